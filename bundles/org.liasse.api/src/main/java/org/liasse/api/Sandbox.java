package org.liasse.api;

import java.time.Duration;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The clock of an installation that is there to try things, which its operator may move forward and
 * never back. Whoever reaches this door is an operator.
 */
@ProviderType
public interface Sandbox {

    /** How far ahead of the machine the clock may stand, all moves together: twenty years. */
    Duration FARTHEST = Duration.ofDays(7_305);

    /**
     * @param isSandbox whether this installation is configured as one
     * @param now what the clock says
     * @param ahead of the machine; zero where nobody has moved it
     */
    record Standing(boolean isSandbox, Instant now, Duration ahead) {}

    Standing standing();

    /**
     * Moves the clock of all nodes forward. What is due by then is done within seconds; leases and
     * sessions go on as if nothing had happened.
     *
     * @param by at least a second, {@link #FARTHEST} in all
     * @throws Problem NOT_READY where this is no sandbox; INVALID_INPUT where it is too little or
     *     too far; UNAVAILABLE where what is being written does not come to an end
     */
    Standing move(Duration by);
}
