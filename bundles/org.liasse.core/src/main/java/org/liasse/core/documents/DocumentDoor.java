package org.liasse.core.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Verb;
import org.liasse.core.audit.AccessLog;
import org.liasse.core.documents.Attaching.Deposited;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.dossier.ReadAhead;
import org.liasse.core.photo.Thumbnails;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.liasse.core.types.TypeJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The door to documents: who may deposit and review is asked of the workflow, who sees of the
 * audience.
 */
@Component
public final class DocumentDoor implements Documents {

    private static final int LONGEST_REASON = 4000;
    private static final int DEFINITIONS_LOOKED_AT = 100;

    private final Transactions transactions;
    private final Acting acting;
    private final CaseFiles files;
    private final Catalogue catalogue;
    private final Uploads uploads;
    private final Attaching attaching;
    private final Vault vault;
    private final AccessLog accesses;
    private final ReadAhead ahead;
    private final Thumbnails thumbnails;

    @Activate
    public DocumentDoor(
            @Reference Transactions transactions,
            @Reference Acting acting,
            @Reference CaseFiles files,
            @Reference Catalogue catalogue,
            @Reference Uploads uploads,
            @Reference Attaching attaching,
            @Reference Vault vault,
            @Reference ReadAhead ahead,
            @Reference AccessLog accesses,
            @Reference Thumbnails thumbnails) {
        this.transactions = transactions;
        this.acting = acting;
        this.files = files;
        this.catalogue = catalogue;
        this.uploads = uploads;
        this.attaching = attaching;
        this.vault = vault;
        this.accesses = accesses;
        this.ahead = ahead;
        this.thumbnails = thumbnails;
    }

    @Override
    public Upload upload(
            Caller caller, String id, Key type, Key place, String name, InputStream bytes)
            throws IOException {
        return uploads.receive(caller, id, place(type, place), name, bytes);
    }

    private Place place(Key type, Key key) {
        DossierType data = catalogue.find(type).orElseThrow(Problem::notFound).type();
        return data.slot(key)
                .or(() -> data.modelOf(key))
                .map(slot -> new Place(type, key, slot.maxBytes(), slot.mediaTypes()))
                .or(() -> data.thread(key).map(thread -> Place.of(type, thread)))
                .or(() -> drawnPlace(type, key))
                .orElseThrow(Problem::notFound);
    }

    /**
     * A slot that definitions have added. Which of them is meant is known only with the dossier, so
     * that here the widest limit holds, and the slot's own limit and media types at the deposit.
     */
    private Optional<Place> drawnPlace(Key type, Key key) {
        // a key has no character that means something to LIKE
        List<String> drawn =
                transactions.read(
                        sql ->
                                sql.list(
                                        "select content from definition where content like ?"
                                                + " order by drawn_at desc fetch first "
                                                + DEFINITIONS_LOOKED_AT
                                                + " rows only",
                                        row -> row.getString(1),
                                        "%\"" + key + "\"%"));
        return drawn.stream()
                .map(TypeJson::readDefinition)
                .flatMap(definition -> definition.slots().stream())
                .filter(slot -> slot.key().equals(key))
                .map(Slot::maxBytes)
                .max(Comparator.naturalOrder())
                .map(limit -> new Place(type, key, limit, Set.of()));
    }

    @Override
    public List<Document> list(Caller caller, String dossier) {
        return transactions.read(
                sql -> {
                    CaseFile file = files.read(sql, caller, dossier);
                    return DocumentShelf.all(sql, file, file.grants().rolesOf(caller));
                });
    }

    @Override
    public Document deposit(
            Caller caller, String dossier, Key slot, String document, String upload) {
        ReadAhead.Reads reads = ahead.of(caller, dossier, slot, upload);
        String id =
                transactions.write(
                        caller,
                        work -> {
                            Scene scene = acting.enter(work, caller, dossier);
                            ahead.hand(scene, reads);
                            Slot place = scene.type().slot(slot).orElseThrow(Problem::notFound);
                            Act act = Act.of(Verb.DEPOSIT_IN, slot);
                            // a slot that was drawn is ruled by the sentences on one of the type
                            Allowed allowed = acting.allowIn(scene, Verb.DEPOSIT_IN, slot);
                            Deposited deposited = put(scene, place, document, upload);
                            acting.carryOut(
                                    scene,
                                    act,
                                    allowed,
                                    Map.of(),
                                    audience(scene, place),
                                    deposited.said(),
                                    () -> ahead.write(scene, slot, upload));
                            return deposited.document();
                        });
        return transactions.read(
                sql ->
                        DocumentShelf.shown(
                                sql, files.read(sql, caller, dossier), caller, slot, id));
    }

