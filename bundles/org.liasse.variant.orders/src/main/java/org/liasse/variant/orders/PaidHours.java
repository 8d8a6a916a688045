package org.liasse.variant.orders;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.Caller;

/**
 * SERV-17: hours of each person over a period, for the pay sheets, of visits whose report has
 * reached the company; as far as the reader sees their times.
 */
public final class PaidHours {

    private static final int MOST_VISITS = 500;
    private static final Path START = new Path(Key.of(Visit.Section.REPORT), new Key("start"));
    private static final Path WORKED = new Path(Key.of(Visit.Section.TIMES), new Key("worked"));
    private static final Set<Key> REPORTED =
            Key.allOf(
                    Visit.State.REPORTED,
                    Visit.State.SIGNED,
                    Visit.State.INVOICED,
                    Visit.State.ARCHIVED);

    private final Dossiers dossiers;
    private final Clock clock;

    public PaidHours(Dossiers dossiers, Clock clock) {
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /**
     * By the id of the account.
     *
     * @param from the first day, {@code YYYY-MM-DD}
     * @param to the last day
     * @throws Problem BAD_REQUEST where these are no days, or more visits fall between them than
     *     are looked through
     */
    public List<Map<String, Object>> persons(Caller caller, String from, String to) {
        Map<String, Long> minutes = new TreeMap<>();
        Map<String, Integer> visits = new TreeMap<>();
        for (Item visit : visits(caller, day(from), day(to))) {
            Object worked = visit.columns().get(WORKED.toString());
            WorkedHours.byPerson(worked)
                    .forEach(
                            (person, time) -> {
                                minutes.merge(person, time, Long::sum);
                                visits.merge(person, 1, Integer::sum);
                            });
        }
        var persons = new ArrayList<Map<String, Object>>();
        minutes.forEach(
                (person, time) ->
                        persons.add(
                                Map.of(
                                        "person",
                                        person,
                                        "hours",
                                        WorkedHours.hours(time),
                                        "visits",
                                        visits.get(person))));
        return persons;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(String.valueOf(text));
        } catch (DateTimeException e) {
            throw Problem.of(
                    Problem.Kind.BAD_REQUEST,
                    "« from » et « to » sont des dates AAAA-MM-JJ.",
                    "\"from\" and \"to\" are dates YYYY-MM-DD.");
        }
    }

    /** From the first day on, in the order in which they began, until one began after the last. */
    private List<Item> visits(Caller caller, LocalDate from, LocalDate to) {
        Instant end = midnight(to.plusDays(1));
        DossierQuery query =
                DossierQuery.of(new Key("service-visit"), 200)
                        .in(REPORTED)
                        .having(List.of(new Where(START, Operator.GE, midnight(from).toString())))
                        .sortedBy(new Sort(null, START, false))
                        .with(List.of(START, WORKED));
        List<Item> found =
                dossiers.all(caller, query)
                        .takeWhile(visit -> isBefore(end, visit))
                        .limit(MOST_VISITS + 1L)
                        .toList();
        if (found.size() > MOST_VISITS) {
            throw Problem.of(
                    Problem.Kind.BAD_REQUEST,
                    "Plus de " + MOST_VISITS + " interventions : choisissez moins de jours.",
                    "More than " + MOST_VISITS + " visits: ask for fewer days.");
        }
        return found;
    }

    private static boolean isBefore(Instant end, Item visit) {
        Object start = visit.columns().get(START.toString());
        return start != null && Instant.parse(start.toString()).isBefore(end);
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(clock.zone()).toInstant();
    }
}
