package org.liasse.api.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.dossier.Deadlines.Standing;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What would be told, before it is: for whoever may change the words of the mails of a dossier, on
 * its context or in its office, and sees it. Nothing is sent, and nothing of it remains. It shows
 * neither a person nor a word that he could not see otherwise: whom the list of participants keeps
 * from him is left out, and so is what he does not see of the dossier.
 */
@ProviderType
public interface Previews {

    /** Told in one answer, at most. */
    int MOST = 200;

    /**
     * Something that might happen.
     *
     * @param act the action, or as events name what is done in a part: {@code write-in-messages};
     *     {@code null} for the one act that the notice waits for
     * @param inputs of the action; the {@code text} (and {@code mentions}) of a message; the values
     *     of an edited section; the {@code principal} who is invited
     * @param acknowledged warnings
     * @param notice only this one, or {@code null}
     * @param by id of the account that would do it, which the asker must be able to know; {@code
     *     null}: he himself
     */
    record Supposed(
            String dossier,
            Key act,
            Map<String, Object> inputs,
            Set<Key> acknowledged,
            Key notice,
            String by) {}

    /**
     * A mail, to the letter.
     *
     * @param html or {@code null}
     * @param attached names of the files that go with it
     * @param withheld names of the values that the asker does not see, and that are empty here
     *     whatever they are; where there are none, the mail says exactly this
     */
    record Mail(
            Language language,
            String subject,
            String text,
            String html,
            List<String> attached,
            List<String> withheld) {}

    /**
     * How somebody would hear of it.
     *
     * @param dossier on which it would happen
     * @param roles of the person there, as far as the asker may know
     * @param delivery what the person has chosen, or the type says: at once, in the platform's
     *     daily or weekly recap, or off
     * @param isShown whether it would stand in the notifications
     * @param recaps of the type that would say it
     * @param mail that would go at once, or {@code null}
     */
    record Told(
            String dossier,
            String number,
            Key type,
            Key notice,
            Text label,
            Principal person,
            String name,
            Set<Key> roles,
            Delivery delivery,
            boolean isShown,
            List<Key> recaps,
            Mail mail) {}

    /**
     * @param isMore whether there are more than {@link #MOST}
     */
    record Outlook(List<Told> told, boolean isMore) {}

    /**
     * Does it, learns what would be told, and takes it back.
     *
     * @throws org.liasse.api.Problem NOT_FOUND where he does not see the dossier, or the part of
     *     it; NOT_YOUR_ROLE where its words are not his to look after; what the act itself is
     *     refused for, of another's as far as he sees it himself
     */
    Outlook of(Caller asker, Supposed supposed);

    /**
     * Something that the clock is to do.
     *
     * @param act as events name it
     * @param due when its time comes
     * @param acted how often it has been done, of {@code times}
     * @param stops what may stand in its way, by key
     * @param stopped what of that does now; where anything does, nothing would be told
     * @param outlook what would be told if its time came now
     */
    record Reminder(
            Key act,
            Instant due,
            int acted,
            int times,
            Standing standing,
            List<Key> stops,
            List<Key> stopped,
            Outlook outlook) {}

    /**
     * What the clock is to do with a dossier, the earliest first, fifty at most.
     *
     * @throws org.liasse.api.Problem as {@link #of}; TYPE_AWAY while its variant is
     */
    List<Reminder> reminders(Caller asker, String dossier);

    /**
     * A recap that would be made.
     *
     * @param at when it is due, by now
     */
    record Recap(Key type, Key digest, Text label, Instant at, Mail mail) {}

    /**
     * What somebody's next recaps would say if nothing happened before they are made. Of another's
     * what is reckoned of the dossiers is {@code withheld}, whether or not there are more than the
     * asker sees.
     *
     * @param account {@code null}: the asker's own; another's are for the administrators of an
     *     office, of the dossiers that they see and their office has
     * @throws org.liasse.api.Problem NOT_YOUR_ROLE where he administers no office; NOT_FOUND where
     *     he is not to know the account
     */
    List<Recap> recaps(Caller asker, String account);
}
