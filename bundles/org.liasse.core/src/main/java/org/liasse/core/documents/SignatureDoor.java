package org.liasse.core.documents;

import java.util.List;
import java.util.Map;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.Signatures;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to signatures: who may sign is asked of the workflow and of the slot. */
@Component
public final class SignatureDoor implements Signatures {

    private final Transactions transactions;
    private final Acting acting;
    private final CaseFiles files;

    @Activate
    public SignatureDoor(
            @Reference Transactions transactions,
            @Reference Acting acting,
            @Reference CaseFiles files) {
        this.transactions = transactions;
        this.acting = acting;
        this.files = files;
    }

    @Override
    public Document sign(Caller caller, String dossier, String document, int version, Drawn drawn) {
        Drawn checked = Drawing.checked(drawn);
        transactions.write(
                caller,
                work -> {
                    Scene scene = acting.enter(work, caller, dossier);
                    Document found = seen(work.sql(), scene.file(), caller, document, version);
                    Slot slot = scene.type().slot(found.slot()).orElseThrow(Problem::notFound);
                    Act act = Act.of(Verb.SIGN_IN, slot.key());
                    Allowed allowed = acting.allowIn(scene, Verb.SIGN_IN, slot.key());
                    if (DocumentShelf.newest(found).number() != version) {
                        throw newer();
                    }
                    Map<String, Object> said = Signing.one(scene, slot, found, checked);
                    String audience = Audiences.of(slot.audience(), scene.header().flags());
                    acting.carryOut(scene, act, allowed, Map.of(), audience, said);
                    return document;
                });
        return transactions.read(
                sql -> seen(sql, files.read(sql, caller, dossier), caller, document, version));
    }

    private static Problem newer() {
        return Problem.of(
                        Problem.Kind.NOT_READY,
                        "Il y a une version plus récente de ce document.",
                        "There is a newer version of this document.")
                .because("newer-version");
    }

    /** The document, where its reader sees it and it has that version. */
    private static Document seen(
            Sql sql, CaseFile file, Caller caller, String document, int version) {
        return DocumentShelf.one(sql, file, file.grants().rolesOf(caller), document)
                .filter(
                        found ->
                                found.versions().stream()
                                        .map(Version::number)
                                        .anyMatch(number -> number == version))
                .orElseThrow(Problem::notFound);
    }

    @Override
    public List<Kept> of(Caller caller, String dossier, String document, int version) {
        return transactions.read(
                sql -> {
                    CaseFile file = files.read(sql, caller, dossier);
                    Document found = seen(sql, file, caller, document, version);
                    return SignatureShelf.kept(sql, found.id(), version);
                });
    }
}
