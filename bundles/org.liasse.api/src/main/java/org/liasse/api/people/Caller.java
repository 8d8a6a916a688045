package org.liasse.api.people;

import java.util.Optional;
import java.util.Set;
import org.liasse.api.Language;

/**
 * Who asks, as every door takes it.
 *
 * @param account the account's id, or {@code null} for a link, the public and the clock
 * @param name for people: in the timeline, in messages
 * @param principals all that he is: himself, the roles he holds on contexts and offices, the public
 * @param language of labels and messages
 * @param once the idempotency key of this request, or {@code null}
 */
public record Caller(
        String account, String name, Set<Principal> principals, Language language, Once once) {

    public Caller {
        principals = Set.copyOf(principals);
    }

    /**
     * "Do it once": the same key for the same account, method and path, within 24 hours, does it no
     * second time.
     *
     * @param scope method and path of the request
     * @param key the client's {@code Idempotency-Key}, 1 to 200 visible ASCII characters
     * @param bodyHash SHA-256 of the body, hexadecimal: the same key with another body is refused
     */
    public record Once(String scope, String key, String bodyHash) {}

    /** The principal public, and nothing else. */
    public static Caller visitor(Language language) {
        return new Caller(null, "public", Set.of(Principal.PUBLIC), language, null);
    }

    public Optional<String> accountId() {
        return Optional.ofNullable(account);
    }

    public boolean isSignedIn() {
        return principals.size() > 1 || !principals.contains(Principal.PUBLIC);
    }

    public Caller in(Language newLanguage) {
        return new Caller(account, name, principals, newLanguage, once);
    }

    public Caller once(Once newOnce) {
        return new Caller(account, name, principals, language, newOnce);
    }
}
