package org.liasse.core.list;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.core.store.TestDatabase;

/** Tabs and their counters. */
public class TabsTest extends OnBothDatabases {

    public TabsTest(TestDatabase database) {
        super(database);
    }

    private static TabCount count(List<TabCount> tabs, String key) {
        return tabs.stream().filter(tab -> tab.key().value().equals(key)).findFirst().orElseThrow();
    }

    // CORE-12
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

    // CORE-12
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
}
