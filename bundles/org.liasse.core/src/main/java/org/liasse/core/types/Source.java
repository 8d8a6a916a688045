package org.liasse.core.types;

import org.osgi.framework.Bundle;

/**
 * The bundle that something came from, as it was then: an update makes another source of it, also
 * where its version stays the same.
 *
 * @param name symbolic
 * @param modified when it was installed or updated, in milliseconds since the epoch
 */
public record Source(String name, String version, long modified) {

    /**
     * @param bundle {@code null} where it has left already
     */
    static Source of(Bundle bundle) {
        return bundle == null
                ? new Source("a bundle that left", "", 0)
                : new Source(
                        bundle.getSymbolicName(),
                        bundle.getVersion().toString(),
                        bundle.getLastModified());
    }

    boolean isOtherVersionThan(Source other) {
        return name.equals(other.name) && !equals(other);
    }

    /** Name and version, as people are told. */
    @Override
    public String toString() {
        return (name + " " + version).strip();
    }
}
