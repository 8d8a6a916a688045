package org.liasse.console.completion;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.liasse.console.Doors;
import org.osgi.framework.BundleContext;

/**
 * Completes from what a door answers; where the core is not there, or refuses, nothing is offered.
 */
final class Offered {

    private Offered() {}

    static <D> int from(
            BundleContext context,
            Class<D> door,
            Function<D, Collection<String>> words,
            Session session,
            CommandLine line,
            List<String> candidates) {
        Collection<String> offered;
        try {
            offered = new Doors(context).find(door).map(words).orElse(List.of());
        } catch (RuntimeException e) {
            // a completion that fails must not break the line that is being typed
            offered = List.of();
        }
        return new StringsCompleter(offered).complete(session, line, candidates);
    }
}
