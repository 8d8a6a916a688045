package org.liasse.api.spi;

import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.workflow.Facts;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says which principals hold which roles on a dossier, where {@code inheritedFrom} cannot: routing
 * by a field's value, chosen recipients. Pure; asked again after every act on the dossier, and the
 * difference stands in the timeline. A service with {@link ActionEffect#TYPE}.
 */
@ConsumerType
public interface RoleSource {

    /**
     * By role, exactly who holds it, besides those whom people named and whom it never takes it
     * from; a role that it does not name it leaves as it is.
     */
    Map<Key, Set<Principal>> holders(String dossier, String context, Facts facts);
}
