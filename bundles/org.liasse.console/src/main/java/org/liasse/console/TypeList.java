package org.liasse.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.dossier.Types;

/** Lists the types: those installed at this moment, and those that left and have dossiers. */
@Service
@Command(
        scope = "liasse",
        name = "type-list",
        description = "Lists the types of dossier, also those whose variant is away")
public final class TypeList extends Errand {

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    Answer run(Doors doors) throws CommandException {
        return Listing.of(List.copyOf(doors.the(Types.class).all()))
                .column("Type", "key", known -> known.type().key())
                .column("Version", "version", known -> known.type().version())
                .column("Label", "label", known -> known.type().label().en())
                .column("Path", "path", known -> "/api/" + known.type().path())
                .column("Under", "contextTypes", TypeList::contexts, TypeList::under)
                .column(
                        "Variant",
                        "present",
                        Types.Known::present,
                        known -> known.present() ? "there" : "away")
                .answer(noFormat);
    }

    private static List<String> contexts(Types.Known known) {
        return known.type().contextTypes().stream().map(Object::toString).toList();
    }

    private static String under(Types.Known known) {
        List<String> contexts = contexts(known);
        return contexts.isEmpty() ? "an office" : String.join(", ", contexts);
    }
}
