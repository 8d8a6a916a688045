package org.liasse.core.people;

import org.liasse.api.Key;
import org.liasse.core.store.Work;

/**
 * The installation itself, above its offices: a context on which the role {@code operator} is held.
 * It is kept as an office that is never shown, so that membership works the same.
 */
final class Installation {

    static final String ID = "installation";

    /** Administers the people and offices of the installation; sees no dossier by that. */
    static final Key OPERATOR = new Key("operator");

    private Installation() {}

    /** Makes it where it is not there. */
    static void ensure(Work work) {
        if (work.sql().number("select count(*) from office where id = ?", ID) == 0) {
            work.sql()
                    .update(
                            "insert into office (id, office_key, name, features, created_at) values"
                                    + " (?, ?, ?, ?, ?)",
                            ID,
                            ID,
                            "Installation",
                            " ",
                            work.millis());
        }
    }
}
