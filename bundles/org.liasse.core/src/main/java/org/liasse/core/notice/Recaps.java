package org.liasse.core.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.liasse.api.Clock;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.type.Declarations.Digest;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Lease;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes recaps when their time has come: on their day, from their time on, once for each person. A
 * day on which nobody was there is passed over, and what it had to say waits for the next one.
 */
@Component(service = Recaps.class)
public final class Recaps {

    private static final int PAGE = 100;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Clock clock;
    private final RecapLetter letter;

    /** The last day on which this node has been through all of a digest. */
    private final Map<String, LocalDate> made = new HashMap<>();

    @Activate
    public Recaps(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference Clock clock,
            @Reference RecapLetter letter) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.clock = clock;
        this.letter = letter;
    }

    /**
     * A recap of one day.
     *
     * @param until what happened from then on is for the next one
     */
    record Due(DossierType type, Digest digest, LocalDate day, Instant until) {

        String name() {
            return type.key() + ":" + digest.key();
        }

        /** The same for everybody who makes it; once for each person. */
        String cause() {
            return "recap:" + name() + ":" + day;
        }
    }

    /** Whether any is due that this node has not been through; asks no database. */
    boolean isAnyDue() {
        return due().findAny().isPresent();
    }

    /** What is due that this node has not been through. */
    Stream<Due> due() {
        Instant now = clock.now();
        LocalDate today = LocalDate.ofInstant(now, clock.zone());
        return catalogue.all().values().stream()
                .flatMap(
                        known ->
                                digests(known.type())
                                        .map(digest -> due(known.type(), digest, today)))
                .filter(due -> due.digest().days().contains(today.getDayOfWeek()))
                .filter(due -> !now.isBefore(at(due)))
                .filter(due -> !today.equals(made.get(due.name())));
    }

    /**
     * The recaps that a day of the coming week brings somebody: of each digest that has something
     * for him the first one that is not made yet.
     *
     * @param said whether a recap that is not made yet says anything
     */
    List<Due> ahead(Sql sql, String person, Predicate<Due> said) {
        Set<String> waiting =
                Set.copyOf(
                        sql.list(
                                "select distinct type_key || ':' || digest_key from recap_line"
                                        + " where person = ?",
                                row -> row.getString(1),
                                person));
        Instant now = clock.now();
        LocalDate today = LocalDate.ofInstant(now, clock.zone());
        return catalogue.all().values().stream()
                .map(Known::type)
                .flatMap(
                        type ->
                                digests(type)
                                        .filter(
                                                digest ->
                                                        waiting.contains(
                                                                type.key() + ":" + digest.key()))
                                        .flatMap(
                                                digest ->
                                                        IntStream.rangeClosed(0, 7)
                                                                .mapToObj(today::plusDays)
                                                                .map(day -> due(type, digest, day))
                                                                .filter(
                                                                        due ->
                                                                                isAhead(
                                                                                        sql, due,
                                                                                        person,
                                                                                        now))
                                                                .filter(said)
                                                                .limit(1)))
                .toList();
    }

    private boolean isAhead(Sql sql, Due due, String person, Instant now) {
        return due.digest().days().contains(due.day().getDayOfWeek())
                && (now.isBefore(at(due)) || !RecapLetter.isWritten(sql, due, person));
    }

    private static Stream<Digest> digests(DossierType type) {
        return type.notices().isEmpty()
                ? Stream.of()
                : Stream.concat(type.digests().stream(), Stream.of(Digest.DAILY, Digest.WEEKLY));
    }

    private Due due(DossierType type, Digest digest, LocalDate today) {
        Instant until =
                digest.wholeDays()
                        ? today.atStartOfDay(clock.zone()).toInstant()
                        : today.atTime(digest.at()).atZone(clock.zone()).toInstant();
        return new Due(type, digest, today, until);
    }

    /** When it is made. */
    Instant at(Due due) {
        return due.day().atTime(due.digest().at()).atZone(clock.zone()).toInstant();
    }

    /**
     * Makes what is due; everything that has a number has been told before.
     *
     * @throws Telling.Lost where the lease is another node's by now
     */
    void make(Lease lease, BooleanSupplier isRunning) {
        for (Due due : due().toList()) {
            if (!transactions.read(sql -> isComplete(sql, due))) {
                continue;
            }
            String after = "";
            List<String> people;
            do {
                String last = after;
                people = transactions.read(sql -> people(sql, due, last));
                for (String person : people) {
                    if (!isRunning.getAsBoolean()) {
                        return;
                    }
                    letter.write(due, person, lease);
                    after = person;
                }
            } while (people.size() == PAGE);
            made.put(due.name(), due.day());
        }
    }

    /** Whether nothing that belongs to it waits for its number. */
    private static boolean isComplete(Sql sql, Due due) {
        return sql.number(
                        "select count(*) from event_log where event_position is null and"
                                + " happened_at < ?",
                        due.until().toEpochMilli())
                == 0;
    }

    private static List<String> people(Sql sql, Due due, String after) {
        return sql.list(
                "select distinct person from recap_line where type_key = ? and digest_key = ? and"
                        + " person > ? and happened_at < ? order by person fetch first "
                        + PAGE
                        + " rows only",
                row -> row.getString(1),
                due.type().key(),
                due.digest().key(),
                after,
                due.until().toEpochMilli());
    }
}
