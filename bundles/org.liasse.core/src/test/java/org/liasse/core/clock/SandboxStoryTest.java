package org.liasse.core.clock;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Sandbox;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn.Session;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Moved;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** What somebody sees who tries things in a sandbox, on both databases. */
@RunWith(Parameterized.class)
public class SandboxStoryTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Sandbox sandbox;
    private Node node;
    private Caller owner;
    private String repair;

    public SandboxStoryTest(TestDatabase database) {
        this.database = database;
    }

    private Node node() {
        Node made =
                new Node(
                        database,
                        machine -> {
                            var clock = Moved.sandbox(database, machine);
                            sandbox = (Sandbox) clock;
                            return clock;
                        });
        made.catalogue.arrive(Shop.FIRST, Binding.from("shop", "1.0"));
        return made;
    }

    @Before
    public void open() {
        database.open();
        node = node();
        String office = node.offices().create(new Key("town"), "The town").id();
        owner = node.someone("owner", office, "owner");
        String shop =
                node.open(owner, new NewDossier(null, new Key("shop"), null, null, "A", Map.of()));
        repair =
                node.open(
                        owner, new NewDossier(null, new Key("repair"), shop, null, "B", Map.of()));
        node.act(owner, repair, "wait");
    }

    @After
    public void close() {
        node.close();
    }

    private long reminders() {
        node.doors.time.strike();
        return node.kinds(owner, repair).stream().filter("remind"::equals).count();
    }

    // CORE-11
    @Test
    public void CORE_11_threeDaysOnTheReminderGoes() {
        sandbox.move(Duration.ofDays(3).minusSeconds(1));
        assertEquals(0, reminders());
        sandbox.move(Duration.ofSeconds(1));
        assertEquals(1, reminders());
        assertEquals(1, reminders());
        sandbox.move(Duration.ofDays(3));
        assertEquals(2, reminders());
    }

    // CORE-11
    @Test
    public void CORE_11_aLongLeapSignsNobodyOut() {
        String password = "correct horse battery";
        node.accounts().changePassword(owner.account(), password);
        Session session = node.signIn().open("owner", password, null);

        sandbox.move(Duration.ofDays(365));

        assertEquals(owner.account(), node.signIn().bearer(session.token()).account());
        // a client reckons with a clock of its own
        assertTrue(session.expiresAt().isBefore(sandbox.standing().now()));
        node.clock.pass(Duration.ofHours(13));
        assertThrows(Problem.class, () -> node.signIn().bearer(session.token()));
    }

    // CORE-11, CORE-28
    @Test
    public void CORE_11_noTimelineGoesBackWhoeverWritesAfterTheMove() {
        Node other = node();
        Sandbox mine = sandbox;
        other.act(owner, repair, "pause");
        mine.move(Duration.ofDays(1));
        node.act(owner, repair, "resume");
        other.act(owner, repair, "pause");
        node.act(owner, repair, "finish");

        List<Instant> instants =
                node.dossiers().timeline(owner, repair, null, 200).stream().map(Entry::at).toList();
        assertEquals(instants.stream().sorted().toList(), instants);
        assertTrue(node.dossiers().chainHolds(repair));
        other.close();
    }
}
