package org.liasse.core.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a plan found for one page, before its dossiers are read.
 *
 * @param rows in order, none twice, at most as many as the page holds
 * @param more whether more rows than these were found
 * @param end where the rows that were examined end, or {@code null}: at the end of the list
 * @param asks more such ends, which are still to be asked of the database
 * @param order of the rows
 * @param isUpdate whether the rows are grants by their last change, of which a dossier has several
 * @param after the cursor after a row that is shown
 * @param beyond the cursor after the end of what was examined
 * @param last the cursor where there is nothing more, or {@code null}
 * @param total of all answers where it is known by now, or {@code null}
 */
record Found(
        List<Row> rows,
        boolean more,
        Row end,
        List<Piece> asks,
        Comparator<Row> order,
        boolean isUpdate,
        Function<Row, Cursor> after,
        Function<Row, Cursor> beyond,
        Cursor last,
        Long total) {

    /** What the page shows, and the cursor of the next one, or {@code null}. */
    record Settled(List<String> ids, Cursor next) {}

    /**
     * @param ends the answers to what was asked
     * @param updated the last change of each dossier that the reader still sees
     */
    Settled settle(List<Row> ends, Map<String, Long> updated) {
        var all = new ArrayList<>(ends);
        if (end != null) {
            all.add(end);
        }
        Row first = all.stream().min(order).orElse(null);
        List<Row> sure =
                rows.stream()
                        .filter(row -> first == null || !isUpdate || order.compare(row, first) <= 0)
                        .toList();
        List<String> ids =
                sure.stream()
                        .filter(row -> isStillThere(row, updated))
                        .map(Row::id)
                        .distinct()
                        .toList();
        if (more && sure.size() == rows.size()) {
            return new Settled(ids, after.apply(rows.get(rows.size() - 1)));
        }
        return new Settled(ids, first == null ? last : beyond.apply(first));
    }

    /** A dossier stands where its latest change is, and nowhere else. */
    private boolean isStillThere(Row row, Map<String, Long> updated) {
        Long latest = updated.get(row.id());
        return latest != null && (!isUpdate || latest.equals(row.key()));
    }

    /**
     * Of several rows of a dossier, that of the latest change: the first where the newest come
     * first, else the last.
     */
    static List<Row> once(List<Row> rows, boolean newestFirst) {
        var seen = new HashSet<String>();
        var all = new ArrayList<>(rows);
        if (!newestFirst) {
            java.util.Collections.reverse(all);
        }
        all.removeIf(row -> !seen.add(row.id()));
        if (!newestFirst) {
            java.util.Collections.reverse(all);
        }
        return all;
    }
}
