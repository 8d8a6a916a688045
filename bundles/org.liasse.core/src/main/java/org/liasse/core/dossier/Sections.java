package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.core.dossier.CaseFile.Stored;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/**
 * The sections of a dossier and of its context, read by one statement. The context's list of those
 * who signed up is left out: it may be long, and nothing under the context depends on it.
 */
final class Sections {

    private final Header header;
    private final Set<Key> leftOut;
    final Map<Key, Stored> own = new TreeMap<>();
    final Map<Key, Map<String, Object>> ofContext = new TreeMap<>();

    /**
     * @param leftOut sections of the context that are not read
     */
    Sections(Header header, Set<Key> leftOut) {
        this.header = header;
        this.leftOut = leftOut;
    }

    void read(Sql sql) {
        var arguments =
                new ArrayList<Object>(
                        List.of(
                                header.id(),
                                header.context() == null ? header.id() : header.context()));
        String part = "";
        if (!leftOut.isEmpty()) {
            part = " and (dossier_id = ? or section_key not in (" + Sql.marks(leftOut) + "))";
            arguments.add(header.id());
            arguments.addAll(leftOut);
        }
        sql.list(
                "select dossier_id, section_key, content, version from section where"
                        + " dossier_id in (?, ?)"
                        + part,
                row -> {
                    Stored stored = new Stored(Json.read(row.getString(3)), row.getLong(4));
                    Key key = new Key(row.getString(2));
                    return row.getString(1).equals(header.id())
                            ? own.put(key, stored)
                            : ofContext.put(key, stored.values());
                },
                arguments);
    }
}
