package org.liasse.core.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.people.Caller;
import org.liasse.api.view.Views;
import org.liasse.api.view.Views.Kept;
import org.liasse.api.view.Views.View;
import org.liasse.core.dossier.DefinitionShelf;
import org.liasse.core.list.NamedFields;
import org.liasse.core.sample.Node;
import org.liasse.core.sample.Sample;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** Views of lists, on both databases. */
@RunWith(Parameterized.class)
public class ViewsTest {

    private static final Key LOAN = new Key("loan");
    private static final Path PURPOSE = new Path(new Key("request"), new Key("purpose"));

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Views views;
    private Caller clerk;
    private Caller other;
    private String desk;

    public ViewsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        views =
                new ViewDoor(
                        node.transactions,
                        node.catalogue,
                        new NamedFields(new DefinitionShelf()),
                        node.dossiers());
        String office = node.offices().create(new Key("bank"), "The bank").id();
        Caller head = node.someone("head", office, "head");
        desk = node.desk(head, "Loans of the north");
        clerk = node.clerk("clerk", head, desk);
        other = node.clerk("other", head, desk);
    }

    @After
    public void close() {
        node.close();
    }

    private DossierQuery asked(String context, String tab, Set<Key> states, Path... columns) {
        return new DossierQuery(
                LOAN,
                context,
                tab == null ? null : new Key(tab),
                states,
                "boat",
                List.of(new Where(PURPOSE, Operator.STARTS, "A")),
                List.of(new Sort(null, PURPOSE, true), new Sort("number", null, false)),
                List.of(columns),
                1,
                null,
                false);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private View view(String name, boolean isUsual) {
        return new View(id(), name, isUsual, asked(desk, "open-loans", Set.of(), PURPOSE));
    }

    // CORE-13, PROC-15, PROC-17
    @Test
    public void PROC_15_aViewIsKeptAsItWasAsked() {
        View boats = view("Boats", false);
        assertEquals(List.of(), views.keep(clerk, boats).gone());
        Kept read = views.read(clerk, boats.id());
        assertEquals(boats, read.view());
        assertEquals(boats.asked(), read.usable());
        View again = new View(boats.id(), "Ships", false, asked(desk, null, Set.of()));
        views.keep(clerk, again);
        assertEquals(
                List.of(again), views.list(clerk, LOAN, desk).stream().map(Kept::view).toList());
        views.forget(clerk, boats.id());
        views.forget(clerk, boats.id());
        assertThrows(Problem.class, () -> views.read(clerk, boats.id()));
    }

    // PROC-15
    @Test
    public void PROC_15_aViewIsItsOwnersAlone() {
        View boats = view("Boats", false);
        views.keep(clerk, boats);
        assertThrows(Problem.class, () -> views.read(other, boats.id()));
        assertEquals(List.of(), views.list(other, null, null));
        views.forget(other, boats.id());
        assertEquals(1, views.list(clerk, null, null).size());
        Problem unknown =
                assertThrows(
                        Problem.class,
                        () -> views.list(Caller.visitor(clerk.language()), null, null));
        assertEquals(Problem.Kind.NOT_SIGNED_IN, unknown.kind());
        // the same id may be anybody's
        views.keep(other, new View(boats.id(), "Mine", true, asked(null, null, Set.of())));
        assertEquals("Boats", views.read(clerk, boats.id()).view().name());
    }

    // PROC-15
    @Test
    public void PROC_15_oneViewAtMostIsTheUsualOneOfATypeAndContext() {
        View first = view("First", true);
        View second = view("Second", true);
        View everywhere = new View(id(), "All", true, asked(null, null, Set.of()));
        views.keep(clerk, first);
        views.keep(clerk, everywhere);
        views.keep(clerk, second);
        assertFalse(views.read(clerk, first.id()).view().isUsual());
        assertTrue(views.read(clerk, second.id()).view().isUsual());
        assertTrue(views.read(clerk, everywhere.id()).view().isUsual());
        assertEquals(3, views.list(clerk, LOAN, desk).size());
        assertEquals(1, views.list(clerk, LOAN, id()).size());
    }

    // CORE-13
    @Test
    public void CORE_13_whatIsThereNoLongerIsToldAndLeftOut() {
        View view =
                new View(
                        id(),
                        "Denied",
                        false,
                        asked(desk, null, Set.of(new Key("denied")), PURPOSE));
        views.keep(clerk, view);
        node.catalogue.arrive(Sample.without("denied", true), Binding.from("sample", "1.2"));
        Kept kept = views.read(clerk, view.id());
        assertEquals(List.of("state denied"), kept.gone());
        assertEquals(Set.of(), kept.usable().states());
        assertEquals(view, kept.view());
        node.dossiers().list(clerk, kept.usable());
    }

    // CORE-13
    @Test
    public void CORE_13_whatCannotBeAskedIsNotKept() {
        Path nothing = new Path(new Key("request"), new Key("nothing"));
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                views.keep(
                                        clerk,
                                        new View(
                                                id(),
                                                "Bad",
                                                false,
                                                asked(desk, null, Set.of(), nothing))));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertThrows(Problem.class, () -> views.keep(clerk, view(" ", false)));
        assertThrows(Problem.class, () -> views.keep(clerk, view("x".repeat(101), false)));
        assertEquals(List.of(), views.list(clerk, null, null));
    }

    // CORE-13
    @Test
    public void CORE_13_viewsHaveABound() {
        for (int i = 0; i < Views.MOST; i++) {
            views.keep(clerk, view("View " + i, false));
        }
        Problem full = assertThrows(Problem.class, () -> views.keep(clerk, view("More", false)));
        assertEquals("views-full", full.reason().orElseThrow());
        View known = views.list(clerk, LOAN, null).get(0).view();
        views.keep(clerk, new View(known.id(), "Renamed", false, known.asked()));
        assertEquals(Views.MOST, views.list(clerk, LOAN, null).size());
    }
}
