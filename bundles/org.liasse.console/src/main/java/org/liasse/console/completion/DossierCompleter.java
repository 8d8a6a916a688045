package org.liasse.console.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.SignIn;
import org.liasse.console.Doors;
import org.osgi.framework.BundleContext;

/** Ids of the dossiers that changed last, for whoever is named by {@code --as} before. */
@Service
public final class DossierCompleter implements Completer {

    @Reference BundleContext context;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Offered.from(
                context, Dossiers.class, d -> newest(d, line), session, line, candidates);
    }

    private List<String> newest(Dossiers dossiers, CommandLine line) {
        return new Line(line)
                .option("--as")
                .flatMap(login -> new Doors(context).find(SignIn.class).map(desk -> desk.as(login)))
                .map(caller -> dossiers.list(caller, DossierQuery.of(null, 50)))
                .map(page -> page.items().stream().map(DossierPage.Item::id).toList())
                .orElse(List.of());
    }
}
