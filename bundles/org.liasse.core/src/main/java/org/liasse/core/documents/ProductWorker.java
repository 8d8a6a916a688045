package org.liasse.core.documents;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Verb;
import org.liasse.core.documents.ProductOrders.Order;
import org.liasse.core.documents.Production.Paper;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.notice.WrittenProducts;
import org.liasse.core.store.Background;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Lease;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the products that sentences have made: written outside any transaction, then put into the
 * slot in one that ends the order too, and only if the dossier still says the same. After a kill
 * the order is still there, or the document is.
 */
@Component(immediate = true, service = ProductWorker.class)
public final class ProductWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProductWorker.class);
    private static final long IDLE_MILLIS = 5_000;
    private static final Duration HELD = Duration.ofMinutes(2);
    private static final int AT_ONCE = 20;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final CaseFiles files;
    private final Acting acting;
    private final Production production;
    private final WrittenProducts written;
    private final ProductOrders orders;
    private final Clock clock;
    private final Lease lease = new Lease("products", Ids.next(), HELD);
    private final Background background = new Background("products", IDLE_MILLIS, 0, this::round);

    @Activate
    public ProductWorker(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference CaseFiles files,
            @Reference Acting acting,
            @Reference Production production,
            @Reference WrittenProducts written,
            @Reference ProductOrders orders,
            @Reference Clock clock) {
        this(transactions, catalogue, files, acting, production, written, orders, clock, true);
    }

    /** As a test wants it: going only when it is told to. */
    ProductWorker(
            Transactions transactions,
            Catalogue catalogue,
            CaseFiles files,
            Acting acting,
            Production production,
            WrittenProducts written,
            ProductOrders orders,
            Clock clock,
            boolean byItself) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.files = files;
        this.acting = acting;
        this.production = production;
        this.written = written;
        this.orders = orders;
        this.clock = clock;
        if (byItself) {
            orders.whenPlaced(background::wake);
            background.start();
        }
    }

    @Deactivate
    @Override
    public void close() {
        orders.whenPlaced(() -> {});
        if (background.end()) {
            lease.letGo(transactions);
        }
    }

    /**
     * What was written.
     *
     * @param values that it says
     */
    private record Written(Paper paper, Map<String, Object> values) {}

    /** Makes some of what is ordered; answers whether there may be more. */
    boolean round() {
        if (!transactions.read(sql -> ProductOrders.isAnyDue(sql, clock.now().toEpochMilli()))) {
            return false;
        }
        // read once no other node makes any
        List<Order> due =
                transactions.write(
                        work ->
                                lease.take(work)
                                        ? ProductOrders.due(work.sql(), work.millis(), AT_ONCE)
                                        : List.<Order>of());
        for (Order order : due) {
            if (!background.isRunning() || !transactions.write(lease::renew)) {
                return false;
            }
            make(order);
        }
        return !due.isEmpty();
    }

    private void make(Order order) {
        try {
            Optional<Written> made = write(order);
            transactions.write(work -> put(work, order, made));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.TYPE_AWAY) {
                apart(work -> ProductOrders.await(work, order));
            } else {
                String why = problem.reason().orElse(Key.of(problem.kind()).value());
                apart(work -> ProductOrders.failed(work, order, why));
            }
        } catch (RuntimeException | Error e) {
            String incident = Ids.next();
            LOG.error(
                    "incident {}: {} of {} cannot be made",
                    incident,
                    order.product(),
                    order.dossier(),
                    e);
            String why = e.getClass().getSimpleName() + ", incident " + incident;
            apart(work -> ProductOrders.failed(work, order, why));
        }
    }

    private void apart(java.util.function.Consumer<Work> change) {
        transactions.write(
                work -> {
                    change.accept(work);
                    return null;
                });
    }

    /** Empty where there is nothing to write any more. */
    private Optional<Written> write(Order order) {
        Optional<CaseFile> file = transactions.read(sql -> files.any(sql, order.dossier()));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        // the type is held meanwhile: its bundle does not leave while it is written
        return catalogue
                .ask(order.type(), living -> write(living, file.get(), order))
                .orElseThrow(() -> Problem.typeAway(order.type()));
    }

    private Optional<Written> write(DossierType living, CaseFile file, Order order) {
        Optional<Product> product = written(file.type(), order);
        if (product.isEmpty() || acting.letsClock(living, file, act(order)).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = transactions.read(sql -> values(sql, file, product.get()));
        return Optional.of(
                new Written(production.write(Acting.CLOCK, file, product.get(), values), values));
    }

    private static Optional<Product> written(DossierType type, Order order) {
        return type.product(order.product()).filter(Product::isWritten);
    }

    private static Act act(Order order) {
        return Act.of(Verb.PRODUCE, order.product());
    }

    private Map<String, Object> values(Sql sql, CaseFile file, Product product) {
        return written.values(sql, file, product, Acting.CLOCK.language());
    }

    private Void put(Work work, Order order, Optional<Written> made) {
        Scene scene;
        try {
            scene = acting.enter(work, order.dossier());
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.NOT_FOUND) {
                throw problem;
            }
            return dropped(work, order, made);
        }
        Optional<Product> product = written(scene.type(), order);
        Optional<Allowed> allowed = acting.letsClock(scene.living(), scene.file(), act(order));
        if (product.isEmpty() || allowed.isEmpty()) {
            // reopened, or its context has none made by now
            return dropped(work, order, made);
        }
        Map<String, Object> now = values(work.settled(), scene.file(), product.get());
        if (made.filter(one -> one.values().equals(now)).isEmpty()) {
            // the dossier has changed meanwhile: it is written anew
            made.ifPresent(one -> Uploads.drop(work, one.paper().upload()));
            return null;
        }
        if (!ProductOrders.end(work, order.dossier(), order.product())) {
            // somebody else has had it made meanwhile
            return dropped(work, order, made);
        }
        production.put(scene, order.product(), allowed.get(), made.get().paper());
        return null;
    }

    private static Void dropped(Work work, Order order, Optional<Written> made) {
        ProductOrders.end(work, order.dossier(), order.product());
        made.ifPresent(one -> Uploads.drop(work, one.paper().upload()));
        return null;
    }
}
