package org.liasse.console.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.dossier.Types;
import org.osgi.framework.BundleContext;

/** Keys of types. */
@Service
public final class TypeCompleter implements Completer {

    @Reference BundleContext context;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Offered.from(
                context,
                Types.class,
                types -> types.all().stream().map(known -> known.type().key().value()).toList(),
                session,
                line,
                candidates);
    }
}
