package org.liasse.rest.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.dossier.Duplicates;
import org.liasse.api.dossier.Duplicates.Draft;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.dossier.DossierLists.ItemJson;
import org.liasse.rest.http.Body;

/** What is likely to be about the same as a dossier that somebody is about to open. */
@Path("dossiers/duplicates")
@Produces(MediaType.APPLICATION_JSON)
public final class DuplicateResource {

    private final Duplicates duplicates;

    public DuplicateResource(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** The likeliest first. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Listing<ItemJson> find(@Context SecurityContext security, Body body) {
        body.only("type", "context", "sections");
        Map<Key, Map<String, Object>> sections = new LinkedHashMap<>();
        body.bodiesByKey("sections").forEach((key, section) -> sections.put(key, section.values()));
        Draft draft = new Draft(body.needKey("type"), body.needText("context"), sections);
        body.verify();
        List<ItemJson> found =
                duplicates.find(CallerPrincipal.of(security), draft).stream()
                        .map(ItemJson::of)
                        .toList();
        return new Listing<>(found, null);
    }
}
