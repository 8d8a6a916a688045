package org.liasse.core.documents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Upload;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Caller.Once;
import org.liasse.api.people.Principal;
import org.liasse.api.spi.DocumentStore;
import org.liasse.core.documents.Uploads.Taken;
import org.liasse.core.store.TestClock;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.store.Transactions;
import org.liasse.test.documents.InMemoryDocumentStore;

/** What is sent, what becomes of it, and what is cleared away, on both databases. */
@RunWith(Parameterized.class)
public class UploadsTest {

    private static final Place PLACE = new Place(new Key("loan"), new Key("papers"), 20, Set.of());
    private static final Caller ANNE = caller("anne");
    private static final Caller BRUNO = caller("bruno");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    /** A store in which something may happen just before a file goes, or just after it came. */
    private static final class Watched implements DocumentStore {
        private final InMemoryDocumentStore store = new InMemoryDocumentStore();
        private Runnable beforeRemoval = () -> {};
        private Runnable afterStoring = () -> {};

        @Override
        public Stored store(InputStream bytes, long limit) throws IOException {
            Stored stored = store.store(bytes, limit);
            afterStoring.run();
            return stored;
        }

        @Override
        public InputStream open(String sha256, long offset) throws IOException {
            return store.open(sha256, offset);
        }

        @Override
        public boolean holds(String sha256) {
            return store.holds(sha256);
        }

        @Override
        public void remove(String sha256) {
            beforeRemoval.run();
            store.remove(sha256);
        }
    }

    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final Watched store = new Watched();
    private Transactions transactions;
    private DocumentDoors doors;

