package org.liasse.core.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Signature;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.Signatures.Drawn;
import org.liasse.api.dossier.Signatures.Kept;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.workflow.Effects;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.store.Sql;

/**
 * Signs newest versions, in the transaction of the act that says so. Somebody signs as one of the
 * roles that the slot names, and as each of them once. Whether he may sign at all is not asked
 * here.
 */
public final class Signing {

    private Signing() {}

    /**
     * Signs all that stands in a slot, with the inputs of an action; what bears his signature
     * already is left as it is. Answers what the timeline says of each.
     *
     * @throws Problem NOT_READY where there is nothing; INVALID_INPUT; CONFLICT where he has signed
     *     all of it; NOT_YOUR_ROLE
     */
    public static List<Map<String, Object>> all(
            Scene scene, Slot slot, Map<String, Object> inputs) {
        Drawn drawn =
                Drawing.checked(
                        new Drawn(
                                text(inputs.get(Effects.SIGNATORY)),
                                text(inputs.get(Effects.DRAWING))));
        List<Document> there =
                DocumentShelf.all(
                                scene.work().settled(),
                                scene.file(),
                                scene.file().rolesOf(scene.caller()))
                        .stream()
                        .filter(document -> document.slot().equals(slot.key()))
                        .toList();
        if (there.isEmpty()) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Il n’y a rien à signer ici.",
                            "There is nothing to sign here.")
                    .because("nothing-to-sign");
        }
        var said = new ArrayList<Map<String, Object>>();
        for (Document document : there) {
            role(scene, slot, document)
                    .ifPresent(role -> said.add(sign(scene, document, role, drawn)));
        }
        if (said.isEmpty()) {
            throw signedAlready();
        }
        return said;
    }

    private static String text(Object value) {
        return value instanceof String text ? text : null;
    }

    /** Signs one document; answers what the timeline says of it. */
    static Map<String, Object> one(Scene scene, Slot slot, Document document, Drawn drawn) {
        Key role = role(scene, slot, document).orElseThrow(Signing::signedAlready);
        return sign(scene, document, role, drawn);
    }

    /**
     * As what the actor signs: the first of his roles that the slot names and that has not signed;
     * empty where all have.
     */
    private static Optional<Key> role(Scene scene, Slot slot, Document document) {
        List<Key> his =
                scene.file().rolesOf(scene.caller()).stream()
                        .filter(slot.signedBy()::contains)
                        .sorted()
                        .toList();
        if (his.isEmpty()) {
            throw Problem.of(
                    Problem.Kind.NOT_YOUR_ROLE,
                    "Ce document est signé par : " + Key.anyOf(slot.signedBy()) + ".",
                    "This document is signed by: " + Key.anyOf(slot.signedBy()) + ".");
        }
        Set<Key> signed =
                SignatureShelf.signedAs(
                        scene.work().sql(), document.id(), DocumentShelf.newest(document).number());
        return his.stream().filter(role -> !signed.contains(role)).findFirst();
    }

    private static Problem signedAlready() {
        return Problem.of(
                        Problem.Kind.CONFLICT,
                        "Vous avez déjà signé cette version.",
                        "You have signed this version already.")
                .because("signed-already");
    }

    private static Map<String, Object> sign(Scene scene, Document document, Key role, Drawn drawn) {
        Version version = DocumentShelf.newest(document);
        if (version.review().equals("REFUSED")) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Cette version a été refusée.",
                            "This version was refused.")
                    .because("refused");
        }
        Sql sql = scene.work().sql();
        String hash = Drawing.hash(drawn.drawing());
        SignatureShelf.add(
                sql,
                document.id(),
                version.number(),
                new Kept(
                        new Signature(
                                role,
                                drawn.signatory(),
                                scene.caller().name(),
                                scene.work().now(),
                                version.sha256()),
                        drawn.drawing(),
                        hash),
                CaseFiles.holder(scene.caller()));
        Map<String, Object> said = new TreeMap<>();
        said.put("document", document.id());
        said.put("version", version.number());
        said.put("name", version.name());
        said.put("sha256", version.sha256());
        said.put("role", role.value());
        said.put("signatory", drawn.signatory());
        said.put("drawingSha256", hash);
        return said;
    }
}
