package org.liasse.core.people;

import java.util.Set;
import org.liasse.api.Language;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;

/**
 * An account as requests need it.
 *
 * @param epoch raised whenever anything here, the password or a membership changes
 * @param principals all that he is
 */
record Known(
        String account,
        String name,
        Language language,
        boolean disabled,
        long epoch,
        Set<Principal> principals) {

    /** Immutable once and for all: every request shares them. */
    Known {
        principals = Set.copyOf(principals);
    }

    Caller caller() {
        return new Caller(account, name, principals, language, null);
    }
}