    public UploadsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        transactions = database.open().transactions(clock);
        doors = new DocumentDoors(transactions, store, clock);
    }

    // CORE-07
    @Test
    public void CORE_07_anUploadSaysWhatWasTaken() throws IOException {
        Upload upload = send(ANNE, "hello");

        assertEquals("note.txt", upload.name());
        assertEquals(5, upload.size());
        assertEquals("text/plain", upload.mediaType());
        assertEquals(clock.now().plus(Duration.ofHours(24)), upload.expiresAt());
        assertTrue(store.holds(upload.sha256()));
    }

    // CORE-07
    @Test
    public void CORE_07_theLimitOfThePlaceIsExact() throws IOException {
        assertEquals(20, send(ANNE, "x".repeat(20)).size());

        Problem problem = problem(() -> send(ANNE, "x".repeat(21)));

        assertSame(Problem.Kind.TOO_LARGE, problem.kind());
        assertEquals(20L, problem.members().get("limit"));
        assertEquals(1, count("upload"));
        assertEquals(1, store.store.names().size());
    }

    // CORE-07
    @Test
    public void CORE_07_thePublicSendsNothing() {
        assertSame(
                Problem.Kind.NOT_SIGNED_IN,
                problem(() -> send(Caller.visitor(Language.FR), "hello")).kind());
    }

    // CORE-07
    @Test
    public void CORE_07_theSameIdAndContentIsTheFirstAnswer() throws IOException {
        String id = UUID.randomUUID().toString();
        Upload first = send(ANNE, id, "hello");
        clock.pass(Duration.ofHours(1));

        assertEquals(first, send(ANNE, id, "hello"));
        assertSame(Problem.Kind.CONFLICT, problem(() -> send(ANNE, id, "other")).kind());
        assertSame(Problem.Kind.CONFLICT, problem(() -> send(BRUNO, id, "hello")).kind());
        assertSame(Problem.Kind.INVALID_INPUT, problem(() -> send(ANNE, "not-an-id", "x")).kind());
    }

    // CORE-07
    @Test
    public void CORE_07_anUploadAskedForTwiceIsOneAlsoOnceItWasAttached() throws IOException {
        Caller once = ANNE.once(new Once("POST /uploads", "key-1", "0".repeat(64)));
        Upload first = send(once, "hello");

        assertEquals(first, send(once, "hello"));
        assertEquals(1, count("upload"));
        take(ANNE, PLACE, first.id());
        Upload again = send(once, "hello");

        assertEquals(first.id(), again.id());
        assertEquals(first.sha256(), again.sha256());
        assertEquals(0, count("upload"));
        Problem problem = problem(() -> send(once, "other"));
        assertSame(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals("idempotency-key-reused", problem.reason().orElseThrow());
    }

    // CORE-07
    @Test
    public void CORE_07_whoSendsAndNeverAttachesIsStopped() throws IOException {
        for (int i = 0; i < Uploads.MOST_FILES; i++) {
            send(ANNE, "file " + i % 3);
        }

        Problem problem = problem(() -> send(ANNE, "one more"));

        assertSame(Problem.Kind.TOO_MANY, problem.kind());
        assertTrue(problem.retryAfter().orElseThrow().compareTo(Duration.ofHours(24)) > 0);
        send(BRUNO, "one more");
        clock.pass(Uploads.KEPT);
        send(ANNE, "one more");
    }

    // CORE-07
    @Test
    public void CORE_07_anUploadIsItsOwnersOnceAndForItsPlace() throws IOException {
        Upload upload = send(ANNE, "hello");
        Place aside = new Place(PLACE.type(), new Key("aside"), 20, Set.of());

        assertRefused(() -> take(BRUNO, PLACE, upload.id()));
        assertRefused(() -> take(ANNE, aside, upload.id()));
        Taken taken = take(ANNE, PLACE, upload.id());

        assertEquals(new Taken("note.txt", 5, upload.sha256(), "text/plain", null), taken);
        assertRefused(() -> take(ANNE, PLACE, upload.id()));
        assertRefused(() -> take(ANNE, PLACE, "nothing"));
    }

    // CORE-07
    @Test
    public void CORE_07_limitAndMediaTypeAreCheckedAgainOnAttaching() throws IOException {
        Upload upload = send(ANNE, "hello");
        Place smaller = new Place(PLACE.type(), PLACE.key(), 4, Set.of());
        Place pictures = new Place(PLACE.type(), PLACE.key(), 20, Set.of("image/*"));

        assertSame(Problem.Kind.TOO_LARGE, problem(() -> take(ANNE, smaller, upload.id())).kind());
        assertSame(
                Problem.Kind.MEDIA_TYPE, problem(() -> take(ANNE, pictures, upload.id())).kind());
    }

    // CORE-07
    @Test
    public void CORE_07_anUploadIsOverAfterADay() throws IOException {
        Upload upload = send(ANNE, "hello");
        clock.pass(Uploads.KEPT);

        assertRefused(() -> take(ANNE, PLACE, upload.id()));
    }

    // CORE-07
    @Test
    public void CORE_07_aFileGoesADayAfterItsLastRow() throws IOException {
        Upload upload = send(ANNE, "hello");
        clock.pass(Uploads.KEPT.minusMillis(1));
        doors.collector.collect();
        assertEquals(1, count("upload"));

        clock.pass(Duration.ofMillis(1));
        doors.collector.collect();
        assertEquals(0, count("upload"));
        assertTrue(store.holds(upload.sha256()));

        clock.pass(Collector.GRACE.minusMillis(1));
        doors.collector.collect();
        assertTrue(store.holds(upload.sha256()));

        clock.pass(Duration.ofMillis(1));
        doors.collector.collect();
        assertFalse(store.holds(upload.sha256()));
        assertEquals(0, count("blob_file"));
    }

    // CORE-07
    @Test
    public void CORE_07_aFileThatCameBackStays() throws IOException {
        send(ANNE, "hello");
        clock.pass(Uploads.KEPT);
        doors.collector.collect();
        Upload again = send(BRUNO, "hello");
        clock.pass(Uploads.KEPT.minusMillis(1));

        doors.collector.collect();

        assertTrue(store.holds(again.sha256()));
        assertEquals("note.txt", take(BRUNO, PLACE, again.id()).name());
    }

    // CORE-07
    @Test
    public void CORE_07_aFileOfTwoUploadsStaysForTheSecond() throws IOException {
        send(ANNE, "hello");
        clock.pass(Duration.ofHours(12));
        Upload second = send(BRUNO, "hello");
        clock.pass(Duration.ofHours(12));
        doors.collector.collect();
        clock.pass(Duration.ofHours(11));
        doors.collector.collect();

        assertEquals(1, count("upload"));
        assertTrue(store.holds(second.sha256()));
    }

    // CORE-07
    @Test
    public void CORE_07_whatLostItsLastRowSilentlyIsFoundAndGoesADayLater() throws IOException {
        Upload upload = send(ANNE, "hello");
        transactions.write(work -> work.sql().update("delete from upload"));
        doors.collector.collect();
        clock.pass(Collector.GRACE);
        doors.collector.collect();

        assertFalse(store.holds(upload.sha256()));
    }

    // CORE-07
    @Test
    public void CORE_07_whatIsBeingRemovedCannotComeBackMeanwhile() throws IOException {
        Upload old = send(ANNE, "hello");
        List<Problem> answers = new ArrayList<>();
        store.beforeRemoval = () -> answers.add(problem(() -> send(BRUNO, "hello")));
        clock.pass(Uploads.KEPT);
        doors.collector.collect();
        clock.pass(Collector.GRACE);
        doors.collector.collect();

        assertSame(Problem.Kind.UNAVAILABLE, answers.get(0).kind());
        assertTrue(answers.get(0).retryAfter().isPresent());
        assertFalse(store.holds(old.sha256()));
        Upload again = send(BRUNO, "hello");
        assertTrue(store.holds(again.sha256()));
    }

    // CORE-07
    @Test
    public void CORE_07_whatWasRemovedBetweenBytesAndRowIsNotAcknowledged() throws IOException {
        send(ANNE, "hello");
        clock.pass(Uploads.KEPT);
        doors.collector.collect();
        clock.pass(Collector.GRACE);
        store.afterStoring = this::collect;

        assertSame(Problem.Kind.UNAVAILABLE, problem(() -> send(BRUNO, "hello")).kind());

        store.afterStoring = () -> {};
        assertEquals(0, count("upload"));
        assertTrue(store.holds(send(BRUNO, "hello").sha256()));
    }

    // CORE-07
    @Test
    public void CORE_07_aRemovalCutShortIsFinishedLater() throws IOException {
        Upload upload = send(ANNE, "hello");
        clock.pass(Uploads.KEPT);
        doors.collector.collect();
        clock.pass(Collector.GRACE);
        store.beforeRemoval =
                () -> {
                    throw new IllegalStateException("killed");
                };
        assertThrows(IllegalStateException.class, () -> doors.collector.collect());
        store.beforeRemoval = () -> {};

        doors.collector.collect();
        assertTrue(store.holds(upload.sha256()));
        clock.pass(Duration.ofHours(1));
        doors.collector.collect();
        assertFalse(store.holds(upload.sha256()));
        assertEquals(0, count("blob_file"));
    }

    // CORE-07
    @Test
    public void CORE_07_manyMaySendTheSameForTheFirstTimeAtOnce() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Upload>> sending = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Caller caller = caller("person" + i);
                sending.add(() -> send(caller, "the same"));
            }
            for (Future<Upload> sent : people.invokeAll(sending)) {
                assertTrue(store.holds(sent.get().sha256()));
            }
        } finally {
            people.shutdownNow();
        }
        assertEquals(12, count("upload"));
        assertEquals(1, count("blob_file"));
    }

    // CORE-07
    @Test
    public void CORE_07_withoutAStoreSendingIsAskedToWait() {
        doors.vault.unsetStore(store);

        assertSame(Problem.Kind.UNAVAILABLE, problem(() -> send(ANNE, "hello")).kind());
    }

    private void collect() {
        try {
            doors.collector.collect();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Upload send(Caller caller, String text) throws IOException {
        return send(caller, null, text);
    }

    private Upload send(Caller caller, String id, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return doors.uploads.receive(
                caller, id, PLACE, "note.txt", new ByteArrayInputStream(bytes));
    }

    /** Takes an upload over, as a version or an attachment does. */
    private Taken take(Caller caller, Place place, String upload) {
        return transactions.write(
                work -> doors.uploads.take(work, caller, place, upload, "/upload"));
    }

    private void assertRefused(ThrowingRunnable request) {
        Problem problem = problem(request);
        assertSame(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals("/upload", problem.errors().get(0).pointer());
    }

    private long count(String table) {
        return transactions.read(sql -> sql.number("select count(*) from " + table));
    }

    private static Problem problem(ThrowingRunnable request) {
        return assertThrows(Problem.class, request);
    }

    private static Caller caller(String account) {
        return new Caller(
                account,
                account,
                Set.of(Principal.PUBLIC, Principal.account(account)),
                Language.EN,
                null);
    }
}
