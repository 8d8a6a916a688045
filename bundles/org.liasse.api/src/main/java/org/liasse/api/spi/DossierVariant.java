package org.liasse.api.spi;

import java.util.Collection;
import org.liasse.api.type.DossierType;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A variant: the types of dossier that a bundle brings. Registered as a service; asked once, when
 * it arrives.
 */
@ConsumerType
public interface DossierVariant {

    Collection<DossierType> types();
}
