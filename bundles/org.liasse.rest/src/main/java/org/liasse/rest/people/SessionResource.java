package org.liasse.rest.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
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

    /** By Basic, or by the link that a mail brought: {@code {"link"}}. */
    @POST
    public Response open(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, InputStream bytes)
            throws IOException {
        Optional<Credentials> known = Authentication.basic(authorization);
        if (known.isPresent()) {
            return opened(
                    signIn.open(known.get().login(), known.get().password(), ClientAddress.now()));
        }
        PushbackInputStream given = new PushbackInputStream(bytes);
        int first = given.read();
        if (first < 0) {
            throw Authentication.refused();
        }
        given.unread(first);
        Body body = Body.read(given).only("link");
        String link = body.needText("link");
        body.verify();
        return opened(signIn.openLink(link));
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
