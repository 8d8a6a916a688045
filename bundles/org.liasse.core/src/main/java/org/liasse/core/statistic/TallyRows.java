package org.liasse.core.statistic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.core.store.Sql;

/** The rows that are counted up, and those that wait to be folded into them. */
final class TallyRows {

    /** Its number is how many times rows were folded. */
    static final String LEASE = "statistics";

    private static final int READS = 5;

    private static final String SAME =
            " where place = ? and type_key = ? and series = ? and day_no = ? and label = ? and"
                    + " bucket = ?";

    private TallyRows() {}

    /** What a row is about. */
    record Sum(String place, String type, String series, int day, String label, long bucket) {

        private List<Object> arguments() {
            return List.of(place, type, series, day, label, bucket);
        }
    }

    private record Delta(String id, Sum of, long n) {}

    /** What was counted under a label on a day; {@code n} is never 0. */
    record Line(Key type, Key series, int day, String label, long bucket, long n) {}

    static boolean isAnyWaiting(Sql sql) {
        return sql.first("select id from tally_delta fetch first 1 rows only", row -> 1)
                .isPresent();
    }

    /**
     * Adds the oldest waiting rows to what they are about, and takes them away.
     *
     * @return how many
     * @throws IllegalStateException where somebody else has taken one meanwhile; nothing may be
     *     kept then
     */
    static int fold(Sql sql, int most) {
        List<Delta> deltas =
                sql.list(
                        "select id, place, type_key, series, day_no, label, bucket, n from"
                                + " tally_delta order by id fetch first "
                                + most
                                + " rows only",
                        row ->
                                new Delta(
                                        row.getString(1),
                                        new Sum(
                                                row.getString(2),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getInt(5),
                                                row.getString(6),
                                                row.getLong(7)),
                                        row.getLong(8)));
        if (deltas.isEmpty()) {
            return 0;
        }
        Map<Sum, Long> sums = new LinkedHashMap<>();
        deltas.forEach(delta -> sums.merge(delta.of(), delta.n(), Long::sum));
        sums.forEach((of, n) -> add(sql, of, n));
        List<String> ids = deltas.stream().map(Delta::id).toList();
        int gone = sql.update("delete from tally_delta where id in (" + Sql.marks(ids) + ")", ids);
        if (gone != ids.size()) {
            throw new IllegalStateException("somebody else folds the same rows");
        }
        return gone;
    }

    private static void add(Sql sql, Sum of, long n) {
        if (n == 0) {
            return;
        }
        var arguments = new ArrayList<Object>(List.of(n));
        arguments.addAll(of.arguments());
        if (sql.update("update tally set n = n + ?" + SAME, arguments) == 0) {
            sql.update(
                    "insert into tally (n, place, type_key, series, day_no, label, bucket) values"
                            + " (?, ?, ?, ?, ?, ?, ?)",
                    arguments);
        }
    }

    /**
     * What there is now, and what was counted on these days, first and last included. On Derby a
     * statement may find a row before it is folded, and what it was folded into after: it is read
     * again where rows were folded meanwhile.
     */
    static List<Line> read(Sql sql, String place, Collection<Key> types, long first, long last) {
        if (sql.isPostgres()) {
            return readOnce(sql, place, types, first, last);
        }
        for (int i = 1; ; i++) {
            long folds = folds(sql);
            List<Line> lines = readOnce(sql, place, types, first, last);
            if (i == READS || folds(sql) == folds) {
                return lines;
            }
        }
    }

    private static long folds(Sql sql) {
        return sql.number("select last_value from lease where name = ?", LEASE);
    }

    private static List<Line> readOnce(
            Sql sql, String place, Collection<Key> types, long first, long last) {
        var condition =
                " where place = ? and type_key in ("
                        + Sql.marks(types)
                        + ") and (day_no = "
                        + Tally.NOW
                        + " or day_no between ? and ?)";
        var arguments = new ArrayList<Object>(List.of(place));
        arguments.addAll(types);
        arguments.addAll(List.of(first, last));
        arguments.addAll(List.copyOf(arguments));
        String columns = "type_key, series, day_no, label, bucket";
        return sql.list(
                "select "
                        + columns
                        + ", sum(n) from (select "
                        + columns
                        + ", n from tally"
                        + condition
                        + " union all select "
                        + columns
                        + ", n from tally_delta"
                        + condition
                        + ") x group by "
                        + columns
                        + " having sum(n) <> 0",
                row ->
                        new Line(
                                new Key(row.getString(1)),
                                new Key(row.getString(2)),
                                row.getInt(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getLong(6)),
                arguments);
    }
}
