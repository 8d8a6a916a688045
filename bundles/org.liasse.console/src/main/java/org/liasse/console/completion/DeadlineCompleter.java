package org.liasse.console.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.dossier.Deadlines;
import org.liasse.api.dossier.Deadlines.Deadline;
import org.liasse.api.dossier.Deadlines.Query;
import org.osgi.framework.BundleContext;

/** Ids of the dossiers with which the clock has to do next. */
@Service
public final class DeadlineCompleter implements Completer {

    @Reference BundleContext context;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Offered.from(
                context, Deadlines.class, DeadlineCompleter::next, session, line, candidates);
    }

    private static List<String> next(Deadlines deadlines) {
        return deadlines.list(new Query(null, null, false), null, 50).stream()
                .map(Deadline::dossier)
                .distinct()
                .toList();
    }
}
