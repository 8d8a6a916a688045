package org.liasse.core.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liasse.core.store.Sql;

/**
 * The plan where few dossiers come into question: all of them are tested and put in order here.
 * They come from the reader's own grants, where he has few, or from what few match.
 */
final class Gather {

    /** More than a survey lets through, for what was added since. */
    private static final int MOST = 5_000;

    private Gather() {}

    static Found run(Sql sql, Question question, int driver, Cursor cursor) {
        Piece query = Piece.of("select x.id");
        for (Order order : question.orders()) {
            query = query.then(", ").then(order.value(question.reader()));
        }
        var conditions = new ArrayList<Piece>();
        if (driver != Drivers.GRANTS) {
            conditions.add(question.reader().access(question.scope()));
        }
        conditions.addAll(question.conditions());
        query =
                query.then(" from (select distinct y.id from (")
                        .then(question.drivers().first(driver, MOST))
                        .then(") y) x where ")
                        .then(Piece.all(conditions));
        int keys = question.orders().size();
        List<Row> all =
                sql.list(
                        query.text(),
                        row -> {
                            var values = new ArrayList<Object>();
                            for (int i = 0; i < keys; i++) {
                                values.add(
                                        question.orders().get(i).isUpdate()
                                                ? (Object) row.getLong(i + 2)
                                                : row.getString(i + 2));
                            }
                            return new Row(row.getString(1), values);
                        },
                        query.arguments());
        Comparator<Row> order = Row.by(question.orders(), false);
        Row before = cursor == null ? null : Row.at(cursor.last());
        List<Row> rest =
                all.stream()
                        .filter(row -> before == null || order.compare(row, before) > 0)
                        .sorted(order)
                        .toList();
        List<Row> rows = rest.subList(0, Math.min(question.limit(), rest.size()));
        return new Found(
                rows,
                rest.size() > rows.size(),
                null,
                List.of(),
                order,
                false,
                row -> new Cursor(driver, 0, null, row.place()),
                row -> null,
                null,
                (long) all.size());
    }
}
