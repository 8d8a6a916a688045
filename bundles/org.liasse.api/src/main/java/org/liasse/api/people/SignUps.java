package org.liasse.api.people;

import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.form.Form;
import org.liasse.api.people.SignIn.Session;
import org.osgi.annotation.versioning.ProviderType;

/**
 * People become participants of a context by its code: strangers by their e-mail address, which
 * they confirm, and whoever has an account at once. Whoever brings a code that is none is told so,
 * and after a few of them has to wait: there are 2<sup>80</sup>.
 */
@ProviderType
public interface SignUps {

    /**
     * Characters of a code, of an alphabet of 32; how it is spaced, and in which case, is alike.
     */
    int CODE_LENGTH = 16;

    /** A role that may be taken. */
    record Choice(Key role, Text label) {}

    /**
     * What whoever has the code may join.
     *
     * @param title of the context
     * @param choices of which one is taken, at least one
     * @param asked of everybody who joins
     * @param terms to be accepted, as they are in force; {@code null} where there are none
     * @param revision tells these terms from others; {@code null} where there are none
     */
    record Offer(
            String title,
            Text typeLabel,
            List<Choice> choices,
            Form asked,
            Text terms,
            String revision) {}

    /**
     * What is sent by whoever wants to join.
     *
     * @param role of those that are offered; may be {@code null} where there is but one
     * @param values of what is asked
     * @param accepted the revision of the terms that he accepts, as it was offered
     */
    record Request(String code, Key role, Map<String, Object> values, String accepted) {}

    /**
     * Who is not signed in.
     *
     * @param language of the letter, and of a new account; {@code null}: French
     */
    record Stranger(String name, String email, Language language) {}

    /**
     * @param session of who has chosen a password with it; {@code null} for all others, who sign in
     *     as ever
     */
    record Joined(String dossier, Key role, Session session) {}

    /**
     * @param source where it comes from, for throttling: the client's address
     * @throws org.liasse.api.Problem INVALID_INPUT ({@code code-unknown}) at {@code /code} where no
     *     context has it; TOO_MANY with the wait after too many of those
     */
    Offer offer(String code, String source);

    /**
     * Writes to this address, with a link that works once and for a day. The answer is the same
     * whether somebody is known there or not.
     *
     * @throws org.liasse.api.Problem INVALID_INPUT naming what is wrong, {@code terms-changed}
     *     where the terms are others by now, {@code /email} also where it could not be a login
     *     (beyond 100 characters, or with a colon); TOO_MANY with the wait
     */
    void ask(Request request, Stranger stranger, String source);

    /**
     * He joins, who is signed in; joining twice is joining once, but for terms that he had not
     * accepted before and what he says otherwise.
     *
     * @throws org.liasse.api.Problem as above; NOT_YOUR_ROLE where the caller has no account
     */
    Joined join(Caller caller, Request request, String source);

    /**
     * The address is confirmed: who is known there joins, for anybody else an account is opened
     * with this address as its login.
     *
     * @param secret what the link in the letter carries
     * @param password of who has none yet; else {@code null}, and not looked at
     * @throws org.liasse.api.Problem INVALID_INPUT where the link is unknown, used, expired, or the
     *     code was made anew meanwhile, or his account shut; or where a password is needed: then it
     *     works on, as where it is CONFLICT ({@code login-taken}), an account of another address
     *     having this one for its login
     */
    Joined confirm(String secret, String password, String source);
}
