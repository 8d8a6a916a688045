package org.liasse.core.documents;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Products;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Verb;
import org.liasse.core.documents.Production.Made;
import org.liasse.core.documents.Production.Paper;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Has products written: before the transaction that puts them into their slot, so that it holds no
 * file and no printing, and only for who may have them written, as far as can be told before. A
 * refusal is always the transaction's; and a product of a dossier that has changed meanwhile is
 * dropped.
 */
@Component
public final class ProductDoor implements Products {

    private final Transactions transactions;
    private final Acting acting;
    private final CaseFiles files;
    private final Catalogue catalogue;
    private final Production production;
    private final Clock clock;

    @Activate
    public ProductDoor(
            @Reference Transactions transactions,
            @Reference Acting acting,
            @Reference CaseFiles files,
            @Reference Catalogue catalogue,
            @Reference Production production,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.acting = acting;
        this.files = files;
        this.catalogue = catalogue;
        this.production = production;
        this.clock = clock;
    }

    @Override
    public Document produce(
            Caller caller,
            String dossier,
            Key product,
            Set<Key> acknowledged,
            String expected,
            Key chosen) {
        Optional<Made> made = made(caller.once(null), dossier, product, acknowledged, chosen);
        String id =
                transactions.write(
                        caller,
                        work -> {
                            Scene scene = acting.enter(work, caller, dossier);
                            acting.expect(scene, expected);
                            // there is no such product: NOT_FOUND, before roles are looked at
                            Slot own = Production.slot(scene.type(), product);
                            Act act = Act.of(Verb.PRODUCE, product);
                            Allowed allowed = acting.allow(scene, act, Map.of(), acknowledged);
                            Slot slot = slot(scene.file(), caller, product, chosen);
                            Paper paper =
                                    made.filter(m -> m.tag().equals(scene.file().tag(caller)))
                                            .orElseThrow(ProductDoor::changed)
                                            .paper();
                            if (slot.key().equals(own.key())) {
                                // what was to be made by itself is made
                                ProductOrders.end(work, dossier, product);
                            }
                            return production.put(scene, product, slot, allowed, paper);
                        });
        return transactions.read(
                sql -> {
                    CaseFile file = files.read(sql, caller, dossier);
                    return DocumentShelf.shown(
                            sql, file, caller, slot(file, caller, product, chosen).key(), id);
                });
    }

    /** Its own, or one that was added like it and that the caller sees. */
    private static Slot slot(CaseFile file, Caller caller, Key product, Key chosen) {
        return fitting(file, caller, product, chosen)
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                        "/slot",
                                        "Ce document ne va pas dans cette pièce.",
                                        "This document does not go into this slot."));
    }

    private static Optional<Slot> fitting(CaseFile file, Caller caller, Key product, Key chosen) {
        Slot own = Production.slot(file.type(), product);
        if (chosen == null || chosen.equals(own.key())) {
            return Optional.of(own);
        }
        return file.type()
                .slot(chosen)
                .filter(slot -> own.key().equals(slot.like()))
                .filter(slot -> file.type().modelOf(chosen).isPresent())
                .filter(
                        slot ->
                                slot.audience()
                                        .includes(file.rolesOf(caller), file.header().flags()));
    }

    private static Problem changed() {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "Le dossier a changé pendant la rédaction du document ; recommencez.",
                        "The dossier has changed while the document was written; try again.")
                .because("changed-meanwhile")
                .retryAfter(Duration.ofSeconds(1));
    }

    /** Empty where the transaction will refuse it, or answer what it answered the first time. */
    private Optional<Made> made(
            Caller caller, String dossier, Key product, Set<Key> acknowledged, Key chosen) {
        Optional<CaseFile> seen = transactions.read(sql -> files.find(sql, caller, dossier));
        if (seen.isEmpty() || seen.get().type().product(product).isEmpty()) {
            return Optional.empty();
        }
        CaseFile file = seen.get();
        Optional<Slot> slot = fitting(file, caller, product, chosen);
        if (slot.isEmpty()) {
            return Optional.empty();
        }
        Key type = file.header().type();
        Facts facts =
                file.facts(file.rolesOf(caller), clock.now(), clock.zone())
                        .acknowledging(acknowledged);
        // the type is held meanwhile: its bundle does not leave while it writes
        return catalogue
                .ask(
                        type,
                        living ->
                                living.workflow().decide(Act.of(Verb.PRODUCE, product), facts)
                                                instanceof Allowed
                                        ? Optional.of(
                                                production.write(caller, file, product, slot.get()))
                                        : Optional.<Made>empty())
                .flatMap(made -> made);
    }
}
