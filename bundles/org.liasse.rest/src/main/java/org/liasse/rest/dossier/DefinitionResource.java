package org.liasse.rest.dossier;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Definition;
import org.liasse.rest.dossier.RevisionResource.OutlookJson;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Created;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.type.FieldJson;

/** What administrators draw on a context. Labels stand in both languages, as they are drawn. */
@Path("dossiers/{context}/definitions")
@Produces(MediaType.APPLICATION_JSON)
public final class DefinitionResource {

    private final Definitions definitions;
    private final Revisions revisions;

    public DefinitionResource(Definitions definitions, Revisions revisions) {
        this.definitions = definitions;
        this.revisions = revisions;
    }

    record DefinitionJson(
            int revision,
            Map<String, FormJson> forms,
            List<SlotJson> slots,
            Map<String, Object> texts) {

        static DefinitionJson of(Definition definition) {
            var forms = new TreeMap<String, FormJson>();
            definition.forms().forEach((key, form) -> forms.put(key.value(), FormJson.of(form)));
            var texts = new TreeMap<String, Object>();
            definition.texts().forEach((key, text) -> texts.put(key.value(), both(text)));
            return new DefinitionJson(
                    definition.revision(),
                    forms,
                    definition.slots().stream().map(SlotJson::of).toList(),
                    texts);
        }
    }

    record FormJson(List<FieldJson> fields) {
        static FormJson of(Form form) {
            return new FormJson(FieldJson.of(form, DefinitionResource::both));
        }
    }

    record SlotJson(
            String key,
            Object label,
            Collection<String> mediaTypes,
            long maxBytes,
            int maxDocuments,
            boolean expected,
            boolean photos,
            List<Key> seenBy) {
        static SlotJson of(Slot slot) {
            return new SlotJson(
                    slot.key().value(),
                    slot.label() == null ? null : both(slot.label()),
                    slot.mediaTypes(),
                    slot.maxBytes(),
                    slot.maxDocuments(),
                    slot.isExpected(),
                    slot.ofPhotos(),
                    slot.audience().equals(Audience.EVERYONE)
                            ? List.of()
                            : slot.audience().seats().stream().map(Audience.Seat::role).toList());
        }
    }

    private static Object both(Text text) {
        var languages = new LinkedHashMap<String, String>();
        languages.put("fr", text.fr());
        languages.put("en", text.en());
        return languages;
    }

    @GET
    public DefinitionJson read(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @QueryParam("revision") @DefaultValue("0") String revision) {
        return DefinitionJson.of(
                definitions.read(
                        CallerPrincipal.of(security), context, Parameters.revision(revision)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response draw(
            @Context SecurityContext security, @PathParam("context") String context, Body body) {
        body.only("forms", "slots", "texts");
        Map<Key, Form> forms = DefinitionReader.forms(body);
        List<Slot> slots = DefinitionReader.slots(body);
        Map<Key, Text> texts = DefinitionReader.texts(body);
        body.verify();
        Definition drawn =
                definitions.draw(CallerPrincipal.of(security), context, forms, slots, texts);
        return Created.at("/api/dossiers/" + context + "/definitions?revision=" + drawn.revision())
                .entity(DefinitionJson.of(drawn))
                .build();
    }

    /** What would come of moving to a revision, dossier by dossier; nothing moves. */
    @GET
    @Path("{revision}/moves")
    public Listing<OutlookJson> survey(
            @Context SecurityContext security,
            @PathParam("context") String context,
            @PathParam("revision") String revision,
            @QueryParam("state") List<String> states,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("25") String limit) {
        Caller caller = CallerPrincipal.of(security);
        int most = Parameters.integer("limit", limit, 1, 100);
        Revisions.Stretch<OutlookJson> some =
                revisions
                        .survey(
                                caller,
                                context,
                                Parameters.revision(revision),
                                Parameters.keys("state", states),
                                after,
                                most)
                        .map(outlook -> OutlookJson.of(outlook, caller.language()));
        return new Listing<>(some.items(), some.next());
    }
}
