package org.liasse.api.spi;

import org.liasse.api.dossier.EventLog;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told of events after their transaction was committed, in the order of their positions, at least
 * once each.
 */
@ConsumerType
public interface DossierListener {

    /** A runtime exception is logged and does not stop the others. */
    void happened(EventLog.Event event);
}
