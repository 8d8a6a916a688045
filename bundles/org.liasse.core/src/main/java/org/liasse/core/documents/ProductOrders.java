package org.liasse.core.documents;

import java.time.Duration;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Products that sentences have made, until they stand in their slots: a row each, written with the
 * act and gone with the document.
 */
@Component(service = ProductOrders.class)
public final class ProductOrders {

    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String DELETE =
            "delete from product_order where dossier_id = ? and product_key = ?";
    private static final String COLUMNS =
            "select dossier_id, product_key, type_key, tries from product_order";

    private volatile Runnable whenPlaced = () -> {};

    /**
     * @param tries that have failed
     */
    record Order(String dossier, Key product, Key type, int tries) {}

    @Activate
    public ProductOrders() {}

    /** What is to be done once there is something to make. */
    void whenPlaced(Runnable task) {
        whenPlaced = task;
    }

    /** Has it made after the commit; one that waits already is the same. */
    public void place(Scene scene, Key product) {
        Work work = scene.work();
        work.add(DELETE, scene.header().id(), product);
        work.add(
                "insert into product_order (dossier_id, product_key, type_key, ordered_at, try_at,"
                        + " tries) values (?, ?, ?, ?, ?, 0)",
                scene.header().id(),
                product,
                scene.header().type(),
                work.millis(),
                work.millis());
        work.afterCommit(() -> whenPlaced.run());
    }

    static List<Order> due(Sql sql, long now, int most) {
        return sql.list(
                COLUMNS
                        + " where try_at <= ? order by try_at, dossier_id, product_key fetch first "
                        + most
                        + " rows only",
                row ->
                        new Order(
                                row.getString(1),
                                new Key(row.getString(2)),
                                new Key(row.getString(3)),
                                row.getInt(4)),
                now);
    }

    static boolean isAnyDue(Sql sql, long now) {
        return !due(sql, now, 1).isEmpty();
    }

    /** It is made, or not to be made any more; false where nobody waited for it by then. */
    static boolean end(Work work, String dossier, Key product) {
        return work.sql().update(DELETE, dossier, product) > 0;
    }

    /** Its type is away: that is no failure, and others have their turn meanwhile. */
    static void await(Work work, Order order) {
        work.sql()
                .update(
                        "update product_order set try_at = ? where dossier_id = ? and product_key ="
                                + " ?",
                        work.millis() + AFTER_A_FAILURE.toMillis(),
                        order.dossier(),
                        order.product());
    }

    static void failed(Work work, Order order, String why) {
        Duration pause = AFTER_A_FAILURE.multipliedBy(1L << Math.min(order.tries(), 6));
        work.sql()
                .update(
                        "update product_order set try_at = ?, tries = tries + 1, hindrance = ?"
                                + " where dossier_id = ? and product_key = ?",
                        work.millis() + (pause.compareTo(LONGEST) > 0 ? LONGEST : pause).toMillis(),
                        why.length() > 300 ? why.substring(0, 300) : why,
                        order.dossier(),
                        order.product());
    }
}
