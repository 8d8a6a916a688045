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
import org.liasse.api.dossier.DossierPage;
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
            Object worked =
                    dossiers.read(caller, visit.id())
                            .values(Key.of(Visit.Section.TIMES))
                            .get("worked");
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
        var found = new ArrayList<Item>();
        String after = null;
        do {
            DossierPage page =
                    dossiers.list(
                            caller,
                            new DossierQuery(
                                    new Key("service-visit"),
                                    null,
                                    null,
                                    REPORTED,
                                    null,
                                    List.of(
                                            new Where(
                                                    START, Operator.GE, midnight(from).toString())),
                                    List.of(new Sort(null, START, false)),
                                    List.of(START),
                                    200,
                                    after,
                                    false));
            for (Item visit : page.items()) {
                Object start = visit.columns().get(START.toString());
                if (start == null || !Instant.parse(start.toString()).isBefore(end)) {
                    return found;
                }
                found.add(visit);
            }
            if (found.size() > MOST_VISITS) {
                throw Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "Plus de " + MOST_VISITS + " interventions : choisissez moins de jours.",
                        "More than " + MOST_VISITS + " visits: ask for fewer days.");
            }
            after = page.next();
        } while (after != null);
        return found;
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(clock.zone()).toInstant();
    }
}
