package org.liasse.variant.skeleton;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What of notes the core does not know. It asks the core's door first, so that whoever may not see
 * a note, or the part of it that a row comes from, learns nothing of its rows. It answers plain
 * values: a class of ours would be remembered by the JSON writer, and stay when this bundle goes.
 */
@Component(
        service = NoteResource.class,
        property = {
            RestProperties.ADDRESS + "=/api/notes",
            RestProperties.TYPE + "=notes",
            RestProperties.OPENAPI + "=org/liasse/variant/skeleton/openapi.json"
        })
@Path("{id}/keywords")
@Produces(MediaType.APPLICATION_JSON)
public final class NoteResource {

    private static final Key CONTENT = Key.of(Note.Section.CONTENT);

    private final Dossiers dossiers;
    private final NoteKeywords keywords;

    @Activate
    public NoteResource(@Reference Dossiers dossiers, @Reference NoteKeywords keywords) {
        this.dossiers = dossiers;
        this.keywords = keywords;
    }

    @GET
    public Map<String, List<String>> keywords(
            @Context SecurityContext security, @PathParam("id") String id) {
        var note = dossiers.read(CallerPrincipal.of(security), id);
        boolean isNote = note.type().key().value().equals("note");
        if (!isNote || !note.sections().containsKey(CONTENT)) {
            throw Problem.notFound();
        }
        return Map.of("items", keywords.of(id));
    }
}
