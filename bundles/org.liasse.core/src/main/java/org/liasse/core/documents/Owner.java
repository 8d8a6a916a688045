package org.liasse.core.documents;

import java.util.Optional;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;

/** Whose uploads they are: an account's, a link's, or the clock's, who is nobody else. */
final class Owner {

    static final String CLOCK = "clock";

    private Owner() {}

    /**
     * @throws Problem NOT_SIGNED_IN for the public: what it sends would be everybody's
     */
    static String of(Caller caller) {
        return caller.accountId()
                .map(Principal::account)
                .or(
                        () ->
                                caller.principals().stream()
                                        .filter(p -> p.kind() == Principal.Kind.LINK)
                                        .findFirst())
                .map(Principal::toString)
                .or(() -> Optional.of(CLOCK).filter(clock -> caller.principals().isEmpty()))
                .orElseThrow(
                        () ->
                                Problem.of(
                                        Problem.Kind.NOT_SIGNED_IN,
                                        "Identifiez-vous pour envoyer un fichier.",
                                        "Sign in to send a file."));
    }
}
