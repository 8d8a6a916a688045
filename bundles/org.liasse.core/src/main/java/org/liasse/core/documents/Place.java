package org.liasse.core.documents;

import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Declarations.Thread;

/**
 * Where bytes are to go: a slot or a thread of a type.
 *
 * @param maxBytes of one file; exactly that many are taken
 * @param mediaTypes accepted by content; empty accepts all
 */
public record Place(Key type, Key key, long maxBytes, Set<String> mediaTypes) {

    public static Place of(Key type, Slot slot) {
        return new Place(type, slot.key(), slot.maxBytes(), slot.mediaTypes());
    }

    public static Place of(Key type, Thread thread) {
        return new Place(type, thread.key(), thread.maxBytes(), Set.of());
    }
}
