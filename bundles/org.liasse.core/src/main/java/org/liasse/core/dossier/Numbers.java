package org.liasse.core.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Numbers for people, per office, type and year: {@code 2026-000017}. Taken from the database in
 * blocks, so that writers do not wait for each other; a block that a stop leaves unused is lost,
 * and no number is given twice.
 */
@Component(service = Numbers.class)
public final class Numbers {

    private static final int BLOCK = 20;

    /** From here on numbers are those of dossiers that are opened and taken back. */
    private static final int NOBODYS = 900_000;

    private static final int BORNE = 100_000;

    private static final AtomicInteger UNUSED = new AtomicInteger();

    private static final class Block {
        long next;
        long end;
    }

    private final Transactions transactions;
    private final ZoneId zone;
    private final Map<String, Block> blocks = new ConcurrentHashMap<>();

    @Activate
    public Numbers(@Reference Transactions transactions, @Reference Clock clock) {
        this.transactions = transactions;
        this.zone = clock.zone();
    }

    String next(String office, Key type, Instant now) {
        int year = now.atZone(zone).getYear();
        if (transactions.isTentative()) {
            return "%d-%06d"
                    .formatted(year, NOBODYS + Math.floorMod(UNUSED.incrementAndGet(), BORNE));
        }
        String name = office + " " + type + " " + year;
        Block block = blocks.computeIfAbsent(name, key -> new Block());
        synchronized (block) {
            if (block.next == block.end) {
                block.next = reserve(name);
                block.end = block.next + BLOCK;
            }
            return "%d-%06d".formatted(year, block.next++);
        }
    }

    private long reserve(String name) {
        return transactions.writeApart(
                work -> {
                    Sql sql = work.sql();
                    if (sql.update(
                                    "update counter set next_value = next_value + ? where name = ?",
                                    BLOCK,
                                    name)
                            == 0) {
                        sql.update(
                                "insert into counter (name, next_value) values (?, ?)",
                                name,
                                1 + BLOCK);
                        return 1L;
                    }
                    return sql.number("select next_value from counter where name = ?", name)
                            - BLOCK;
                });
    }
}
