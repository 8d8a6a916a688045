package org.liasse.core.statistic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.people.Caller;
import org.liasse.api.statistic.Statistics;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Statistic;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.Grants;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The door to statistics: three statements on PostgreSQL, a few more on Derby, whatever the number
 * of dossiers.
 */
@Component(service = Statistics.class)
public final class StatisticDoor implements Statistics {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Clock clock;

    @Activate
    public StatisticDoor(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * A context or an office.
     *
     * @param type of the context; {@code null} for an office
     */
    private record Place(String id, Key type, Set<Key> flags) {}

    @Override
    public List<Figures> read(Caller caller, String place, Wanted wanted) {
        return transactions.read(
                sql -> {
                    Place there = placeOf(sql, place);
                    Set<Key> roles = Grants.rolesOn(sql, caller, there.id());
                    Map<DossierType, List<Statistic>> told = told(there, roles);
                    if (roles.isEmpty() && told.isEmpty()) {
                        throw Problem.notFound();
                    }
                    if (wanted.type() != null) {
                        told.keySet().removeIf(type -> !type.key().equals(wanted.type()));
                    }
                    return figures(sql, caller, there, told, wanted);
                });
    }

    private static Place placeOf(Sql sql, String name) {
        if (!Ids.isId(name) && !Key.isKey(name)) {
            throw Problem.notFound();
        }
        return sql.first(
                        "select id, type_key, flags from dossier where id = ? union all select id,"
                                + " '', '' from office where id = ? or office_key = ?",
                        row ->
                                new Place(
                                        row.getString(1),
                                        row.getString(2).isEmpty()
                                                ? null
                                                : new Key(row.getString(2)),
                                        Audiences.rolesOf(row.getString(3))),
                        name,
                        name,
                        name)
                .orElseThrow(Problem::notFound);
    }

    private Map<DossierType, List<Statistic>> told(Place place, Set<Key> roles) {
        Map<DossierType, List<Statistic>> told = new LinkedHashMap<>();
        catalogue.all().values().stream()
                .map(Known::type)
                .filter(type -> place.type() == null || type.contextTypes().contains(place.type()))
                .forEach(
                        type -> {
                            List<Statistic> readable =
                                    type.statistics().stream()
                                            .filter(s -> isTold(s, place, roles))
                                            .toList();
                            if (!readable.isEmpty()) {
                                told.put(type, readable);
                            }
                        });
        return told;
    }

    /** What is public is so on a context: an office's figures hold contexts that are not. */
    private static boolean isTold(Statistic statistic, Place place, Set<Key> roles) {
        boolean isOpen =
                statistic.isPublic()
                        && place.type() != null
                        && (statistic.publicOnce() == null
                                || place.flags().contains(statistic.publicOnce()));
        return isOpen || statistic.readers().stream().anyMatch(roles::contains);
    }

    private List<Figures> figures(
            Sql sql,
            Caller caller,
            Place place,
            Map<DossierType, List<Statistic>> told,
            Wanted wanted) {
        LocalDate today = LocalDate.ofInstant(clock.now(), clock.zone());
        Steps steps = Steps.of(wanted, today);
        if (told.isEmpty()) {
            return List.of();
        }
        long usualSince = today.minusDays(USUAL_DAYS).toEpochDay();
        Map<Key, Counts> counts = new LinkedHashMap<>();
        told.keySet()
                .forEach(
                        type ->
                                counts.put(
                                        type.key(),
                                        new Counts(type, steps, usualSince, caller.language())));
        TallyRows.read(
                        sql,
                        place.id(),
                        counts.keySet(),
                        Math.min(usualSince, steps.first().toEpochDay()),
                        Math.max(today.toEpochDay(), steps.last().toEpochDay()))
                .forEach(line -> counts.get(line.type()).add(line));
        var figures = new ArrayList<Figures>();
        told.forEach(
                (type, statistics) ->
                        statistics.forEach(s -> figures.add(counts.get(type.key()).figures(s))));
        return figures;
    }
}
