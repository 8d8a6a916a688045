package org.liasse.rest.dossier;

import java.util.Collection;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Slots;
import org.liasse.api.dossier.Slots.Line;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Created;
import org.liasse.rest.http.Parameters;

/** The slots of a dossier, with those that were added on it. */
@Path("dossiers/{id}/slots")
@Produces(MediaType.APPLICATION_JSON)
public final class SlotResource {

    private final Slots slots;

    public SlotResource(Slots slots) {
        this.slots = slots;
    }

    /**
     * @param like absent where it was not added
     */
    record SlotJson(
            Key key,
            String label,
            Key like,
            boolean expected,
            boolean outside,
            int documents,
            Collection<String> mediaTypes,
            long maxBytes,
            int maxDocuments) {

        static SlotJson of(Line line, Language language) {
            Key key = line.slot().key();
            return new SlotJson(
                    key,
                    line.slot().label() == null ? key.value() : line.slot().label().in(language),
                    line.like(),
                    line.isExpected(),
                    line.isOutside(),
                    line.documents(),
                    line.slot().mediaTypes().stream().sorted().toList(),
                    line.slot().maxBytes(),
                    line.slot().maxDocuments());
        }
    }

    @GET
    public List<SlotJson> list(@Context SecurityContext security, @PathParam("id") String id) {
        Caller caller = CallerPrincipal.of(security);
        return slots.list(caller, id).stream()
                .map(line -> SlotJson.of(line, caller.language()))
                .toList();
    }

    @GET
    @Path("{slot}")
    public SlotJson read(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("slot") String slot) {
        Caller caller = CallerPrincipal.of(security);
        Key key = Parameters.pathKey(slot);
        return slots.list(caller, id).stream()
                .filter(line -> line.slot().key().equals(key))
                .findFirst()
                .map(line -> SlotJson.of(line, caller.language()))
                .orElseThrow(Problem::notFound);
    }

    /** Adds one like another. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@Context SecurityContext security, @PathParam("id") String id, Body body) {
        body.only("like", "name");
        Key like = body.needKey("like");
        String name = body.needText("name");
        body.verify();
        Caller caller = CallerPrincipal.of(security);
        SlotJson added = SlotJson.of(slots.add(caller, id, like, name), caller.language());
        return Created.at("/api/dossiers/%s/slots/%s".formatted(id, added.key()))
                .entity(added)
                .build();
    }
}
