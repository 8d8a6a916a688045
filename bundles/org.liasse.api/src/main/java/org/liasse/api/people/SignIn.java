package org.liasse.api.people;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Proves who somebody is. Every failure is a {@code NOT_SIGNED_IN}, and never says which part was
 * wrong.
 */
@ProviderType
public interface SignIn {

    /**
     * A new session.
     *
     * @param source where the attempt comes from, for throttling: the client's address
     * @throws org.liasse.api.Problem NOT_SIGNED_IN; TOO_MANY with the wait after too many failures
     */
    Session open(String login, String password, String source);

    /**
     * A new session of a personal link, whose one principal is the link.
     *
     * @param secret what the link carries
     * @throws org.liasse.api.Problem NOT_SIGNED_IN where it is unknown, expired, or its holder no
     *     participant any more
     */
    Session openLink(String secret);

    /**
     * The caller behind a bearer token; throws NOT_SIGNED_IN where it is unknown, expired or
     * revoked.
     */
    Caller bearer(String token);

    /**
     * The caller behind a login and password, for scripts; a verified one is remembered for five
     * minutes.
     */
    Caller basic(String login, String password, String source);

    /** Ends a session; an unknown token is no error. */
    void close(String token);

    /** A caller who acts for an account without a proof, for the console only. */
    Caller as(String login);

    /** A session just opened; the token is 256 random bits and is kept nowhere in clear. */
    record Session(String token, Instant expiresAt) {}
}
