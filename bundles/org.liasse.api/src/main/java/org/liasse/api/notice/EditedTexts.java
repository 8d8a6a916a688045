package org.liasse.api.notice;

import java.time.Instant;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.Wording.Words;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Texts that administrators change while the platform runs: what notices and recaps say by mail
 * ({@code mail.<notice>}), what documents say ({@code document.<product>}), the type's own sayings,
 * and presets of their own ({@code preset.<key>}): motives, replies. Each change is a revision,
 * none is lost. A text of the context goes before one of the office, which goes before the type's.
 *
 * <p>Who draws on a context changes its texts, whoever holds an internal role there reads them; the
 * texts of an office are its administrators'. Others are refused: NOT_FOUND for a place that they
 * do not see, else NOT_YOUR_ROLE.
 */
@ProviderType
public interface EditedTexts {

    /** Presets of one type at one place. */
    int MOST_PRESETS = 200;

    /** Characters of a text in one language. */
    int LONGEST = 20_000;

    /** Where texts are changed: exactly one of the two is not {@code null}. */
    record Spot(String context, String office) {}

    enum Level {
        CONTEXT,
        OFFICE,
        TYPE
    }

    /**
     * What is to be said.
     *
     * @param subject of a mail, or the title of a document, one line; {@code null} for the rest
     * @param text of a document: paragraphs apart by empty lines, {@code # } or {@code ## } before
     *     a heading, {@code - } before each item of a list
     */
    record Draft(Text subject, Text text) {}

    /**
     * A text as it is in force.
     *
     * @param label of the notice or recap; the name itself for the rest
     * @param level whose it is
     * @param draft {@code null} where the platform's own words are sent
     * @param revision the newest at this place, 0 where it was never changed there
     * @param variables that it may name, sorted
     * @param fault why it failed when it was to be sent, and the next one was sent instead; or
     *     {@code null}
     */
    record Edited(
            Key type,
            String name,
            Text label,
            Level level,
            Draft draft,
            int revision,
            List<String> variables,
            String fault) {}

    /**
     * @param draft {@code null} where the text was given back to the office, or to the type
     * @param author for people
     */
    record Revision(int revision, Draft draft, Instant at, String author) {}

    /** All that may be changed here, and what is in force; at most some hundreds. */
    List<Edited> list(Caller caller, Spot spot);

    Edited read(Caller caller, Spot spot, Key type, String name);

    /** The newest first, at most 200. */
    List<Revision> revisions(Caller caller, Spot spot, Key type, String name);

    /**
     * Changes a text.
     *
     * @param draft {@code null} gives it back to the office, or to the type
     * @param basedOn the revision that the author saw, 0 where there was none
     * @throws org.liasse.api.Problem INVALID_INPUT naming part and line; STALE where somebody else
     *     changed it meanwhile
     */
    Edited write(Caller caller, Spot spot, Key type, String name, Draft draft, int basedOn);

    /** Makes an earlier revision the newest one; checked anew. */
    Edited restore(Caller caller, Spot spot, Key type, String name, int revision);

    /**
     * The words as a reader would get them.
     *
     * @param draft {@code null}: what is in force
     * @param dossier whose values are filled in, as far as the caller sees them; {@code null}:
     *     samples
     */
    Words preview(
            Caller caller,
            Spot spot,
            Key type,
            String name,
            Draft draft,
            String dossier,
            Language language);

    /**
     * The same of a document ({@code document.<product>}), as it would be printed.
     *
     * @return a PDF
     * @throws org.liasse.api.Problem NOT_FOUND for a text that is no document's; UNAVAILABLE where
     *     nothing prints at the moment
     */
    byte[] print(
            Caller caller,
            Spot spot,
            Key type,
            String name,
            Draft draft,
            String dossier,
            Language language);
}
