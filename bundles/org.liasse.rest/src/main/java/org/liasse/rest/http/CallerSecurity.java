package org.liasse.rest.http;

import java.security.Principal;
import java.util.function.Supplier;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;

/** The caller, asked for late: the hash that an idempotency key needs is known after the body. */
record CallerSecurity(Supplier<Caller> caller, String scheme) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return new CallerPrincipal(caller.get());
    }

    /** Roles are held on dossiers, never on the whole. */
    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getAuthenticationScheme() {
        return scheme;
    }
}
