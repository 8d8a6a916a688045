package org.liasse.console;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.letter.Letters;
import org.liasse.api.letter.Letters.State;

/** Gives a letter up that is uncertain, refused or waiting. */
@Service
@Command(
        scope = "liasse",
        name = "mail-drop",
        description = "Gives up a letter that is uncertain, refused or waiting")
public final class MailDrop extends Errand {

    @Argument(name = "id", description = "As liasse:mail-list tells it", required = true)
    String id;

    @Override
    Answer run(Doors doors) throws CommandException {
        doors.the(Letters.class).drop(id);
        return Answer.of(Json.object("id", id, "state", State.CANCELLED), "It is not sent.");
    }
}
