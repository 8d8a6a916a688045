package org.liasse.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.notice.Previews.Mail;
import org.liasse.api.notice.Previews.Outlook;
import org.liasse.api.notice.Previews.Told;

/** How what would be told is shown; the keys are those of REST. */
final class Preview {

    private Preview() {}

    static Map<String, Object> json(Outlook outlook) {
        return Json.object(
                "items", outlook.told().stream().map(Preview::json).toList(),
                "more", outlook.isMore());
    }

    private static Map<String, Object> json(Told told) {
        return Json.object(
                "dossier",
                Json.object(
                        "id", told.dossier(),
                        "number", told.number(),
                        "href", "/api/dossiers/" + told.dossier()),
                "type",
                told.type(),
                "notice",
                told.notice(),
                "label",
                told.label().in(Language.EN),
                "person",
                Json.object(
                        "principal", told.person(),
                        "name", told.name(),
                        "roles", roles(told)),
                "delivery",
                told.delivery(),
                "notification",
                told.isShown(),
                "recaps",
                told.recaps(),
                "mail",
                told.mail() == null ? null : json(told.mail()));
    }

    private static List<Key> roles(Told told) {
        return told.roles().stream().sorted().toList();
    }

    static Map<String, Object> json(Mail mail) {
        return Json.object(
                "language", mail.language().tag(),
                "subject", mail.subject(),
                "text", mail.text(),
                "html", mail.html(),
                "attached", mail.attached(),
                "withheld", mail.withheld());
    }

    static void print(PrintStream out, Outlook outlook) {
        if (outlook.told().isEmpty()) {
            out.println("Nobody would be told, as far as you may know.");
        }
        for (Told told : outlook.told()) {
            out.println(
                    told.notice()
                            + " for "
                            + told.name()
                            + " "
                            + roles(told)
                            + ": "
                            + Json.word(told.delivery())
                            + (told.isShown() ? ", notified" : "")
                            + (told.recaps().isEmpty() ? "" : ", in " + told.recaps()));
            if (told.mail() != null) {
                print(out, told.mail());
            }
        }
        if (outlook.isMore()) {
            out.println("There are more.");
        }
    }

    static void print(PrintStream out, Mail mail) {
        out.println("  " + mail.subject());
        mail.text().lines().forEach(line -> out.println("  | " + line));
        mail.attached().forEach(file -> out.println("  + " + file));
        if (!mail.withheld().isEmpty()) {
            out.println("  not for you: " + String.join(", ", mail.withheld()));
        }
    }
}
