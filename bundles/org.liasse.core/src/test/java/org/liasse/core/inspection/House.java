package org.liasse.core.inspection;

import java.util.HashMap;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;

/**
 * A dossier of an inspection office.
 *
 * @param people who come there, by their roles
 * @param rights that they are to have there now
 * @param documents a document of each slot that has one
 */
record House(String id, Map<Key, Caller> people, Rights rights, Map<Key, String> documents) {

    House(String id, Map<Key, Caller> people) {
        this(id, people, new Rights(), new HashMap<>());
    }
}
