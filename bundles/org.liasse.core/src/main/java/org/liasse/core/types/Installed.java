package org.liasse.core.types;

import java.time.Duration;
import org.liasse.api.Problem;
import org.liasse.api.type.DossierType;

/**
 * A type whose variant is there, and the decisions that are using it at this moment. Once it is
 * leaving it is leased no more; whoever still holds a lease when patience ends is told so before
 * his transaction commits.
 */
final class Installed {

    private final DossierType type;
    private final Source source;
    private int leases;
    private boolean leaving;
    private boolean revoked;

    Installed(DossierType type, Source source) {
        this.type = type;
        this.source = source;
    }

    DossierType type() {
        return type;
    }

    Source source() {
        return source;
    }

    synchronized boolean lease() {
        if (leaving) {
            return false;
        }
        leases++;
        return true;
    }

    synchronized void giveBack() {
        leases--;
        notifyAll();
    }

    /** Fails where the lease was taken back because the variant could not wait any longer. */
    synchronized void verify() {
        if (revoked) {
            throw Problem.typeAway(type.key());
        }
    }

    /**
     * Leases no more, and waits for those that are out; after the patience is over they are
     * revoked.
     */
    synchronized void leave(Duration patience) {
        leaving = true;
        long deadline = System.nanoTime() + patience.toNanos();
        while (leases > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                revoked = true;
                return;
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                revoked = true;
                return;
            }
        }
    }
}
