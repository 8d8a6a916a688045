package org.liasse.rest.dossier;

import java.time.Instant;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Conversations.Attachment;
import org.liasse.api.dossier.Conversations.Message;
import org.liasse.api.dossier.Conversations.Reader;
import org.liasse.api.dossier.Conversations.Readers;
import org.liasse.api.dossier.Presets;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Created;
import org.liasse.rest.http.Download;
import org.liasse.rest.http.Parameters;

/** The messages of a thread, and what is attached to them. */
@Path("dossiers/{id}/threads/{thread}")
@Produces(MediaType.APPLICATION_JSON)
public final class ThreadResource {

    private final Conversations conversations;
    private final Presets presets;

    public ThreadResource(Conversations conversations, Presets presets) {
        this.conversations = conversations;
        this.presets = presets;
    }

    record MessageJson(
            String id,
            Instant at,
            String author,
            String text,
            List<AttachmentJson> attachments,
            List<ReaderJson> mentions) {

        static MessageJson of(String path, Message message) {
            return new MessageJson(
                    message.id(),
                    message.at(),
                    message.author(),
                    message.text(),
                    message.attachments().stream()
                            .map(a -> AttachmentJson.of(path + "/" + message.id(), a))
                            .toList(),
                    message.mentions().stream().map(ReaderJson::of).toList());
        }
    }

    record ReaderJson(String principal, String name) {

        static ReaderJson of(Reader reader) {
            return new ReaderJson(reader.principal().toString(), reader.name());
        }
    }

    record AttachmentJson(
            int number, String name, long size, String sha256, String mediaType, String href) {

        static AttachmentJson of(String path, Attachment attachment) {
            return new AttachmentJson(
                    attachment.number(),
                    attachment.name(),
                    attachment.size(),
                    attachment.sha256(),
                    attachment.mediaType(),
                    path + "/attachments/" + attachment.number());
        }
    }

    record PresetJson(String name, String text) {}

    /** What may be chosen here instead of writing it. */
    @GET
    @Path("presets")
    public Listing<PresetJson> presets(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("thread") String thread) {
        return new Listing<>(
                presets.list(CallerPrincipal.of(security), id, Parameters.pathKey(thread)).stream()
                        .map(preset -> new PresetJson(preset.name(), preset.words()))
                        .toList(),
                null);
    }

    /** Whom the caller may mention here. */
    @GET
    @Path("readers")
    public Listing<ReaderJson> readers(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("thread") String thread,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        Readers page =
                conversations.readers(
                        CallerPrincipal.of(security),
                        id,
                        Parameters.pathKey(thread),
                        after,
                        Parameters.limit(limit));
        return new Listing<>(page.items().stream().map(ReaderJson::of).toList(), page.next());
    }

    @GET
    @Path("messages")
    public Listing<MessageJson> list(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("thread") String thread,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int most = Parameters.limit(limit);
        List<MessageJson> messages =
                conversations
                        .list(
                                CallerPrincipal.of(security),
                                id,
                                Parameters.pathKey(thread),
                                after,
                                most)
                        .stream()
                        .map(message -> MessageJson.of(path(id, thread), message))
                        .toList();
        return Listing.of(messages, most, MessageJson::id);
    }

    @POST
    @Path("messages")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("thread") String thread,
            Body body) {
        body.only("id", "text", "preset", "attachments", "mentions");
        String preset = body.text("preset");
        String text = preset == null ? body.needText("text") : body.text("text");
        if (preset != null && text != null) {
            body.wrong(
                    "preset",
                    "Un texte prédéfini ou un texte libre, pas les deux.",
                    "A preset or a text, not both.");
        }
        List<String> uploads = body.texts("attachments");
        List<String> mentions = body.texts("mentions");
        String own = body.text("id");
        body.verify();
        Caller caller = CallerPrincipal.of(security);
        Key key = Parameters.pathKey(thread);
        Message message =
                preset == null
                        ? conversations.write(caller, id, key, own, text, uploads, mentions)
                        : presets.write(caller, id, key, own, preset, uploads, mentions);
        return Created.at(path(id, thread) + "/" + message.id())
                .entity(MessageJson.of(path(id, thread), message))
                .build();
    }

    @GET
    @Path("messages/{message}/attachments/{number}")
    @Produces(MediaType.WILDCARD)
    public Response attachment(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("message") String message,
            @PathParam("number") String number,
            @Context HttpHeaders headers) {
        if (!number.matches("[0-9]{1,9}")) {
            throw Problem.notFound();
        }
        return Download.of(
                conversations.attachment(
                        CallerPrincipal.of(security), id, message, Integer.parseInt(number)),
                Download.Asked.of(headers));
    }

    private static String path(String id, String thread) {
        return "/api/dossiers/" + id + "/threads/" + thread + "/messages";
    }
}
