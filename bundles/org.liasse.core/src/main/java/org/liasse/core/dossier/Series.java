package org.liasse.core.dossier;

import java.time.LocalDate;
import java.util.Map;
import org.liasse.api.Clock;
import org.liasse.api.workflow.Effects.Numbering;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Numbers of which none is left out: {@code F2026-000017}. Whoever takes one holds the row of its
 * series until his transaction ends, so that it is taken or not together with what bears it; others
 * of the office wait that long. The row says the year and the last number of it.
 */
@Component(service = Series.class)
public final class Series {

    /** Numbers of a year: what stands before the last nine digits is the year. */
    private static final long OF_A_YEAR = 1_000_000_000L;

    private final Clock clock;

    @Activate
    public Series(@Reference Clock clock) {
        this.clock = clock;
    }

    void number(Scene scene, Numbering numbering, Changes changes) {
        String number = numbering.number().value();
        if (scene.file.section(numbering.section()).values().get(number) != null) {
            return;
        }
        Header header = scene.header();
        String name = "series " + header.office() + " " + header.type() + " " + numbering.series();
        Sql sql = scene.work.sql();
        if (!isHeld(sql, name)) {
            begin(sql, name);
        }
        // no earlier than that of the number before, for that one was taken before
        LocalDate today = clock.now().atZone(clock.zone()).toLocalDate();
        long last = sql.number("select next_value from counter where name = ?", name);
        long year = Math.max(today.getYear(), last / OF_A_YEAR);
        long next = year == last / OF_A_YEAR ? last + 1 : year * OF_A_YEAR + 1;
        sql.update("update counter set next_value = ? where name = ?", next, name);
        LocalDate day = year == today.getYear() ? today : LocalDate.of((int) year, 1, 1);
        changes.merge(
                scene,
                numbering.section(),
                Map.of(
                        number,
                        "%s%d-%06d".formatted(numbering.series(), year, next % OF_A_YEAR),
                        numbering.day().value(),
                        day.toString()));
    }

    /** Locks the row, where there is one. */
    private static boolean isHeld(Sql sql, String name) {
        return sql.update("update counter set next_value = next_value where name = ?", name) > 0;
    }

    /**
     * The first of a series: its row comes with the number. Who comes second waits for the first,
     * then fails and is tried again, as the transaction's door does, and finds the row.
     */
    private static void begin(Sql sql, String name) {
        sql.update("insert into counter (name, next_value) values (?, 0)", name);
    }
}
