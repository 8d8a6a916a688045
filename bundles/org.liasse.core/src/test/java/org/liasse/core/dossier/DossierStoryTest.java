package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPast;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.EventLog.Wanted;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;
import org.liasse.core.sample.Node;
import org.liasse.core.sample.Sample;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;

/** Dossiers as their door shows them, on both databases. */
@RunWith(Parameterized.class)
public class DossierStoryTest {

    private static final Key REQUEST = new Key("request");
    private static final Key NOTES = new Key("notes");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Node node;
    private String office;
    private Caller head;
    private Caller client;
    private Caller clerk;
    private String desk;

    public DossierStoryTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        database.open();
        node = new Node(database);
        office = node.offices().create(new Key("bank"), "The bank").id();
        head = node.someone("head", office, "head");
        client = node.someone("client", office, "client");
        desk = node.desk(head, "Loans of the north");
        clerk = node.clerk("clerk", head, desk);
    }

    @After
    public void close() {
        node.close();
    }

    private static Problem refused(Problem.Kind kind, ThrowingRunnable attempt) {
        Problem problem = assertThrows(Problem.class, attempt);
        assertEquals(problem.getMessage(), kind, problem.kind());
        return problem;
    }

    private String asked() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "ask");
        return loan;
    }

    // CORE-01
    @Test
    public void CORE_01_aDossierHasANumberAnOfficeAContextAndWhoOpenedIt() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        DossierView view = node.dossiers().read(client, loan);
        assertEquals("2026-000001", view.number());
        assertEquals("bank", view.office());
        assertEquals(desk, view.context());
        assertEquals(new Key("draft"), view.state());
        assertEquals(Set.of(new Key("client")), view.roles());
        assertEquals(
                "2026-000002",
                node.dossiers().read(client, node.loan(client, desk, Map.of())).number());
    }

    // CORE-02
    @Test
    public void CORE_02_whatNoSentenceAllowsIsRefusedWithItsReason() {
        String loan = node.loan(client, desk, Map.of("purpose", "A boat"));
        refused(Problem.Kind.UNKNOWN_ACTION, () -> node.act(client, loan, "fly"));
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> node.act(client, loan, "grant"));
        Problem notReady = refused(Problem.Kind.NOT_READY, () -> node.act(client, loan, "ask"));
        assertEquals("request-complete", notReady.reason().orElseThrow());
        assertEquals("/sections/request/sum", notReady.errors().get(0).pointer());
        String asked = asked();
        refused(Problem.Kind.WRONG_STATE, () -> node.act(client, asked, "ask"));
        Problem missing = refused(Problem.Kind.MISSING_INPUT, () -> node.act(clerk, asked, "deny"));
        assertEquals("/motive", missing.errors().get(0).pointer());
        node.act(clerk, asked, "deny", Map.of("motive", "Too much"));
        DossierView view = node.dossiers().read(client, asked);
        assertEquals(new Key("denied"), view.state());
        assertEquals("Too much", view.sections().get(new Key("outcome")).values().get("motive"));
    }

    // CORE-02
    @Test
    public void CORE_02_noVerbOfTheCoreIsAnActionOfRest() {
        String loan = node.loan(client, desk, Map.of());
        refused(Problem.Kind.UNKNOWN_ACTION, () -> node.act(client, loan, "edit"));
        refused(Problem.Kind.UNKNOWN_ACTION, () -> node.act(client, loan, "open"));
    }

    // CORE-03
    @Test
    public void CORE_03_theTimelineSaysWhoDidWhatWhenAndItsChainHolds() {
        String loan = asked();
        node.clock.pass(Duration.ofHours(2));
        node.act(clerk, loan, "grant", Map.of("motive", "Good"));
        var entries = node.dossiers().timeline(client, loan, null, 200);
        assertEquals(
                List.of("open", "edit-request", "write-in-talk", "ask", "edit-outcome", "grant"),
                entries.stream().map(e -> e.kind()).toList());
        assertEquals("clerk", entries.get(5).actor());
        assertEquals(Map.of("from", "asked", "to", "granted"), entries.get(5).payload());
        assertEquals(node.clock.now(), entries.get(5).at());
        assertTrue(node.dossiers().chainHolds(loan));
        node.transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update timeline set payload = '{}' where dossier_id = ?"
                                                + " and seq = 2",
                                        loan));
        assertFalse(node.dossiers().chainHolds(loan));
    }

    // CORE-03
    @Test
    public void CORE_03_aRemovedEntryBreaksTheChain() {
        String loan = asked();
        node.transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "delete from timeline where dossier_id = ? and seq = 4",
                                        loan));
        assertFalse(node.dossiers().chainHolds(loan));
    }

    // CORE-16
    @Test
    public void CORE_16_whatIsForgottenLeavesNoValueAndTheChainHolds() {
        String loan = asked();
        node.act(head, loan, "forget");
        assertEquals(Map.of(), node.dossiers().read(head, loan).sections().get(REQUEST).values());
        assertTrue(node.dossiers().chainHolds(loan));
        long traces =
                node.transactions.read(
                        sql ->
                                sql.number(
                                                "select count(*) from timeline where payload like"
                                                        + " '%roof%'")
                                        + sql.number(
                                                "select count(*) from event_log where payload like"
                                                        + " '%roof%'")
                                        + sql.number(
                                                "select count(*) from section where content like"
                                                        + " '%roof%'")
                                        + sql.number(
                                                "select count(*) from field_index where sort_key"
                                                        + " like '%roof%'")
                                        + sql.number(
                                                "select count(*) from search_word where word ="
                                                        + " 'roof'"));
        assertEquals(0, traces);
    }

    // CORE-04
    @Test
    public void CORE_04_aRoleOfTheContextIsHeldOnItsDossiersAtTheNextRequest() {
        String loan = asked();
        Caller other = node.stranger("other");
        refused(Problem.Kind.NOT_FOUND, () -> node.dossiers().read(other, loan));
        node.participants()
                .invite(head, desk, Principal.account(other.account()), new Key("clerk"), null);
        assertEquals(
                Set.of(new Key("clerk")), node.dossiers().read(node.again(other), loan).roles());
        node.participants()
                .exclude(head, desk, Principal.account(other.account()), new Key("clerk"), null);
        refused(Problem.Kind.NOT_FOUND, () -> node.dossiers().read(node.again(other), loan));
    }

    // CORE-04
    @Test
    public void CORE_04_aRoleThatOnlyOneMayHoldChangesHands() {
        String loan = asked();
        Caller first = node.stranger("first");
        Caller second = node.stranger("second");
        node.participants()
                .invite(head, loan, Principal.account(first.account()), new Key("auditor"), null);
        node.participants()
                .invite(head, loan, Principal.account(second.account()), new Key("auditor"), null);
        refused(Problem.Kind.NOT_FOUND, () -> node.dossiers().read(first, loan));
        assertEquals(Set.of(new Key("auditor")), node.dossiers().read(second, loan).roles());
    }

    // CORE-05
    @Test
    public void CORE_05_aRoleBehindAFlagIsHeldOnlyWhileTheFlagStands() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        refused(Problem.Kind.NOT_FOUND, () -> node.dossiers().read(clerk, loan));
        node.act(client, loan, "ask");
        assertEquals(Set.of(new Key("clerk")), node.dossiers().read(clerk, loan).roles());
        node.act(head, loan, "release");
        refused(Problem.Kind.NOT_FOUND, () -> node.dossiers().read(clerk, loan));
    }

    // CORE-03
    @Test
    public void CORE_03_aDossierIsReadAsItWas() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        Instant drafted = node.clock.now();
        node.clock.pass(Duration.ofMinutes(5));
        node.dossiers()
                .edit(client, new SectionChange(loan, REQUEST, Map.of("kind", "boat"), null));
        node.act(client, loan, "ask");
        node.clock.pass(Duration.ofMinutes(5));
        node.dossiers()
                .edit(clerk, new SectionChange(loan, NOTES, Map.of("remark", "canary"), null));
        node.act(clerk, loan, "grant", Map.of("motive", "Good"));

        DossierPast then = node.dossiers().readAt(client, loan, drafted);
        assertEquals(new Key("draft"), then.state());
        assertEquals(Node.COMPLETE.get("kind"), then.sections().get(REQUEST).get("kind"));
        DossierPast asked = node.dossiers().readAt(client, loan, drafted.plusSeconds(300));
        assertEquals(new Key("asked"), asked.state());
        assertEquals("boat", asked.sections().get(REQUEST).get("kind"));
        DossierView now = node.dossiers().read(client, loan);
        DossierPast today = node.dossiers().readAt(client, loan, node.clock.now());
        assertEquals(now.state(), today.state());
        now.sections()
                .forEach(
                        (key, section) ->
                                assertEquals(section.values(), today.sections().get(key)));
        assertEquals(now.sections().keySet(), today.sections().keySet());
        assertEquals(
                "canary",
                node.dossiers()
                        .readAt(clerk, loan, node.clock.now())
                        .sections()
                        .get(NOTES)
                        .get("remark"));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> node.dossiers().readAt(client, loan, drafted.minusSeconds(1)));
        node.act(head, loan, "forget");
        assertEquals(Map.of(), node.dossiers().readAt(head, loan, drafted).sections().get(REQUEST));
        assertEquals(new Key("draft"), node.dossiers().readAt(head, loan, drafted).state());
    }

    // CORE-05
    @Test
    public void CORE_05_aPrivateSectionMovesNothingThatOthersSee() {
        String loan = asked();
        DossierView before = node.dossiers().read(client, loan);
        List<String> kinds = node.kinds(client, loan);
        node.clock.pass(Duration.ofMinutes(5));
        node.dossiers()
                .edit(clerk, new SectionChange(loan, NOTES, Map.of("remark", "canary"), null));
        node.act(clerk, loan, "hurry");
        DossierView after = node.dossiers().read(client, loan);
        assertFalse(after.sections().containsKey(NOTES));
        assertFalse(after.flags().contains(new Key("urgent")));
        assertEquals(kinds, node.kinds(client, loan));
        assertEquals(before, after);
        assertTrue(node.kinds(clerk, loan).contains("hurry"));
        assertTrue(node.dossiers().read(clerk, loan).flags().contains(new Key("urgent")));
        assertEquals(
                "canary",
                node.dossiers().read(clerk, loan).sections().get(NOTES).values().get("remark"));
    }

    // CORE-05
    @Test
    public void CORE_05_aPrivateEditChangesNeitherTagNorInstantOfOthers() {
        String loan = asked();
        DossierView before = node.dossiers().read(client, loan);
        DossierView clerksBefore = node.dossiers().read(clerk, loan);
        node.clock.pass(Duration.ofMinutes(5));
        node.dossiers()
                .edit(clerk, new SectionChange(loan, NOTES, Map.of("remark", "canary"), null));
        DossierView after = node.dossiers().read(client, loan);
        assertEquals(before.tag(), after.tag());
        assertEquals(before.updatedAt(), after.updatedAt());
        assertEquals(before.version(), after.version());
        assertNotEquals(clerksBefore.tag(), node.dossiers().read(clerk, loan).tag());
    }

    // CORE-05
    @Test
    public void CORE_05_aLinkIsShownToThoseAloneWhoSeeWhatItLeadsTo() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        String own = node.loan(client, desk, Node.COMPLETE);
        String another = node.loan(node.someone("other", office, "client"), desk, Node.COMPLETE);
        for (String to : List.of(own, another)) {
            node.transactions.write(
                    work ->
                            work.sql()
                                    .update(
                                            "insert into dossier_link (dossier_id, link_key,"
                                                    + " other_id, linked_at) values (?, 'like', ?,"
                                                    + " 0)",
                                            loan,
                                            to));
        }
        assertEquals(List.of(own), linked(client, loan));
        assertEquals(Set.of(own, another), Set.copyOf(linked(head, loan)));
    }

    private List<String> linked(Caller caller, String dossier) {
        return node.dossiers().read(caller, dossier).links().stream()
                .map(DossierView.LinkView::dossier)
                .toList();
    }

    // CORE-05
    @Test
    public void CORE_05_aSectionThatOneMayNotSeeDoesNotExistForHim() {
        String loan = asked();
        refused(
                Problem.Kind.NOT_FOUND,
                () ->
                        node.dossiers()
                                .edit(
                                        client,
                                        new SectionChange(
                                                loan, NOTES, Map.of("remark", "x"), null)));
    }

    // CORE-31
    @Test
    public void CORE_31_anUnknownOrWrongValueIsNamed() {
        String loan = node.loan(client, desk, Map.of());
        Problem problem =
                refused(
                        Problem.Kind.INVALID_INPUT,
                        () ->
                                node.dossiers()
                                        .edit(
                                                client,
                                                new SectionChange(
                                                        loan,
                                                        REQUEST,
                                                        Map.of("colour", "red", "rate", 101),
                                                        null)));
        assertEquals(
                Set.of("/colour", "/rate"),
                Set.copyOf(problem.errors().stream().map(e -> e.pointer()).toList()));
        Problem opening =
                refused(
                        Problem.Kind.INVALID_INPUT,
                        () -> node.loan(client, desk, Map.of("rate", "ten")));
        assertEquals("/sections/request/rate", opening.errors().get(0).pointer());
    }

    // CORE-31
    @Test
    public void CORE_31_aMergePatchTakesAwayWhatIsNull() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        Map<String, Object> patch = new HashMap<>();
        patch.put("purpose", null);
        patch.put("kind", "boat");
        node.dossiers().edit(client, new SectionChange(loan, REQUEST, patch, null));
        Map<String, Object> values =
                node.dossiers().read(client, loan).sections().get(REQUEST).values();
        assertEquals(Set.of("kind", "sum"), values.keySet());
    }

    // CORE-31
    @Test
    public void CORE_31_whoSawSomethingOlderIsToldTheCurrentTag() {
        String loan = asked();
        String tag = node.dossiers().read(clerk, loan).tag();
        node.act(head, loan, "audit");
        Problem stale =
                refused(
                        Problem.Kind.STALE,
                        () ->
                                node.dossiers()
                                        .perform(
                                                clerk,
                                                new ActionRequest(
                                                        loan,
                                                        new Key("grant"),
                                                        Map.of(),
                                                        Set.of(),
                                                        tag)));
        String current = node.dossiers().read(clerk, loan).tag();
        assertEquals(current, stale.members().get("current"));
        node.dossiers()
                .perform(
                        clerk,
                        new ActionRequest(loan, new Key("grant"), Map.of(), Set.of(), current));
    }

    // CORE-31
    @Test
    public void CORE_31_whatIsAskedOnceIsDoneOnce() {
        String loan = asked();
        Caller once = clerk.once(new Caller.Once("POST /grant", "k1", "hash"));
        node.act(once, loan, "grant", Map.of("motive", "Yes"));
        node.act(once, loan, "grant", Map.of("motive", "Yes"));
        assertEquals(1, node.kinds(clerk, loan).stream().filter("grant"::equals).count());
        Caller other = clerk.once(new Caller.Once("POST /grant", "k1", "another hash"));
        refused(
                Problem.Kind.INVALID_INPUT,
                () -> node.act(other, loan, "grant", Map.of("motive", "No")));
    }

    // CORE-31
    @Test
    public void CORE_31_theSameIdAndContentAgainIsTheFirstAnswer() {
        String id = "0190a000-0000-7000-8000-000000000001";
        NewDossier wanted =
                new NewDossier(
                        id, new Key("loan"), desk, null, "A loan", Map.of(REQUEST, Node.COMPLETE));
        assertEquals(id, node.open(client, wanted));
        assertEquals(id, node.open(client, wanted));
        refused(
                Problem.Kind.CONFLICT,
                () ->
                        node.dossiers()
                                .open(
                                        client,
                                        new NewDossier(
                                                id,
                                                new Key("loan"),
                                                desk,
                                                null,
                                                "Another",
                                                Map.of())));
    }

    // CORE-15
    @Test
    public void CORE_15_whatIsErasedIsGone() {
        String loan = node.loan(client, desk, Node.COMPLETE);
        node.act(client, loan, "withdraw");
        refused(Problem.Kind.NOT_FOUND, () -> node.dossiers().read(client, loan));
        assertEquals(
                1L,
                (long)
                        node.transactions.read(
                                sql ->
                                        sql.number(
                                                "select count(*) from event_log where dossier_id ="
                                                        + " ? and kind = 'withdraw'",
                                                loan)));
    }

    // CORE-23
    @Test
    public void CORE_23_aDossierPinsTheRevisionUnderWhichItWasOpened() {
        String before = node.loan(client, desk, Node.COMPLETE);
        var form =
                org.liasse.api.form.Form.of(
                        org.liasse.api.form.Field.text("reason")
                                .named("Motif", "Reason")
                                .mandatory());
        node.definitions().draw(head, desk, Map.of(REQUEST, form), List.of(), Map.of());
        String after = node.loan(client, desk, Map.of("reason", "because"));
        assertEquals(0, node.dossiers().read(client, before).revision());
        assertEquals(1, node.dossiers().read(client, after).revision());
        refused(
                Problem.Kind.INVALID_INPUT,
                () -> node.loan(client, desk, Map.of("purpose", "A roof")));
        var changed =
                org.liasse.api.form.Form.of(
                        org.liasse.api.form.Field.date("reason").named("Motif", "Reason"));
        Problem stable =
                refused(
                        Problem.Kind.INVALID_INPUT,
                        () ->
                                node.definitions()
                                        .draw(
                                                head,
                                                desk,
                                                Map.of(REQUEST, changed),
                                                List.of(),
                                                Map.of()));
        assertEquals("/forms/request/reason", stable.errors().get(0).pointer());
    }

    // CORE-06
    @Test
    public void CORE_06_theClientIsOfferedOnlyWhatHeMayDo() {
        String loan = asked();
        assertEquals(
                Set.of("deposit in papers", "sign in papers", "write in talk"),
                Set.copyOf(
                        node.dossiers().read(client, loan).actions().stream()
                                .map(a -> a.act().toString())
                                .toList()));
    }

    @Test
    public void aTypeThatIsAwayIsReadAndNotActedOn() {
        String loan = asked();
        node.catalogue.leave(node.sample);
        DossierView view = node.dossiers().read(clerk, loan);
        assertFalse(view.present());
        assertEquals(List.of(), view.actions());
        refused(Problem.Kind.TYPE_AWAY, () -> node.act(clerk, loan, "grant"));
        refused(Problem.Kind.NOT_FOUND, () -> node.act(node.stranger("nobody"), loan, "grant"));
        node.catalogue.arrive(node.sample, Binding.from("sample", "1.0"));
        node.act(clerk, loan, "grant");
        assertTrue(node.dossiers().chainHolds(loan));
    }

    @Test
    public void anotherOfficeSeesNothing() {
        String loan = asked();
        String elsewhere = node.offices().create(new Key("other"), "The other bank").id();
        Caller otherHead = node.someone("other-head", elsewhere, "head");
        refused(Problem.Kind.NOT_FOUND, () -> node.dossiers().read(otherHead, loan));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> node.loan(node.someone("other-client", elsewhere, "client"), desk, Map.of()));
        assertEquals(Language.EN, otherHead.language());
    }

    @Test
    public void eventsAreNumberedWithoutGapsAndSeenByWhoMaySeeThem() {
        String loan = asked();
        node.dossiers()
                .edit(clerk, new SectionChange(loan, NOTES, Map.of("remark", "canary"), null));
        while (node.sequencer.number() > 0) {
            assertTrue(true);
        }
        var heads = node.events.after(head, 0, 200).events();
        for (int i = 1; i < heads.size(); i++) {
            assertTrue(heads.get(i).position() > heads.get(i - 1).position());
        }
        assertTrue(heads.stream().anyMatch(e -> e.payload().containsValue("canary")));
        assertFalse(node.events.after(client, 0, 200).events().toString().contains("canary"));
    }

    // CORE-05
    @Test
    public void CORE_05_nobodyIsToldThatHeMayNotEditWhatIsNotThereForHim() {
        String loan = asked();
        Act edit = Act.of(Verb.EDIT, NOTES);
        assertTrue(
                node.dossiers().actions(clerk, loan).stream().anyMatch(a -> a.act().equals(edit)));
        assertFalse(
                node.dossiers().actions(client, loan).stream().anyMatch(a -> a.act().equals(edit)));
    }

    // CORE-31
    @Test
    public void CORE_31_theEventLogIsFilteredAndItsCursorGoesOnThroughTheRest() {
        String loan = asked();
        String other = asked();
        while (node.sequencer.number() > 0) {
            assertTrue(true);
        }
        var all = node.events.after(head, 0, 200);
        var ofOne = node.events.after(head, new Wanted(0, 200, Set.of(), Set.of("ask"), other));
        assertEquals(1, ofOne.events().size());
        assertEquals(other, ofOne.events().get(0).dossier());
        assertEquals(all.next(), ofOne.next());
        var loans =
                node.events.after(
                        head, new Wanted(0, 200, Set.of(new Key("loan")), Set.of(), null));
        assertEquals(
                all.events().stream().filter(e -> e.type().value().equals("loan")).toList(),
                loans.events());
        assertEquals(
                List.of(),
                node.events
                        .after(
                                node.stranger("nobody"),
                                new Wanted(0, 200, Set.of(), Set.of(), loan))
                        .events());
    }

    // CORE-08
    @Test
    public void CORE_08_aMessageNeedsATextAndStandsInItsThreadOnce() {
        String loan = asked();
        Key talk = new Key("talk");
        String id = "0190a000-0000-7000-8000-0000000000a1";
        node.clock.pass(Duration.ofSeconds(1));
        node.conversations().write(clerk, loan, talk, id, "Good morning", List.of());
        node.conversations().write(clerk, loan, talk, id, "Good morning", List.of());
        var messages = node.conversations().list(client, loan, talk, null, 200);
        assertEquals(
                List.of("ask en", "Good morning"), messages.stream().map(m -> m.text()).toList());
        assertEquals("clerk", messages.get(1).author());
        assertEquals(
                List.of("Good morning"),
                node.conversations().list(client, loan, talk, messages.get(0).id(), 200).stream()
                        .map(m -> m.text())
                        .toList());
        refused(
                Problem.Kind.INVALID_INPUT,
                () -> node.conversations().write(clerk, loan, talk, null, " ", List.of()));
        refused(
                Problem.Kind.CONFLICT,
                () -> node.conversations().write(clerk, loan, talk, id, "Good evening", List.of()));
    }

    // CORE-08
    @Test
    public void CORE_08_aPrivateThreadDoesNotExistForOthersAndMovesNothingTheySee() {
        String loan = asked();
        Key aside = new Key("aside");
        DossierView before = node.dossiers().read(client, loan);
        node.clock.pass(Duration.ofMinutes(5));
        node.conversations().write(clerk, loan, aside, null, "canary", List.of());
        refused(
                Problem.Kind.NOT_FOUND,
                () -> node.conversations().list(client, loan, aside, null, 200));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> node.conversations().write(client, loan, aside, null, "hello", List.of()));
        DossierView after = node.dossiers().read(client, loan);
        assertEquals(before.tag(), after.tag());
        assertEquals(before.updatedAt(), after.updatedAt());
        assertFalse(
                node.dossiers().timeline(client, loan, null, 200).toString().contains("canary"));
    }

    // CORE-02
    @Test
    public void CORE_02_anOpeningSeesWhatTheDossierIsToBeginWith() {
        Map<String, Object> request = new java.util.HashMap<>(Node.COMPLETE);
        request.put("purpose", "nothing");

        Problem problem = refused(Problem.Kind.NOT_READY, () -> node.loan(client, desk, request));

        assertEquals("nothing", problem.reason().orElseThrow());
        assertEquals(
                List.of(),
                node.dossiers().list(client, DossierQuery.of(new Key("loan"), 25)).items());
    }

    // CORE-02
    @Test
    public void CORE_02_whatAnEffectOpensIsThereOnceHoweverOftenTheActIsAskedFor() {
        String loan = asked();
        Binding.bind(
                node.effects,
                "loan",
                performed -> {
                    if (performed.act().equals(Act.action(new Key("send-back")))) {
                        node.dossiers()
                                .open(
                                        performed.caller(),
                                        new NewDossier(
                                                null,
                                                new Key("desk"),
                                                null,
                                                null,
                                                "Another desk",
                                                Map.of()));
                    }
                });
        Caller once = clerk.once(new Caller.Once("POST send-back", "key", "hash"));
        ActionRequest request =
                new ActionRequest(loan, new Key("send-back"), Map.of(), Set.of(), null);

        refused(Problem.Kind.NOT_YOUR_ROLE, () -> node.dossiers().perform(once, request));
        assertEquals(new Key("asked"), node.dossiers().read(client, loan).state());

        node.accounts().join(clerk.account(), office, new Key("head"));
        Caller promoted = node.again(clerk).once(once.once());
        node.dossiers().perform(promoted, request);
        node.dossiers().perform(promoted, request);

        List<?> desks =
                node.dossiers()
                        .list(node.again(clerk), DossierQuery.of(new Key("desk"), 25))
                        .items();
        assertEquals(2, desks.size());
    }

    // CORE-05, CORE-08
    @Test
    public void CORE_08_whatMovesADossierFromAsideIsToldWithoutItsWords() {
        String loan = asked();
        node.act(clerk, loan, "grant");

        node.conversations().write(head, loan, new Key("aside"), null, "canary", List.of());

        assertEquals(new Key("denied"), node.dossiers().read(client, loan).state());
        var told = node.dossiers().timeline(client, loan, null, 200);
        assertFalse(told.toString(), told.toString().contains("canary"));
        var last = told.get(told.size() - 1);
        assertEquals("moved", last.kind());
        assertEquals(Map.of("from", "granted", "to", "denied"), last.payload());
        String all = node.dossiers().timeline(clerk, loan, null, 200).toString();
        assertTrue(all, all.contains("canary") && all.contains("moved"));
    }

    // CORE-05, CORE-08
    @Test
    public void CORE_08_whatAnActionSaysInAPrivateThreadIsToldThereOnly() {
        String loan = asked();
        node.act(clerk, loan, "grant");
        node.act(clerk, loan, "confide", Map.of("confidence", "canary"));

        String told = node.dossiers().timeline(client, loan, null, 200).toString();
        assertTrue(told, told.contains("confide") && !told.contains("canary"));
        assertTrue(
                node.conversations()
                        .list(clerk, loan, new Key("aside"), null, 200)
                        .toString()
                        .contains("canary"));
    }

    // CORE-29
    @Test
    public void CORE_29_theBadgeIsRaisedByNewsAndClearedByHavingSeen() {
        String loan = asked();
        assertFalse(node.dossiers().read(clerk, loan).badge());
        node.dossiers().mark(clerk, loan, CaseFile.SEEN);
        node.clock.pass(Duration.ofMinutes(1));
        node.conversations().write(client, loan, new Key("talk"), null, "Any news?", List.of());
        assertTrue(node.dossiers().read(clerk, loan).badge());
        assertTrue(
                node.dossiers()
                        .list(clerk, DossierQuery.of(new Key("loan"), 25))
                        .items()
                        .get(0)
                        .badge());
        node.dossiers().mark(clerk, loan, CaseFile.SEEN);
        assertFalse(node.dossiers().read(clerk, loan).badge());
        assertFalse(
                node.dossiers()
                        .list(clerk, DossierQuery.of(new Key("loan"), 25))
                        .items()
                        .get(0)
                        .badge());
        node.clock.pass(Duration.ofMinutes(1));
        node.conversations().write(clerk, loan, new Key("talk"), null, "Soon", List.of());
        assertFalse("one's own doing is no news", node.dossiers().read(clerk, loan).badge());
    }

    // CORE-29
    @Test
    public void CORE_29_aMarkIsPersonalAndAsksItsSentence() {
        String loan = asked();
        Key followed = new Key("followed");
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> node.dossiers().mark(client, loan, followed));
        DossierView before = node.dossiers().read(client, loan);
        node.dossiers().mark(clerk, loan, followed);
        assertEquals(Set.of(followed), node.dossiers().read(clerk, loan).marks());
        assertEquals(Set.of(), node.dossiers().read(client, loan).marks());
        assertEquals(before.tag(), node.dossiers().read(client, loan).tag());
        node.dossiers().unmark(clerk, loan, followed);
        assertEquals(Set.of(), node.dossiers().read(clerk, loan).marks());
    }

    // CORE-04
    @Test
    public void CORE_04_aTypesOwnSourceOfRolesIsAskedAfterEveryActAndItsDifferenceIsTold() {
        Caller guest = node.stranger("guest");
        Binding.bind(
                node.sources,
                "loan",
                (dossier, context, facts) ->
                        Map.of(
                                new Key("auditor"),
                                facts.value(REQUEST, "kind").filter("boat"::equals).isPresent()
                                        ? Set.of(Principal.account(guest.account()))
                                        : Set.of()));
        String loan = node.loan(client, desk, Node.COMPLETE);
        refused(Problem.Kind.NOT_FOUND, () -> node.dossiers().read(guest, loan));
        node.dossiers()
                .edit(client, new SectionChange(loan, REQUEST, Map.of("kind", "boat"), null));
        assertEquals(Set.of(new Key("auditor")), node.dossiers().read(guest, loan).roles());
        assertTrue(node.kinds(client, loan).contains("roles"));
        node.dossiers()
                .edit(client, new SectionChange(loan, REQUEST, Map.of("kind", "house"), null));
        refused(Problem.Kind.NOT_FOUND, () -> node.dossiers().read(guest, loan));
    }

    @Test
    public void theFaultOfAVariantIsToldAsLongAsItIsThere() {
        DossierVariant faulty =
                () -> {
                    throw new IllegalStateException("the register is closed");
                };
        node.catalogue.arrive(faulty, Binding.from("faulty", "1.0"));
        assertEquals("the register is closed", node.catalogue.faults().get("faulty 1.0"));
        node.catalogue.leave(faulty);
        assertFalse(node.catalogue.faults().containsKey("faulty 1.0"));
    }

    // CORE-02
    @Test
    public void CORE_02_aVersionThatDropsAStateInUseSaysWhereItsDossiersGoOrIsRefused() {
        String loan = asked();
        node.act(clerk, loan, "deny", Map.of("motive", "No"));
        node.catalogue.arrive(Sample.without("denied", false), Binding.from("sample", "1.1"));
        assertTrue(node.catalogue.faults().get("sample 1.1").contains("denied"));
        assertEquals("1.0", node.catalogue.find(new Key("loan")).orElseThrow().type().version());
        node.catalogue.arrive(Sample.without("denied", true), Binding.from("sample", "1.2"));
        assertEquals(new Key("granted"), node.dossiers().read(client, loan).state());
        assertTrue(node.kinds(client, loan).contains("new-version"));
        assertTrue(node.dossiers().chainHolds(loan));
    }

    // CORE-02
    @Test
    public void CORE_02_ofTwoBundlesWithOneTypeTheHigherVersionServesAndTheOtherIsParked() {
        var next = Sample.without("none", false);
        node.catalogue.arrive(next, Binding.from("sample", "1.1"));
        assertEquals(List.of("loan 1.0 of sample 1.0"), node.catalogue.parked());
        node.catalogue.leave(next);
        assertEquals(List.of(), node.catalogue.parked());
        assertEquals("1.0", node.catalogue.find(new Key("loan")).orElseThrow().type().version());
    }

    // CORE-04
    @Test
    public void CORE_04_aRoleThatDependsOnAFlagOfTheOpeningFillsWhatIsOpened() {
        node.catalogue.arrive(Sample.openedByClerks(), Binding.from("sample", "1.1"));
        String loan =
                node.open(
                        clerk,
                        new NewDossier(
                                null,
                                new Key("loan"),
                                desk,
                                null,
                                "A loan",
                                Map.of(new Key("notes"), Map.of("remark", "from the first day"))));
        DossierView opened = node.dossiers().read(clerk, loan);
        assertEquals(Set.of(new Key("sent")), opened.flags());
        assertEquals(
                "from the first day",
                opened.sections().get(new Key("notes")).values().get("remark"));
    }
}
