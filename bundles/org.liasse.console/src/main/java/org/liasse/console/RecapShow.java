package org.liasse.console;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Language;
import org.liasse.api.notice.Previews;
import org.liasse.api.notice.Previews.Recap;
import org.liasse.console.completion.LoginCompleter;

/** Shows what somebody's next recaps would say. */
@Service
@Command(
        scope = "liasse",
        name = "recap-show",
        description = "Shows what somebody's next recaps would say; nothing is sent")
public final class RecapShow extends Errand {

    @Option(name = "--as", description = "Login of whoever looks", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--of", description = "Login of whose they are; one's own without it")
    @Completion(LoginCompleter.class)
    String whose;

    @Override
    Answer run(Doors doors) throws CommandException {
        List<Recap> recaps =
                doors.the(Previews.class)
                        .recaps(
                                doors.caller(login),
                                whose == null ? null : doors.account(whose).id());
        return Answer.of(
                Json.object("items", recaps.stream().map(RecapShow::json).toList()),
                out -> {
                    if (recaps.isEmpty()) {
                        out.println("They have nothing to say so far.");
                    }
                    for (Recap recap : recaps) {
                        out.println(recap.digest() + " at " + Told.instant(recap.at()));
                        Preview.print(out, recap.mail());
                    }
                });
    }

    private static Map<String, Object> json(Recap recap) {
        return Json.object(
                "type", recap.type(),
                "recap", recap.digest(),
                "label", recap.label().in(Language.EN),
                "at", recap.at(),
                "mail", Preview.json(recap.mail()));
    }
}
