package org.liasse.console;

import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.people.Offices;
import org.osgi.framework.BundleContext;

/** Lists the offices. */
@Service
@Command(scope = "liasse", name = "office-list", description = "Lists the offices")
public final class OfficeList implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    ShellTable table = Tables.of("Key", "Name", "Features", "Id");
                    for (Offices.Office office : new Doors(context).the(Offices.class).list()) {
                        table.addRow()
                                .addContent(
                                        office.key(),
                                        office.name(),
                                        office.features().stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .collect(Collectors.joining(" ")),
                                        office.id());
                    }
                    table.print(session.getConsole(), !noFormat);
                });
    }
}
