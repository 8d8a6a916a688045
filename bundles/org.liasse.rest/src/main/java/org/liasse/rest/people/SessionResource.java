package org.liasse.rest.people;

import javax.ws.rs.Consumes;
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
import org.liasse.api.people.Recovery;
import org.liasse.api.people.SignIn;
import org.liasse.api.people.SignIn.Session;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Authentication;
import org.liasse.rest.http.Authentication.Credentials;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.ClientAddress;

/**
 * A session: opened with a login and a password, or with what a mail brought; ended by its own
 * token.
 */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

    private final SignIn signIn;
    private final Recovery recovery;

    public SessionResource(SignIn signIn, Recovery recovery) {
        this.signIn = signIn;
        this.recovery = recovery;
    }

    @POST
    public Response open(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        Credentials known =
                Authentication.basic(authorization).orElseThrow(Authentication::refused);
        return opened(signIn.open(known.login(), known.password(), ClientAddress.now()));
    }

    static Response opened(Session session) {
        return Response.ok(session).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** Answers the same whether there is somebody or not. */
    @POST
    @Path("reset")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response askForPassword(Body body) {
        body.only("login");
        String login = body.needText("login");
        body.verify();
        recovery.askForPassword(login, ClientAddress.now());
        return Response.accepted().build();
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response choosePassword(Body body) {
        body.only("token", "password");
        String token = body.needText("token");
        String password = body.needText("password");
        body.verify();
        return opened(recovery.choosePassword(token, password, ClientAddress.now()));
    }

    @POST
    @Path("email")
    @Consumes(MediaType.APPLICATION_JSON)
    public void confirmEmail(Body body) {
        body.only("token");
        String token = body.needText("token");
        body.verify();
        recovery.confirmEmail(token);
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
