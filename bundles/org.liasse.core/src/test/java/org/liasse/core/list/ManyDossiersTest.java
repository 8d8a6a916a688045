package org.liasse.core.list;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.Test;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.core.store.TestDatabase;

/** More dossiers than are gathered at once: lists are walked along an index. */
public class ManyDossiersTest extends OnBothDatabases {

    /** What the owner may know of a case; a size that he does not see is none. */
    private record Known(
            String id, long updated, String title, String state, Integer size, boolean isUrgent) {}

    private final Map<String, Known> known = new HashMap<>();

    public ManyDossiersTest(TestDatabase database) {
        super(database);
    }

    /** Cases of the owner with many ties; in between, cases that are not his, and hidden sizes. */
    private void fill() {
        desk.write(
                sql -> {
                    for (int i = 0; i < Survey.FEW + 100; i++) {
                        long updated = 1_000 + i % 11;
                        String state = i % 5 == 0 ? "done" : i % 5 == 1 ? "running" : "new";
                        String title = (i % 2 == 0 ? "Élan " : "elan ") + i % 13;
                        var made = desk.opened(office).titled(title).in(state);
                        made.to("a:owner", "owner", updated);
                        made.to("a:owner", "guest", 990 + i % 7);
                        made.to("a:agent", "agent", updated);
                        Integer size = i % 4 == 0 ? null : i % 9 - 3;
                        if (size != null) {
                            made.with("main", Map.of("size", size, "name", "n" + i % 10));
                        }
                        made.with("secret", Map.of("score", i % 3));
                        if (i % 20 == 0) {
                            made.flagged("urgent");
                        }
                        made.save(sql);
                        known.put(
                                made.id,
                                new Known(
                                        made.id,
                                        updated,
                                        SortKey.text(title),
                                        state,
                                        size,
                                        i % 20 == 0));
                        if (i % 6 == 0) {
                            desk.opened(office)
                                    .titled(title)
                                    .to("a:agent", "agent", updated)
                                    .with("main", Map.of("size", i % 9 - 3))
                                    .save(sql);
                        }
                    }
                });
    }

