package org.liasse.console.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.SignIn;
import org.liasse.api.workflow.Explained;
import org.liasse.console.Doors;
import org.osgi.framework.BundleContext;

/** The actions that are open, on the dossier before, to whoever is named by {@code --as} before. */
@Service
public final class ActionCompleter implements Completer {

    @Reference BundleContext context;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Offered.from(context, Dossiers.class, d -> open(d, line), session, line, candidates);
    }

    private List<String> open(Dossiers dossiers, CommandLine line) {
        Line typed = new Line(line);
        var caller =
                typed.option("--as")
                        .flatMap(
                                login ->
                                        new Doors(context)
                                                .find(SignIn.class)
                                                .map(desk -> desk.as(login)));
        if (caller.isEmpty() || typed.dossier().isEmpty()) {
            return List.of();
        }
        return dossiers.actions(caller.get(), typed.dossier().get()).stream()
                .filter(Explained::open)
                .filter(explained -> explained.act().verb().isEmpty())
                .map(explained -> explained.act().action().value())
                .toList();
    }
}
