package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.letter.Letter;
import org.liasse.api.notice.Preferences.Wish;
import org.liasse.api.notice.Previews.Mail;
import org.liasse.api.notice.Previews.Outlook;
import org.liasse.api.notice.Previews.Recap;
import org.liasse.api.notice.Previews.Supposed;
import org.liasse.api.notice.Previews.Told;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Digest;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.ActPart;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.sample.Node;
import org.liasse.core.store.Ids;
import org.liasse.core.store.TestDatabase;

/** What would be told, before it is, on both databases. 2026-03-02 is a Monday. */
@RunWith(Parameterized.class)
public class PreviewsTest {

    private static final List<String> TABLES =
            List.of(
                    "event_log",
                    "timeline",
                    "letter",
                    "letter_file",
                    "notification",
                    "recap_line",
                    "message",
                    "mention",
                    "document",
                    "mark",
                    "deadline",
                    "product_order",
                    "dossier",
                    "dossier_grant",
                    "edited_text");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Bank bank;
    private Node node;
    private int read;

    public PreviewsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        bank = new Bank(database);
        node = bank.node;
    }

    @After
    public void close() {
        bank.close();
    }

    private String draft(Caller client, String kind) {
        var request = new HashMap<String, Object>(Node.COMPLETE);
        request.put("kind", kind);
        return node.loan(client, bank.desk, request);
    }

    private Outlook ahead(
            Caller asker, String loan, String act, Map<String, Object> inputs, Caller by) {
        return bank.notices.previews.of(
                asker, new Supposed(loan, new Key(act), inputs, Set.of(), null, by.account()));
    }

    private Outlook ahead(Caller asker, String loan, String act, Caller by) {
        return ahead(asker, loan, act, Map.of(), by);
    }

    private static String said(
            String name,
            Language language,
            String subject,
            String text,
            String html,
            Object files) {
        return String.join("\n", name, language.tag(), subject, text, html, files.toString());
    }

    private static String said(String name, Mail mail) {
        return said(
                name,
                mail.language(),
                mail.subject(),
                mail.text(),
                String.valueOf(mail.html()),
                mail.attached());
    }

    /** Every mail of a preview, to the letter. */
    private static List<String> shown(Outlook outlook) {
        return outlook.told().stream()
                .filter(told -> told.mail() != null)
                .map(told -> said(told.name(), told.mail()))
                .sorted()
                .toList();
    }

    /** Every mail that was made since this was asked last, to the letter. */
    private List<String> sent() {
        List<Letter> all = bank.letters();
        List<Letter> news = all.subList(read, all.size());
        read = all.size();
        return news.stream()
                .map(
                        letter ->
                                said(
                                        letter.name(),
                                        letter.language(),
                                        letter.subject(),
                                        letter.text(),
                                        String.valueOf(letter.html()),
                                        letter.attachments().stream()
                                                .map(Letter.Attachment::name)
                                                .toList()))
                .sorted()
                .toList();
    }

    private static Told toldTo(Outlook outlook, Caller caller, String notice) {
        return outlook.told().stream()
                .filter(t -> t.person().id().equals(caller.account()))
                .filter(t -> t.notice().value().equals(notice))
                .findFirst()
                .orElseThrow();
    }

    private void save(Caller caller, String notice, Delivery delivery) {
        bank.notices.preferences.save(
                caller, null, List.of(new Wish(Bank.LOAN, new Key(notice), null, delivery)));
    }

    private static void refused(Problem.Kind kind, Runnable asking) {
        assertEquals(kind, assertThrows(Problem.class, asking::run).kind());
    }

    /** A client who administers the office besides. */
    private Caller boss(String role) {
        Caller boss = node.someone("boss", bank.office, role);
        node.accounts().join(boss.account(), bank.office, new Key("administrator"));
        return node.again(boss);
    }

    // CORE-09
    @Test
    public void CORE_09_whatIsShownIsToTheLetterWhatGoes() {
        String loan = draft(bank.client, "house");
        List<String> ask = shown(ahead(bank.head, loan, "ask", bank.client));
        node.act(bank.client, loan, "ask");
        assertEquals(2, ask.size());
        assertEquals(ask, sent());

        Map<String, Object> motive = Map.of("motive", "<no> & roof");
        List<String> deny = shown(ahead(bank.head, loan, "deny", motive, bank.clerk));
        node.act(bank.clerk, loan, "deny", motive);
        assertEquals(1, deny.size());
        assertEquals(deny, sent());

        String words = "Do we trust him?";
        List<String> aside =
                shown(ahead(bank.head, loan, "write-in-aside", Map.of("text", words), bank.clerk));
        bank.say(bank.clerk, loan, Bank.ASIDE, words);
        assertEquals(2, aside.size());
        assertEquals(aside, sent());
    }

    // CORE-09
    @Test
    public void CORE_09_nothingOfAPreviewRemains() {
        String loan = draft(bank.client, "house");
        node.act(bank.client, loan, "ask");
        sent();
        List<Object> before = everything(loan);

        assertEquals(1, shown(ahead(bank.head, loan, "grant", bank.clerk)).size());
        assertFalse(ahead(bank.head, loan, "hurry", bank.clerk).told().isEmpty());
        ahead(bank.head, loan, "write-in-talk", Map.of("text", "Hello"), bank.client);
        ahead(bank.head, loan, "edit-notes", Map.of("remark", "x"), bank.clerk);
        ahead(bank.head, loan, "deposit-in-secret-papers", bank.clerk);
        ahead(bank.head, loan, "invite-auditor", principal(bank.colleague), bank.head);

        assertEquals(before, everything(loan));
        assertEquals(List.of(), sent());
    }

    private static Map<String, Object> principal(Caller caller) {
        return Map.of("principal", "a:" + caller.account());
    }

    // CORE-09
    @Test
    public void CORE_09_whatTakesBytesIsAskedOfTheWorkflowAsWell() {
        String loan = bank.asked("house");
        refused(
                Problem.Kind.WRONG_STATE,
                () -> ahead(bank.head, loan, "produce-contract", bank.clerk));
        refused(
                Problem.Kind.NOT_YOUR_ROLE,
                () -> ahead(bank.head, loan, "deposit-in-secret-papers", bank.client));
        refused(
                Problem.Kind.NOT_YOUR_ROLE,
                () -> ahead(bank.head, loan, "invite-auditor", bank.clerk));
        assertEquals(
                1, shown(ahead(bank.head, loan, "deposit-in-secret-papers", bank.clerk)).size());
        assertThrows(
                Problem.class,
                () ->
                        ahead(
                                bank.head,
                                loan,
                                "invite-auditor",
                                Map.of("principal", "nobody"),
                                bank.head));
    }

    // CORE-09
    @Test
    public void CORE_09_whoseEyesSeeAPartSeeWhatIsDoneThere() {
        String loan = bank.asked("house");
        CaseFile file = node.transactions.read(sql -> node.doors.files.read(sql, bank.head, loan));
        for (Verb verb : List.of(Verb.DEPOSIT_IN, Verb.REVIEW_IN, Verb.SIGN_IN, Verb.ADD_SLOT)) {
            assertEquals(
                    " clerk head ",
                    ActPart.audience(file, Act.of(verb, new Key("secret-papers"))).orElseThrow());
            assertTrue(ActPart.audience(file, Act.of(verb, new Key("none"))).isEmpty());
        }
        assertEquals(
                " clerk head ",
                ActPart.audience(file, Act.of(Verb.EDIT, new Key("notes"))).orElseThrow());
        assertEquals(
                " clerk head ",
                ActPart.audience(file, Act.of(Verb.WRITE_IN, new Key("aside"))).orElseThrow());
    }

    // CORE-09
    @Test
    public void CORE_09_anotherIsNotOverheardBeyondWhatOneSees() {
        String loan = bank.asked("house");
        node.act(bank.clerk, loan, "grant");
        Problem own = assertThrows(Problem.class, () -> node.act(bank.clerk, loan, "grant"));
        assertEquals("clerk", own.members().get("changedBy"));
        Problem heard =
                assertThrows(Problem.class, () -> ahead(bank.head, loan, "grant", bank.clerk));
        assertEquals(Problem.Kind.WRONG_STATE, heard.kind());
        assertEquals(Map.of("reasonKind", "WRONG_STATE"), heard.members());
        assertFalse(heard.detail().en().contains("clerk"));

        CaseFile file =
                node.transactions.read(sql -> node.doors.files.read(sql, bank.client, loan));
        var ears = new Overheard(file, file.rolesOf(bank.client), List.of());
        assertEquals(
                List.of("/sections/request/sum"),
                overheard(ears, "request-complete").errors().stream()
                        .map(InputError::pointer)
                        .toList());
        for (String hidden : List.of("notes-complete", "not-followed")) {
            assertEquals(java.util.Optional.empty(), overheard(ears, hidden).reason());
            assertEquals(List.of(), overheard(ears, hidden).errors());
            assertFalse(overheard(ears, hidden).detail().en().contains("Nobody"));
        }
    }

    private static Problem overheard(Overheard ears, String reason) {
        return assertThrows(
                Problem.class,
                () ->
                        ears.hearing(
                                () -> {
                                    throw Problem.of(
                                                    Problem.Kind.NOT_READY,
                                                    "Personne …",
                                                    "Nobody …")
                                            .because(reason)
                                            .withErrors(
                                                    List.of(
                                                            InputError.at(
                                                                    "/sections/request/sum",
                                                                    "manque",
                                                                    "missing"),
                                                            InputError.at(
                                                                    "/sections/notes/remark",
                                                                    "manque",
                                                                    "missing")));
                                }));
    }

    private List<Object> everything(String loan) {
        var all = new ArrayList<Object>();
        TABLES.forEach(table -> all.add(table + " " + bank.count(table)));
        for (Caller caller : List.of(bank.head, bank.clerk, bank.client)) {
            all.add(node.dossiers().read(caller, loan));
        }
        return all;
    }

    // CORE-09
    @Test
    public void CORE_09_whatIsOpenedAndTakenBackTakesNobodysNumber() {
        String first = number(draft(bank.client, "house"));
        node.transactions.tentatively(
                work ->
                        node.dossiers()
                                .open(
                                        bank.client,
                                        new NewDossier(
                                                null, Bank.LOAN, bank.desk, null, "Never",
                                                Map.of())));
        String next = number(draft(bank.client, "house"));
        assertEquals(Integer.parseInt(first.substring(5)) + 1, Integer.parseInt(next.substring(5)));
    }

    private String number(String loan) {
        return node.dossiers().read(bank.client, loan).number();
    }

    // CORE-10
    @Test
    public void CORE_10_itSaysHowEachHasChosenToHear() {
        String loan = draft(bank.client, "house");
        save(bank.clerk, "asked", Delivery.OFF);
        save(bank.colleague, "morning", Delivery.DAILY);

        Outlook ask = ahead(bank.head, loan, "ask", bank.client);
        Told off = toldTo(ask, bank.clerk, "asked");
        assertEquals(Delivery.OFF, off.delivery());
        assertEquals(null, off.mail());
        assertFalse(off.isShown());
        Told atOnce = toldTo(ask, bank.colleague, "asked");
        assertEquals(Delivery.IMMEDIATE, atOnce.delivery());
        assertTrue(atOnce.isShown());
        assertTrue(atOnce.recaps().contains(new Key("morning")));
        assertFalse(off.recaps().contains(new Key("morning")));

        node.act(bank.client, loan, "ask");
        Outlook hurry = ahead(bank.head, loan, "hurry", bank.clerk);
        assertTrue(toldTo(hurry, bank.colleague, "hurried").recaps().contains(Digest.DAILY.key()));
        assertEquals(List.of(), shown(hurry));
        // whoever would do it is not told, nor is the client, who does not see it
        assertEquals(
                Set.of(bank.colleague.account(), bank.head.account()),
                new java.util.HashSet<>(hurry.told().stream().map(t -> t.person().id()).toList()));
    }

    // CORE-09
    @Test
    public void CORE_09_aPreviewOfANoticeShowsThatOneAlone() {
        String loan = draft(bank.client, "house");
        var asked =
                bank.notices.previews.of(
                        bank.head,
                        new Supposed(
                                loan,
                                null,
                                Map.of(),
                                Set.of(),
                                new Key("asked"),
                                bank.client.account()));
        assertEquals(2, asked.told().size());
        refused(
                Problem.Kind.INVALID_INPUT,
                () ->
                        bank.notices.previews.of(
                                bank.head,
                                new Supposed(
                                        loan,
                                        null,
                                        Map.of(),
                                        Set.of(),
                                        new Key("outcome"),
                                        bank.clerk.account())));
        refused(
                Problem.Kind.NOT_FOUND,
                () ->
                        bank.notices.previews.of(
                                bank.head,
                                new Supposed(
                                        loan, null, Map.of(), Set.of(), new Key("none"), null)));
    }

    // CORE-09
    @Test
    public void CORE_09_onlyWhoLooksAfterTheWordsSeesThem() {
        String loan = bank.asked("house");
        Caller stranger = node.stranger("stranger");
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> ahead(bank.clerk, loan, "grant", bank.clerk));
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> ahead(bank.client, loan, "grant", bank.clerk));
        refused(Problem.Kind.NOT_FOUND, () -> ahead(stranger, loan, "grant", bank.clerk));
        refused(
                Problem.Kind.NOT_YOUR_ROLE,
                () -> bank.notices.previews.reminders(bank.clerk, loan));
        refused(Problem.Kind.NOT_FOUND, () -> bank.notices.previews.reminders(stranger, loan));
        // an administrator of the office who does not see the dossier learns nothing of it
        Caller administrator = node.someone("admin", bank.office, "administrator");
        refused(Problem.Kind.NOT_FOUND, () -> ahead(administrator, loan, "grant", bank.clerk));
    }

    // CORE-09
    @Test
    public void CORE_09_whatTheActIsRefusedForIsSaidAndWhoHasNoRoleIsNobody() {
        String loan = bank.asked("house");
        Caller stranger = node.stranger("stranger");
        refused(Problem.Kind.NOT_YOUR_ROLE, () -> ahead(bank.head, loan, "grant", bank.head));
        refused(Problem.Kind.MISSING_INPUT, () -> ahead(bank.head, loan, "deny", bank.clerk));
        refused(Problem.Kind.UNKNOWN_ACTION, () -> ahead(bank.head, loan, "sing", bank.clerk));
        node.act(bank.clerk, loan, "grant");
        refused(Problem.Kind.WRONG_STATE, () -> ahead(bank.head, loan, "grant", bank.clerk));
        Problem unknown =
                assertThrows(Problem.class, () -> ahead(bank.head, loan, "confide", stranger));
        Problem nobody =
                assertThrows(
                        Problem.class,
                        () ->
                                bank.notices.previews.of(
                                        bank.head,
                                        new Supposed(
                                                loan,
                                                new Key("confide"),
                                                Map.of(),
                                                Set.of(),
                                                null,
                                                Ids.next())));
        assertEquals(nobody.errors(), unknown.errors());
        assertEquals("/by", unknown.errors().get(0).pointer());
    }

    // CORE-09
    @Test
    public void CORE_09_whoDoesNotSeeAPartSeesNothingOfItInAPreview() {
        Caller boss = boss("client");
        String loan = draft(boss, "house");
        node.act(boss, loan, "ask");
        node.act(bank.clerk, loan, "grant");
        Outlook bosss = ahead(boss, loan, "produce-contract", bank.clerk);
        Outlook heads = ahead(bank.head, loan, "produce-contract", bank.clerk);
        Told toHead = toldTo(bosss, bank.head, "paper");
        assertEquals(List.of("remark"), toHead.mail().withheld());
        assertEquals(List.of(), toldTo(heads, bank.head, "paper").mail().withheld());

        node.dossiers()
                .edit(
                        bank.clerk,
                        new SectionChange(
                                loan, new Key("notes"), Map.of("remark", "He owes us"), null));

        assertEquals(bosss, ahead(boss, loan, "produce-contract", bank.clerk));
        assertNotEquals(heads, ahead(bank.head, loan, "produce-contract", bank.clerk));
        assertTrue(
                toldTo(ahead(bank.head, loan, "produce-contract", bank.clerk), bank.head, "paper")
                        .mail()
                        .text()
                        .contains("He owes us"));
        // nor whether there is anything where he does not look
        Map<String, Object> words = Map.of("text", "Do we trust him?");
        for (String part : List.of("write-in-aside", "edit-notes", "sign-in-secret-papers")) {
            String none = part.replaceAll("[a-z]+(-papers)?$", "none");
            assertEquals(
                    assertThrows(Problem.class, () -> ahead(boss, loan, none, words, bank.clerk))
                            .toString(),
                    assertThrows(Problem.class, () -> ahead(boss, loan, part, words, bank.clerk))
                            .toString());
        }
        refused(
                Problem.Kind.NOT_FOUND,
                () -> ahead(boss, loan, "write-in-aside", words, bank.clerk));
        assertEquals(2, shown(ahead(bank.head, loan, "write-in-aside", words, bank.clerk)).size());
    }

    // CORE-09
    @Test
    public void CORE_09_whatBecomesAMessageInAPartIsWithheldFromWhoDoesNotSeeIt() {
        Caller boss = boss("client");
        String loan = draft(boss, "house");
        node.act(boss, loan, "ask");
        node.act(bank.clerk, loan, "grant");
        save(bank.head, "hurried", Delivery.IMMEDIATE);
        Map<String, Object> words = Map.of("confidence", "He owes us");
        Outlook bosss = ahead(boss, loan, "confide", words, bank.clerk);
        Outlook heads = ahead(bank.head, loan, "confide", words, bank.clerk);
        assertEquals(List.of("confidence"), toldTo(bosss, bank.head, "hurried").mail().withheld());
        assertEquals(List.of(), toldTo(heads, bank.head, "hurried").mail().withheld());
    }

    /** Whom the administrators of the office look after. */
    private void member(Caller caller) {
        node.accounts().join(caller.account(), bank.office, new Key("visitor"));
    }

    // CORE-10
    @Test
    public void CORE_10_theNextRecapIsShownToTheLetterAndGoesAllTheSame() {
        node.clock.at("2026-03-02T11:00");
        member(bank.clerk);
        for (Caller caller : List.of(bank.clerk, bank.colleague)) {
            save(caller, "asked", Delivery.OFF);
        }
        assertEquals(List.of(), bank.notices.previews.recaps(bank.clerk, null));
        save(bank.clerk, "morning", Delivery.DAILY);
        bank.asked("house");
        bank.asked("house");
        sent();
        node.clock.at("2026-03-03T09:59");

        List<Recap> own = bank.notices.previews.recaps(bank.clerk, null);
        Recap morning = own.get(0);
        assertEquals("morning", morning.digest().value());
        assertEquals(java.time.Instant.parse("2026-03-03T09:00:00Z"), morning.at());
        assertEquals(own, bank.notices.previews.recaps(bank.clerk, null));
        Recap bosss = bank.notices.previews.recaps(boss("head"), bank.clerk.account()).get(0);
        assertEquals(morning.mail().text(), bosss.mail().text());
        assertEquals(List.of(), morning.mail().withheld());
        assertEquals(
                "it tells of what its reader sees, and not that there is more",
                List.of("count", "groups", "more"),
                bosss.mail().withheld());

        node.clock.at("2026-03-03T10:00");
        assertEquals(List.of(said("clerk", morning.mail())), sent());
        assertFalse(
                bank.notices.previews.recaps(bank.clerk, null).stream()
                        .anyMatch(recap -> recap.digest().equals(morning.digest())));
    }

    // CORE-10
    @Test
    public void CORE_10_somebodyElsesRecapIsForAdministratorsAsFarAsTheySee() {
        member(bank.clerk);
        save(bank.clerk, "morning", Delivery.DAILY);
        bank.asked("house");
        sent();
        Caller blind = node.someone("admin", bank.office, "administrator");
        assertEquals(List.of(), bank.notices.previews.recaps(blind, bank.clerk.account()));
        refused(
                Problem.Kind.NOT_YOUR_ROLE,
                () -> bank.notices.previews.recaps(bank.colleague, bank.clerk.account()));
        String other = node.offices().create(new Key("other"), "Another").id();
        Caller elsewhere = node.someone("elsewhere", other, "administrator");
        refused(
                Problem.Kind.NOT_FOUND,
                () -> bank.notices.previews.recaps(elsewhere, bank.clerk.account()));
        refused(Problem.Kind.NOT_FOUND, () -> bank.notices.previews.recaps(blind, Ids.next()));
    }
}
