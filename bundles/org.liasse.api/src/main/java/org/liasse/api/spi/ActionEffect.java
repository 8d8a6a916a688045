package org.liasse.api.spi;

import java.time.Instant;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.workflow.Act;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Code of a variant that runs in the transaction of an act, after the core has changed the dossier.
 * A service with the property {@value #TYPE}, and {@value #ACTION} where it is bound to some acts
 * only; a runtime exception rolls all of it back. No file, mail or HTTP call here.
 */
@ConsumerType
public interface ActionEffect {

    /** Service property: the key of the type, a string or an array. */
    String TYPE = "liasse.type";

    /**
     * Service property: {@code open}, {@code edit}, an action …, a string or an array; absent means
     * every act.
     */
    String ACTION = "liasse.action";

    void apply(Performed performed);

    /**
     * What was just done. {@code sections} hold the values after it. What the effect asks of the
     * core's doors in the name of {@code caller} is done in the same transaction, each time the act
     * is.
     */
    record Performed(
            String dossier,
            String office,
            Key type,
            Act act,
            Key stateBefore,
            Key stateAfter,
            Map<String, Object> inputs,
            Map<Key, Map<String, Object>> sections,
            Caller caller,
            Instant at) {

        /** What a section holds now; nothing where there is no such section. */
        public Map<String, Object> values(Key section) {
            return sections.getOrDefault(section, Map.of());
        }

        /** The same, by its name in the code of its variant. */
        public Map<String, Object> values(Enum<?> section) {
            return values(Key.of(section));
        }
    }
}
