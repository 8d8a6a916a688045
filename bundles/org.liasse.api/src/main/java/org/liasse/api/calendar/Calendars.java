package org.liasse.api.calendar;

import java.time.Instant;
import java.util.Optional;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Calendars that programs subscribe to, one for each account: the appointments of its owner, as far
 * as he sees them at that moment. Whoever knows the secret reads it, without a sign-in.
 */
@ProviderType
public interface Calendars {

    /** How many days back and ahead a calendar reaches. */
    int DAYS_BACK = 90;

    int DAYS_AHEAD = 400;

    /** Appointments in one calendar: the earliest, where there are more. */
    int MOST = 1500;

    /**
     * A new secret, 256 random bits; the one before works no more. It is kept nowhere in clear, and
     * so told once.
     *
     * @throws org.liasse.api.Problem NOT_SIGNED_IN; NOT_YOUR_ROLE where he has no account
     */
    String subscribe(Caller caller);

    /** Since when his calendar can be read; empty where it cannot. */
    Optional<Instant> subscribedAt(Caller caller);

    /** The secret works no more; where there is none nothing happens. */
    void unsubscribe(Caller caller);

    /**
     * The calendar, as iCalendar.
     *
     * @throws org.liasse.api.Problem NOT_FOUND where nobody has this secret, or he who had it is
     *     disabled
     */
    String read(String secret);
}
