package org.liasse.core.letter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letter;
import org.liasse.api.letter.Letters;
import org.liasse.api.letter.Letters.State;
import org.liasse.api.people.Principal;
import org.liasse.api.spi.LetterChannel;
import org.liasse.core.store.TestClock;
import org.liasse.core.store.TestDatabase;
import org.liasse.notification.Templates;
import org.liasse.test.letter.MailServer;
import org.liasse.test.letter.ScriptedServer;

/** Letters on their way to a real mail server, which comes and goes. */
@RunWith(Parameterized.class)
public class MailTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final MailServer server = MailServer.stopped();
    private LetterBox box;

    public MailTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        box = newBox();
    }

    @After
    public void stop() {
        server.close();
    }

    private LetterBox newBox() {
        return new LetterBox(
                database.transactions(clock),
                new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test")));
    }

    private Courier courier(LetterBox letters, LetterChannel channel) {
        Courier courier = new Courier(letters, clock, new Templates(), false);
        courier.addChannel(channel);
        return courier;
    }

    private String write(String cause, String address) {
        return box.post(
                new Draft(
                        cause,
                        Principal.account("1"),
                        "Zoé",
                        address,
                        Language.FR,
                        Letters.MAIL,
                        new Key("email-changed"),
                        Map.of("name", "Zoé", "login", "zoe"),
                        null));
    }

    private State state(String id) {
        return box.byId(id).orElseThrow().state();
    }

    // CORE-09
    @Test
    public void CORE_09_aMailOutlivesTheAbsenceOfItsServerAndArrivesOnce() {
        String id = write("event-1", "zoe@example.org");
        Courier courier = courier(box, Smtp.to(server.smtpPort(), clock));
        courier.go();
        assertSame(State.QUEUED, state(id));

        server.restart();
        clock.pass(Duration.ofMinutes(5));
        courier.go();
        courier.go();

        assertSame(State.SENT, state(id));
        List<String> mails = server.received("zoe@example.org");
        assertEquals(1, mails.size());
        assertTrue(mails.get(0), mails.get(0).contains("Message-ID: <" + id + "@liasse.test>"));
    }

    // CORE-09
    @Test
    public void CORE_09_aServerThatDiesWithTheMailInItsHandsIsNotAskedTwice() {
        String id;
        try (ScriptedServer dying =
                new ScriptedServer(line -> line.equals(".") ? ScriptedServer.HANGS_UP : null)) {
            id = write("event-1", "zoe@example.org");
            Courier courier = courier(box, Smtp.to(dying.port(), clock));

            courier.go();
            clock.pass(Duration.ofHours(2));
            courier.go();

            assertEquals(1, dying.heard().stream().filter(line -> line.equals("DATA")).count());
        }
        assertSame(State.UNCERTAIN, state(id));
    }

    // CORE-09
    @Test
    public void CORE_09_aServerKilledAtTheBeginningOfTheMailCostsATryOnly() {
        server.restart();
        String id = write("event-1", "zoe@example.org");
        LetterChannel smtp = Smtp.to(server.smtpPort(), clock);
        Courier courier =
                courier(
                        box,
                        new LetterChannel() {
                            @Override
                            public Key key() {
                                return smtp.key();
                            }

                            @Override
                            public Delivery deliver(Letter letter, Runnable handingOver) {
                                return smtp.deliver(
                                        letter,
                                        () -> {
                                            handingOver.run();
                                            if (box.byId(id).orElseThrow().lastError() == null) {
                                                server.kill();
                                            }
                                        });
                            }
                        });

        courier.go();
        assertSame(State.QUEUED, state(id));
        server.restart();
        clock.pass(Duration.ofMinutes(5));
        courier.go();

        assertSame(State.SENT, state(id));
        assertEquals(1, server.received("zoe@example.org").size());
    }

    // CORE-09
    @Test
    public void CORE_09_twoNodesAtOnceSendEachMailOnce() throws Exception {
        server.restart();
        for (int i = 0; i < 20; i++) {
            write("event-" + i, "zoe@example.org");
        }
        LetterChannel smtp = Smtp.to(server.smtpPort(), clock);
        List<Callable<Void>> nodes =
                Stream.of(courier(newBox(), smtp), courier(newBox(), smtp))
                        .<Callable<Void>>map(
                                courier ->
                                        () -> {
                                            courier.go();
                                            return null;
                                        })
                        .toList();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (var done : threads.invokeAll(nodes)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals(20, server.received("zoe@example.org").size());
        assertEquals(20, box.list(State.SENT, null, 50).size());
    }
}
