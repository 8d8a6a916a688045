package org.liasse.console;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Key;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Offices.Office;
import org.liasse.console.completion.OfficeCompleter;

/** Says what an office has subscribed to: what its workflows look at, such as {@code premium}. */
@Service
@Command(
        scope = "liasse",
        name = "office-equip",
        description = "Replaces the features of an office")
public final class OfficeEquip extends Errand {

    @Argument(name = "key", description = "The office's key", required = true)
    @Completion(OfficeCompleter.class)
    String key;

    @Argument(
            index = 1,
            name = "features",
            description = "All that it has from now on; none takes them away",
            multiValued = true)
    List<String> features = List.of();

    @Override
    Answer run(Doors doors) throws CommandException {
        Office office = doors.office(key);
        Set<Key> all = new TreeSet<>();
        for (String feature : features) {
            all.add(Told.key("feature", feature));
        }
        Office equipped = doors.the(Offices.class).equip(office.id(), all);
        return Answer.of(
                Json.of(equipped),
                "The office " + key + " has " + (all.isEmpty() ? "no feature." : all + "."));
    }
}
