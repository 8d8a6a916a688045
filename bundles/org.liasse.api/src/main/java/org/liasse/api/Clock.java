package org.liasse.api;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The one source of every instant of the product; a sandbox installation may move it. A service of
 * the core.
 */
@org.osgi.annotation.versioning.ProviderType
public interface Clock {

    /** Now, truncated to milliseconds, which every database here keeps. */
    Instant now();

    /** The zone in which days begin and end: Europe/Paris unless configured otherwise. */
    ZoneId zone();
}
