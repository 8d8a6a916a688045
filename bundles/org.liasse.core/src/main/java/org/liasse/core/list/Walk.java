package org.liasse.core.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liasse.core.list.Survey.Pair;
import org.liasse.core.store.Sql;

/**
 * The plan where many dossiers come into question: indexes are read in the order of the list from
 * where the page before ended, and each row is tested, until the page is full or enough rows were
 * looked at. Its cost does not depend on how many dossiers there are.
 *
 * <p>Where a word or a filter has been counted and is not too large, what it finds is kept at hand,
 * so that the other rows are passed over without a look into any table.
 *
 * <p>A list sorted by a field has levels: first the dossiers that have it, in its order; then those
 * where it is absent, sorted by what comes next. Among dossiers with the same value, what comes
 * next puts in order as many as are read at once.
 */
final class Walk {

    /** Rows looked at for one page. */
    static final int EXAMINED = 5_000;

    /**
     * Where several indexes are read, a few rows of each are mostly enough: so many are tried, and
     * of what is at hand all.
     */
    private static final int AT_FIRST = 1_000;

    /** And so many of each at least. */
    private static final int LEAST = 8;

    /** Rows read at once where those with the same value are put in order. */
    private static final int CHUNK = 1_000;

    private final Question question;
    private final Cursor cursor;
    private final Order order;
    private final List<Order> next;
    private final Branches branches;
    private final Comparator<Row> byKey;

    /** Where principals begin that are not read for this page, or {@code null}. */
    private Row unread;

    Walk(Question question, Cursor cursor) {
        this.question = question;
        this.cursor = cursor == null ? Cursor.walk(0) : cursor;
        List<Order> orders = question.orders();
        int level = this.cursor.level();
        this.order = level < orders.size() ? orders.get(level) : Order.OPENED;
        // instants hardly ever meet
        this.next =
                order.isUpdate() || level >= orders.size()
                        ? List.of()
                        : orders.subList(level + 1, orders.size());
        Row anchor = this.cursor.anchor() == null ? null : Row.at(this.cursor.anchor());
        this.branches = new Branches(question, order, anchor);
        this.byKey = branches.byKey();
    }

    /** What a survey must look at before this walk, or {@code null}: nothing. */
    Branches surveyed() {
        return order.isUpdate() ? branches : null;
    }

    Found run(Sql sql, Survey survey) {
        var conditions = new ArrayList<Piece>();
        question.orders()
                .subList(0, cursor.level())
                .forEach(absent -> conditions.add(absent.isAbsent(question.reader())));
        List<Piece> narrowing =
                survey.narrowing(sql).stream()
                        // each may have more by now than when it was counted
                        .map(driver -> question.drivers().first(driver, 2 * Drivers.AT_HAND))
                        .toList();
        for (int i = 0; i < narrowing.size(); i++) {
            conditions.add(isAtHand(i));
        }
        conditions.addAll(question.conditions());
        List<Branch> read =
                order.isUpdate()
                        ? branches.ofGrants(pairs(survey), conditions)
                        : branches.ofField(conditions);
        if (read.isEmpty()) {
            return found(List.of(), false, null, List.of());
        }
        int wanted = order.isUpdate() ? 2 * question.limit() + 1 : question.limit() + 1;
        int most = next.isEmpty() ? wanted : CHUNK;
        boolean isTested = read.stream().anyMatch(branch -> !branch.conditions().isEmpty());
        // Derby takes longer to compile another statement than it saves
        boolean mayAskTwice =
                sql.isPostgres() && survey.statements() < (question.namesFields() ? 1 : 2);
        if (isTested && mayAskTwice && next.isEmpty() && read.size() > 1) {
            boolean isNarrow = !narrowing.isEmpty();
            int examined = isNarrow ? EXAMINED : AT_FIRST;
            int few = Math.max(LEAST, 2 * most / read.size());
            Found found = run(sql, narrowing, read, examined, few);
            boolean isShort = found.rows().size() < question.limit();
            boolean isAll = found.end() == null && (isNarrow || found.asks().isEmpty());
            if (!isShort || isAll) {
                return found;
            }
        }
        return run(sql, narrowing, read, EXAMINED, most);
    }

    /** Said so that PostgreSQL makes no join of it, which would lose the order of the rows. */
    private static Piece isAtHand(int narrowing) {
        return Piece.of("(x.id in (select h.id from at_hand_" + narrowing + " h)) is true");
    }

    private static Piece atHand(List<Piece> narrowing) {
        var all = new ArrayList<Piece>();
        for (int i = 0; i < narrowing.size(); i++) {
            all.add(
                    Piece.of("at_hand_" + i + " as materialized (")
                            .then(narrowing.get(i))
                            .then(")"));
        }
        return all.isEmpty()
                ? Piece.of("")
                : Piece.of("with ").then(Piece.joined(", ", all)).then(" ");
    }

