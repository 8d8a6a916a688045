package org.liasse.rest.dossier;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.container.AsyncResponse;
import javax.ws.rs.container.Suspended;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.InputError;
import org.liasse.api.Problem;
import org.liasse.api.dossier.EventLog;
import org.liasse.api.dossier.EventLog.Wanted;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Authentication;
import org.liasse.rest.http.ClientAddress;
import org.liasse.rest.http.Parameters;

/** The event log from a cursor: what a reader may see of everything that happened. */
@Path("events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventResource {

    private static final int LONGEST_WAIT = 20;

    private final EventLog events;
    private final Authentication authentication;
    private final EventWaiters waiters;

    /**
     * @param waiters those who wait; whoever made them closes them
     */
    public EventResource(EventLog events, SignIn signIn, EventWaiters waiters) {
        this.events = events;
        this.authentication = new Authentication(signIn);
        this.waiters = waiters;
    }

    /**
     * @param next always there: what {@code after} takes next time, also where nothing was visible
     */
    record Slice(List<EventLog.Event> items, String next) {}

    static Slice json(EventLog.Slice slice) {
        return new Slice(slice.events(), Long.toString(slice.next()));
    }

    /**
     * @param wait seconds to wait for something where there is nothing yet; who waits is asked for
     *     his rights at each look anew
     */
    @GET
    public void after(
            @Context SecurityContext security,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("type") List<String> types,
            @QueryParam("kind") List<String> kinds,
            @QueryParam("dossier") String dossier,
            @QueryParam("wait") @DefaultValue("0") String wait,
            @Suspended AsyncResponse answer) {
        Caller caller = CallerPrincipal.of(security);
        Wanted wanted =
                new Wanted(
                        position(after),
                        Parameters.limit(limit),
                        Parameters.keys("type", types),
                        kinds(kinds),
                        dossier);
        int patience = Parameters.integer("wait", wait, 0, LONGEST_WAIT);
        EventLog.Slice found = events.after(caller, wanted);
        if (patience == 0 || !found.events().isEmpty()) {
            answer.resume(json(found));
            return;
        }
        String source = ClientAddress.now();
        waiters.await(
                caller.accountId().orElse(source),
                found,
                from ->
                        events.after(
                                authentication.caller(authorization, source, caller.language()),
                                wanted.from(from)),
                Duration.ofSeconds(patience),
                answer);
    }

    private static Set<String> kinds(List<String> kinds) {
        return Parameters.split(kinds).collect(Collectors.toSet());
    }

    private static long position(String after) {
        try {
            long position = Long.parseLong(after);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "Ce curseur n’a pas été donné par le serveur.",
                        "The server never gave this cursor.")
                .withErrors(List.of(InputError.at("after", "Curseur inconnu.", "Unknown cursor.")));
    }
}
