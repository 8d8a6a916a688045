package org.liasse.core.list;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.store.Ids;
import org.liasse.core.store.TestDatabase;

/** The order of lists, their pages and what they cost. */
public class PagesTest extends OnBothDatabases {

    public PagesTest(TestDatabase database) {
        super(database);
    }

    // CORE-12
    @Test
    public void CORE_12_theNewestChangeComesFirstAndEachDossierOnce() {
        String old = ours(10).save();
        String fresh = ours(30).save();
        String between =
                desk.opened(office).to("a:owner", "owner", 5).to("a:owner", "guest", 20).save();
        DossierPage page = page(owner, new Asking());
        assertEquals(List.of(fresh, between, old), page.items().stream().map(Item::id).toList());
        assertNull(page.next());
        assertEquals(Instant.ofEpochMilli(20), page.items().get(1).updatedAt());
        assertEquals(List.of(old, between, fresh), ids(owner, new Asking().sort("updatedAt")));
    }

    // PROC-18
    @Test
    public void PROC_18_sortsByAnyFieldAndWhatIsAbsentComesLast() {
        String ten = ours(1).titled("C").with("main", Map.of("size", 10, "name", "Émile")).save();
        String two = ours(2).titled("b").with("main", Map.of("size", 2, "name", "eric")).save();
        String minus = ours(3).titled("à").with("main", Map.of("size", -5, "name", "Zoé")).save();
        String none = ours(4).titled("D").save();
        assertEquals(List.of(minus, two, ten, none), ids(owner, new Asking().sort("main.size")));
        assertEquals(List.of(ten, two, minus, none), ids(owner, new Asking().sort("-main.size")));
        assertEquals(List.of(ten, two, minus, none), ids(owner, new Asking().sort("main.name")));
        assertEquals(List.of(minus, two, ten, none), ids(owner, new Asking().sort("title")));
        assertEquals(List.of(none, minus, two, ten), ids(owner, new Asking().sort("-number")));
        assertEquals(
                List.of(none, ten, two, minus),
                ids(owner, new Asking().sort("createdAt").sort("-title")));
    }

    // PROC-18
    @Test
    public void PROC_18_sortsByStateAndByTheInstantOfOpening() {
        String done = ours(1).in("done").openedAt("2026-01-02T00:00:00Z").save();
        String late = ours(2).in("new").openedAt("2026-01-03T00:00:00Z").save();
        String early = ours(3).in("new").openedAt("2026-01-01T00:00:00Z").save();
        assertEquals(
                List.of(done, early, late),
                ids(owner, new Asking().sort("state").sort("createdAt")));
        assertEquals(List.of(late, done, early), ids(owner, new Asking().sort("-createdAt")));
    }

    // CORE-13
    @Test
    public void CORE_13_pagesFollowWithoutGapsOrDoublesUnderTies() {
        var expected = new HashSet<String>();
        desk.write(
                sql -> {
                    for (int i = 0; i < 60; i++) {
                        var made =
                                ours(i / 20)
                                        .to("a:owner", "guest", i % 7)
                                        .titled(i % 2 == 0 ? "even" : "odd")
                                        .in(i % 3 == 0 ? "new" : "done");
                        if (i % 5 != 0) {
                            made.with("main", Map.of("size", i % 4));
                        }
                        made.save(sql);
                        expected.add(made.id);
                    }
                });
        for (String sort :
                List.of("-updatedAt", "updatedAt", "title", "-title", "main.size", "-main.size")) {
            List<String> whole = ids(owner, new Asking().sort(sort).limit(200));
            List<String> paged = throughAllPages(owner, new Asking().sort(sort).limit(7));
            assertEquals(sort, whole, paged);
            assertEquals(sort, expected, new HashSet<>(paged));
            assertEquals(sort, expected.size(), paged.size());
        }
        assertEquals(
                ids(owner, new Asking().sort("state").sort("-main.size").sort("title").limit(200)),
                throughAllPages(
                        owner,
                        new Asking().sort("state").sort("-main.size").sort("title").limit(9)));
    }

    // CORE-13
    @Test
    public void CORE_13_noDossierIsShownTwiceWhileOthersChange() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            ids.add(0, ours(i).save());
        }
        DossierPage first = page(owner, new Asking().limit(10));
        assertEquals(ids.subList(0, 10), first.items().stream().map(Item::id).toList());
        String moved = ids.get(20);
        desk.write(
                sql ->
                        sql.update(
                                "update dossier_grant set updated_at = 1000 where dossier_id = ?",
                                moved));
        ours(2000).save();
        List<String> rest = throughAllPages(owner, new Asking().limit(10).after(first.next()));
        var expected = new ArrayList<>(ids.subList(10, 30));
        expected.remove(moved);
        assertEquals(expected, rest);
        assertEquals(moved, ids(owner, new Asking()).get(1));
    }

    // CORE-13
    @Test
    public void CORE_13_aCursorServesItsOwnListOnly() {
        for (int i = 0; i < 5; i++) {
            ours(i).save();
        }
        String next = page(owner, new Asking().limit(2)).next();
        assertNotNull(next);
        assertEquals(3, ids(owner, new Asking().after(next)).size());
        for (Asking asking :
                List.of(
                        new Asking().after("made-up"),
                        new Asking().after(""),
                        new Asking().after("é"),
                        new Asking().after(next + "A"),
                        new Asking().after(next.substring(0, 8)),
                        new Asking().after(next).sort("title"),
                        new Asking().after(next).states("new"),
                        new Asking().after(next).type(null))) {
            Problem problem = refused(owner, asking);
            assertEquals(Problem.Kind.BAD_REQUEST, problem.kind());
            assertEquals("after", problem.errors().get(0).pointer());
        }
        assertEquals(Problem.Kind.BAD_REQUEST, refused(agent, new Asking().after(next)).kind());
    }

    // CORE-12
    @Test
    public void CORE_12_aPageTakesAtMostFourStatements() {
        String context = desk.opened(office).of("note", "written").to("a:owner", "owner", 1).save();
        var principals = new ArrayList<Principal>();
        for (int i = 0; i < 300; i++) {
            principals.add(Principal.role(Ids.next(), new Key("agent")));
        }
        Caller many = Desk.person("many", principals.toArray(Principal[]::new));
        desk.write(
                sql -> {
                    for (int i = 0; i < 80; i++) {
                        ours(i).under(context)
                                .to(principals.get(i), "agent", i)
                                .with("main", Map.of("name", "n" + i, "size", i))
                                .save(sql);
                    }
                });
        List<Asking> questions =
                List.of(
                        new Asking().limit(200),
                        new Asking().context(context).counting(),
                        new Asking().sort("main.size").column("main.name").column("main.size"),
                        new Asking()
                                .context(context)
                                .words("n1")
                                .where("main.size", Operator.GT, "5")
                                .sort("-main.size")
                                .sort("title")
                                .column("main.name")
                                .counting(),
                        new Asking().type(null).sort("updatedAt").counting());
        for (Asking asking : questions) {
            for (Caller caller : List.of(owner, agent, many)) {
                int taken = desk.statements(() -> page(caller, asking));
                assertTrue(asking.query() + " took " + taken, taken <= 4);
            }
        }
        assertEquals(2, desk.statements(() -> page(owner, new Asking().limit(200))));
        assertEquals(80, throughAllPages(many, new Asking().limit(15)).size());
        assertEquals(80, throughAllPages(many, new Asking().sort("updatedAt").limit(15)).size());
        assertEquals(80, throughAllPages(many, new Asking().type(null).limit(15)).size());
    }
}
