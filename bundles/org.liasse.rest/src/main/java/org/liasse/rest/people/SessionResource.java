package org.liasse.rest.people;

import javax.ws.rs.DELETE;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.people.SignIn;
import org.liasse.api.people.SignIn.Session;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Authentication;
import org.liasse.rest.http.Authentication.Credentials;
import org.liasse.rest.http.ClientAddress;

/** A session: opened with a login and a password, ended by its own token. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

    private final SignIn signIn;

    public SessionResource(SignIn signIn) {
        this.signIn = signIn;
    }

    @POST
    public Response open(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        Credentials known =
                Authentication.basic(authorization).orElseThrow(Authentication::refused);
        Session session = signIn.open(known.login(), known.password(), ClientAddress.now());
        return Response.ok(session).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @DELETE
    public void close(
            @Context SecurityContext security,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!CallerPrincipal.of(security).isSignedIn()) {
            throw Authentication.refused();
        }
        Authentication.bearer(authorization).ifPresent(signIn::close);
    }
}
