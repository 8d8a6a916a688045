package org.liasse.core.letter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letter;
import org.liasse.api.letter.Letters;
import org.liasse.api.letter.Letters.Posted;
import org.liasse.api.letter.Letters.State;
import org.liasse.api.people.Principal;
import org.liasse.api.spi.LetterChannel;
import org.liasse.api.spi.LetterChannel.Delivery;
import org.liasse.api.spi.Wording;
import org.liasse.core.store.TestClock;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.store.Transactions;
import org.liasse.test.letter.InMemoryChannel;

/** What becomes of a letter between its cause and its recipient, on both databases. */
@RunWith(Parameterized.class)
public class CourierTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    /** Dies, as a process does: what it holds in memory is gone. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** One node: everything but the database and the post is its own. */
    private final class Node {
        final Transactions transactions = database.transactions(clock);
        final LetterBox box = new LetterBox(transactions, SITE);
        final Courier courier = new Courier(box, clock, WORDS, false);
        final LettersCheck check = new LettersCheck(box, courier, clock);

        Node(LetterChannel channel) {
            courier.addChannel(channel);
        }
    }

    private static final Site SITE = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test/"));
    private static final Wording WORDS =
            words((template, language, values) -> values.get("title") + " " + language);

    /** Says a subject. */
    private interface Subject {
        String of(Key template, Language language, Map<String, ?> values);
    }

    private static Wording words(Subject subject) {
        return new Wording() {
            @Override
            public Words compose(Key template, Language language, Map<String, ?> values) {
                return new Words(subject.of(template, language, values), "text", null);
            }

            @Override
            public Words compose(Script script, Language language, Map<String, ?> values) {
                throw new IllegalArgumentException("nobody has written anything");
            }

            @Override
            public List<Fault> check(Script script, Set<String> known) {
                return List.of();
            }
        };
    }

    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final InMemoryChannel post = new InMemoryChannel();
    private Node here;

    public CourierTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        here = new Node(post);
    }

    private String write(String cause) {
        return write(cause, null);
    }

    private String write(String cause, Instant expiresAt) {
        return here.box.post(
                new Draft(
                        cause,
                        Principal.account("1"),
                        "Zoé",
                        "zoe@example.org",
                        Language.FR,
                        Letters.MAIL,
                        new Key("hello"),
                        Map.of("title", cause),
                        expiresAt));
    }

    private Posted letter(String id) {
        return here.box.byId(id).orElseThrow();
    }

    private String content(String id) {
        return here.transactions.read(
                sql ->
                        sql.first(
                                        "select content from letter where id = ?",
                                        row -> row.getString(1),
                                        id)
                                .orElseThrow());
    }

    // CORE-09
    @Test
    public void CORE_09_aLetterIsSentOnceAndItsWordsAreForgotten() {
        String id = write("event-1");
        assertEquals("{\"title\":\"event-1\"}", content(id));

        here.courier.go();
        here.courier.go();

        assertEquals(1, post.taken().size());
        assertEquals("event-1 FR", post.taken().get(0).subject());
        assertEquals("<" + id + "@liasse.test>", post.taken().get(0).messageId());
        assertSame(State.SENT, letter(id).state());
        assertEquals("{}", content(id));
    }

    // CORE-09
    @Test
    public void CORE_09_oneCausePersonAndChannelMakeOneLetter() {
        String first = write("event-1");
        assertEquals(first, write("event-1"));
        here.courier.go();

        assertEquals(first, write("event-1"));
        here.courier.go();

        assertEquals(1, post.taken().size());
        assertNotEquals(first, write("event-2"));
    }

    // CORE-09
    @Test
    public void CORE_09_aLetterOfATransactionThatFailsIsNotWritten() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        here.transactions.write(
                                work -> {
                                    write("event-1");
                                    throw new IllegalStateException("no");
                                }));

        here.courier.go();

        assertEquals(List.of(), here.box.list(null, null, 10));
    }

    // CORE-09
    @Test
    public void CORE_09_sendingIsCommittedBeforeTheLetterIsHandedOver() {
        String id = write("event-1");
        List<State> seen = new ArrayList<>();
        post.answer(
                (letter, handingOver) -> {
                    seen.add(letter(id).state());
                    handingOver.run();
                    seen.add(letter(id).state());
                    return new Delivery.Taken();
                });

        here.courier.go();

        assertEquals(List.of(State.QUEUED, State.SENDING), seen);
    }

    // CORE-09
    @Test
    public void CORE_09_afterACrashWhatWasBeingSentIsUncertainAndNotSentAgain() {
        String id = write("event-1");
        post.answer(
                (letter, handingOver) -> {
                    post.take(letter, handingOver);
                    throw new Death();
                });
        assertThrows(Death.class, () -> here.courier.go());
        post.answer(post::take);

        Node next = new Node(post);
        next.courier.go();
        assertSame(State.SENDING, letter(id).state());
        clock.pass(ChannelLease.HELD.plusMillis(1));
        next.courier.go();

        assertSame(State.UNCERTAIN, letter(id).state());
        assertEquals(1, post.taken().size());
        assertTrue(said(next), said(next).contains("1 letters may have been sent or not"));

        next.box.retry(id);
        next.courier.go();
        assertSame(State.SENT, letter(id).state());
        assertEquals(2, post.taken().size());
        assertEquals(post.taken().get(0).messageId(), post.taken().get(1).messageId());
    }

    // CORE-09
    @Test
    public void CORE_09_aCrashBeforeHandingOverLosesNothing() {
        String id = write("event-1");
        post.answer(
                (letter, handingOver) -> {
                    throw new Death();
                });
        assertThrows(Death.class, () -> here.courier.go());
        post.answer(post::take);
        clock.pass(ChannelLease.HELD.plusMillis(1));

        new Node(post).courier.go();

        assertSame(State.SENT, letter(id).state());
        assertEquals(1, post.taken().size());
    }

    // CORE-09
    @Test
    public void CORE_09_aSlowNodeWhoseLetterWasTakenForLostStillSaysThatItWasSent() {
        String id = write("event-1");
        Node other = new Node(post);
        post.answer(
                (letter, handingOver) -> {
                    handingOver.run();
                    clock.pass(ChannelLease.HELD.plusMillis(1));
                    other.courier.go();
                    assertSame(State.UNCERTAIN, letter(id).state());
                    return new Delivery.Taken();
                });

        here.courier.go();

        assertSame(State.SENT, letter(id).state());
    }

    // CORE-09
    @Test
    public void CORE_09_aNodeThatLostItsLeaseHandsNothingOver() {
        String id = write("event-1");
        InMemoryChannel second = new InMemoryChannel();
        Node other = new Node(second);
        post.answer(
                (letter, handingOver) -> {
                    clock.pass(ChannelLease.HELD.plusMillis(1));
                    other.courier.go();
                    return post.take(letter, handingOver);
                });

        here.courier.go();

        assertEquals(0, post.taken().size());
        assertEquals(1, second.taken().size());
        assertSame(State.SENT, letter(id).state());
    }

    // CORE-09
    @Test
    public void CORE_09_ofTwoNodesOneSends() {
        Node there = new Node(post);
        for (int i = 0; i < 60; i++) {
            write("event-" + i);
        }

        here.courier.go();
        there.courier.go();

        assertEquals(60, post.taken().size());
        assertEquals(60, post.taken().stream().map(Letter::id).distinct().count());
    }

    // CORE-09
    @Test
    public void CORE_09_aServerThatIsAwayForADayCostsPatienceOnly() {
        String first = write("event-1");
        String second = write("event-2");
        post.answer((letter, handingOver) -> new Delivery.Away("connection refused"));

        for (int minutes = 0; minutes < 24 * 60; minutes += 20) {
            here.courier.go();
            here.courier.go();
            clock.pass(Duration.ofMinutes(20));
        }

        assertEquals(24 * 60 / 20, post.asked());
        assertSame(State.QUEUED, letter(first).state());
        assertTrue(
                said(here),
                said(here)
                        .contains(
                                "mail is out of reach since 2026-03-02T09:00:00Z, 2 letters wait:"
                                        + " connection refused"));

        post.answer(post::take);
        clock.pass(Duration.ofMinutes(5));
        here.courier.go();
        assertSame(State.SENT, letter(first).state());
        assertSame(State.SENT, letter(second).state());
        assertEquals(Result.Status.OK, here.check.execute().getStatus());
    }

    // CORE-09, CORE-11
    @Test
    public void CORE_11_theMovedClockOfASandboxShortensNoWaitForAServer() {
        write("event-1");
        post.answer((letter, handingOver) -> new Delivery.Away("connection refused"));
        here.courier.go();

        clock.leap(Duration.ofDays(1));
        here.courier.go();
        assertEquals(1, post.asked());

        clock.pass(Duration.ofMinutes(5));
        here.courier.go();
        assertEquals(2, post.asked());
    }

    // CORE-09
    @Test
    public void CORE_09_oneThatCannotBeTakenNowIsTriedLessAndLessOftenForThreeDays() {
        String id = write("event-1");
        List<Instant> tries = new ArrayList<>();
        post.answer(
                (letter, handingOver) -> {
                    tries.add(clock.now());
                    return new Delivery.Deferred("451 later");
                });

        while (letter(id).state() == State.QUEUED) {
            clock.pass(Duration.between(clock.now(), letter(id).nextTryAt()));
            here.courier.go();
        }

        assertEquals(Duration.ofMinutes(1), Duration.between(tries.get(0), tries.get(1)));
        assertEquals(Duration.ofMinutes(2), Duration.between(tries.get(1), tries.get(2)));
        assertEquals(Duration.ofHours(1), Duration.between(tries.get(9), tries.get(10)));
        assertSame(State.REFUSED, letter(id).state());
        assertEquals("given up after three days: 451 later", letter(id).lastError());
        assertEquals(3, Duration.between(tries.get(0), tries.get(tries.size() - 1)).toDays());
    }

    // CORE-09
    @Test
    public void CORE_09_oneWaitingLetterStopsNoOther() {
        write("event-1");
        String second = write("event-2");
        post.answer(
                (letter, handingOver) ->
                        letter.subject().startsWith("event-1")
                                ? new Delivery.Deferred("450 greylisted")
                                : post.take(letter, handingOver));

        here.courier.go();

        assertSame(State.SENT, letter(second).state());
    }

    // CORE-09
    @Test
    public void CORE_09_aRefusedLetterIsNotTriedAgainUnlessAnOperatorSaysSo() {
        String id = write("event-1");
        post.answer((letter, handingOver) -> new Delivery.Refused("550 no such user"));
        here.courier.go();
        clock.pass(Duration.ofDays(1));
        here.courier.go();

        assertEquals(1, post.asked());
        assertSame(State.REFUSED, letter(id).state());
        assertEquals("550 no such user", letter(id).lastError());
        assertEquals(List.of(id), ids(here.box.list(State.REFUSED, null, 10)));
        assertTrue(said(here), said(here).contains("1 letters were refused"));

        here.box.drop(id);
        assertSame(State.CANCELLED, letter(id).state());
        assertEquals(
                Problem.Kind.WRONG_STATE,
                assertThrows(Problem.class, () -> here.box.retry(id)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                assertThrows(Problem.class, () -> here.box.drop("nothing")).kind());
    }

    // CORE-09
    @Test
    public void CORE_09_aLetterThatIsOfNoUseAnyMoreIsNotSent() {
        String id = write("event-1", clock.now().plus(Duration.ofHours(1)));
        clock.pass(Duration.ofHours(1));

        here.courier.go();

        assertEquals(0, post.asked());
        assertSame(State.CANCELLED, letter(id).state());
        assertEquals("{}", content(id));
    }

    // CORE-09
    @Test
    public void CORE_09_withoutAServerLettersWaitAndTheDoctorSaysWhy() {
        Node alone =
                new Node(
                        new LetterChannel() {
                            @Override
                            public Key key() {
                                return Letters.MAIL;
                            }

                            @Override
                            public java.util.Optional<String> obstacle() {
                                return java.util.Optional.of("no SMTP server is configured");
                            }

                            @Override
                            public Delivery deliver(Letter letter, Runnable handingOver) {
                                throw new AssertionError("nobody is there");
                            }
                        });
        assertEquals("no letter waits; no SMTP server is configured", said(alone));
        assertEquals(Result.Status.OK, alone.check.execute().getStatus());
        String id = write("event-1");

        alone.courier.go();

        assertSame(State.QUEUED, letter(id).state());
        assertEquals("1 letters wait: no SMTP server is configured", said(alone));
        assertEquals(Result.Status.WARN, alone.check.execute().getStatus());
    }

    // CORE-09
    @Test
    public void CORE_09_wordsThatAreMissingAreWaitedFor() {
        String id = write("event-1");
        Courier wordless =
                new Courier(
                        here.box,
                        clock,
                        words(
                                (template, language, values) -> {
                                    throw new IllegalArgumentException("no template " + template);
                                }),
                        false);
        wordless.addChannel(post);

        clock.pass(LettersCheck.PATIENCE.plusMillis(1));
        assertTrue(
                said(here), said(here).startsWith("1 letters wait, the oldest since 2026-03-02"));
        assertTrue(said(here), said(here).endsWith(": not tried yet"));

        wordless.go();

        assertSame(State.QUEUED, letter(id).state());
        assertTrue(letter(id).lastError(), letter(id).lastError().contains("no template hello"));
    }

    // CORE-09
    @Test
    public void CORE_09_lettersAreListedTheNewestFirstPageByPage() {
        String first = write("event-1");
        String second = write("event-2");
        String third = write("event-3");

        assertEquals(List.of(third, second), ids(here.box.list(null, null, 2)));
        assertEquals(List.of(first), ids(here.box.list(State.QUEUED, second, 2)));
        assertNull(letter(first).lastError());
    }

    // CORE-09
    @Test
    public void CORE_09_whatIsOverIsForgottenAfterNinetyDays() {
        String id = write("event-1");
        here.courier.go();
        // ids carry the machine's own time, not that of the test
        here.transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update letter set id = '00000000-0000-7000-8000-"
                                                + "000000000001' where id = ?",
                                        id));
        clock.pass(Duration.ofHours(2));

        here.courier.go();

        assertEquals(List.of(), here.box.list(null, null, 10));
    }

    private static List<String> ids(List<Posted> letters) {
        return letters.stream().map(Posted::id).toList();
    }

    private static String said(Node node) {
        List<String> said = new ArrayList<>();
        for (ResultLog.Entry entry : node.check.execute()) {
            said.add(entry.getMessage());
        }
        return String.join("\n", said);
    }
}
