package org.liasse.console;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Offices.Office;

/** Creates an office. */
@Service
@Command(scope = "liasse", name = "office-create", description = "Creates an office")
public final class OfficeCreate extends Errand {

    @Argument(name = "key", description = "Its key, such as ville-aulnay", required = true)
    String key;

    @Argument(index = 1, name = "name", description = "For people", required = true)
    String name;

    @Override
    Answer run(Doors doors) throws CommandException {
        Office office = doors.the(Offices.class).create(Told.key("office", key), name);
        return Answer.of(Json.of(office), "The office " + office.key() + " is there.");
    }
}
