package org.liasse.console.completion;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.dossier.Types;
import org.liasse.api.workflow.Act;
import org.osgi.framework.BundleContext;

/** Roles that types of dossier under an office look for on that office. */
@Service
public final class OfficeRoleCompleter implements Completer {

    @Reference BundleContext context;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Offered.from(
                context, Types.class, OfficeRoleCompleter::roles, session, line, candidates);
    }

    private static Collection<String> roles(Types types) {
        var roles = new TreeSet<String>();
        for (Types.Known known : types.all()) {
            if (known.type().contextTypes().isEmpty()) {
                known.type().roles().stream()
                        .flatMap(role -> role.inheritedFrom().stream())
                        .forEach(role -> roles.add(role.value()));
                known.type().workflow().sentences().stream()
                        .filter(sentence -> sentence.act().equals(Act.OPEN))
                        .flatMap(sentence -> sentence.roles().stream())
                        .forEach(role -> roles.add(role.value()));
            }
        }
        return roles;
    }
}
