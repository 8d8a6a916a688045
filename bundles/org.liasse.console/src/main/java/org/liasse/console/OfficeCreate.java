package org.liasse.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.people.Offices;
import org.osgi.framework.BundleContext;

/** Creates an office. */
@Service
@Command(scope = "liasse", name = "office-create", description = "Creates an office")
public final class OfficeCreate implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Argument(name = "key", description = "Its key, such as ville-aulnay", required = true)
    String key;

    @Argument(index = 1, name = "name", description = "For people", required = true)
    String name;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Offices offices = new Doors(context).the(Offices.class);
                    Offices.Office office = offices.create(Told.key("office", key), name);
                    session.getConsole().println("The office " + office.key() + " is there.");
                });
    }
}
