package org.liasse.api.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
     * Events with a position greater than {@code after}; examines at most 1 000, answers at most
     * {@code limit}.
     */
    Slice after(Caller caller, long after, int limit);
}
