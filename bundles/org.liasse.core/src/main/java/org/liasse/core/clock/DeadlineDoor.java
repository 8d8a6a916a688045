package org.liasse.core.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Deadlines;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to deadlines: whoever reaches it is an operator. */
@Component(service = Deadlines.class)
public final class DeadlineDoor implements Deadlines {

    /** When it is asked next, on which dossier, by which sentence: the order of the list. */
    private static final Pattern ID = Pattern.compile("(\\d{1,18})/([0-9a-f-]{36})/(.{1,300})");

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Clock clock;

    @Activate
    public DeadlineDoor(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public List<Deadline> list(Query query, String after, int limit) {
        var statement =
                new StringBuilder(
                        "select e.dossier_id, e.sentence, e.type_key, e.acted, e.next_at, e.try_at,"
                                + " e.tries, e.failing, e.hindrance, d.number from deadline e join"
                                + " dossier d on d.id = e.dossier_id where e.try_at < ?");
        var arguments = new ArrayList<Object>(List.of(DeadlineRows.NEVER));
        if (query.type() != null) {
            statement.append(" and e.type_key = ?");
            arguments.add(query.type());
        }
        if (query.dossier() != null) {
            statement.append(" and e.dossier_id = ?");
            arguments.add(query.dossier());
        }
        if (query.failing()) {
            statement.append(" and e.failing = 1");
        }
        if (after != null) {
            Matcher id = ID.matcher(after);
            if (!id.matches()) {
                throw Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "Ce curseur n’existe pas.",
                        "There is no such cursor.");
            }
            long at = Long.parseLong(id.group(1));
            statement.append(
                    " and (e.try_at > ? or (e.try_at = ? and (e.dossier_id > ? or (e.dossier_id = ?"
                            + " and e.sentence > ?))))");
            arguments.addAll(List.of(at, at, id.group(2), id.group(2), id.group(3)));
        }
        statement
                .append(" order by e.try_at, e.dossier_id, e.sentence fetch first ")
                .append(Math.min(Math.max(limit, 1), 200))
                .append(" rows only");
        return transactions.read(
                sql ->
                        sql.list(
                                statement.toString(),
                                row -> {
                                    Key type = new Key(row.getString(3));
                                    boolean isFailing = row.getInt(8) == 1;
                                    boolean isRefused = row.getInt(7) > 0;
                                    return new Deadline(
                                            row.getLong(6)
                                                    + "/"
                                                    + row.getString(1)
                                                    + "/"
                                                    + row.getString(2),
                                            row.getString(1),
                                            row.getString(10),
                                            type,
                                            ClockSentences.actOf(row.getString(2)),
                                            row.getInt(4),
                                            Instant.ofEpochMilli(row.getLong(5)),
                                            Instant.ofEpochMilli(row.getLong(6)),
                                            standing(type, isFailing, isRefused, row.getLong(6)),
                                            row.getString(9));
                                },
                                arguments));
    }

    private Standing standing(Key type, boolean isFailing, boolean isRefused, long next) {
        if (isFailing) {
            return Standing.FAILING;
        }
        if (isRefused) {
            return Standing.HELD_BACK;
        }
        boolean isDue = next <= clock.now().toEpochMilli();
        return isDue && !catalogue.isPresent(type) ? Standing.AWAY : Standing.AHEAD;
    }
}