    private Deposited put(Scene scene, Slot slot, String document, String upload) {
        Work work = scene.work();
        String dossier = scene.header().id();
        Place place = Place.of(scene.header().type(), slot);
        if (document == null) {
            return attaching.newDocument(
                    work, scene.caller(), dossier, place, slot, upload, "/upload");
        }
        Document before =
                DocumentShelf.inSlot(work.sql(), dossier, slot.key(), document)
                        .filter(found -> isSeenOrOwn(scene, found))
                        .orElseThrow(Problem::notFound);
        int next = DocumentShelf.newest(before).number() + 1;
        return attaching.newVersion(work, scene.caller(), document, next, place, upload, "/upload");
    }

    private static boolean isSeenOrOwn(Scene scene, Document document) {
        Sql sql = scene.work().sql();
        return DocumentShelf.one(
                                sql,
                                scene.file(),
                                scene.file().grants().rolesOf(scene.caller()),
                                document.id())
                        .isPresent()
                || DocumentShelf.isFrom(sql, document.id(), Owner.of(scene.caller()));
    }

    @Override
    public void review(
            Caller caller, String dossier, String document, boolean accepted, String reason) {
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        refuseReason(accepted, why);
        transactions.write(
                caller,
                work -> {
                    Scene scene = acting.enter(work, caller, dossier);
                    Document found =
                            DocumentShelf.one(
                                            work.sql(),
                                            scene.file(),
                                            scene.file().grants().rolesOf(caller),
                                            document)
                                    .orElseThrow(Problem::notFound);
                    Act act = Act.of(Verb.REVIEW_IN, found.slot());
                    Allowed allowed = acting.allowIn(scene, Verb.REVIEW_IN, found.slot());
                    carryOutReview(work, scene, act, allowed, found, accepted, why);
                    return dossier;
                });
    }

    private void carryOutReview(
            Work work,
            Scene scene,
            Act act,
            Allowed allowed,
            Document document,
            boolean accepted,
            String reason) {
        Version newest = DocumentShelf.newest(document);
        String review = accepted ? "ACCEPTED" : "REFUSED";
        DocumentShelf.review(work, document.id(), newest.number(), review, reason);
        Map<String, Object> said = new TreeMap<>();
        said.put("document", document.id());
        said.put("version", newest.number());
        said.put("name", newest.name());
        said.put("review", review);
        if (reason != null) {
            said.put("reason", reason);
        }
        Slot slot = scene.type().slot(document.slot()).orElseThrow();
        acting.carryOut(scene, act, allowed, Map.of(), audience(scene, slot), said);
    }

    private static void refuseReason(boolean accepted, String reason) {
        if (!accepted && reason == null) {
            throw Problem.of(
                            Problem.Kind.MISSING_INPUT,
                            "Un refus demande un motif.",
                            "A refusal needs a reason.")
                    .withErrors(
                            List.of(
                                    InputError.at(
                                            "/reason",
                                            "Cette valeur est nécessaire.",
                                            "This value is needed.")));
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw Problem.invalid(
                    "/reason",
                    "On attend au plus " + LONGEST_REASON + " caractères.",
                    "At most " + LONGEST_REASON + " characters are expected.");
        }
    }

    @Override
    public Content content(Caller caller, String dossier, String document, int version) {
        Content content = new StoredContent(vault, seen(caller, dossier, document, version));
        accesses.note(caller, dossier, What.DOCUMENT, document + "/" + version);
        return content;
    }

    @Override
    public Content thumbnail(Caller caller, String dossier, String document, int version) {
        Version image = seen(caller, dossier, document, version);
        if (image.photo() == null) {
            throw Problem.notFound();
        }
        byte[] jpeg =
                thumbnails
                        .of(
                                image.sha256(),
                                image.size(),
                                offset -> vault.open(image.sha256(), offset))
                        .orElseThrow(Problem::notFound);
        accesses.note(caller, dossier, What.DOCUMENT, document + "/" + version);
        return ThumbnailContent.of(image, jpeg);
    }

    private Version seen(Caller caller, String dossier, String document, int version) {
        return list(caller, dossier).stream()
                .filter(found -> found.id().equals(document))
                .flatMap(found -> found.versions().stream())
                .filter(found -> found.number() == version)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static String audience(Scene scene, Slot slot) {
        return Audiences.of(slot.audience(), scene.header().flags());
    }
}
