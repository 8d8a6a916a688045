package org.liasse.core.types;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which types there are: those whose variant is there, and those that left and have dossiers. A
 * variant that arrives is asked once for its types; nothing of it is kept when it goes.
 */
@Component(service = Catalogue.class)
public final class Catalogue {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    /** How long a variant that leaves waits for the decisions that use it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What a bundle offers, for as long as it is there. */
    private record Offer(Source source, List<DossierType> types) {}

    private final Snapshots snapshots;
    private final Map<Key, Installed> serving = new ConcurrentHashMap<>();
    private final Map<DossierVariant, Offer> offers = new IdentityHashMap<>();
    private Consumer<DossierType> beforeServing = type -> {};
    private final Map<String, String> faults = new ConcurrentHashMap<>();

    @Activate
    public Catalogue(@Reference Transactions transactions) {
        this.snapshots = new Snapshots(transactions);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addVariant(DossierVariant variant, ServiceReference<DossierVariant> reference) {
        arrive(variant, Source.of(reference.getBundle()));
    }

    void removeVariant(DossierVariant variant) {
        leave(variant);
    }

    /** A variant is there: from now on its types serve, or are parked, or their fault is told. */
    public synchronized void arrive(DossierVariant variant, Source source) {
        try {
            List<DossierType> types = List.copyOf(variant.types());
            offers.put(variant, new Offer(source, types));
            faults.remove(source.toString());
            types.forEach(type -> offer(type, source));
        } catch (RuntimeException | LinkageError e) {
            // its fault is told as long as it is there
            offers.putIfAbsent(variant, new Offer(source, List.of()));
            fault(source, e);
        }
    }

    /** A variant goes: its types wait for the decisions that use them, then serve no more. */
    public synchronized void leave(DossierVariant variant) {
        Offer offer = offers.remove(variant);
        if (offer != null) {
            faults.remove(offer.source().toString());
            offer.types().forEach(this::withdraw);
        }
    }

    private void offer(DossierType type, Source source) {
        Installed current = serving.get(type.key());
        if (current != null && compareVersions(current.type().version(), type.version()) >= 0) {
            LOG.warn(
                    "the type {} {} of {} is parked: {} of {} serves it",
                    type.key(),
                    type.version(),
                    source,
                    current.type().version(),
                    current.source());
            return;
        }
        try {
            snapshots.keep(type, source.toString());
        } catch (RuntimeException e) {
            fault(source, e);
            return;
        }
        if (current != null) {
            current.leave(PATIENCE);
        }
        beforeServing.accept(type);
        serving.put(type.key(), new Installed(type, source));
        LOG.info("the type {} {} of {} is there", type.key(), type.version(), source);
    }

    private void withdraw(DossierType type) {
        Installed current = serving.get(type.key());
        if (current == null || current.type() != type) {
            return;
        }
        current.leave(PATIENCE);
        serving.remove(type.key());
        LOG.info("the type {} {} has left", type.key(), type.version());
        offers.values().stream()
                .flatMap(
                        offer ->
                                offer.types().stream()
                                        .filter(other -> other.key().equals(type.key()))
                                        .map(other -> Map.entry(other, offer.source())))
                .max(
                        Comparator.comparing(
                                offer -> offer.getKey().version(), Catalogue::compareVersions))
                .ifPresent(next -> offer(next.getKey(), next.getValue()));
    }

    /**
     * What is done with a type that arrives before it serves; also with those that serve already.
     */
    public synchronized void beforeServing(Consumer<DossierType> task) {
        beforeServing = task;
        serving.values().forEach(installed -> task.accept(installed.type()));
    }

    private void fault(Source source, Throwable cause) {
        faults.put(
                source.toString(),
                cause.getMessage() == null ? cause.toString() : cause.getMessage());
        LOG.error("the variant {} cannot be taken in", source, cause);
    }

    /** By bundle, why the types of a variant that is there could not be taken in. */
    public Map<String, String> faults() {
        return Map.copyOf(faults);
    }

    /** What serves a type at this moment. */
    Optional<Source> sourceOf(Key type) {
        return Optional.ofNullable(serving.get(type)).map(Installed::source);
    }

    /** Offers of types that another version serves: "key version of bundle". */
    public synchronized List<String> parked() {
        var parked = new ArrayList<String>();
        for (Offer offer : offers.values()) {
            for (DossierType type : offer.types()) {
                Installed current = serving.get(type.key());
                if (current != null && current.type() != type) {
                    parked.add(type.key() + " " + type.version() + " of " + offer.source());
                }
            }
        }
        return parked;
    }

    /** Every known type by key, from its snapshot. */
    public Map<Key, Known> all() {
        return snapshots.all().entrySet().stream()
                .collect(
                        toMap(
                                Map.Entry::getKey,
                                entry -> new Known(entry.getValue(), isPresent(entry.getKey())),
                                (one, other) -> one,
                                TreeMap::new));
    }

    public Optional<Known> find(Key type) {
        return Optional.ofNullable(snapshots.all().get(type))
                .map(data -> new Known(data, isPresent(type)));
    }

    public boolean isPresent(Key type) {
        return serving.containsKey(type);
    }

    /** The data of a type that dossiers have. */
    public DossierType snapshot(Key type) {
        DossierType data = snapshots.all().get(type);
        if (data == null) {
            throw new IllegalStateException("no snapshot of " + type);
        }
        return data;
    }

    /**
     * The living type, held until this transaction is over.
     *
     * @throws Problem TYPE_AWAY where its variant is not there, or leaving
     */
    public DossierType lease(Key type, Work work) {
        Installed installed = serving.get(type);
        if (installed == null || !installed.lease()) {
            throw Problem.typeAway(type);
        }
        work.atTheEnd(installed::giveBack);
        work.beforeCommit(installed::verify);
        return installed.type();
    }

    /** The living type for one question that changes nothing, or empty where it is away. */
    public <T> Optional<T> ask(Key type, java.util.function.Function<DossierType, T> question) {
        Installed installed = serving.get(type);
        if (installed == null || !installed.lease()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(installed.type()));
        } finally {
            installed.giveBack();
        }
    }

    /** 1.10 comes after 1.9; what is no number compares as text. */
    static int compareVersions(String one, String other) {
        String[] some = one.split("\\.");
        String[] others = other.split("\\.");
        for (int i = 0; i < Math.max(some.length, others.length); i++) {
            String a = i < some.length ? some[i] : "0";
            String b = i < others.length ? others[i] : "0";
            boolean numbers = a.matches("\\d{1,9}") && b.matches("\\d{1,9}");
            int compared =
                    numbers
                            ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b))
                            : a.compareTo(b);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
