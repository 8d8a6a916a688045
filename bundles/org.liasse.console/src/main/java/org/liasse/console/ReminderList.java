package org.liasse.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.notice.Previews;
import org.liasse.api.notice.Previews.Reminder;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;

/** Lists what the clock is to do with a dossier, and whom it would tell. */
@Service
@Command(
        scope = "liasse",
        name = "reminder-list",
        description =
                "Lists what the clock is to do with a dossier, what stops it, and whom it would"
                        + " tell in which words; nothing is done or sent")
public final class ReminderList extends Errand {

    @Argument(name = "dossier", description = "Id of the dossier", required = true)
    @Completion(DossierCompleter.class)
    String dossier;

    @Option(name = "--as", description = "Login of whoever looks", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Override
    Answer run(Doors doors) throws CommandException {
        List<Reminder> reminders =
                doors.the(Previews.class).reminders(doors.caller(login), dossier);
        return Answer.of(
                Json.object("items", reminders.stream().map(ReminderList::json).toList()),
                out -> reminders.forEach(reminder -> print(out, reminder)));
    }

    private static Map<String, Object> json(Reminder reminder) {
        return Json.object(
                "act", reminder.act(),
                "due", reminder.due(),
                "acted", reminder.acted(),
                "times", reminder.times(),
                "standing", reminder.standing(),
                "stops", reminder.stops(),
                "stopped", reminder.stopped(),
                "told", Preview.json(reminder.outlook()));
    }

    private static void print(PrintStream out, Reminder reminder) {
        out.println(
                reminder.act()
                        + " at "
                        + Told.instant(reminder.due())
                        + ", done "
                        + reminder.acted()
                        + " of "
                        + reminder.times()
                        + (reminder.stops().isEmpty() ? "" : ", unless " + reminder.stops())
                        + (reminder.stopped().isEmpty()
                                ? ""
                                : "; now stopped by " + reminder.stopped()));
        Preview.print(out, reminder.outlook());
    }
}
