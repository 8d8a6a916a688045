package org.liasse.console;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.letter.Letters;
import org.liasse.api.letter.Letters.State;

/** Sends a letter again that is uncertain, refused or waiting. */
@Service
@Command(
        scope = "liasse",
        name = "mail-retry",
        description = "Sends a letter that is uncertain, refused or waiting")
public final class MailRetry extends Errand {

    @Argument(name = "id", description = "As liasse:mail-list tells it", required = true)
    String id;

    @Override
    Answer run(Doors doors) throws CommandException {
        doors.the(Letters.class).retry(id);
        return Answer.of(
                Json.object("id", id, "state", State.QUEUED), "It is sent at the next occasion.");
    }
}
