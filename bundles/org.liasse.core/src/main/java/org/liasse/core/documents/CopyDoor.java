package org.liasse.core.documents;

import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Copies;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Slot;
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
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.liasse.core.types.DocumentReaders;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies documents by their rows, through the gate by which everybody deposits. */
@Component(service = Copies.class)
public final class CopyDoor implements Copies {

    private final Transactions transactions;
    private final Acting acting;
    private final CaseFiles files;
    private final Attaching attaching;
    private final DocumentReaders readers;
    private final AccessLog accesses;

    @Activate
    public CopyDoor(
            @Reference Transactions transactions,
            @Reference Acting acting,
            @Reference CaseFiles files,
            @Reference Attaching attaching,
            @Reference DocumentReaders readers,
            @Reference AccessLog accesses) {
        this.transactions = transactions;
        this.acting = acting;
        this.files = files;
        this.attaching = attaching;
        this.readers = readers;
        this.accesses = accesses;
    }

    @Override
    public Document copy(Caller caller, String dossier, String document, String target, Key key) {
        String copied =
                transactions.write(
                        caller,
                        work -> {
                            Version source = source(work, caller, dossier, document);
                            Scene scene = acting.enter(work, caller, target);
                            Slot slot = scene.type().slot(key).orElseThrow(Problem::notFound);
                            Allowed allowed = acting.allowIn(scene, Verb.DEPOSIT_IN, key);
                            refuseRead(scene, key);
                            Deposited deposited =
                                    attaching.copy(
                                            work,
                                            caller,
                                            Place.of(scene.type().key(), slot),
                                            slot,
                                            target,
                                            source);
                            acting.carryOut(
                                    scene,
                                    Act.of(Verb.DEPOSIT_IN, key),
                                    allowed,
                                    Map.of(),
                                    Audiences.of(slot.audience(), scene.header().flags()),
                                    deposited.said());
                            work.afterCommit(
                                    () ->
                                            accesses.note(
                                                    caller,
                                                    dossier,
                                                    What.DOCUMENT,
                                                    document + "/" + source.number()));
                            return deposited.document();
                        });
        return transactions.read(
                sql ->
                        DocumentShelf.shown(
                                sql, files.read(sql, caller, target), caller, key, copied));
    }

    private Version source(Work work, Caller caller, String dossier, String document) {
        CaseFile file = files.read(work.settled(), caller, dossier);
        return DocumentShelf.one(work.sql(), file, file.rolesOf(caller), document)
                .map(DocumentShelf::newest)
                .orElseThrow(Problem::notFound);
    }

    /** What a reader makes of a file is made before the deposit, of the file itself. */
    private void refuseRead(Scene scene, Key slot) {
        Key readAs = ReadAhead.readAs(scene.type(), slot);
        if (!readers.of(scene.type().key(), readAs).isEmpty()) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Ce qui est déposé ici est lu : déposez le fichier lui-même.",
                            "What is deposited here is read: deposit the file itself.")
                    .because("slot-read");
        }
    }
}
