package org.liasse.core.list;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.store.TestDatabase;

/** What a reader sees in a list, and what he learns from it. */
public class AccessTest extends OnBothDatabases {

    public AccessTest(TestDatabase database) {
        super(database);
    }

    private static TabCount count(List<TabCount> tabs, String key) {
        return tabs.stream().filter(tab -> tab.key().value().equals(key)).findFirst().orElseThrow();
    }

    // CORE-12
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

    // CORE-12
    @Test
    public void CORE_12_whoHoldsNoRoleSeesNothing() {
        ours(10).save();
        assertEquals(List.of(), ids(Desk.person("stranger"), new Asking()));
        assertEquals(List.of(), ids(Desk.person("stranger"), new Asking().sort("title")));
        assertEquals(List.of(), ids(Desk.person("stranger"), new Asking().words("case")));
        assertEquals(
                Long.valueOf(0), page(Desk.person("stranger"), new Asking().counting()).total());
    }

    // CORE-12
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

    // CORE-13
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

    // CORE-13
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

    // CORE-13
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
}
