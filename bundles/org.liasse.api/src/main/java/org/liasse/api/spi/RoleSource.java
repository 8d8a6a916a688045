package org.liasse.api.spi;

import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.workflow.Facts;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says which principals hold which roles on a dossier, where {@code inheritedFrom} cannot: routing
 * by a field's value, chosen recipients. Pure; asked again when the context or a field changes. A
 * service with {@link ActionEffect#TYPE}.
 */
@ConsumerType
public interface RoleSource {

    /** The coarsest principals first; what it leaves out it takes away. */
    Map<Key, Set<Principal>> holders(String dossier, String context, Facts facts);
}
