package org.liasse.core.list;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.people.Caller;
import org.liasse.core.store.TestDatabase;

/** What every test of lists needs, on both databases: an owner, an agent, an office, a desk. */
@RunWith(Parameterized.class)
public abstract class OnBothDatabases {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    Desk desk;
    String office;
    final Caller owner = Desk.person("owner");
    final Caller agent = Desk.person("agent");

    OnBothDatabases(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        desk = new Desk(database);
        office = desk.office("first");
    }

    /** A case that the owner and the agent see. */
    Desk.Case ours(long updatedAt) {
        return desk.opened(office)
                .to("a:owner", "owner", updatedAt)
                .to("a:agent", "agent", updatedAt);
    }

    boolean isPostgres() {
        return database == TestDatabase.POSTGRESQL;
    }

    DossierPage page(Caller caller, Asking asking) {
        return desk.lists.page(caller, asking.query());
    }

    List<String> ids(Caller caller, Asking asking) {
        return page(caller, asking).items().stream().map(Item::id).toList();
    }

    /** Every page until there is no next one. */
    List<String> throughAllPages(Caller caller, Asking asking) {
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

    Problem refused(Caller caller, Asking asking) {
        return assertThrows(Problem.class, () -> page(caller, asking));
    }

    void invalid(String parameter, Asking asking) {
        Problem problem = refused(owner, asking);
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals(parameter, problem.errors().get(0).pointer());
    }
}
