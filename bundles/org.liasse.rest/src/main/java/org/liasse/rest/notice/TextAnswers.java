package org.liasse.rest.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.ws.rs.core.Response;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.notice.EditedTexts.Edited;
import org.liasse.api.notice.EditedTexts.Revision;
import org.liasse.api.notice.EditedTexts.Spot;
import org.liasse.api.people.Caller;
import org.liasse.api.print.Printer;
import org.liasse.api.spi.Wording.Words;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Download;

/** What is answered about texts, whether they are a context's or an office's. */
final class TextAnswers {

    private final EditedTexts texts;

    TextAnswers(EditedTexts texts) {
        this.texts = texts;
    }

    record Both(String fr, String en) {
        static Both of(Text text) {
            return text == null ? null : new Both(text.fr(), text.en());
        }
    }

    /**
     * @param source context, office or type
     * @param subject absent for what is neither mail nor document
     * @param text absent where the platform's own words are sent
     */
    record TextJson(
            Key type,
            String name,
            String label,
            String source,
            Both subject,
            Both text,
            int revision,
            List<String> variables,
            String fault) {

        static TextJson of(Edited edited, Language language) {
            Draft draft = edited.draft();
            return new TextJson(
                    edited.type(),
                    edited.name(),
                    edited.label().in(language),
                    edited.level().name().toLowerCase(Locale.ROOT),
                    draft == null ? null : Both.of(draft.subject()),
                    draft == null ? null : Both.of(draft.text()),
                    edited.revision(),
                    edited.variables(),
                    edited.fault());
        }
    }

    record TextList(List<TextJson> items) {}

    record RevisionJson(int revision, Both subject, Both text, Instant at, String author) {
        static RevisionJson of(Revision revision) {
            Draft draft = revision.draft();
            return new RevisionJson(
                    revision.revision(),
                    draft == null ? null : Both.of(draft.subject()),
                    draft == null ? null : Both.of(draft.text()),
                    revision.at(),
                    revision.author());
        }
    }

    record RevisionList(List<RevisionJson> items) {}

    record WordsJson(String subject, String text, String html) {}

    TextList list(Caller caller, Spot spot) {
        return new TextList(
                texts.list(caller, spot).stream()
                        .map(edited -> TextJson.of(edited, caller.language()))
                        .toList());
    }

    TextJson read(Caller caller, Spot spot, Key type, String name) {
        return TextJson.of(texts.read(caller, spot, type, name), caller.language());
    }

    RevisionList revisions(Caller caller, Spot spot, Key type, String name) {
        return new RevisionList(
                texts.revisions(caller, spot, type, name).stream().map(RevisionJson::of).toList());
    }

    TextJson write(Caller caller, Spot spot, Key type, String name, Body body) {
        body.only("subject", "text", "revision");
        Draft draft = draft(body);
        Integer basedOn = body.integer("revision");
        body.verify();
        return TextJson.of(
                texts.write(caller, spot, type, name, draft, basedOn == null ? 0 : basedOn),
                caller.language());
    }

    TextJson remove(Caller caller, Spot spot, Key type, String name, int basedOn) {
        return TextJson.of(texts.write(caller, spot, type, name, null, basedOn), caller.language());
    }

    TextJson restore(Caller caller, Spot spot, Key type, String name, Body body) {
        body.only("revision");
        Integer revision = body.integer("revision");
        if (revision == null) {
            body.needText("revision");
        }
        body.verify();
        return TextJson.of(texts.restore(caller, spot, type, name, revision), caller.language());
    }

    /** A draft, or {@code null} for what is in force, and whose values fill it in. */
    private record Asked(Draft draft, String dossier) {
        static Asked of(Body body) {
            body.only("subject", "text", "dossier");
            Draft draft = body.has("text") || body.has("subject") ? TextAnswers.draft(body) : null;
            String dossier = body.text("dossier");
            body.verify();
            return new Asked(draft, dossier);
        }
    }

    Response print(Caller caller, Spot spot, Key type, String name, Body body) {
        Asked asked = Asked.of(body);
        byte[] pdf =
                texts.print(
                        caller,
                        spot,
                        type,
                        name,
                        asked.draft(),
                        asked.dossier(),
                        caller.language());
        return Download.attached(name + ".pdf", Printer.MEDIA_TYPE).entity(pdf).build();
    }

    WordsJson preview(Caller caller, Spot spot, Key type, String name, Body body) {
        Asked asked = Asked.of(body);
        Words words =
                texts.preview(
                        caller,
                        spot,
                        type,
                        name,
                        asked.draft(),
                        asked.dossier(),
                        caller.language());
        return new WordsJson(
                words.subject().isEmpty() ? null : words.subject(), words.text(), words.html());
    }

    /** Both languages are needed of what is there. */
    private static Draft draft(Body body) {
        Text subject = body.has("subject") ? both(body, "subject") : null;
        if (!body.has("text")) {
            body.needText("text");
        }
        return new Draft(subject, both(body, "text"));
    }

    private static Text both(Body body, String member) {
        Body languages = body.body(member);
        if (languages == null) {
            return Text.same("");
        }
        languages.only("fr", "en");
        var words = new ArrayList<String>();
        for (String language : List.of("fr", "en")) {
            String said = languages.needText(language);
            words.add(said == null ? "" : said);
        }
        return new Text(words.get(0), words.get(1));
    }
}
