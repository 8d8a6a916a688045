package org.liasse.console;

import java.util.Arrays;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.liasse.api.letter.Letters;
import org.liasse.api.letter.Letters.Posted;
import org.liasse.api.letter.Letters.State;

/** Lists letters: what became of them, and why not yet. */
@Service
@Command(
        scope = "liasse",
        name = "mail-list",
        description = "Lists letters, the newest first: what became of them, and why not yet")
public final class MailList extends Errand {

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
    Answer run(Doors doors) throws CommandException {
        return Listing.page(doors.the(Letters.class).list(state(), after, limit), limit, Posted::id)
                .column("Id", "id", Posted::id)
                .column("State", "state", Posted::state)
                .also("channel", Posted::channel)
                .column("Written", "writtenAt", Posted::writtenAt)
                .column("To", "address", Posted::address)
                .column("Letter", "template", Posted::template)
                .also("messageId", Posted::messageId)
                .column("Tries", "tries", Posted::tries)
                .also("changedAt", Posted::changedAt)
                .also("nextTryAt", Posted::nextTryAt)
                .column("Why", "lastError", Posted::lastError)
                .answer(noFormat);
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
