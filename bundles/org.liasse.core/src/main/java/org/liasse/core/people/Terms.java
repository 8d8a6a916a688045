package org.liasse.core.people;

import org.liasse.api.Text;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Sql;

/** What people accept, in the words that are in force. */
public interface Terms {

    /**
     * @param source whose words they are: {@code type}, {@code office} or {@code context}, with the
     *     revision
     */
    record Words(Text text, String source) {

        /** The same for the same words, and for no others. */
        String revision() {
            return Hash.of(text.fr(), text.en()).substring(0, 16);
        }
    }

    /**
     * @param name of a saying of the type
     * @param context whose words go before those of the office, and these before the type's
     */
    Words inForce(Sql sql, DossierType type, String name, String context, String office);
}
