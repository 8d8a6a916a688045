package org.liasse.rest.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn;

/**
 * Who stands behind an {@code Authorization} header: Basic (RFC 7617, UTF-8), Bearer (RFC 6750), or
 * nobody.
 */
public final class Authentication {

    private final SignIn signIn;

    public Authentication(SignIn signIn) {
        this.signIn = signIn;
    }

    /** A login and a password in clear; never logged. */
    public record Credentials(String login, String password) {
        @Override
        public String toString() {
            return login;
        }
    }

    /**
     * @param authorization the header, or {@code null}
     * @param source the client's address
     * @throws Problem NOT_SIGNED_IN, TOO_MANY
     */
    public Caller caller(String authorization, String source, Language language) {
        if (authorization == null) {
            return Caller.visitor(language);
        }
        Optional<String> token = bearer(authorization);
        if (token.isPresent()) {
            return signIn.bearer(token.get()).in(language);
        }
        Credentials known = basic(authorization).orElseThrow(Authentication::refused);
        return signIn.basic(known.login(), known.password(), source).in(language);
    }

    /** The token of a Bearer header; empty for another scheme or no header. */
    public static Optional<String> bearer(String authorization) {
        return after("bearer ", authorization);
    }

    /**
     * What a Basic header says; empty for another scheme, no header, or one that cannot be read.
     */
    public static Optional<Credentials> basic(String authorization) {
        return after("basic ", authorization).flatMap(Authentication::decoded);
    }

    private static Optional<String> after(String scheme, String authorization) {
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(scheme)
                ? Optional.of(authorization.substring(scheme.length()).strip())
                : Optional.empty();
    }

    private static Optional<Credentials> decoded(String base64) {
        try {
            String pair =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                            .toString();
            int colon = pair.indexOf(':');
            return colon < 0 || !Texts.isStorable(pair)
                    ? Optional.empty()
                    : Optional.of(
                            new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            return Optional.empty();
        }
    }

    public static Problem refused() {
        return Problem.of(
                Problem.Kind.NOT_SIGNED_IN,
                "L’identification n’est pas valable.",
                "The sign-in is not valid.");
    }
}
