package org.liasse.core.events;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;

/** Listeners are told of committed events, in order, whatever another listener does. */
@RunWith(Parameterized.class)
public class DispatcherTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;

    public DispatcherTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
    }

    @After
    public void close() {
        node.close();
    }

    // CORE-09
    @Test
    public void CORE_09_everyListenerIsToldInOrderAlsoAfterAnotherFailed() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Dispatcher dispatcher = new Dispatcher(node.transactions, node.sequencer);
        dispatcher.addListener(
                event -> {
                    throw new IllegalStateException("a listener that fails");
                });
        dispatcher.addListener(event -> told.add(event.kind()));
        String office = node.offices().create(new Key("bank"), "The bank").id();
        Caller head = node.someone("head", office, "head");
        String desk = node.desk(head, "Loans");
        node.act(head, desk, "shut");
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (told.size() < 2 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEquals(List.of("open", "shut"), told);
        dispatcher.close();
    }
}
