package org.liasse.console;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Explained;
import org.liasse.console.completion.ActionCompleter;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;

/** Performs an action on a dossier, for somebody and by the same rules as everywhere. */
@Service
@Command(
        scope = "liasse",
        name = "dossier-do",
        description = "Performs an action of the type on a dossier: dossier-do ID refuse motive=…")
public final class DossierDo extends Errand {

    @Argument(name = "dossier", description = "Id of the dossier", required = true)
    @Completion(DossierCompleter.class)
    String dossier;

    @Argument(index = 1, name = "action", description = "Key of the action", required = true)
    @Completion(ActionCompleter.class)
    String action;

    @Argument(index = 2, name = "inputs", description = "name=value …", multiValued = true)
    List<String> inputs;

    @Option(name = "--as", description = "Login of whoever does it", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(
            name = "--acknowledge",
            description = "Key of a warning that is taken note of",
            multiValued = true)
    List<String> acknowledged;

    @Override
    Answer run(Doors doors) throws CommandException {
        Dossiers dossiers = doors.the(Dossiers.class);
        Caller caller = doors.caller(login);
        Key wanted = Told.key("action", action);
        Set<Key> known = new LinkedHashSet<>();
        for (String warning : orNone(acknowledged)) {
            known.add(Told.key("warning", warning));
        }
        dossiers.perform(
                caller,
                new Dossiers.ActionRequest(
                        dossier,
                        wanted,
                        inputs(orNone(inputs), form(dossiers.actions(caller, dossier), wanted)),
                        known,
                        null));
        return after(dossiers, caller);
    }

    /** What an action asks for; empty where it is none of the type. */
    static Optional<Form> form(List<Explained> acts, Key action) {
        return acts.stream()
                .filter(explained -> explained.act().equals(Act.action(action)))
                .map(Explained::inputs)
                .findFirst();
    }

    /**
     * @param said name=value …
     */
    static Map<String, Object> inputs(List<String> said, Optional<Form> form)
            throws CommandException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String input : said) {
            int equals = input.indexOf('=');
            if (equals < 1) {
                throw new CommandException(input + " is no input: name=value is expected");
            }
            String name = input.substring(0, equals);
            values.put(name, value(field(form, name), input.substring(equals + 1)));
        }
        return values;
    }

    private static Optional<Field> field(Optional<Form> form, String name) {
        return form.filter(f -> Key.isKey(name)).flatMap(f -> f.field(new Key(name)));
    }

    /** The text as a value of that kind; what does not look like one is left for the rules. */
    private static Object value(Optional<Field> field, String text) {
        if (field.isEmpty()) {
            return text;
        }
        return switch (field.get().kind()) {
            case YES_NO -> text.matches("true|false") ? Boolean.valueOf(text) : text;
            case INTEGER, DECIMAL ->
                    text.matches("-?\\d{1,18}(\\.\\d{1,18})?") ? new BigDecimal(text) : text;
            case CHOICES -> Stream.of(text.split(",")).map(String::strip).toList();
            default -> text;
        };
    }

    private Answer after(Dossiers dossiers, Caller caller) {
        try {
            DossierView view = dossiers.read(caller, dossier);
            return Answer.of(
                    Json.object(
                            "id", view.id(),
                            "number", view.number(),
                            "state", view.state(),
                            "version", view.version()),
                    "Done: " + view.number() + " is in " + view.state() + ".");
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return Answer.of(
                        Json.object("id", dossier, "outOfSight", true),
                        "Done: it is out of " + login + "'s sight now.");
            }
            throw problem;
        }
    }

    static List<String> orNone(List<String> words) {
        return words == null ? List.of() : words;
    }
}
