package org.liasse.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.letter.Letters;
import org.osgi.framework.BundleContext;

/** Gives a letter up that is uncertain, refused or waiting. */
@Service
@Command(
        scope = "liasse",
        name = "mail-drop",
        description = "Gives up a letter that is uncertain, refused or waiting")
public final class MailDrop implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Argument(name = "id", description = "As liasse:mail-list tells it", required = true)
    String id;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    new Doors(context).the(Letters.class).drop(id);
                    session.getConsole().println("It is not sent.");
                });
    }
}