    private void walks(
            Asking asking, Predicate<Known> expected, List<Function<Known, Comparable<?>>> keys) {
        List<String> ids = throughAllPages(owner, asking.limit(130));
        Set<String> all = new HashSet<>();
        known.values().stream().filter(expected).forEach(one -> all.add(one.id()));
        assertEquals(asking.query().toString(), all, new HashSet<>(ids));
        assertEquals("none twice", all.size(), ids.size());
        List<Known> rows = ids.stream().map(known::get).toList();
        List<Known> sorted = new ArrayList<>(rows);
        sorted.sort(byAll(keys));
        for (int i = 0; i < rows.size(); i++) {
            for (Function<Known, Comparable<?>> key : keys) {
                assertEquals(
                        asking.query() + " at " + i,
                        key.apply(sorted.get(i)),
                        key.apply(rows.get(i)));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Comparator<Known> byAll(List<Function<Known, Comparable<?>>> keys) {
        Comparator<Known> all = (one, other) -> 0;
        for (Function<Known, Comparable<?>> key : keys) {
            all =
                    all.thenComparing(
                            known -> (Comparable<Object>) key.apply(known),
                            Comparator.nullsLast(Comparator.naturalOrder()));
        }
        return all;
    }

    private static Integer negated(Integer size) {
        return size == null ? null : -size;
    }

    // PROC-18
    @Test
    public void PROC_18_aWalkShowsEachDossierOnceInOrder() {
        fill();
        Predicate<Known> all = one -> true;
        walks(new Asking(), all, List.of(one -> -one.updated()));
        walks(new Asking().sort("updatedAt"), all, List.of(Known::updated));
        walks(new Asking().sort("title"), all, List.of(Known::title));
        walks(new Asking().sort("main.size"), all, List.of(Known::size));
        walks(new Asking().sort("-main.size"), all, List.of(one -> negated(one.size())));
        walks(
                new Asking().sort("main.size").sort("title"),
                all,
                List.of(Known::size, Known::title));
        walks(
                new Asking().sort("-main.size").sort("-updatedAt"),
                all,
                List.of(one -> negated(one.size()), one -> -one.updated()));
        walks(
                new Asking().sort("state").sort("-main.size").sort("title"),
                all,
                List.of(Known::state, one -> negated(one.size()), Known::title));
        // he sees no score: all are absent, and the next key sorts them
        walks(new Asking().sort("secret.score").sort("title"), all, List.of(Known::title));
    }

    // PROC-17
    @Test
    public void PROC_17_aWalkTestsEveryFilter() {
        fill();
        walks(
                new Asking().states("done", "running"),
                one -> !one.state().equals("new"),
                List.of(one -> -one.updated()));
        walks(new Asking().tab("urgent-ones"), Known::isUrgent, List.of(one -> -one.updated()));
        walks(
                new Asking().tab("calm").sort("title"),
                one -> one.state().equals("new"),
                List.of(Known::title));
        walks(
                new Asking().where("main.size", Operator.GE, "-3").states("new").sort("-title"),
                one -> one.size() != null && one.state().equals("new"),
                List.of());
        walks(
                new Asking().where("main.size", Operator.NE, "0").words("elan"),
                one -> one.size() != null && one.size() != 0,
                List.of(one -> -one.updated()));
        walks(
                new Asking().where("main.size", Operator.PRESENT, "false").sort("main.size"),
                one -> one.size() == null,
                List.of());
        walks(new Asking().where("secret.score", Operator.GE, "0"), one -> false, List.of());
        walks(
                new Asking().type(null).words("elan").sort("title"),
                one -> true,
                List.of(Known::title));
    }

    /** Each of the two words stands in more places than are gathered, both together in a few. */
    @Test
    public void CORE_13_ofTwoWordsThoseThatHaveBothAreGatheredWhereTheyAreFew() {
        int more = Survey.FEW / 2 + 40;
        Set<String> both = new HashSet<>();
        desk.write(
                sql -> {
                    for (int i = 0; i < 2 * more - 30; i++) {
                        String words =
                                (i < more ? "gris " : "") + (i >= more - 30 ? "perle" : "seul");
                        var made = desk.opened(office).to("a:owner", "owner", i).titled(words);
                        made.with("main", Map.of("name", words)).save(sql);
                        if (words.equals("gris perle")) {
                            both.add(made.id);
                        }
                    }
                    desk.opened(office).to("a:agent", "agent", 1).titled("gris perle").save(sql);
                });
        Asking asking = new Asking().words("gris perle").limit(7);
        Optional<Integer> gathered =
                desk.read(
                        sql -> {
                            Question question = desk.question(owner, asking);
                            return Survey.of(sql, question, true, null).few(sql, question);
                        });
        assertEquals(Optional.of(Drivers.both(1, 2)), gathered);
        List<String> ids = throughAllPages(owner, asking);
        assertEquals(both.size(), ids.size());
        assertEquals(both, new HashSet<>(ids));
        assertEquals(
                4, desk.statements(() -> page(owner, new Asking().words("gris perle").limit(7))));
    }

    /** The word stands in more places than are gathered, between others in which it does not. */
    @Test
    public void CORE_13_ofAWordInManyPlacesNoneIsLeftOutAndTheLastChangedComesFirst() {
        var held = new ArrayList<String>();
        desk.write(
                sql -> {
                    for (int i = 0; i < 2 * Survey.FEW + 80; i++) {
                        boolean isHeld = i % 2 == 0;
                        var made = desk.opened(office).titled(isHeld ? "gris" : "seul");
                        made.to(i % 10 == 0 ? "a:agent" : "a:owner", "owner", i).save(sql);
                        if (isHeld && i % 10 != 0) {
                            held.add(0, made.id);
                        }
                    }
                });
        Asking asking = new Asking().words("gris").limit(130);
        List<Integer> narrowing =
                desk.read(
                        sql ->
                                Survey.of(sql, desk.question(owner, asking), true, null)
                                        .narrowing(sql));
        assertEquals(isPostgres() ? List.of(1) : List.of(), narrowing);
        assertEquals(held, throughAllPages(owner, asking));
    }

    // CORE-12
    @Test
    public void CORE_12_countsStopAtTheirBoundAndSayThatTheyAreAtLeast() {
        fill();
        DossierPage page = page(owner, new Asking().counting());
        assertEquals(Long.valueOf(known.size()), page.total());
        assertTrue(!page.atLeast());
        assertNotNull(page.next());
        desk.write(
                sql -> {
                    for (int i = known.size(); i < Tabs.MOST + 1; i++) {
                        desk.opened(office).to("a:owner", "owner", i).save(sql);
                    }
                });
        TabCount all = desk.lists.tabs(owner, Desk.CASE, null).get(0);
        assertEquals(Tabs.MOST, all.count());
        assertTrue(all.atLeast());
        assertEquals(
                Long.valueOf(Tabs.MOST + 1), page(owner, new Asking().counting().limit(1)).total());
    }
}
