package org.liasse.console;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Offices.Office;

/** Lists the offices. */
@Service
@Command(scope = "liasse", name = "office-list", description = "Lists the offices")
public final class OfficeList extends Errand {

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    Answer run(Doors doors) throws CommandException {
        return Listing.of(doors.the(Offices.class).list())
                .column("Key", "key", Office::key)
                .column("Name", "name", Office::name)
                .column("Features", "features", Json::features)
                .column("Id", "id", Office::id)
                .answer(noFormat);
    }
}
