package org.liasse.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.dossier.Types;
import org.osgi.framework.BundleContext;

/** Lists the types: those installed at this moment, and those that left and have dossiers. */
@Service
@Command(
        scope = "liasse",
        name = "type-list",
        description = "Lists the types of dossier, also those whose variant is away")
public final class TypeList implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    ShellTable table =
                            Tables.of("Type", "Version", "Label", "Path", "Under", "Variant");
                    for (Types.Known known : new Doors(context).the(Types.class).all()) {
                        var type = known.type();
                        table.addRow()
                                .addContent(
                                        type.key(),
                                        type.version(),
                                        type.label().en(),
                                        "/api/" + type.path(),
                                        type.contextTypes().isEmpty()
                                                ? "an office"
                                                : String.join(
                                                        ", ",
                                                        type.contextTypes().stream()
                                                                .map(Object::toString)
                                                                .toList()),
                                        known.present() ? "there" : "away");
                    }
                    table.print(session.getConsole(), !noFormat);
                });
    }
}
