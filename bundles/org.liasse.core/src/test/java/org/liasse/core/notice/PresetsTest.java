package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.dossier.Presets.Preset;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.notice.EditedTexts.Spot;
import org.liasse.api.people.Caller;
import org.liasse.core.store.TestDatabase;

/** Messages that are chosen instead of written, on both databases. */
@RunWith(Parameterized.class)
public class PresetsTest {

    private static final String RECEIVED = "reply.received";

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Bank bank;
    private String loan;

    public PresetsTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        bank = new Bank(database);
        loan = bank.asked("house");
    }

    @After
    public void close() {
        bank.close();
    }

    private String written(Caller caller, String preset) {
        return bank.notices
                .presets
                .write(caller, loan, Bank.TALK, null, preset, List.of(), List.of())
                .text();
    }

    private static Caller french(Caller caller) {
        return new Caller(caller.account(), caller.name(), caller.principals(), Language.FR, null);
    }

    private static Problem refused(org.junit.function.ThrowingRunnable call) {
        return assertThrows(Problem.class, call);
    }

    // CORE-22, COND-25
    @Test
    public void CORE_22_aPresetIsPostedByItsNameInTheWordsThatAreInForce() {
        assertEquals(
                List.of(
                        new Preset(RECEIVED, "received en, A loan"),
                        new Preset("reply.granted", "granted en")),
                bank.notices.presets.list(bank.clerk, loan, Bank.TALK));
        assertEquals("received en, A loan", written(bank.clerk, RECEIVED));
        assertEquals("received fr, A loan", written(french(bank.clerk), RECEIVED));

        bank.notices.texts.write(
                bank.head,
                new Spot(bank.desk, null),
                Bank.LOAN,
                RECEIVED,
                new Draft(null, new Text("Bien reçu", "Well received: {{state}}")),
                0);

        assertEquals("Well received: asked en", written(bank.clerk, RECEIVED));
        List<String> said =
                bank.node.conversations().list(bank.client, loan, Bank.TALK, null, 50).stream()
                        .map(message -> message.text())
                        .toList();
        assertEquals(
                List.of("received en, A loan", "received fr, A loan", "Well received: asked en"),
                said.subList(said.size() - 3, said.size()));
    }

    // CORE-22, CORE-05
    @Test
    public void CORE_22_onlyWhatTheThreadOffersAndOnlyByWhoMayWriteThere() {
        Problem unknown = refused(() -> written(bank.clerk, "action.ask"));
        assertEquals(Problem.Kind.INVALID_INPUT, unknown.kind());
        assertEquals("/preset", unknown.errors().get(0).pointer());
        assertEquals(
                Problem.Kind.NOT_YOUR_ROLE, refused(() -> written(bank.head, RECEIVED)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                refused(() -> bank.notices.presets.list(bank.client, loan, Bank.ASIDE)).kind());
        assertEquals(List.of(), bank.notices.presets.list(bank.clerk, loan, Bank.ASIDE));
        Caller stranger = bank.node.stranger("nobody");
        assertEquals(Problem.Kind.NOT_FOUND, refused(() -> written(stranger, RECEIVED)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                refused(() -> bank.notices.presets.list(bank.clerk, loan, new Key("none"))).kind());
    }
}
