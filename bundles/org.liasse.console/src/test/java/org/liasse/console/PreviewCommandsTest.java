package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.dossier.Deadlines.Standing;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.notice.Previews;
import org.liasse.api.notice.Previews.Mail;
import org.liasse.api.notice.Previews.Outlook;
import org.liasse.api.notice.Previews.Recap;
import org.liasse.api.notice.Previews.Reminder;
import org.liasse.api.notice.Previews.Supposed;
import org.liasse.api.notice.Previews.Told;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn;
import org.liasse.api.type.Declarations.Notice.Delivery;

/** What would be told, from the console. */
public class PreviewCommandsTest {

    private static final Mail MAIL =
            new Mail(
                    Language.FR,
                    "Refusé",
                    "Bonjour.\nC’est non.\n",
                    "<p>",
                    List.of("motif.pdf"),
                    List.of("remark"));
    private static final Outlook OUTLOOK =
            new Outlook(
                    List.of(
                            new Told(
                                    "d1",
                                    "2026-000001",
                                    new Key("request"),
                                    new Key("decision"),
                                    new Text("Décision", "Decision"),
                                    Principal.account("z"),
                                    "Zoé",
                                    Set.of(new Key("applicant")),
                                    Delivery.IMMEDIATE,
                                    true,
                                    List.of(),
                                    MAIL)),
                    false);

    private Supposed supposed;
    private final Framework framework =
            new Framework()
                    .with(
                            Previews.class,
                            Framework.fake(
                                    Previews.class,
                                    (method, arguments) ->
                                            switch (method) {
                                                case "of" -> {
                                                    supposed = (Supposed) arguments[1];
                                                    yield OUTLOOK;
                                                }
                                                case "reminders" ->
                                                        List.of(
                                                                new Reminder(
                                                                        new Key("remind"),
                                                                        Instant.EPOCH,
                                                                        1,
                                                                        5,
                                                                        Standing.HELD_BACK,
                                                                        List.of(
                                                                                new Key(
                                                                                        "answered")),
                                                                        List.of(
                                                                                new Key(
                                                                                        "answered")),
                                                                        new Outlook(
                                                                                List.of(), false)));
                                                default ->
                                                        List.of(
                                                                new Recap(
                                                                        new Key("request"),
                                                                        new Key("daily"),
                                                                        Text.same("Daily"),
                                                                        Instant.EPOCH,
                                                                        MAIL));
                                            }))
                    .with(
                            Dossiers.class,
                            Framework.fake(Dossiers.class, (method, arguments) -> List.of()))
                    .with(
                            SignIn.class,
                            Framework.fake(
                                    SignIn.class,
                                    (method, arguments) -> Caller.visitor(Language.EN)));

    private String shown(Errand command, boolean json) throws Exception {
        Screen screen = new Screen();
        command.context = framework.context();
        command.session = screen.session();
        command.json = json;
        command.execute();
        return screen.text();
    }

    private static NoticePreview refuse() {
        NoticePreview command = new NoticePreview();
        command.login = "anne";
        command.dossier = "d1";
        command.action = "refuse";
        command.inputs = List.of("motive=No");
        return command;
    }

    // CORE-09
    @Test
    public void CORE_09_anActIsSupposedAndWhatItTellsIsShownWordForWord() throws Exception {
        String text = shown(refuse(), false);

        assertEquals(new Key("refuse"), supposed.act());
        assertEquals(Map.of("motive", "No"), supposed.inputs());
        assertTrue(text, text.contains("decision for Zoé [applicant]: immediate, notified"));
        assertTrue(text, text.contains("  | C’est non."));
        assertTrue(text, text.contains("not for you: remark"));
        String json = shown(refuse(), true);
        assertTrue(json, json.contains("\"text\":\"Bonjour.\\nC’est non.\\n\""));
        assertTrue(json, json.contains("\"delivery\":\"immediate\",\"notification\":true"));
        assertTrue(json, json.contains("\"withheld\":[\"remark\"]"));
        assertTrue(json, json.contains("\"more\":false"));
    }

    // CORE-11
    @Test
    public void CORE_11_remindersSayWhatStopsThem() throws Exception {
        ReminderList command = new ReminderList();
        command.login = "anne";
        command.dossier = "d1";
        String text = shown(command, false);
        assertTrue(text, text.contains("done 1 of 5, unless [answered]; now stopped by"));
        String json = shown(command, true);
        assertTrue(json, json.contains("\"standing\":\"held-back\",\"stops\":[\"answered\"]"));
    }

    // CORE-10
    @Test
    public void CORE_10_theNextRecapIsShown() throws Exception {
        RecapShow command = new RecapShow();
        command.login = "anne";
        String text = shown(command, false);
        assertTrue(text, text.contains("daily at "));
        assertTrue(text, text.contains("  | Bonjour."));
        String json = shown(command, true);
        assertTrue(json, json.contains("\"recap\":\"daily\",\"label\":\"Daily\""));
    }
}
