package org.liasse.api.rest;

import java.security.Principal;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Language;
import org.liasse.api.people.Caller;

/** The caller of a request, as the security context of JAX-RS carries it. */
public record CallerPrincipal(Caller caller) implements Principal {

    @Override
    public String getName() {
        return caller.name();
    }

    /** Who sent this request; the public where nobody is signed in. */
    public static Caller of(SecurityContext context) {
        return context.getUserPrincipal() instanceof CallerPrincipal known
                ? known.caller()
                : Caller.visitor(Language.FR);
    }
}
