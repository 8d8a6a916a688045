package org.liasse.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.Caller;
import org.liasse.api.workflow.Decision;
import org.liasse.api.workflow.Explained;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;

/** Shows a dossier as somebody sees it, and what he may do with it. */
@Service
@Command(
        scope = "liasse",
        name = "dossier-show",
        description = "Shows a dossier as an account sees it, and what it may do there")
public final class DossierShow extends Errand {

    @Argument(name = "dossier", description = "Id of the dossier", required = true)
    @Completion(DossierCompleter.class)
    String dossier;

    @Option(name = "--as", description = "Login of whoever looks", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--timeline", description = "What happened, too; and whether its chain holds")
    boolean timeline;

    @Override
    Answer run(Doors doors) throws CommandException {
        Dossiers dossiers = doors.the(Dossiers.class);
        Caller caller = doors.caller(login);
        DossierView view = dossiers.read(caller, dossier);
        List<Explained> acts = view.present() ? dossiers.actions(caller, dossier) : List.of();
        List<Dossiers.Entry> entries = timeline ? timeline(dossiers, caller) : List.of();
        Boolean holds = timeline ? dossiers.chainHolds(dossier) : null;
        return Answer.of(
                json(view, acts, entries, holds), out -> print(out, view, acts, entries, holds));
    }

    private static Map<String, Object> json(
            DossierView view,
            List<Explained> acts,
            List<Dossiers.Entry> entries,
            Boolean chainHolds) {
        var sections = new LinkedHashMap<String, Object>();
        view.sections().forEach((key, section) -> sections.put(key.value(), section.values()));
        return Json.object(
                "id", view.id(),
                "number", view.number(),
                "office", view.office(),
                "type", view.type().key(),
                "state", view.state(),
                "title", view.title(),
                "context", view.context(),
                "createdAt", view.createdAt(),
                "updatedAt", view.updatedAt(),
                "version", view.version(),
                "revision", view.revision(),
                "present", view.present(),
                "roles", view.roles(),
                "flags", view.flags(),
                "marks", view.marks(),
                "sections", sections,
                "actions", acts.stream().map(DossierShow::json).toList(),
                "timeline",
                        chainHolds == null
                                ? null
                                : entries.stream().map(DossierShow::json).toList(),
                "chainHolds", chainHolds);
    }

    private static Map<String, Object> json(Explained act) {
        return Json.object(
                "key", act.act().action(),
                "object", act.act().object(),
                "open", act.open(),
                "reason", act.refused().map(Decision.Refused::reason).orElse(null),
                "missing", act.refused().map(Decision.Refused::obstacles).orElse(null),
                "inputs", act.inputs().fields().stream().map(field -> field.key()).toList(),
                "warnings", act.warnings());
    }

    private static Map<String, Object> json(Dossiers.Entry entry) {
        return Json.object(
                "id", entry.id(),
                "at", entry.at(),
                "kind", entry.kind(),
                "actor", entry.actor(),
                "hash", entry.hash(),
                "payload", entry.payload());
    }

    private static void print(
            PrintStream out,
            DossierView view,
            List<Explained> acts,
            List<Dossiers.Entry> entries,
            Boolean chainHolds) {
        head(out, view);
        view.sections().forEach((key, section) -> section(out, key.value(), section));
        if (view.present()) {
            acts(out, acts);
        }
        if (chainHolds != null) {
            out.println("timeline");
            for (Dossiers.Entry entry : entries) {
                out.printf(
                        "  %s %s, %s %s%n",
                        Told.instant(entry.at()), entry.kind(), entry.actor(), entry.payload());
            }
            out.println("  its chain " + (chainHolds ? "holds" : "DOES NOT HOLD"));
        }
    }

    private static void head(PrintStream out, DossierView view) {
        out.printf("%s %s, %s%n", view.type().label().en(), view.number(), view.title());
        line(out, "id", view.id());
        line(out, "state", view.state());
        line(out, "roles", words(view.roles()));
        line(out, "flags", words(view.flags()));
        line(out, "marks", words(view.marks()));
        line(out, "under", view.context());
        line(out, "opened", Told.instant(view.createdAt()));
        line(out, "changed", Told.instant(view.updatedAt()));
        if (!view.present()) {
            line(out, "variant", "away: it can be read, and nothing more");
        }
    }

    private static void section(PrintStream out, String key, DossierView.SectionView section) {
        out.println(key);
        values(out, "  ", section.values());
    }

    private static void values(PrintStream out, String margin, Map<?, ?> values) {
        values.forEach(
                (name, value) -> {
                    if (value instanceof Map<?, ?> parts) {
                        out.println(margin + name);
                        values(out, margin + "  ", parts);
                    } else {
                        out.println(margin + name + ": " + value);
                    }
                });
    }

    private static void acts(PrintStream out, List<Explained> acts) {
        out.println("may");
        acts.stream()
                .filter(Explained::open)
                .forEach(
                        act -> {
                            out.print("  " + act.act());
                            act.inputs().fields().forEach(f -> out.print(input(f)));
                            act.warnings().forEach(w -> out.print(" --acknowledge " + w));
                            out.println();
                        });
    }

    private static String input(org.liasse.api.form.Field field) {
        return field.required() ? " " + field.key() + "=…" : " [" + field.key() + "=…]";
    }

    private List<Dossiers.Entry> timeline(Dossiers dossiers, Caller caller) {
        List<Dossiers.Entry> all = new ArrayList<>();
        List<Dossiers.Entry> page;
        do {
            String last = all.isEmpty() ? null : all.get(all.size() - 1).id();
            page = dossiers.timeline(caller, dossier, last, 200);
            all.addAll(page);
        } while (page.size() == 200);
        return all;
    }

    private static void line(PrintStream out, String name, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            out.printf("  %-8s %s%n", name, value);
        }
    }

    private static String words(Iterable<?> keys) {
        var words = new java.util.StringJoiner(", ");
        keys.forEach(key -> words.add(key.toString()));
        return words.toString();
    }
}
