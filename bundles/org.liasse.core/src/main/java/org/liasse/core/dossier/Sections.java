package org.liasse.core.dossier;

import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.core.dossier.CaseFile.Stored;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/** The sections of a dossier and of its context, read by one statement. */
final class Sections {

    private final Header header;
    final Map<Key, Stored> own = new TreeMap<>();
    final Map<Key, Map<String, Object>> ofContext = new TreeMap<>();

    Sections(Header header) {
        this.header = header;
    }

    void read(Sql sql) {
        sql.list(
                "select dossier_id, section_key, content, version from section where"
                        + " dossier_id in (?, ?)",
                row -> {
                    Stored stored = new Stored(Json.read(row.getString(3)), row.getLong(4));
                    Key key = new Key(row.getString(2));
                    return row.getString(1).equals(header.id())
                            ? own.put(key, stored)
                            : ofContext.put(key, stored.values());
                },
                header.id(),
                header.context() == null ? header.id() : header.context());
    }
}
