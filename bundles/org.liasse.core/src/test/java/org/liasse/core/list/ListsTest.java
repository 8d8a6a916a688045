package org.liasse.core.list;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.store.Ids;
import org.liasse.core.store.TestDatabase;

/** What is listed, and what a reader learns from it, on both databases. */
@RunWith(Parameterized.class)
public class ListsTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Desk desk;
    private String office;
    private final Caller owner = Desk.person("owner");
    private final Caller agent = Desk.person("agent");

    public ListsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        desk = new Desk(database);
        office = desk.office("first");
    }

    /** A case that the owner and the agent see. */
    private Desk.Case ours(long updatedAt) {
        return desk.opened(office)
                .to("a:owner", "owner", updatedAt)
                .to("a:agent", "agent", updatedAt);
    }

    private static TabCount count(List<TabCount> tabs, String key) {
        return tabs.stream().filter(tab -> tab.key().value().equals(key)).findFirst().orElseThrow();
    }

    /** A query that says one thing more. */
    private static final class Asking {
        private Key type = Desk.CASE;
        private String context;
        private String tab;
        private Set<Key> states;
        private String q;
        private final List<Where> where = new ArrayList<>();
        private final List<Sort> sort = new ArrayList<>();
        private final List<Path> columns = new ArrayList<>();
        private int limit = 25;
        private String after;
        private boolean count;

        Asking type(Key newType) {
            type = newType;
            return this;
        }

        Asking context(String newContext) {
            context = newContext;
            return this;
        }

        Asking tab(String newTab) {
            tab = newTab;
            return this;
        }

        Asking states(String... all) {
            states = Key.sorted(Stream.of(all).map(Key::new).toList());
            return this;
        }

        Asking words(String newWords) {
            q = newWords;
            return this;
        }

        Asking where(String path, Operator operator, String value) {
            where.add(new Where(path(path), operator, value));
            return this;
        }

        Asking sort(String name) {
            boolean descending = name.startsWith("-");
            String plain = descending ? name.substring(1) : name;
            sort.add(
                    plain.contains(".")
                            ? new Sort(null, path(plain), descending)
                            : new Sort(plain, null, descending));
            return this;
        }

        Asking column(String path) {
            columns.add(path(path));
            return this;
        }

        Asking limit(int newLimit) {
            limit = newLimit;
            return this;
        }

        Asking after(String cursor) {
            after = cursor;
            return this;
        }

        Asking counting() {
            count = true;
            return this;
        }

        private static Path path(String path) {
            String[] parts = path.split("\\.");
            return new Path(new Key(parts[0]), new Key(parts[1]));
        }

        DossierQuery query() {
            return new DossierQuery(
                    type,
                    context,
                    tab == null ? null : new Key(tab),
                    states,
                    q,
                    where,
                    sort,
                    columns,
                    limit,
                    after,
                    count);
        }
    }

    private DossierPage page(Caller caller, Asking asking) {
        return desk.lists.page(caller, asking.query());
    }

    private List<String> ids(Caller caller, Asking asking) {
        return page(caller, asking).items().stream().map(Item::id).toList();
    }

    /** Every page until there is no next one. */
    private List<String> throughAllPages(Caller caller, Asking asking) {
        var ids = new ArrayList<String>();
        int pages = 0;
        do {
            DossierPage page = page(caller, asking);
            page.items().forEach(item -> ids.add(item.id()));
            asking.after(page.next());
            assertTrue("pages without end", pages++ < 2_000);
        } while (asking.after != null);
        return ids;
    }

    private Problem refused(Caller caller, Asking asking) {
        return assertThrows(Problem.class, () -> page(caller, asking));
    }

    private void invalid(String parameter, Asking asking) {
        Problem problem = refused(owner, asking);
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals(parameter, problem.errors().get(0).pointer());
    }

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

    @Test
    public void CORE_12_anItemCarriesWhatADossierIs() {
        String id = ours(10).titled("Roof").flagged("urgent", "watched").save();
        desk.mark(id, "a:owner", "followed");
        Item item = page(owner, new Asking()).items().get(0);
        assertEquals("2026-000001", item.number());
        assertEquals("first", item.office());
        assertEquals("case.type en", item.typeLabel());
        assertEquals("new en", item.stateLabel());
        assertEquals("Roof", item.title());
        assertNull(item.context());
        assertEquals(Set.of(new Key("urgent")), item.flags());
        assertEquals(Set.of(new Key("followed")), item.marks());
        assertEquals(
                Set.of(new Key("urgent"), new Key("watched")),
                page(agent, new Asking()).items().get(0).flags());
        assertEquals(Set.of(), page(agent, new Asking()).items().get(0).marks());
    }

    @Test
    public void CORE_12_whoHoldsNoRoleSeesNothing() {
        ours(10).save();
        assertEquals(List.of(), ids(Desk.person("stranger"), new Asking()));
        assertEquals(List.of(), ids(Desk.person("stranger"), new Asking().sort("title")));
        assertEquals(List.of(), ids(Desk.person("stranger"), new Asking().words("case")));
        assertEquals(
                Long.valueOf(0), page(Desk.person("stranger"), new Asking().counting()).total());
    }

    @Test
    public void CORE_12_twoOfficesNeverSeeEachOthers() {
        String other = desk.office("second");
        Caller one = Desk.person("one", Principal.role(office, new Key("agent")));
        Caller two = Desk.person("two", Principal.role(other, new Key("agent")));
        String mine = desk.opened(office).to("r:" + office + ":agent", "agent", 1).save();
        String theirs = desk.opened(other).to("r:" + other + ":agent", "agent", 2).save();
        for (Asking asking :
                List.of(
                        new Asking(),
                        new Asking().sort("title"),
                        new Asking().words("case"),
                        new Asking().states("new"),
                        new Asking().type(null))) {
            assertEquals(List.of(mine), ids(one, asking));
            assertEquals(List.of(theirs), ids(two, asking));
        }
        assertEquals(Long.valueOf(1), page(one, new Asking().counting()).total());
        assertEquals(1, desk.lists.tabs(one, Desk.CASE, null).get(0).count());
        assertEquals(List.of(), ids(one, new Asking().context(other)));
    }

    @Test
    public void CORE_13_whatAReaderCannotSeeOfADossierChangesNothingForHim() {
        Map<String, Object> main = Map.of("name", "Alpha", "size", 3);
        String plain = ours(10).with("main", main).save();
        String loaded =
                ours(10).with("main", main)
                        .with("secret", Map.of("code", "zebra", "score", 7))
                        .with("report", Map.of("verdict", "quagga"))
                        .flagged("watched")
                        .save();
        List<String> both = Stream.of(plain, loaded).sorted().toList();
        assertEquals(both, ids(owner, new Asking()).stream().sorted().toList());
        List<Asking> finding =
                List.of(
                        new Asking().words("zebra"),
                        new Asking().words("quagga"),
                        new Asking().where("secret.code", Operator.EQ, "zebra"),
                        new Asking().where("secret.code", Operator.NE, "lion"),
                        new Asking().where("secret.code", Operator.STARTS, "z"),
                        new Asking().where("secret.code", Operator.PRESENT, "true"),
                        new Asking().where("secret.score", Operator.GT, "1"),
                        new Asking().tab("watched-ones"));
        for (Asking asking : finding) {
            assertEquals(List.of(), ids(owner, asking));
            assertEquals(Long.valueOf(0), page(owner, asking.counting()).total());
            assertEquals(asking.query().toString(), List.of(loaded), ids(agent, asking));
        }
        assertEquals(
                both,
                ids(owner, new Asking().where("secret.code", Operator.PRESENT, "false")).stream()
                        .sorted()
                        .toList());
        assertEquals(both, ids(owner, new Asking().tab("calm")).stream().sorted().toList());
        assertEquals(List.of(plain), ids(agent, new Asking().tab("calm")));
        // what is absent sorts by what comes next, and not before or after by what is there
        assertEquals(
                ids(owner, new Asking().sort("-number")),
                ids(owner, new Asking().sort("secret.score").sort("-number")));
        assertEquals(
                List.of(loaded, plain),
                ids(agent, new Asking().sort("secret.score").sort("number")));
        for (Item item :
                page(owner, new Asking().column("secret.code").column("main.name")).items()) {
            assertEquals(Map.of("main.name", "Alpha"), item.columns());
        }
        List<TabCount> tabs = desk.lists.tabs(owner, Desk.CASE, null);
        assertEquals(0, count(tabs, "watched-ones").count());
        assertEquals(2, count(tabs, "calm").count());
    }

    @Test
    public void CORE_13_anAudienceFollowsTheFlagsOfEachDossier() {
        String paid = ours(2).flagged("paid").with("report", Map.of("verdict", "quagga")).save();
        ours(1).with("report", Map.of("verdict", "quagga")).save();
        assertEquals(List.of(paid), ids(owner, new Asking().words("quagga")));
        assertEquals(2, ids(agent, new Asking().words("quagga")).size());
        List<Item> items = page(owner, new Asking().column("report.verdict")).items();
        assertEquals(Map.of("report.verdict", "quagga"), items.get(0).columns());
        assertEquals(Map.of(), items.get(1).columns());
    }

    @Test
    public void CORE_13_aRoleOnOneDossierOpensNothingOnAnother() {
        String mine =
                desk.opened(office)
                        .to("a:owner", "agent", 1)
                        .with("secret", Map.of("code", "zebra"))
                        .save();
        desk.opened(office)
                .to("a:owner", "owner", 2)
                .with("secret", Map.of("code", "zebra"))
                .save();
        assertEquals(List.of(mine), ids(owner, new Asking().words("zebra")));
        assertEquals(
                List.of(mine), ids(owner, new Asking().where("secret.code", Operator.EQ, "Zebra")));
    }

    @Test
    public void CORE_13_searchFindsWordsByTheirBeginningWithoutCaseOrAccents() {
        String id =
                ours(1).titled("Rénovation de l’œuvre")
                        .with("main", Map.of("name", "100% d'ici_là"))
                        .save();
        ours(2).titled("Autre").save();
        for (String q :
                List.of("renov", "RÉNOVATION œuv", "oeuvre", "100", "ici la", "2026-000001")) {
            assertEquals(q, List.of(id), ids(owner, new Asking().words(q)));
        }
        for (String q : List.of("novation", "renov autre", "%", "_", "l_uvre", "ren%", "\u0000")) {
            assertEquals(
                    q,
                    q.equals("ren%") ? List.of(id) : List.of(),
                    ids(owner, new Asking().words(q)));
        }
        assertEquals(2, ids(owner, new Asking().words("  ")).size());
    }

    @Test
    public void PROC_17_differentFieldsMustAllMatchAndOfTheSameAnyOne() {
        String small = ours(1).with("main", Map.of("name", "Ann", "size", 1)).save();
        String middle = ours(2).with("main", Map.of("name", "Bob", "size", 2)).save();
        String large = ours(3).with("main", Map.of("name", "Ann", "size", 30)).save();
        String bare = ours(4).save();
        assertEquals(
                List.of(middle, small),
                ids(
                        owner,
                        new Asking()
                                .where("main.size", Operator.EQ, "1")
                                .where("main.size", Operator.EQ, "2.0")));
        assertEquals(
                List.of(small),
                ids(
                        owner,
                        new Asking()
                                .where("main.size", Operator.LT, "3")
                                .where("main.name", Operator.EQ, "ann")));
        assertEquals(
                List.of(large, middle),
                ids(owner, new Asking().where("main.size", Operator.GE, "2")));
        assertEquals(
                List.of(large, small),
                ids(owner, new Asking().where("main.name", Operator.NE, "bob")));
        assertEquals(
                List.of(bare, middle),
                ids(
                        owner,
                        new Asking()
                                .where("main.name", Operator.PRESENT, "false")
                                .where("main.name", Operator.STARTS, "BO")));
    }

    @Test
    public void PROC_17_everyKindOfFieldIsAFilter() {
        String id =
                ours(1).with(
                                "main",
                                Map.of(
                                        "due",
                                        "2026-03-01",
                                        "cost",
                                        Map.of("amount", "-12.50", "currency", "EUR"),
                                        "kind",
                                        "boat",
                                        "tags",
                                        List.of("red", "blue"),
                                        "ready",
                                        false,
                                        "parts",
                                        Map.of("r1", Map.of("part", "mast"))))
                        .save();
        ours(2).with("main", Map.of("tags", List.of("green"), "parts", Map.of())).save();
        List<Asking> finding =
                List.of(
                        new Asking().where("main.due", Operator.LE, "2026-03-01"),
                        new Asking().where("main.cost", Operator.LT, "-12.49"),
                        new Asking().where("main.kind", Operator.EQ, "boat"),
                        new Asking().where("main.tags", Operator.EQ, "blue"),
                        new Asking().where("main.tags", Operator.NE, "green"),
                        new Asking().where("main.ready", Operator.EQ, "false"),
                        new Asking().where("main.parts", Operator.PRESENT, null),
                        new Asking().words("mast"));
        for (Asking asking : finding) {
            assertEquals(asking.query().toString(), List.of(id), ids(owner, asking));
        }
        assertEquals(
                List.of(),
                ids(owner, new Asking().where("main.tags", Operator.NE, "red").states("done")));
    }

    @Test
    public void PROC_17_badFiltersNameTheirParameter() {
        ours(1).save();
        invalid("where", new Asking().where("main.nothing", Operator.EQ, "1"));
        invalid("where", new Asking().where("nothing.name", Operator.EQ, "1"));
        invalid("where", new Asking().where("main.size", Operator.EQ, "many"));
        invalid("where", new Asking().where("main.size", Operator.EQ, "1e999999999"));
        invalid("where", new Asking().where("main.size", Operator.EQ, "1e-999999999"));
        invalid("where", new Asking().where("main.size", Operator.STARTS, "1"));
        invalid("where", new Asking().where("main.due", Operator.EQ, "2026-02-30"));
        invalid("where", new Asking().where("main.ready", Operator.EQ, "perhaps"));
        invalid("where", new Asking().where("main.kind", Operator.EQ, "a\u0000b"));
        invalid("where", new Asking().where("main.parts", Operator.EQ, "mast"));
        invalid("where", new Asking().where("main.tags", Operator.GT, "red"));
        invalid("where", new Asking().where("main.name", Operator.PRESENT, "perhaps"));
        invalid("where", new Asking().where("main.name", Operator.EQ, null));
        invalid("where", new Asking().type(null).where("main.name", Operator.EQ, "x"));
        invalid("columns", new Asking().column("main.nothing"));
        invalid("columns", new Asking().type(null).column("main.name"));
        invalid("sort", new Asking().sort("colour"));
        invalid("sort", new Asking().sort("main.tags"));
        invalid("sort", new Asking().type(null).sort("main.name"));
        invalid("tab", new Asking().tab("nothing"));
        invalid("tab", new Asking().type(null).tab("all"));
        invalid("state", new Asking().states("nowhere"));
        invalid("type", new Asking().type(new Key("nothing")));
        invalid("context", new Asking().context("here"));
        invalid("limit", new Asking().limit(0));
        invalid("limit", new Asking().limit(201));
        invalid("q", new Asking().words("a b c d e f g h i j k"));
        assertEquals(
                List.of(),
                ids(owner, new Asking().where("main.name", Operator.EQ, "a\u0000\ud800")));
    }

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

    @Test
    public void CORE_12_tabsAreListedAndCountedForEachReader() {
        String fresh = ours(1).flagged("urgent").save();
        String running = ours(2).in("running").save();
        String guest = desk.opened(office).to("a:owner", "guest", 3).save();
        desk.mark(running, "a:owner", "followed");
        desk.mark(fresh, "a:agent", "followed");
        Map<String, List<String>> expected =
                Map.of(
                        "all", List.of(guest, running, fresh),
                        "started", List.of(running),
                        "urgent-ones", List.of(fresh),
                        "watched-ones", List.of(),
                        "calm", List.of(guest, fresh),
                        "mine", List.of(running),
                        "free", List.of(guest, running),
                        "owned", List.of(guest, running, fresh));
        List<TabCount> tabs = desk.lists.tabs(owner, Desk.CASE, null);
        assertEquals(expected.size(), tabs.size());
        expected.forEach(
                (tab, ids) -> {
                    assertEquals(tab, ids, ids(owner, new Asking().tab(tab)));
                    assertEquals(tab, ids.size(), count(tabs, tab).count());
                    assertFalse(tab, count(tabs, tab).atLeast());
                });
        assertEquals("all en", tabs.get(0).label());
        assertEquals(List.of(), ids(owner, new Asking().tab("desk")));
        assertEquals(1, count(desk.lists.tabs(agent, Desk.CASE, null), "desk").count());
        assertEquals(List.of(fresh), ids(agent, new Asking().tab("desk")));
        assertEquals(1, desk.statements(() -> desk.lists.tabs(agent, Desk.CASE, null)));
    }

    @Test
    public void CORE_12_aMarkOfSomebodyInTheGroupThatHoldsTheRoleCounts() {
        String context = desk.opened(office).of("note", "written").to("a:carl", "agent", 1).save();
        String id =
                desk.opened(office)
                        .under(context)
                        .to("r:" + context + ":agent", "agent", 1)
                        .to("a:owner", "owner", 1)
                        .save();
        assertEquals(List.of(id), ids(owner, new Asking().tab("free")));
        desk.mark(id, "a:owner", "followed");
        assertEquals(List.of(id), ids(owner, new Asking().tab("free")));
        desk.mark(id, "a:carl", "followed");
        assertEquals(List.of(), ids(owner, new Asking().tab("free")));
    }

    @Test
    public void CORE_12_aContextAndStatesNarrowTheList() {
        String context = desk.opened(office).of("note", "written").to("a:owner", "owner", 1).save();
        String inside = ours(2).under(context).save();
        String done = ours(3).under(context).in("done").save();
        String outside = ours(4).save();
        assertEquals(List.of(done, inside), ids(owner, new Asking().context(context)));
        assertEquals(
                List.of(done), ids(owner, new Asking().context(context).states("done", "running")));
        assertEquals(
                List.of(inside),
                ids(owner, new Asking().context(context).states("new").sort("title")));
        assertEquals(List.of(outside, done, inside, context), ids(owner, new Asking().type(null)));
        assertEquals(List.of(context), ids(owner, new Asking().type(new Key("note"))));
        assertEquals(2, desk.lists.tabs(owner, Desk.CASE, context).get(0).count());
        assertEquals(List.of(done), ids(owner, new Asking().states("done", "new").tab("started")));
    }

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
