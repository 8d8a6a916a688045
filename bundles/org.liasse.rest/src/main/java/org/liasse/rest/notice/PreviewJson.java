package org.liasse.rest.notice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.notice.Previews.Mail;
import org.liasse.api.notice.Previews.Outlook;
import org.liasse.api.notice.Previews.Recap;
import org.liasse.api.notice.Previews.Reminder;
import org.liasse.api.notice.Previews.Told;

/** What would be told, as it is answered. */
final class PreviewJson {

    private PreviewJson() {}

    record PersonJson(String principal, String name, List<Key> roles) {}

    record SubjectJson(String id, String number, String href) {}

    /**
     * @param html absent where there is none
     * @param withheld names of the values that are left empty, for the reader does not see them
     */
    record MailJson(
            String language,
            String subject,
            String text,
            String html,
            List<String> attached,
            List<String> withheld) {

        static MailJson of(Mail mail) {
            return mail == null
                    ? null
                    : new MailJson(
                            mail.language().tag(),
                            mail.subject(),
                            mail.text(),
                            mail.html(),
                            mail.attached(),
                            mail.withheld());
        }
    }

    /**
     * @param delivery immediate, daily, weekly or off
     * @param notification whether it would stand in the person's notifications
     * @param mail absent where none would go at once
     */
    record ToldJson(
            SubjectJson dossier,
            Key type,
            Key notice,
            String label,
            PersonJson person,
            String delivery,
            boolean notification,
            List<Key> recaps,
            MailJson mail) {

        static ToldJson of(Told told, Language language) {
            return new ToldJson(
                    new SubjectJson(
                            told.dossier(), told.number(), "/api/dossiers/" + told.dossier()),
                    told.type(),
                    told.notice(),
                    told.label().in(language),
                    new PersonJson(
                            told.person().toString(),
                            told.name(),
                            told.roles().stream().sorted().toList()),
                    told.delivery().name().toLowerCase(Locale.ROOT),
                    told.isShown(),
                    told.recaps(),
                    MailJson.of(told.mail()));
        }
    }

    /**
     * @param more whether there are more than are listed
     */
    record OutlookJson(List<ToldJson> items, boolean more) {

        static OutlookJson of(Outlook outlook, Language language) {
            return new OutlookJson(
                    outlook.told().stream().map(told -> ToldJson.of(told, language)).toList(),
                    outlook.isMore());
        }
    }

    /**
     * @param standing ahead, held-back, failing or away
     * @param stops what may stand in its way
     * @param stopped what of that does now
     */
    record ReminderJson(
            Key act,
            Instant due,
            int acted,
            int times,
            Key standing,
            List<Key> stops,
            List<Key> stopped,
            OutlookJson told) {

        static ReminderJson of(Reminder reminder, Language language) {
            return new ReminderJson(
                    reminder.act(),
                    reminder.due(),
                    reminder.acted(),
                    reminder.times(),
                    Key.of(reminder.standing()),
                    reminder.stops(),
                    reminder.stopped(),
                    OutlookJson.of(reminder.outlook(), language));
        }
    }

    record ReminderList(List<ReminderJson> items) {}

    record RecapJson(Key type, Key recap, String label, Instant at, MailJson mail) {

        static RecapJson of(Recap recap, Language language) {
            return new RecapJson(
                    recap.type(),
                    recap.digest(),
                    recap.label().in(language),
                    recap.at(),
                    MailJson.of(recap.mail()));
        }
    }

    record RecapList(List<RecapJson> items) {

        static RecapList of(List<Recap> recaps, Language language) {
            return new RecapList(
                    recaps.stream().map(recap -> RecapJson.of(recap, language)).toList());
        }
    }
}
