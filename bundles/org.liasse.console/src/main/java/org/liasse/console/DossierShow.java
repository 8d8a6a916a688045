package org.liasse.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.Caller;
import org.liasse.api.workflow.Explained;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;
import org.osgi.framework.BundleContext;

/** Shows a dossier as somebody sees it, and what he may do with it. */
@Service
@Command(
        scope = "liasse",
        name = "dossier-show",
        description = "Shows a dossier as an account sees it, and what it may do there")
public final class DossierShow implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Argument(name = "dossier", description = "Id of the dossier", required = true)
    @Completion(DossierCompleter.class)
    String dossier;

    @Option(name = "--as", description = "Login of whoever looks", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--timeline", description = "What happened, too; and whether its chain holds")
    boolean timeline;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Doors doors = new Doors(context);
                    Dossiers dossiers = doors.the(Dossiers.class);
                    Caller caller = doors.caller(login);
                    DossierView view = dossiers.read(caller, dossier);
                    PrintStream out = session.getConsole();
                    head(out, view);
                    view.sections().forEach((key, section) -> section(out, key.value(), section));
                    if (view.present()) {
                        acts(out, dossiers.actions(caller, dossier));
                    }
                    if (timeline) {
                        timeline(out, dossiers, caller);
                    }
                });
    }

    private static void head(PrintStream out, DossierView view) {
        out.printf("%s %s, %s%n", view.type().label().en(), view.number(), view.title());
        line(out, "id", view.id());
        line(out, "state", view.state());
        line(out, "roles", words(view.roles()));
        line(out, "flags", words(view.flags()));
        line(out, "marks", words(view.marks()));
        line(out, "under", view.context());
        line(out, "opened", Tables.instant(view.createdAt()));
        line(out, "changed", Tables.instant(view.updatedAt()));
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

    private void timeline(PrintStream out, Dossiers dossiers, Caller caller) {
        out.println("timeline");
        String last = null;
        List<Dossiers.Entry> entries;
        do {
            entries = dossiers.timeline(caller, dossier, last, 200);
            for (Dossiers.Entry entry : entries) {
                out.printf(
                        "  %s %s, %s %s%n",
                        Tables.instant(entry.at()), entry.kind(), entry.actor(), entry.payload());
                last = entry.id();
            }
        } while (entries.size() == 200);
        out.println("  its chain " + (dossiers.chainHolds(dossier) ? "holds" : "DOES NOT HOLD"));
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
