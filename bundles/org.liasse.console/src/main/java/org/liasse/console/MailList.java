package org.liasse.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.letter.Letters;
import org.liasse.api.letter.Letters.Posted;
import org.liasse.api.letter.Letters.State;
import org.osgi.framework.BundleContext;

/** Lists letters: what became of them, and why not yet. */
@Service
@Command(
        scope = "liasse",
        name = "mail-list",
        description = "Lists letters, the newest first: what became of them, and why not yet")
public final class MailList implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Option(name = "--state", description = "Only these")
    @Completion(
            value = StringsCompleter.class,
            values = {"queued", "sending", "sent", "uncertain", "refused", "cancelled"})
    String state;

    @Option(name = "--after", description = "Begin after this one")
    String after;

    @Option(name = "--limit", description = "How many, 1 to 200")
    int limit = 50;

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    List<Posted> page =
                            new Doors(context).the(Letters.class).list(state(), after, limit);
                    ShellTable table =
                            Tables.of("Id", "State", "Written", "To", "Letter", "Tries", "Why");
                    for (Posted letter : page) {
                        table.addRow()
                                .addContent(
                                        letter.id(),
                                        letter.state().name().toLowerCase(Locale.ROOT),
                                        Tables.instant(letter.writtenAt()),
                                        letter.address(),
                                        letter.template(),
                                        letter.tries(),
                                        letter.lastError() == null ? "" : letter.lastError());
                    }
                    Tables.page(session, table, noFormat, page, limit, Posted::id);
                });
    }

    private State state() throws CommandException {
        if (state == null) {
            return null;
        }
        return Arrays.stream(State.values())
                .filter(known -> known.name().equalsIgnoreCase(state))
                .findFirst()
                .orElseThrow(() -> new CommandException(state + " is no state of a letter."));
    }
}
