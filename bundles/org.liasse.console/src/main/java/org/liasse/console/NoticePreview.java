package org.liasse.console;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Key;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.notice.Previews;
import org.liasse.api.notice.Previews.Outlook;
import org.liasse.api.notice.Previews.Supposed;
import org.liasse.api.people.Caller;
import org.liasse.console.completion.ActionCompleter;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;

/** Shows what would be told if something happened. */
@Service
@Command(
        scope = "liasse",
        name = "notice-preview",
        description =
                "Shows whom an act would tell, how, and in which words; nothing is done or sent:"
                        + " notice-preview ID refuse motive=…")
public final class NoticePreview extends Errand {

    @Argument(name = "dossier", description = "Id of the dossier", required = true)
    @Completion(DossierCompleter.class)
    String dossier;

    @Argument(
            index = 1,
            name = "action",
            description = "Key of the action, or what events call it: write-in-messages")
    @Completion(ActionCompleter.class)
    String action;

    @Argument(index = 2, name = "inputs", description = "name=value …", multiValued = true)
    List<String> inputs;

    @Option(name = "--as", description = "Login of whoever looks", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--by", description = "Login of whoever would do it")
    @Completion(LoginCompleter.class)
    String by;

    @Option(name = "--notice", description = "Only this notice of the type")
    String notice;

    @Option(
            name = "--acknowledge",
            description = "Key of a warning that is taken note of",
            multiValued = true)
    List<String> acknowledged;

    @Override
    Answer run(Doors doors) throws CommandException {
        Caller caller = doors.caller(login);
        Dossiers dossiers = doors.the(Dossiers.class);
        Key act = action == null ? null : Told.key("action", action);
        Set<Key> known = new LinkedHashSet<>();
        for (String warning : DossierDo.orNone(acknowledged)) {
            known.add(Told.key("warning", warning));
        }
        List<String> said = DossierDo.orNone(inputs);
        Outlook outlook =
                doors.the(Previews.class)
                        .of(
                                caller,
                                new Supposed(
                                        dossier,
                                        act,
                                        DossierDo.inputs(
                                                said,
                                                DossierDo.form(
                                                        dossiers.actions(caller, dossier), act)),
                                        known,
                                        notice == null ? null : Told.key("notice", notice),
                                        by == null ? null : doors.account(by).id()));
        return Answer.of(Preview.json(outlook), out -> Preview.print(out, outlook));
    }
}
