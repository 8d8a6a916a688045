package org.liasse.api;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The one source of every instant of the product; a sandbox installation may move it ({@link
 * Sandbox}). A service of the core.
 */
@org.osgi.annotation.versioning.ProviderType
public interface Clock {

    /**
     * Now, truncated to milliseconds, which every database here keeps: the instant of whatever
     * happens to dossiers and is due on them.
     */
    Instant now();

    /**
     * What the machine says, however far a sandbox has moved {@link #now}: for what guards work
     * under way (leases, sessions, waits after wrong passwords) and is told of no dossier.
     */
    default Instant unmoved() {
        return now();
    }

    /** The zone in which days begin and end: Europe/Paris unless configured otherwise. */
    ZoneId zone();
}
