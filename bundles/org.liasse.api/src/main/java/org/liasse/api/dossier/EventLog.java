package org.liasse.api.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Every committed event, in one order, that a caller may see. */
@ProviderType
public interface EventLog {

    record Event(
            String id,
            long position,
            String dossier,
            Key type,
            String kind,
            Instant at,
            Map<String, Object> payload) {}

    /**
     * @param next the position to continue from, which moves on also where nothing was visible
     */
    record Slice(List<Event> events, long next) {}

    /**
     * What is asked of the log; what is not named filters nothing.
     *
     * @param after events with a greater position
     * @param limit how many at most
     * @param types of the dossier
     * @param kinds actions, verbs, and what else events are called
     * @param dossier id, or {@code null}
     */
    record Wanted(long after, int limit, Set<Key> types, Set<String> kinds, String dossier) {

        public Wanted {
            types = Set.copyOf(types);
            kinds = Set.copyOf(kinds);
        }

        /** Everything. */
        public static Wanted all(long after, int limit) {
            return new Wanted(after, limit, Set.of(), Set.of(), null);
        }

        /** The same from another position on. */
        public Wanted from(long position) {
            return new Wanted(position, limit, types, kinds, dossier);
        }

        /** Whether it is asked for an event. */
        public boolean takes(Event event) {
            return (types.isEmpty() || types.contains(event.type()))
                    && (kinds.isEmpty() || kinds.contains(event.kind()))
                    && (dossier == null || dossier.equals(event.dossier()));
        }
    }

    /** Examines at most 1 000 events of all that there are from the position on. */
    Slice after(Caller caller, Wanted wanted);

    /** Every event from a position on. */
    default Slice after(Caller caller, long after, int limit) {
        return after(caller, Wanted.all(after, limit));
    }
}
