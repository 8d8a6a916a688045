package org.liasse.core.job;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Bulk.Deed;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.Progress;
import org.liasse.api.job.Jobs.Refusal;
import org.liasse.api.job.Jobs.State;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** Bulk: one deed on many dossiers, as a job, on both databases. */
@RunWith(Parameterized.class)
public class JobsTest {

    private static final Key FOLLOWED = new Key("followed");
    private static final Deed FOLLOW = new Bulk.Mark(FOLLOWED);
    private static final Deed HURRY = new Bulk.Perform(new Key("hurry"), Map.of(), Set.of());
    private static final Deed DENY =
            new Bulk.Perform(new Key("deny"), Map.of("motive", "No money left"), Set.of());

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String desk;

    public JobsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        String office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        desk = node.desk(head, "Loans of the north");
        clerk = node.clerk("clerk", head, desk);
    }

    @After
    public void close() {
        node.close();
    }

    private String draft() {
        return node.dossiers()
                .open(
                        client,
                        new NewDossier(
                                null,
                                new Key("loan"),
                                desk,
                                null,
                                "A loan",
                                Map.of(new Key("request"), Node.COMPLETE)))
                .id();
    }

    private String asked() {
        String loan = draft();
        node.act(client, loan, "ask");
        return loan;
    }

    private List<String> asked(int number) {
        return Stream.generate(this::asked).limit(number).toList();
    }

    /** Dossiers that are nobody's. */
    private static List<String> unknown(int number) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(number).toList();
    }

    private String start(Caller caller, Bulk bulk) {
        Job job = node.jobs.jobs.start(caller, bulk);
        assertEquals(State.QUEUED, job.state());
        return job.id();
    }

    private Progress read(Caller caller, String job) {
        return node.jobs.jobs.read(caller, job, null, 1_000);
    }

    private Job job(Caller caller, String job) {
        return read(caller, job).job();
    }

    private Progress worked(Caller caller, Bulk bulk) {
        String job = start(caller, bulk);
        node.jobs.work();
        return read(caller, job);
    }

    private String state(String dossier) {
        return node.dossiers().read(head, dossier).state().value();
    }

    private static long times(Node on, Caller reader, String dossier, String kind) {
        return on.kinds(reader, dossier).stream().filter(kind::equals).count();
    }

    private static Problem refused(Problem.Kind kind, ThrowingRunnable attempt) {
        Problem problem = assertThrows(Problem.class, attempt);
        assertEquals(problem.getMessage(), kind, problem.kind());
        return problem;
    }

    // CORE-02
    @Test
    public void CORE_02_twoHundredAreDecidedAtOnceAndTheRefusedSayWhy() {
        List<String> loans = asked(203);
        // a whole query, of more than one page
        Progress followed = worked(clerk, Bulk.on(DossierQuery.of(new Key("loan"), 1), FOLLOW));
        assertEquals(State.DONE, followed.job().state());
        assertEquals(203, followed.job().done());
        assertEquals(List.of(), followed.refusals());

        List<String> chosen = new ArrayList<>(loans.subList(0, 199));
        node.act(clerk, chosen.get(7), "grant");
        node.dossiers().unmark(clerk, chosen.get(120), FOLLOWED);
        chosen.addAll(unknown(1));
        chosen.add(chosen.get(0));
        Progress denied = worked(clerk, Bulk.on(chosen, DENY));

        assertEquals(State.DONE, denied.job().state());
        assertEquals(200, denied.job().total());
        assertEquals(200, denied.job().done());
        assertEquals(3, denied.job().refused());
        assertEquals(
                List.of(chosen.get(7), chosen.get(120), chosen.get(199)),
                denied.refusals().stream().map(Refusal::dossier).toList());
        assertEquals(
                List.of(Problem.Kind.WRONG_STATE, Problem.Kind.NOT_READY, Problem.Kind.NOT_FOUND),
                denied.refusals().stream().map(r -> r.problem().kind()).toList());
        assertEquals("2026-000008", denied.refusals().get(0).number().orElseThrow());
        Refusal unfollowed = denied.refusals().get(1);
        assertEquals("not-followed", unfollowed.problem().reason().orElseThrow());
        assertEquals("not followed fr", unfollowed.problem().detail().fr());
        assertTrue(denied.refusals().get(2).number().isEmpty());
        assertEquals("denied", state(chosen.get(0)));
        assertEquals("denied", state(chosen.get(198)));
        assertEquals("asked", state(chosen.get(120)));
        assertEquals("granted", state(chosen.get(7)));
        assertEquals("asked", state(loans.get(200)));
        // by itself, nothing needs to be followed
        node.act(clerk, chosen.get(120), "deny", Map.of("motive", "No"));
    }

    // PROC-45
    @Test
    public void PROC_45_aBulkRunsByItselfAndIsFollowedToItsEnd() {
        List<String> loans = asked(30);
        worked(clerk, Bulk.on(loans.subList(1, 30), FOLLOW));

        String job = start(clerk, Bulk.on(loans, DENY));
        assertNull(job(clerk, job).startedAt());
        assertEquals("nothing is done while it is asked for", "asked", state(loans.get(29)));

        node.jobs.turns(2);
        Progress halfway = read(clerk, job);
        assertEquals(State.RUNNING, halfway.job().state());
        assertEquals(node.clock.now(), halfway.job().startedAt());
        assertEquals(30, halfway.job().total());
        assertEquals(25, halfway.job().done());
        assertEquals(1, halfway.job().refused());
        assertNull(halfway.job().endedAt());

        node.jobs.work();
        Progress after = read(clerk, job);
        assertEquals(State.DONE, after.job().state());
        assertEquals(30, after.job().done());
        assertEquals(node.clock.now(), after.job().endedAt());
        assertEquals(
                List.of(loans.get(0)), after.refusals().stream().map(Refusal::dossier).toList());
        assertEquals("asked", state(loans.get(0)));
        assertEquals("denied", state(loans.get(1)));
        assertEquals("denied", state(loans.get(29)));
    }

    // CORE-31
    @Test
    public void CORE_31_whatIsKilledAtAnyStatementGoesOnAndActsOnce() {
        List<String> chosen = new ArrayList<>(asked(2));
        chosen.add(1, draft());
        boolean killed = true;
        for (int statements = 1; killed; statements++) {
            String job = start(clerk, Bulk.on(chosen, HURRY));
            killed = Statements.killsAfter(statements, node.jobs::work);
            try (Node other = new Node(database)) {
                // time goes by for both
                node.clock.pass(Duration.ofSeconds(31));
                while (other.clock.now().isBefore(node.clock.now())) {
                    other.clock.pass(Duration.ofSeconds(31));
                }
                other.jobs.work();
                Progress after = other.jobs.jobs.read(clerk, job, null, 10);
                String where = "killed after " + statements + " statements: ";
                assertEquals(where, State.DONE, after.job().state());
                assertEquals(where, 3, after.job().done());
                assertEquals(
                        where,
                        List.of(chosen.get(1)),
                        after.refusals().stream().map(Refusal::dossier).toList());
                assertEquals(where, statements, times(other, head, chosen.get(0), "hurry"));
                assertEquals(where, statements, times(other, head, chosen.get(2), "hurry"));
                assertTrue(where, other.dossiers().chainHolds(chosen.get(0)));
            }
            assertTrue("a job without end", statements < 200);
        }
    }

    // CORE-31
    @Test
    public void CORE_31_aNodeTakesOverOnlyWhatNobodyHolds() {
        String job = start(clerk, Bulk.on(asked(1), HURRY));
        node.jobs.turn();
        // within the item, when the job was taken
        assertTrue(Statements.killsAfter(7, node.jobs::turn));
        try (Node other = new Node(database)) {
            other.clock.pass(Duration.ofSeconds(29));
            assertFalse(other.jobs.turn());
            other.clock.pass(Duration.ofSeconds(2));
            other.jobs.work();
            assertEquals(State.DONE, job(clerk, job).state());
        }
    }

    // CORE-31
    @Test
    public void CORE_31_aCancelledJobStopsBeforeItsNextItem() {
        String job = start(clerk, Bulk.on(unknown(60), HURRY));
        node.jobs.turns(2);
        assertEquals(State.RUNNING, job(clerk, job).state());
        assertEquals(25, job(clerk, job).done());
        node.jobs.jobs.cancel(clerk, job);
        assertFalse(node.jobs.turn());
        Job cancelled = job(clerk, job);
        assertEquals(State.CANCELLED, cancelled.state());
        assertEquals(25, cancelled.done());
        assertEquals(node.clock.now(), cancelled.endedAt());
        node.clock.pass(Duration.ofHours(1));
        node.jobs.jobs.cancel(clerk, job);
        assertEquals(cancelled, job(clerk, job));
    }

    // CORE-31
    @Test
    public void CORE_31_anItemThatIsNotCountedIsUndone() {
        List<String> loans = asked(2);
        String job = start(clerk, Bulk.on(loans, HURRY));
        Binding.bind(
                node.effects,
                "loan",
                performed -> {
                    // somebody else, while the first item is being done
                    Thread meanwhile = new Thread(() -> node.jobs.jobs.cancel(clerk, job));
                    meanwhile.start();
                    try {
                        meanwhile.join(10_000);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
        node.jobs.work();
        assertEquals(State.CANCELLED, job(clerk, job).state());
        assertEquals(0, job(clerk, job).done());
        assertEquals(0, times(node, head, loans.get(0), "hurry"));
    }

    // CORE-31
    @Test
    public void CORE_31_aJobWaitsForATypeThatIsAwayAndGoesOnWhenItIsBack() {
        List<String> loans = asked(2);
        String job = start(clerk, Bulk.on(loans, HURRY));
        node.catalogue.leave(node.sample);
        node.jobs.work();
        assertEquals(State.WAITING, job(clerk, job).state());
        assertEquals(new Key("loan"), job(clerk, job).waitingFor());
        assertEquals(0, job(clerk, job).done());
        // it is not asked without a pause, and each pause is longer
        node.clock.pass(Duration.ofSeconds(1));
        assertTrue(node.jobs.turn());
        node.clock.pass(Duration.ofSeconds(1));
        assertFalse(node.jobs.turn());
        node.catalogue.arrive(node.sample, Binding.from("sample", "1.0"));
        node.clock.pass(Duration.ofSeconds(1));
        node.jobs.work();
        assertEquals(State.DONE, job(clerk, job).state());
        assertNull(job(clerk, job).waitingFor());
        assertEquals(0, job(clerk, job).refused());
        assertEquals(1, times(node, head, loans.get(1), "hurry"));
    }

    // CORE-04
    @Test
    public void CORE_04_eachItemAsksForTheRightsThatItsOwnerHasByThen() {
        List<String> loans = asked(2);
        String job = start(clerk, Bulk.on(loans, HURRY));
        Binding.bind(
                node.effects,
                "loan",
                performed ->
                        // the clerk loses his role by what happens to the first
                        node.participants()
                                .exclude(
                                        head,
                                        desk,
                                        Principal.account(clerk.account()),
                                        new Key("clerk"),
                                        null));
        node.jobs.work();
        Progress after = read(clerk, job);
        assertEquals(State.DONE, after.job().state());
        assertEquals(1, after.job().refused());
        assertEquals(loans.get(1), after.refusals().get(0).dossier());
        assertEquals(Problem.Kind.NOT_FOUND, after.refusals().get(0).problem().kind());
        assertEquals(1, times(node, head, loans.get(0), "hurry"));
        assertEquals(0, times(node, head, loans.get(1), "hurry"));
    }

    // CORE-04
    @Test
    public void CORE_04_aJobOfADisabledAccountFails() {
        String loan = asked();
        String job = start(clerk, Bulk.on(List.of(loan), HURRY));
        node.jobs.turn();
        node.accounts().disable(clerk.account());
        node.jobs.work();
        Job failed = job(clerk, job);
        assertEquals(State.FAILED, failed.state());
        assertEquals("account-disabled", failed.problem().reason().orElseThrow());
        assertEquals(0, times(node, head, loan, "hurry"));
    }

    // CORE-04
    @Test
    public void CORE_04_aJobIsItsOwnersAlone() {
        String job = start(clerk, Bulk.on(unknown(1), HURRY));
        refused(Problem.Kind.NOT_FOUND, () -> read(head, job));
        refused(Problem.Kind.NOT_FOUND, () -> node.jobs.jobs.cancel(head, job));
        refused(Problem.Kind.NOT_FOUND, () -> read(clerk, "no-such-job"));
        assertEquals(List.of(), node.jobs.jobs.list(head, null, 10));
        assertEquals(
                List.of(job), node.jobs.jobs.list(clerk, null, 10).stream().map(Job::id).toList());
        node.jobs.work();
        assertEquals(State.DONE, job(clerk, job).state());
        Caller visitor = Caller.visitor(clerk.language());
        refused(Problem.Kind.NOT_SIGNED_IN, () -> read(visitor, job));
        refused(
                Problem.Kind.NOT_SIGNED_IN,
                () -> node.jobs.jobs.start(visitor, Bulk.on(unknown(1), HURRY)));
    }

    // CORE-31
    @Test
    public void CORE_31_jobsTakeTurns() {
        String first = start(clerk, Bulk.on(unknown(60), HURRY));
        String second = start(head, Bulk.on(unknown(60), HURRY));
        node.jobs.turns(4);
        assertEquals(25, job(clerk, first).done());
        assertEquals(25, job(head, second).done());
    }

    // CORE-31
    @Test
    public void CORE_31_aDatabaseThatIsBusyIsAskedAgainALittleLaterAndNotForEver() {
        List<String> loans = asked(2);
        String job = start(clerk, Bulk.on(loans, HURRY));
        Binding.bind(
                node.effects,
                "loan",
                performed -> {
                    if (performed.dossier().equals(loans.get(0))) {
                        throw Problem.of(Problem.Kind.UNAVAILABLE, "occupé", "busy");
                    }
                });
        node.jobs.work();
        assertEquals(State.RUNNING, job(clerk, job).state());
        for (int i = 0; i < 5; i++) {
            assertEquals(0, job(clerk, job).done());
            assertFalse(node.jobs.turn());
            node.clock.pass(Duration.ofSeconds(30));
            node.jobs.work();
        }
        Progress after = read(clerk, job);
        assertEquals(State.DONE, after.job().state());
        assertEquals(
                List.of(loans.get(0)), after.refusals().stream().map(Refusal::dossier).toList());
        assertEquals(Problem.Kind.UNAVAILABLE, after.refusals().get(0).problem().kind());
    }

    // CORE-31
    @Test
    public void CORE_31_anItemThatFailsUnexpectedlyStopsNoOther() {
        List<String> loans = asked(2);
        Binding.bind(
                node.effects,
                "loan",
                performed -> {
                    if (performed.dossier().equals(loans.get(0))) {
                        throw new IllegalStateException("a variant's own fault");
                    }
                });
        Progress after = worked(clerk, Bulk.on(loans, HURRY));
        assertEquals(State.DONE, after.job().state());
        assertEquals(1, after.job().refused());
        Problem incident = after.refusals().get(0).problem();
        assertEquals("incident", incident.reason().orElseThrow());
        assertFalse(incident.detail().en().contains("fault"));
        assertEquals(1, times(node, head, loans.get(1), "hurry"));
    }

    // CORE-08
    @Test
    public void CORE_08_oneMessageIsWrittenToMany() {
        List<String> loans = asked(2);
        Progress after =
                worked(clerk, Bulk.on(loans, new Bulk.Write(new Key("talk"), "We are closed.")));
        assertEquals(0, after.job().refused());
        loans.forEach(
                loan ->
                        assertEquals(
                                1,
                                node
                                        .conversations()
                                        .list(client, loan, new Key("talk"), null, 10)
                                        .stream()
                                        .filter(m -> m.text().equals("We are closed."))
                                        .count()));
        Progress empty = worked(clerk, Bulk.on(loans, new Bulk.Write(new Key("talk"), " ")));
        assertEquals("/text", empty.refusals().get(0).problem().errors().get(0).pointer());
    }

    // CORE-12
    @Test
    public void CORE_12_manyAreMarkedAndUnmarked() {
        String loan = asked();
        worked(clerk, Bulk.on(List.of(loan), FOLLOW));
        assertEquals(Set.of(FOLLOWED), node.dossiers().read(clerk, loan).marks());
        // whoever has not the role is told so
        Progress byClient = worked(client, Bulk.on(List.of(loan), FOLLOW));
        assertEquals(Problem.Kind.NOT_YOUR_ROLE, byClient.refusals().get(0).problem().kind());
        DossierQuery mine =
                new DossierQuery(
                        new Key("loan"),
                        desk,
                        new Key("mine"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        1,
                        null,
                        false);
        Progress after = worked(clerk, Bulk.on(mine, new Bulk.Unmark(FOLLOWED)));
        assertEquals(1, after.job().done());
        assertEquals(Set.of(), node.dossiers().read(clerk, loan).marks());
    }

    // CORE-31
    @Test
    public void CORE_31_whatCannotBeAskedIsRefusedAtOnce() {
        Problem malformed =
                refused(
                        Problem.Kind.INVALID_INPUT,
                        () -> node.jobs.jobs.start(clerk, Bulk.on(List.of("x"), HURRY)));
        assertEquals("/dossiers/0", malformed.errors().get(0).pointer());
        refused(
                Problem.Kind.INVALID_INPUT,
                () -> node.jobs.jobs.start(clerk, Bulk.on(List.of(), HURRY)));
        refused(
                Problem.Kind.INVALID_INPUT,
                () -> node.jobs.jobs.start(clerk, Bulk.on(unknown(10_001), HURRY)));
        refused(
                Problem.Kind.INVALID_INPUT,
                () -> node.jobs.jobs.start(clerk, new Bulk(HURRY, null, null)));
        Problem query =
                refused(
                        Problem.Kind.INVALID_INPUT,
                        () ->
                                node.jobs.jobs.start(
                                        clerk, Bulk.on(DossierQuery.of(new Key("x"), 1), HURRY)));
        assertEquals("/query/type", query.errors().get(0).pointer());
        assertEquals(List.of(), node.jobs.jobs.list(clerk, null, 10));
    }

    // CORE-31
    @Test
    public void CORE_31_anAccountHasTwentyJobsAtMostThatAreNotOver() {
        for (int i = 0; i < 20; i++) {
            start(clerk, Bulk.on(unknown(1), HURRY));
        }
        refused(
                Problem.Kind.TOO_MANY,
                () -> node.jobs.jobs.start(clerk, Bulk.on(unknown(1), HURRY)));
        start(head, Bulk.on(unknown(1), HURRY));
        node.jobs.work();
        start(clerk, Bulk.on(unknown(1), HURRY));
        List<Job> newest = node.jobs.jobs.list(clerk, null, 2);
        assertEquals(2, newest.size());
        assertEquals(19, node.jobs.jobs.list(clerk, newest.get(1).id(), 200).size());
    }

    // CORE-31
    @Test
    public void CORE_31_theSameIdempotencyKeyStartsNoSecondJob() {
        Bulk bulk = Bulk.on(unknown(1), HURRY);
        Caller once = clerk.once(new Caller.Once("POST /api/bulk", "monday", "0"));
        String job = start(once, bulk);
        assertEquals(job, start(once, bulk));
        assertNotEquals(job, start(clerk, bulk));
    }

    // CORE-31
    @Test
    public void CORE_31_refusalsArePaged() {
        List<String> chosen = unknown(30);
        String job = start(clerk, Bulk.on(chosen, HURRY));
        node.jobs.work();
        Progress first = node.jobs.jobs.read(clerk, job, null, 20);
        Progress second = node.jobs.jobs.read(clerk, job, first.next(), 20);
        assertNull(second.next());
        assertEquals(20, first.refusals().size());
        assertEquals(
                chosen,
                Stream.concat(first.refusals().stream(), second.refusals().stream())
                        .map(Refusal::dossier)
                        .toList());
        refused(Problem.Kind.BAD_REQUEST, () -> node.jobs.jobs.read(clerk, job, "x", 10));
    }

    // CORE-31
    @Test
    public void CORE_31_aJobIsForgottenThirtyDaysAfterItsEndAFewHundredRowsAtATime() {
        String job = start(clerk, Bulk.on(unknown(450), HURRY));
        node.jobs.turns(3);
        assertEquals(450, job(clerk, job).total());
        assertEquals(0, job(clerk, job).done());
        node.clock.pass(Duration.ofDays(31));
        assertFalse(node.jobs.forgetSome());
        node.jobs.jobs.cancel(clerk, job);
        node.clock.pass(Duration.ofDays(30));
        assertFalse(node.jobs.forgetSome());
        node.clock.pass(Duration.ofSeconds(1));
        assertTrue(node.jobs.forgetSome());
        assertEquals(450, job(clerk, job).total());
        assertTrue(node.jobs.forgetSome());
        assertFalse(node.jobs.forgetSome());
        refused(Problem.Kind.NOT_FOUND, () -> read(clerk, job));
    }
}
