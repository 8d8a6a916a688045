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
        assertEquals(2, shown(ahead(bank.head, loan, "produce-contract", bank.clerk)).size());

        assertEquals(before, everything(loan));
        assertEquals(List.of(), sent());
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
        // nor that anything happens where he does not look
        Map<String, Object> words = Map.of("text", "Do we trust him?");
        assertEquals(List.of(), ahead(boss, loan, "write-in-aside", words, bank.clerk).told());
        assertEquals(2, shown(ahead(bank.head, loan, "write-in-aside", words, bank.clerk)).size());
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
        assertEquals(own, bank.notices.previews.recaps(boss("head"), bank.clerk.account()));

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
