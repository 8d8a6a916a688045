package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.letter.Letter;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.notice.EditedTexts.Edited;
import org.liasse.api.notice.EditedTexts.Level;
import org.liasse.api.notice.EditedTexts.Revision;
import org.liasse.api.notice.EditedTexts.Spot;
import org.liasse.api.people.Caller;
import org.liasse.core.store.TestDatabase;

/** Texts that are changed while the platform runs, on both databases. */
@RunWith(Parameterized.class)
public class TextsTest {

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private static final String OUTCOME = "mail.outcome";

    private final TestDatabase database;
    private Bank bank;
    private Spot desk;
    private Spot office;
    private Caller administrator;

    public TextsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        bank = new Bank(database);
        administrator = bank.node.someone("admin", bank.office, "administrator");
        desk = new Spot(bank.desk, null);
        office = new Spot(null, "bank");
    }

    @After
    public void close() {
        bank.close();
    }

    private static Draft draft(String subject, String text) {
        return new Draft(subject == null ? null : Text.same(subject), Text.same(text));
    }

    private Edited write(Caller caller, Spot spot, String name, Draft draft, int basedOn) {
        return bank.notices.texts.write(caller, spot, Bank.LOAN, name, draft, basedOn);
    }

    private Letter denied() {
        String loan = bank.asked("boat");
        bank.node.act(bank.clerk, loan, "deny", Map.of("motive", "<no> roof"));
        List<Letter> letters = bank.letters();
        return letters.get(letters.size() - 1);
    }

    // CORE-22
    @Test
    public void CORE_22_aTextOfTheContextGoesBeforeTheOfficesAndThatBeforeTheTypes() {
        assertTrue(denied().subject(), denied().subject().startsWith("en "));

        write(administrator, office, OUTCOME, draft("Bank {{number}}", "{{name}}: {{motive}}"), 0);
        assertTrue(denied().subject().startsWith("Bank "));

        write(bank.head, desk, OUTCOME, draft("Desk {{title}}", "{{name}}: {{motive}}"), 0);
        Letter letter = denied();
        assertEquals("Desk A loan", letter.subject());
        assertEquals("client: <no> roof\n", letter.text());
        assertTrue(letter.html(), letter.html().contains("client: &lt;no&gt; roof"));

        Edited given = write(bank.head, desk, OUTCOME, null, 1);
        assertEquals(Level.OFFICE, given.level());
        assertTrue(denied().subject().startsWith("Bank "));
    }

    // CORE-22
    @Test
    public void CORE_22_whatIsWrongIsRefusedWithItsPlaceAndLine() {
        refused("/text/fr", "Line 2: \"motif\" is unknown.", draft("s", "a\n{{motif}}"));
        refused("/text/fr", "Line 1: \"name\" is unknown.", draft("s", "{{{name}}}"));
        refused("/text/fr", "Line 1: \"partial\" is unknown.", draft("s", "{{>partial}}"));
        refused(
                "/text/fr",
                "Line 1: a tag is not closed, or not opened.",
                draft("s", "{{#motive}}open"));
        refused("/subject/fr", "One line only.", draft("a\nBcc: x@example.org", "t"));
        refused("/subject/fr", "From 1 to 300 characters.", draft(" ", "t"));
        refused("/subject", "This field is mandatory.", draft(null, "t"));
        assertEquals(0, bank.count("edited_text"));
    }

    private void refused(String pointer, String detail, Draft draft) {
        Problem refused =
                assertThrows(Problem.class, () -> write(bank.head, desk, OUTCOME, draft, 0));
        assertEquals(Problem.Kind.INVALID_INPUT, refused.kind());
        assertEquals(pointer, refused.errors().get(0).pointer());
        assertEquals(detail, refused.errors().get(0).detail().en());
    }

    // CORE-22
    @Test
    public void CORE_22_everyRevisionIsKeptAndCanBeRestored() {
        write(bank.head, desk, OUTCOME, draft("One", "1"), 0);
        write(bank.head, desk, OUTCOME, draft("Two", "2"), 1);
        assertEquals(
                Problem.Kind.STALE,
                assertThrows(
                                Problem.class,
                                () -> write(bank.head, desk, OUTCOME, draft("Lost", "3"), 1))
                        .kind());

        Edited restored = bank.notices.texts.restore(bank.head, desk, Bank.LOAN, OUTCOME, 1);

        assertEquals(3, restored.revision());
        assertEquals("One", restored.draft().subject().en());
        List<Revision> all = bank.notices.texts.revisions(bank.head, desk, Bank.LOAN, OUTCOME);
        assertEquals(List.of(3, 2, 1), all.stream().map(Revision::revision).toList());
        assertEquals("head", all.get(0).author());
    }

    // CORE-22
    @Test
    public void CORE_22_whoDrawsChangesWhoIsInsideReadsAndOthersDoNeither() {
        Problem.Kind role = Problem.Kind.NOT_YOUR_ROLE;
        Draft draft = draft("s", "t");
        assertEquals(role, kind(() -> write(bank.clerk, desk, OUTCOME, draft, 0)));
        assertEquals(Level.TYPE, read(bank.clerk, desk, OUTCOME).level());
        assertEquals(role, kind(() -> read(bank.head, office, OUTCOME)));
        assertEquals(role, kind(() -> write(bank.head, office, OUTCOME, draft, 0)));
        Caller stranger = bank.node.stranger("stranger");
        assertEquals(Problem.Kind.NOT_FOUND, kind(() -> read(stranger, desk, OUTCOME)));
        assertEquals(Problem.Kind.NOT_FOUND, kind(() -> read(stranger, office, OUTCOME)));
        assertEquals(Problem.Kind.NOT_FOUND, kind(() -> read(bank.head, desk, "mail.nothing")));
        assertEquals(Problem.Kind.NOT_FOUND, kind(() -> read(bank.head, desk, "action.ask")));
    }

    private Edited read(Caller caller, Spot spot, String name) {
        return bank.notices.texts.read(caller, spot, Bank.LOAN, name);
    }

    private static Problem.Kind kind(org.junit.function.ThrowingRunnable act) {
        return assertThrows(Problem.class, act).kind();
    }

    // CORE-22
    @Test
    public void CORE_22_presetsAreTheAdministratorsOwnAndListedWithTheRest() {
        write(bank.head, desk, "preset.no-roof", draft(null, "No roof for {{title}}."), 0);

        List<Edited> all = bank.notices.texts.list(bank.clerk, desk);

        assertTrue(all.stream().anyMatch(e -> e.name().equals("preset.no-roof")));
        assertTrue(all.stream().anyMatch(e -> e.name().equals(OUTCOME)));
        assertEquals(
                Problem.Kind.INVALID_INPUT,
                kind(() -> write(bank.head, desk, "preset.a", draft("subject", "t"), 0)));
        write(bank.head, desk, "preset.no-roof", null, 1);
        assertFalse(
                bank.notices.texts.list(bank.clerk, desk).stream()
                        .anyMatch(e -> e.name().equals("preset.no-roof")));
    }

    // CORE-22
    @Test
    public void CORE_22_aPreviewShowsSamplesOrWhatItsAuthorSeesOfADossier() {
        String loan = bank.asked("boat");
        bank.node.act(bank.clerk, loan, "deny", Map.of("motive", "no roof"));
        var sample = preview(bank.head, null);
        assertTrue(sample.subject(), sample.subject().startsWith("fr 2026-000123"));
        var real = preview(bank.clerk, loan);
        assertTrue(real.text(), real.text().contains("A loan, since no roof"));
        assertEquals(
                Problem.Kind.NOT_FOUND,
                kind(() -> preview(bank.head, "0195a3c2-7a10-7c3e-9b1d-3f2a6d5e4c01")));
        bank.notices
                .texts
                .list(bank.head, desk)
                .forEach(
                        text ->
                                bank.notices.texts.preview(
                                        bank.head,
                                        desk,
                                        text.type(),
                                        text.name(),
                                        null,
                                        null,
                                        Language.EN));
    }

    private org.liasse.api.spi.Wording.Words preview(Caller caller, String dossier) {
        return bank.notices.texts.preview(
                caller, desk, Bank.LOAN, OUTCOME, null, dossier, Language.FR);
    }

    // CORE-22
    @Test
    public void CORE_22_aTextThatBreaksWhenItIsSentIsToldToTheDoctorAndLosesNoLetter() {
        write(bank.head, desk, OUTCOME, draft("Desk", "{{name}}"), 0);
        assertEquals(Result.Status.OK, bank.notices.check.execute().getStatus());
        // a value that the type no longer has
        bank.node.transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update edited_text set text_en = '{{gone}}' where name ="
                                                + " 'mail.outcome'"));

        assertTrue(denied().subject().startsWith("en "));

        assertEquals(Result.Status.WARN, bank.notices.check.execute().getStatus());
        assertTrue(read(bank.head, desk, OUTCOME).fault().contains("gone"));
        assertNull(write(bank.head, desk, OUTCOME, draft("Desk", "{{name}}"), 1).fault());
        assertEquals(Result.Status.OK, bank.notices.check.execute().getStatus());
    }
}
