package org.liasse.core.list;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.core.store.TestDatabase;

/** What is found by filters, words, states and contexts. */
public class FiltersTest extends OnBothDatabases {

    public FiltersTest(TestDatabase database) {
        super(database);
    }

    private static TabCount count(List<TabCount> tabs, String key) {
        return tabs.stream().filter(tab -> tab.key().value().equals(key)).findFirst().orElseThrow();
    }

    // CORE-13
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

    // CORE-13
    @Test
    public void CORE_13_searchFindsTheOtherFormsOfAFrenchWord() {
        String id =
                ours(1).titled("Travaux nationaux")
                        .with("main", Map.of("name", "Inspectée, réparation des chevaux"))
                        .save();
        ours(2).titled("Natte, inspecteur, chèvre").save();
        for (String q :
                List.of("nationale", "inspecter", "réparations", "CHEVAL", "travaux cheval")) {
            assertEquals(q, List.of(id), ids(owner, new Asking().words(q)));
        }
        for (String q : List.of("=cheval", "cheval natte", "trav chev natt")) {
            assertEquals(
                    q,
                    q.equals("=cheval") ? List.of(id) : List.of(),
                    ids(owner, new Asking().words(q)));
        }
    }

    // CORE-13, CORE-05
    @Test
    public void CORE_13_aStemIsFoundByThoseWhoSeeItsWordOnly() {
        String id = ours(1).with("secret", Map.of("code", "Des chevaux")).save();
        assertEquals(List.of(id), ids(agent, new Asking().words("cheval")));
        assertEquals(List.of(), ids(owner, new Asking().words("cheval")));
    }

    // PROC-17
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

    // PROC-17
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

    // PROC-17
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

    // CORE-12
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
}
