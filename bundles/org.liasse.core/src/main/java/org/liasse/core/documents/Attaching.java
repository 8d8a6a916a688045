package org.liasse.core.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations.Attachment;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.core.documents.Uploads.Taken;
import org.liasse.core.photo.PhotoFacts;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Turns uploads into what they were sent for, in the transaction of the act that names them.
 * Whether somebody may, and what is written down of it, is that act's business.
 */
@Component(service = Attaching.class)
public final class Attaching {

    private final Uploads uploads;
    private final Vault vault;

    @Activate
    public Attaching(@Reference Uploads uploads, @Reference Vault vault) {
        this.uploads = uploads;
        this.vault = vault;
    }

    /**
     * A version that was put into a slot.
     *
     * @param document of which it is one
     */
    record Deposited(String document, int version, Taken bytes) {

        /** What the timeline says of it. */
        Map<String, Object> said() {
            Map<String, Object> said = new TreeMap<>();
            said.put("document", document);
            said.put("version", version);
            said.put("name", bytes.name());
            said.put("size", bytes.size());
            said.put("mediaType", bytes.mediaType());
            said.put("sha256", bytes.sha256());
            return said;
        }
    }

    /** Attaches uploads to a message, in their order. */
    public List<Attachment> toMessage(
            Work work, Caller caller, String message, Key type, Thread thread, List<String> ids) {
        var attached = new ArrayList<Attachment>();
        for (String id : ids) {
            String pointer = "/uploads/" + attached.size();
            Taken taken = uploads.take(work, caller, Place.of(type, thread), id, pointer);
            int number = attached.size() + 1;
            attached.add(
                    new Attachment(
                            number, taken.name(), taken.size(), taken.sha256(), taken.mediaType()));
            work.add(
                    "insert into attachment (message_id, attachment_number, name, size_bytes,"
                            + " sha256, media_type) values (?, ?, ?, ?, ?, ?)",
                    message,
                    number,
                    taken.name(),
                    taken.size(),
                    taken.sha256(),
                    taken.mediaType());
        }
        return List.copyOf(attached);
    }

    /**
     * An upload given with an action becomes a document of the slot; answers the document's id.
     *
     * @throws Problem NOT_READY where the slot is full; and as {@link Uploads#take}
     */
    public String toSlot(
            Work work,
            Caller caller,
            String dossier,
            Key type,
            Slot slot,
            String id,
            String pointer) {
        return newDocument(work, caller, dossier, Place.of(type, slot), slot, id, pointer)
                .document();
    }

    Deposited newDocument(
            Work work,
            Caller caller,
            String dossier,
            Place place,
            Slot slot,
            String upload,
            String pointer) {
        refuseFull(work, dossier, slot);
        String document = document(work, dossier, slot);
        return newVersion(work, caller, document, 1, place, upload, pointer);
    }

    private static String document(Work work, String dossier, Slot slot) {
        String document = Ids.next();
        work.settled()
                .update(
                        "insert into document (id, dossier_id, slot_key, created_at) values (?, ?,"
                                + " ?, ?)",
                        document,
                        dossier,
                        slot.key(),
                        work.millis());
        return document;
    }

    Deposited newVersion(
            Work work,
            Caller caller,
            String document,
            int number,
            Place place,
            String upload,
            String pointer) {
        Taken taken = uploads.take(work, caller, place, upload, pointer);
        insert(work, caller, document, number, taken);
        return new Deposited(document, number, taken);
    }

    /**
     * The bytes of this version become a document of the slot as well.
     *
     * @throws Problem NOT_READY where the slot is full; TOO_LARGE, MEDIA_TYPE
     */
    Deposited copy(
            Work work, Caller caller, Place place, Slot slot, String dossier, Version source) {
        refuseFull(work, dossier, slot);
        Uploads.refuseUnfit(source.size(), source.mediaType(), place);
        if (!keep(work, source.sha256())) {
            throw Problem.notFound();
        }
        Taken taken =
                new Taken(
                        source.name(),
                        source.size(),
                        source.sha256(),
                        source.mediaType(),
                        source.photo());
        String document = document(work, dossier, slot);
        insert(work, caller, document, 1, taken);
        return new Deposited(document, 1, taken);
    }

    private static void insert(Work work, Caller caller, String document, int number, Taken taken) {
        work.sql()
                .update(
                        """
                        insert into document_version (document_id, version_number, name, size_bytes, sha256,
                            media_type, deposited_at, deposited_by, deposited_by_name, photo, review)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DEPOSITED')\
                        """,
                        document,
                        number,
                        taken.name(),
                        taken.size(),
                        taken.sha256(),
                        taken.mediaType(),
                        work.millis(),
                        Owner.of(caller),
                        caller.name(),
                        PhotoFacts.write(taken.photo()));
    }

    private static void refuseFull(Work work, String dossier, Slot slot) {
        long there =
                work.sql()
                        .number(
                                "select count(*) from document where dossier_id = ? and slot_key ="
                                        + " ?",
                                dossier,
                                slot.key());
        if (there >= slot.maxDocuments()) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Il y a déjà " + slot.maxDocuments() + " documents ici.",
                            "There are " + slot.maxDocuments() + " documents here already.")
                    .because("slot-full");
        }
    }

    /** The bytes of an attachment, for a reader who was found to be entitled to them. */
    public Content content(Attachment attachment) {
        return new StoredContent(
                vault,
                new Version(
                        attachment.number(),
                        attachment.name(),
                        attachment.size(),
                        attachment.sha256(),
                        attachment.mediaType(),
                        null,
                        null,
                        null));
    }

    /** The bytes of this hash, for whoever was found to be entitled to them. */
    public InputStream open(String sha256) throws IOException {
        return vault.open(sha256, 0);
    }

    /**
     * Makes sure, until the transaction ends, that these bytes stay; false where they are going.
     */
    public static boolean keep(Work work, String sha256) {
        return Blobs.revive(work.sql(), sha256);
    }
}