    private Found run(Sql sql, List<Piece> narrowing, List<Branch> read, int examined, int wanted) {
        int each = examined / read.size();
        int most = Math.min(wanted, each);
        return merged(read, rows(sql, narrowing, read, each, most), each, most);
    }

    private List<Pair> pairs(Survey survey) {
        List<Pair> pairs = survey.pairs();
        int most = Math.max(1, Branches.MOST / branches.perPair());
        if (pairs.size() <= most || pairs.size() <= Survey.PAIRS) {
            return pairs;
        }
        unread = survey.beginning(most);
        return pairs.subList(0, most);
    }

    private List<List<Row>> rows(
            Sql sql, List<Piece> narrowing, List<Branch> read, int examined, int most) {
        List<Piece> values = next.stream().map(o -> o.value(question.reader())).toList();
        var parts = new ArrayList<Piece>();
        var rows = new ArrayList<List<Row>>();
        for (int i = 0; i < read.size(); i++) {
            rows.add(new ArrayList<>());
            parts.add(
                    Piece.of("select * from (")
                            .then(read.get(i).found(i, values, examined, most))
                            .then(") b" + i));
        }
        Piece all = atHand(narrowing).then(Piece.joined(" union all ", parts));
        sql.list(
                all.text(),
                row -> {
                    var keys = new ArrayList<Object>();
                    keys.add(order.isUpdate() ? (Object) row.getLong(3) : row.getString(3));
                    for (int i = 0; i < next.size(); i++) {
                        keys.add(
                                next.get(i).isUpdate()
                                        ? (Object) row.getLong(i + 4)
                                        : row.getString(i + 4));
                    }
                    return rows.get(row.getInt(1)).add(new Row(row.getString(2), keys));
                },
                all.arguments());
        return rows;
    }

    /** The rows of all branches that are sure to come before any that was not read. */
    private Found merged(List<Branch> read, List<List<Row>> rows, int examined, int most) {
        Row end = unread;
        var asks = new ArrayList<Piece>();
        var all = new ArrayList<Row>();
        for (int i = 0; i < read.size(); i++) {
            List<Row> branch = rows.get(i);
            all.addAll(branch);
            if (branch.size() == most) {
                Row last = branch.stream().max(byKey).orElseThrow();
                end = end == null || byKey.compare(last, end) < 0 ? last : end;
            } else if (!read.get(i).conditions().isEmpty()) {
                asks.add(read.get(i).end(examined));
            }
        }
        Row sure = end;
        List<Row> sorted =
                all.stream()
                        .filter(row -> sure == null || byKey.compare(row, sure) <= 0)
                        .sorted(byKey)
                        .toList();
        if (!next.isEmpty()) {
            return inChunk(sorted, end, asks);
        }
        List<Row> once = order.isUpdate() ? Found.once(sorted, order.descending()) : sorted;
        List<Row> shown = once.subList(0, Math.min(question.limit(), once.size()));
        return found(shown, once.size() > shown.size(), end, asks);
    }

    /**
     * Puts those with the same value in order, and leaves out the last of them if more may come.
     */
    private Found inChunk(List<Row> sorted, Row end, List<Piece> asks) {
        List<Row> chunk = sorted;
        Row last = end;
        if (end != null && !sorted.isEmpty() && !sorted.get(0).key().equals(end.key())) {
            chunk = sorted.stream().filter(row -> !row.key().equals(end.key())).toList();
            last = chunk.get(chunk.size() - 1);
        }
        var orders = new ArrayList<Order>();
        orders.add(order);
        orders.addAll(next);
        Comparator<Row> byAll = Row.by(orders, branches.idsDescend());
        Row before = cursor.last() == null ? null : Row.at(cursor.last());
        List<Row> rest =
                chunk.stream()
                        .filter(row -> before == null || byAll.compare(row, before) > 0)
                        .sorted(byAll)
                        .toList();
        List<Row> shown = rest.subList(0, Math.min(question.limit(), rest.size()));
        return new Found(
                shown,
                rest.size() > shown.size(),
                last,
                asks,
                byKey,
                false,
                row -> new Cursor(Cursor.WALK, cursor.level(), cursor.anchor(), row.place()),
                cursor::after,
                nextLevel(),
                null);
    }

    private Found found(List<Row> shown, boolean more, Row end, List<Piece> asks) {
        return new Found(
                shown,
                more,
                end,
                asks,
                byKey,
                order.isUpdate(),
                cursor::after,
                cursor::after,
                nextLevel(),
                null);
    }

    private Cursor nextLevel() {
        boolean mayBeAbsent = order.ofSection() && !question.ranges().containsKey(order.name());
        return mayBeAbsent ? Cursor.walk(cursor.level() + 1) : null;
    }
}
