package org.liasse.core.job;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ExportFormat;
import org.liasse.api.job.Export;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.State;
import org.liasse.api.people.Caller;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;

/** Exports: a file is whole, its owner's, of what he sees, and goes again; on both databases. */
@RunWith(Parameterized.class)
public class ExportsTest {

    private static final Key LOAN = new Key("loan");
    private static final Key LINES = new Key("lines");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private final Lines format = new Lines();
    private Node node;
    private Caller head;
    private Caller client;
    private Caller other;
    private String desk;

    public ExportsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        node.jobs.formats.bind(format);
        String office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        other = node.someone("other", office, "client");
        desk = node.desk(head, "Loans of the north");
    }

    @After
    public void close() {
        node.close();
    }

    /** A line with the number and the request of each dossier; it fails when it is told to. */
    private static final class Lines implements ExportFormat {
        private final List<Outline> begun = new ArrayList<>();
        private int failAt = Integer.MAX_VALUE;

        @Override
        public Key key() {
            return LINES;
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public boolean isTable() {
            return true;
        }

        @Override
        public Sink begin(Outline outline, OutputStream out) {
            begun.add(outline);
            return new Sink() {
                private int count;

                @Override
                public void add(DossierView dossier) throws IOException {
                    if (++count > failAt) {
                        throw new IOException("no space left on device");
                    }
                    out.write(
                            (dossier.number() + " " + dossier.sections().keySet() + "\n")
                                    .getBytes(StandardCharsets.UTF_8));
                }

                @Override
                public void end() throws IOException {
                    out.write("end\n".getBytes(StandardCharsets.UTF_8));
                }

                @Override
                public void close() {
                    // out is its owner's
                }
            };
        }
    }

    private List<String> loans(Caller who, int number) {
        return Stream.generate(() -> node.loan(who, desk, Node.COMPLETE)).limit(number).toList();
    }

    private String start(Caller caller, List<String> dossiers) {
        return node.jobs.jobs.start(caller, new Export(LINES, dossiers, null, null)).id();
    }

    private Job job(Caller caller, String job) {
        return node.jobs.jobs.read(caller, job, null, 10).job();
    }

    private static String text(Content content) throws IOException {
        try (var in = content.open(0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String made(Caller caller, String job) throws IOException {
        return text(node.jobs.jobs.output(caller, job));
    }

    private static Set<Path> temporary(String job) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("liasse-export-" + job))
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    // CORE-17, PROC-17
    @Test
    public void CORE_17_PROC_17_anExportHoldsWhatItsFiltersFindAndNothingElse() throws IOException {
        Key kind = new Key("kind");
        var boat = new HashMap<String, Object>(Node.COMPLETE);
        boat.put("kind", "boat");
        String wanted = node.loan(client, desk, boat);
        node.act(client, wanted, "ask");
        node.loan(client, desk, boat); // in another state
        loans(client, 1).forEach(loan -> node.act(client, loan, "ask")); // of another kind
        var query =
                new DossierQuery(
                        new Key("loan"),
                        desk,
                        null,
                        Set.of(new Key("asked")),
                        "roof",
                        List.of(
                                new DossierQuery.Where(
                                        new DossierQuery.Path(new Key("request"), kind),
                                        DossierQuery.Operator.EQ,
                                        "boat")),
                        null,
                        null,
                        50,
                        null,
                        false);
        String job = node.jobs.jobs.start(client, new Export(LINES, null, query, null)).id();
        node.jobs.work();
        String number = node.dossiers().read(client, wanted).number();
        String text = made(client, job);
        assertEquals(text, 2, text.split("\n").length);
        assertTrue(text, text.startsWith(number + " "));
    }

    // CORE-17, PROC-47
    @Test
    public void CORE_17_PROC_47_aFileIsAskedForMadeAndTaken() throws IOException {
        List<String> loans = loans(client, 3);
        String job = start(client, loans);
        assertEquals(State.QUEUED, job(client, job).state());
        assertThrows(Problem.class, () -> node.jobs.jobs.output(client, job));
        node.jobs.work();
        Job done = job(client, job);
        assertEquals(State.DONE, done.state());
        assertEquals(3, done.done());
        assertEquals("text/plain", done.output().mediaType());
        assertTrue(done.output().name(), done.output().name().endsWith(".lines"));
        String text = made(client, job);
        assertEquals(4, text.lines().count());
        assertTrue(text, text.endsWith("end\n"));
        assertEquals(text.length(), done.output().size());
        assertEquals(Set.of(), temporary(job));
        assertEquals(
                List.of(job), node.jobs.jobs.list(client, null, 10).stream().map(Job::id).toList());
    }

    // CORE-17, CORE-05
    @Test
    public void CORE_05_itHoldsWhatItsOwnerSeesAndNothingElse() throws IOException {
        List<String> mine = loans(client, 1);
        List<String> others = loans(other, 1);
        List<String> all = new ArrayList<>(mine);
        all.addAll(others);
        all.add(UUID.randomUUID().toString());
        String job = start(client, all);
        node.jobs.work();
        assertEquals(2, job(client, job).refused());
        assertEquals(2, made(client, job).lines().count());
        assertEquals(1, format.begun.get(0).types().size());
        assertEquals(Set.of(new Key("client")), format.begun.get(0).roles());
        assertFalse(made(client, job).contains("notes"));
        assertThrows(Problem.class, () -> node.jobs.jobs.output(other, job));
        assertThrows(
                Problem.class, () -> node.jobs.jobs.output(Caller.visitor(client.language()), job));
    }

    // CORE-17, PROC-46
    @Test
    public void PROC_46_aQueryIsWalkedToItsEnd() throws IOException {
        loans(client, 7);
        loans(other, 2);
        String job =
                node.jobs
                        .jobs
                        .start(
                                client,
                                new Export(LINES, null, DossierQuery.of(LOAN, 10), List.of()))
                        .id();
        node.jobs.work();
        assertEquals(8, made(client, job).lines().count());
    }

    // CORE-31
    @Test
    public void CORE_31_whatCannotBeAskedForIsRefusedAtOnce() {
        List<String> one = loans(client, 1);
        refusedAt("/format", new Export(new Key("papyrus"), one, null, null));
        refusedAt("/dossiers", new Export(LINES, null, null, null));
        refusedAt("/dossiers", new Export(LINES, one, DossierQuery.of(LOAN, 1), null));
        refusedAt(
                "/query/type",
                new Export(
                        LINES,
                        null,
                        new DossierQuery(
                                null, desk, null, null, null, null, null, null, 1, null, false),
                        null));
    }

    private void refusedAt(String pointer, Export export) {
        Problem problem = assertThrows(Problem.class, () -> node.jobs.jobs.start(client, export));
        assertEquals(pointer, problem.errors().get(0).pointer());
    }

    // CORE-31
    @Test
    public void CORE_31_killedAtAnyStatementItIsMadeAnewAndOnce() throws IOException {
        List<String> loans = loans(client, 2);
        String whole = null;
        for (int statements = 0; ; statements += 7) {
            String job = start(client, loans);
            boolean isKilled = Statements.killsAfter(statements, node.jobs::work);
            node.clock.pass(Duration.ofMinutes(1));
            node.jobs.work();
            assertEquals(State.DONE, job(client, job).state());
            assertEquals(2, job(client, job).done());
            String text = made(client, job);
            whole = whole == null ? text : whole;
            assertEquals(whole, text);
            if (!isKilled) {
                return;
            }
        }
    }

    // CORE-31
    @Test
    public void CORE_31_aDiskThatIsFullFailsTheJobAndLeavesNothing() throws IOException {
        format.failAt = 1;
        String job = start(client, loans(client, 2));
        for (int i = 0; i < 10; i++) {
            node.jobs.work();
            node.clock.pass(Duration.ofMinutes(1));
        }
        Job failed = job(client, job);
        assertEquals(State.FAILED, failed.state());
        assertEquals("incident", failed.problem().reason().orElseThrow());
        assertNull(failed.output());
        assertEquals(Set.of(), temporary(job));
    }

    // CORE-31
    @Test
    public void CORE_31_aFormatThatIsAwayIsWaitedForAWhile() throws IOException {
        String job = start(client, loans(client, 1));
        node.jobs.formats.unbind(format);
        node.jobs.work();
        assertEquals(State.RUNNING, job(client, job).state());
        node.jobs.formats.bind(format);
        node.clock.pass(Duration.ofMinutes(1));
        node.jobs.work();
        assertEquals(State.DONE, job(client, job).state());
    }

    // CORE-31
    @Test
    public void CORE_31_aCancelledExportMakesNoFile() {
        String job = start(client, loans(client, 1));
        node.jobs.jobs.cancel(client, job);
        node.jobs.work();
        assertEquals(State.CANCELLED, job(client, job).state());
        assertNull(job(client, job).output());
    }

    // CORE-17
    @Test
    public void CORE_17_aFileGoesAfterSevenDaysAndItsBytesADayLater() {
        String job = start(client, loans(client, 1));
        node.jobs.work();
        assertNotNull(job(client, job).output());
        assertEquals(1, node.doors.store.names().size());
        node.clock.pass(Duration.ofDays(7));
        assertThrows(Problem.class, () -> node.jobs.jobs.output(client, job));
        assertTrue(node.jobs.forgetSome());
        assertNull(job(client, job).output());
        node.doors.bytes.collect();
        node.clock.pass(Duration.ofDays(1).plusMinutes(1));
        node.doors.bytes.collect();
        assertEquals(Set.of(), node.doors.store.names());
        assertEquals(State.DONE, job(client, job).state());
    }

    // CORE-16
    @Test
    public void CORE_16_aFileWithADossierThatIsErasedGoesWithIt() {
        List<String> loans = loans(client, 2);
        String job = start(client, loans);
        String later = start(client, loans);
        node.jobs.work();
        assertNotNull(job(client, job).output());
        node.act(client, loans.get(0), "withdraw");
        assertNull(job(client, job).output());
        assertNull(job(client, later).output());
    }

    // CORE-17
    @Test
    public void CORE_17_aRangeOfAFileIsWhatStandsThere() throws IOException {
        String job = start(client, loans(client, 2));
        node.jobs.work();
        byte[] all = made(client, job).getBytes(StandardCharsets.UTF_8);
        try (var in = node.jobs.jobs.output(client, job).open(5)) {
            assertArrayEquals(java.util.Arrays.copyOfRange(all, 5, all.length), in.readAllBytes());
        }
    }

    // CORE-31
    @Test
    public void CORE_31_aTableHoldsDossiersOfOneType() {
        List<String> both = new ArrayList<>(loans(head(), 1));
        both.add(desk);
        String job = start(head, both);
        node.jobs.work();
        assertEquals(State.FAILED, job(head, job).state());
        assertEquals("/dossiers", job(head, job).problem().errors().get(0).pointer());
    }

    private Caller head() {
        return client;
    }
}
