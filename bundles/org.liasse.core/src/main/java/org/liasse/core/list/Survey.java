package org.liasse.core.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liasse.core.store.Sql;

/**
 * Looks before the list is read, with one statement: how many rows each driver has, up to a bound,
 * and which of the reader's principals have dossiers at all, and where the first is.
 */
final class Survey {

    /** A question with a driver of at most so many rows is answered by gathering them all. */
    static final int FEW = 500;

    /** From so many drivers on, they are counted beyond what is few. */
    private static final int COUNTED_FURTHER = 3;

    /** More pairs than these are looked at before they are read. */
    static final int PAIRS = 8;

    /** A principal and a type, of which dossiers are read in the order of their last change. */
    record Pair(String principal, String type) {}

    private final Map<Integer, Long> sizes = new HashMap<>();
    private final Map<Integer, Row> firsts = new HashMap<>();
    private final List<Pair> pairs;
    private final List<Integer> ranked;
    private int statements;

    private Survey(List<Pair> pairs) {
        this.pairs = pairs;
        this.ranked = new ArrayList<>();
    }

    static List<Pair> pairsOf(Question question) {
        return question.types().stream()
                .flatMap(
                        type ->
                                question.reader().principals().stream()
                                        .map(principal -> new Pair(principal, type.value())))
                .toList();
    }

    /**
     * @param withDrivers whether to count the drivers
     * @param branches the order in which grants are to be read, and from where; {@code null} where
     *     they are not
     */
    static Survey of(Sql sql, Question question, boolean withDrivers, Branches branches) {
        List<Pair> pairs = pairsOf(question);
        Survey survey = new Survey(pairs);
        var parts = new ArrayList<Piece>();
        if (withDrivers) {
            for (int i = 0; i < question.drivers().size(); i++) {
                parts.add(
                        Piece.of("select 'd' kind, " + i + " n, count(*) c, '' t from (")
                                .then(question.drivers().first(i, bound(sql, question, i) + 1))
                                .then(") z"));
            }
        }
        if (branches != null && pairs.size() > PAIRS) {
            parts.add(firsts(question.scope(), pairs, branches));
        }
        if (!parts.isEmpty()) {
            survey.statements++;
            Piece all = Piece.joined(" union all ", parts);
            sql.list(
                    all.text(),
                    row -> {
                        if (row.getString(1).equals("d")) {
                            survey.sizes.put(row.getInt(2), row.getLong(3));
                        } else if (row.getString(4) != null) {
                            survey.firsts.put(row.getInt(2), first(row.getString(4)));
                        }
                        return null;
                    },
                    all.arguments());
        }
        if (branches != null) {
            survey.firsts.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(branches.byKey()))
                    .forEach(first -> survey.ranked.add(first.getKey()));
        }
        return survey;
    }

    /**
     * Grants are few or are not. Of two other drivers, what they have in common may be few; and one
     * that is not too large narrows a walk.
     */
    private static int bound(Sql sql, Question question, int driver) {
        if (driver != Drivers.GRANTS && mayNarrow(sql)) {
            return Drivers.AT_HAND;
        }
        return mayLayTwoSideBySide(question) ? Drivers.MANY : FEW;
    }

    /** Derby looks each row up once more for it, instead of hashing them. */
    static boolean mayNarrow(Sql sql) {
        return sql.isPostgres();
    }

    /**
     * The drivers that were counted, and are not too large to leave out what is in none of them.
     */
    List<Integer> narrowing(Sql sql) {
        return !mayNarrow(sql)
                ? List.of()
                : sizes.entrySet().stream()
                        .filter(size -> size.getKey() != Drivers.GRANTS)
                        .filter(size -> size.getValue() <= Drivers.AT_HAND)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
    }

    /** It takes one more statement, which is spent where the names of fields had to be read. */
    private static boolean mayLayTwoSideBySide(Question question) {
        return question.drivers().size() >= COUNTED_FURTHER && !question.namesFields();
    }

    private static Piece firsts(Scope scope, List<Pair> pairs, Branches branches) {
        var values = new ArrayList<Piece>();
        // filled up with nobody to a power of two, so that few statements differ
        int size = Integer.highestOneBit(pairs.size() * 2 - 1);
        for (int i = 0; i < size; i++) {
            Pair pair = i < pairs.size() ? pairs.get(i) : new Pair("", "");
            values.add(
                    Piece.of(
                            "(" + i + ", cast(? as varchar(120)), cast(? as varchar(60)))",
                            pair.principal(),
                            pair.type()));
        }
        return Piece.of(
                        "select 'p' kind, v.n, 0 c, (select cast(g.updated_at as char(20)) ||"
                                + " g.dossier_id from dossier_grant g where g.principal ="
                                + " v.principal and g.type_key = v.type_key")
                .when(scope.context() != null, " and g.context_id = ?", scope.context())
                .then(branches.place("g.updated_at", "g.dossier_id"))
                .then(" order by " + branches.order("g.updated_at", "g.dossier_id"))
                .first(1)
                .then(") t from (values ")
                .then(Piece.joined(", ", values))
                .then(") v(n, principal, type_key)");
    }

    /** Twenty characters, blanks among them or not, and an id. */
    private static Row first(String text) {
        int id = text.length() - 36;
        return new Row(text.substring(id), List.of(Long.parseLong(text.substring(0, id).trim())));
    }

    /** How many it took. */
    int statements() {
        return statements;
    }

    /** The smallest driver, if it is small. */
    private Optional<Integer> smallest() {
        return sizes.entrySet().stream()
                .filter(size -> size.getValue() <= FEW)
                .min(
                        Map.Entry.<Integer, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /**
     * The two smallest drivers beside the grants, if none is small and these are not too large to
     * be laid side by side.
     */
    private Optional<Integer> twoSmallest() {
        List<Integer> two =
                sizes.entrySet().stream()
                        .filter(size -> size.getKey() != Drivers.GRANTS)
                        .filter(size -> size.getValue() <= Drivers.MANY)
                        .sorted(Map.Entry.<Integer, Long>comparingByValue())
                        .limit(2)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        return two.size() < 2
                ? Optional.empty()
                : Optional.of(Drivers.both(two.get(0), two.get(1)));
    }

    /** What may be gathered as a whole: a small driver, or two that have little in common. */
    Optional<Integer> few(Sql sql, Question question) {
        Optional<Integer> smallest = smallest();
        return smallest.isPresent() || !mayLayTwoSideBySide(question)
                ? smallest
                : twoSmallest().filter(both -> isFew(sql, question.drivers(), both));
    }

    private boolean isFew(Sql sql, Drivers drivers, int both) {
        statements++;
        Piece counted =
                Piece.of("select count(*) from (").then(drivers.first(both, FEW + 1)).then(") z");
        return sql.list(counted.text(), row -> row.getInt(1), counted.arguments()).get(0) <= FEW;
    }

    /** The pairs worth reading, that with the first dossier first. */
    List<Pair> pairs() {
        return pairs.size() <= PAIRS ? pairs : ranked.stream().map(pairs::get).toList();
    }

    /** Where the dossiers of a pair begin, by its place among {@link #pairs()}. */
    Row beginning(int pair) {
        return firsts.get(ranked.get(pair));
    }
}
