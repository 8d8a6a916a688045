package org.liasse.rest.dossier;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.rest.CallerPrincipal;

/** Who sees what on a dossier and deposits where, for whoever may change it. */
@Path("dossiers/{id}/access")
@Produces(MediaType.APPLICATION_JSON)
public final class SharedPartsResource {

    private final Sharing sharing;

    public SharedPartsResource(Sharing sharing) {
        this.sharing = sharing;
    }

    /**
     * @param when the flag while which the role sees, or {@code null} for always
     */
    record SeatJson(Key role, Key when) {}

    record PartJson(
            String kind,
            Key key,
            List<SeatJson> seenBy,
            Set<Key> depositedBy,
            Set<Key> among,
            boolean overridden,
            boolean open) {}

    @GET
    public List<PartJson> list(@Context SecurityContext security, @PathParam("id") String id) {
        return sharing.access(CallerPrincipal.of(security), id).stream()
                .map(
                        line ->
                                new PartJson(
                                        line.part().kind().name().toLowerCase(Locale.ROOT),
                                        line.part().key(),
                                        line.seenBy().stream()
                                                .map(s -> new SeatJson(s.role(), s.when()))
                                                .toList(),
                                        line.depositedBy(),
                                        line.among(),
                                        line.isOverridden(),
                                        line.isOpen()))
                .toList();
    }
}
