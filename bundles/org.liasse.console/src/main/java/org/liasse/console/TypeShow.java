package org.liasse.console;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.dossier.Types;
import org.liasse.api.form.Field;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.console.completion.TypeCompleter;

/** Shows a type: its parts, and its workflow as prose. */
@Service
@Command(
        scope = "liasse",
        name = "type-show",
        description = "Shows a type: its states, roles, sections and slots, its workflow as prose")
public final class TypeShow extends Errand {

    @Argument(name = "type", description = "Key of the type", required = true)
    @Completion(TypeCompleter.class)
    String key;

    @Override
    Answer run(Doors doors) throws CommandException {
        Types.Known known =
                doors.the(Types.class)
                        .find(Told.key("type", key))
                        .orElseThrow(() -> new CommandException("There is no type " + key + "."));
        return Answer.of(json(known), out -> print(out, known));
    }

    private static Map<String, Object> json(Types.Known known) {
        DossierType type = known.type();
        return Json.object(
                "key", type.key(),
                "version", type.version(),
                "label", type.label().en(),
                "path", "/api/" + type.path(),
                "present", known.present(),
                "contextTypes", type.contextTypes(),
                "states", keys(type.states(), s -> Json.object("key", s.key(), "last", s.last())),
                "roles",
                        keys(
                                type.roles(),
                                r ->
                                        Json.object(
                                                "key", r.key(),
                                                "inheritedFrom", r.inheritedFrom(),
                                                "when", r.when())),
                "sections",
                        keys(
                                type.sections(),
                                s ->
                                        Json.object(
                                                "key", s.key(),
                                                "drawn", s.isDrawn(),
                                                "fields", keys(s.form().fields(), Field::key))),
                "slots", keys(type.slots(), s -> s.key()),
                "threads", keys(type.threads(), t -> t.key()),
                "flags", keys(type.flags(), f -> f.key()),
                "tabs", keys(type.tabs(), t -> t.key()),
                "workflow", type.workflow().toProse());
    }

    private static <T> List<?> keys(Collection<T> parts, Function<T, ?> part) {
        return parts.stream().map(part).toList();
    }

    private static void print(PrintStream out, Types.Known known) {
        DossierType type = known.type();
        out.printf(
                "%s %s, \"%s\", at /api/%s%s%n",
                type.key(),
                type.version(),
                type.label().en(),
                type.path(),
                known.present() ? "" : ", its variant is away");
        list(out, "states", type.states(), s -> s.key() + (s.last() ? " (last)" : ""));
        list(out, "roles", type.roles(), TypeShow::role);
        list(
                out,
                "sections",
                type.sections(),
                s ->
                        s.key()
                                + (s.isDrawn() ? " (drawn)" : "")
                                + s.form().fields().stream()
                                        .map(f -> " " + f.key() + (f.required() ? "*" : ""))
                                        .collect(joining(",")));
        list(out, "slots", type.slots(), s -> s.key().value());
        list(out, "threads", type.threads(), t -> t.key().value());
        list(out, "flags", type.flags(), f -> f.key().value());
        list(out, "tabs", type.tabs(), t -> t.key().value());
        out.println();
        out.print(type.workflow().toProse());
    }

    private static String role(Role role) {
        return role.key()
                + (role.inheritedFrom().isEmpty()
                        ? ""
                        : " (whoever is "
                                + role.inheritedFrom().stream()
                                        .map(Object::toString)
                                        .collect(joining(" or "))
                                + " above)")
                + (role.groups() == null ? "" : " (through " + role.groups().type() + ")")
                + (role.when() == null ? "" : " (when " + role.when() + ")");
    }

    private static <T> void list(
            PrintStream out, String name, Collection<T> parts, Function<T, String> words) {
        if (!parts.isEmpty()) {
            out.printf("%-9s %s%n", name, parts.stream().map(words).collect(joining("; ")));
        }
    }
}
