package org.liasse.rest.people;

import java.time.Instant;
import java.util.List;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.people.Profile;
import org.liasse.rest.http.Authentication;

/** One's own sessions: where one is signed in, and signing out from there. */
@Path("me/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class OwnSessionResource {

    private final Profile profile;

    public OwnSessionResource(Profile profile) {
        this.profile = profile;
    }

    record SessionJson(
            String id, Instant openedAt, Instant expiresAt, String source, boolean current) {}

    record SessionsJson(List<SessionJson> items) {}

    @GET
    public SessionsJson all(
            @Context SecurityContext security,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return new SessionsJson(
                profile.sessions(MeResource.signedIn(security), token(authorization)).stream()
                        .map(
                                s ->
                                        new SessionJson(
                                                s.id(),
                                                s.openedAt(),
                                                s.expiresAt(),
                                                s.source(),
                                                s.current()))
                        .toList());
    }

    @DELETE
    public void endOthers(
            @Context SecurityContext security,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        profile.endOtherSessions(MeResource.signedIn(security), token(authorization));
    }

    @DELETE
    @Path("{session}")
    public void end(@Context SecurityContext security, @PathParam("session") String session) {
        profile.endSession(MeResource.signedIn(security), session);
    }

    private static String token(String authorization) {
        return Authentication.bearer(authorization).orElse(null);
    }
}
