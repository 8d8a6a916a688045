package org.liasse.core.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Products;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.api.spi.DocumentGenerator.Material;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Verb;
import org.liasse.core.documents.Attaching.Deposited;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.dossier.Reading;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.liasse.core.types.DocumentGenerators;
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
    private final Reading reading;
    private final Catalogue catalogue;
    private final DocumentGenerators generators;
    private final PlainProduct plain;
    private final Uploads uploads;
    private final Attaching attaching;
    private final Documents documents;
    private final Clock clock;

    @Activate
    public ProductDoor(
            @Reference Transactions transactions,
            @Reference Acting acting,
            @Reference CaseFiles files,
            @Reference Reading reading,
            @Reference Catalogue catalogue,
            @Reference DocumentGenerators generators,
            @Reference PlainProduct plain,
            @Reference Uploads uploads,
            @Reference Attaching attaching,
            @Reference Documents documents,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.acting = acting;
        this.files = files;
        this.reading = reading;
        this.catalogue = catalogue;
        this.generators = generators;
        this.plain = plain;
        this.uploads = uploads;
        this.attaching = attaching;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * What was written, kept as an upload of the caller's until it stands in its slot.
     *
     * @param tag of the dossier that it tells of
     */
    private record Made(String upload, String tag) {}

    @Override
    public Document produce(
            Caller caller, String dossier, Key product, Set<Key> acknowledged, String expected) {
        Optional<Made> made = made(caller.once(null), dossier, product, acknowledged);
        String id =
                transactions.write(
                        caller,
                        work -> {
                            Scene scene = acting.enter(work, caller, dossier);
                            acting.expect(scene, expected);
                            Slot slot = slot(scene.type(), product);
                            Act act = Act.of(Verb.PRODUCE, product);
                            Allowed allowed = acting.allow(scene, act, Map.of(), acknowledged);
                            String upload =
                                    made.filter(m -> m.tag().equals(scene.file().tag(caller)))
                                            .orElseThrow(ProductDoor::changed)
                                            .upload();
                            Deposited put = put(scene, slot, product, upload);
                            Map<String, Object> said = new TreeMap<>(put.said());
                            said.put("slot", slot.key().value());
                            acting.carryOut(
                                    scene,
                                    act,
                                    allowed,
                                    Map.of(),
                                    Audiences.of(slot.audience(), scene.header().flags()),
                                    said);
                            return put.document();
                        });
        return transactions.read(
                sql -> {
                    CaseFile file = files.read(sql, caller, dossier);
                    return DocumentShelf.shown(
                            sql, file, caller, slot(file.type(), product).key(), id);
                });
    }

    private static Problem changed() {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "Le dossier a changé pendant la rédaction du document ; recommencez.",
                        "The dossier has changed while the document was written; try again.")
                .because("changed-meanwhile")
                .retryAfter(Duration.ofSeconds(1));
    }

    private static Slot slot(DossierType type, Key product) {
        return declared(type, product)
                .flatMap(p -> type.slot(p.slot()))
                .orElseThrow(Problem::notFound);
    }

    private static Optional<Product> declared(DossierType type, Key product) {
        return type.products().stream().filter(p -> p.key().equals(product)).findFirst();
    }

    /** Empty where the transaction will refuse it, or answer what it answered the first time. */
    private Optional<Made> made(Caller caller, String dossier, Key product, Set<Key> acknowledged) {
        Optional<CaseFile> seen = transactions.read(sql -> files.find(sql, caller, dossier));
        if (seen.isEmpty() || declared(seen.get().type(), product).isEmpty()) {
            return Optional.empty();
        }
        CaseFile file = seen.get();
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
                                        ? Optional.of(write(caller, file, product))
                                        : Optional.<Made>empty())
                .flatMap(made -> made);
    }

    private Made write(Caller caller, CaseFile file, Key product) {
        Key type = file.header().type();
        Optional<DocumentGenerator> generator = generators.of(type, product);
        DossierView view = reading.view(caller, file);
        Material material = material(caller, file, view);
        var bytes = new ByteArrayOutputStream();
        try {
            Slot slot = slot(file.type(), product);
            String name =
                    generator.isPresent()
                            ? generator.get().write(material, bytes)
                            : plain.write(
                                    declared(file.type(), product).orElseThrow(),
                                    slot,
                                    material,
                                    bytes);
            Place place = Place.of(type, slot);
            return new Made(
                    uploads.receive(
                                    caller,
                                    null,
                                    place,
                                    name,
                                    new ByteArrayInputStream(bytes.toByteArray()))
                            .id(),
                    view.tag());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Material material(Caller caller, CaseFile file, DossierView view) {
        Optional<CaseFile> context =
                Optional.ofNullable(file.header().context())
                        .flatMap(id -> transactions.read(sql -> files.find(sql, caller, id)));
        List<Document> own = seen(caller, file);
        List<Document> outer = context.map(seen -> seen(caller, seen)).orElse(List.of());
        Map<String, String> homes = new HashMap<>();
        own.forEach(document -> homes.put(document.id(), file.header().id()));
        outer.forEach(document -> homes.put(document.id(), context.get().header().id()));
        return new Material(
                view,
                own,
                context.map(seen -> reading.view(caller, seen)).orElse(null),
                outer,
                document -> photo(caller, homes.get(document.id()), document),
                caller.language(),
                clock.zone());
    }

    private List<Document> seen(Caller caller, CaseFile file) {
        return transactions.read(sql -> DocumentShelf.all(sql, file, file.rolesOf(caller)));
    }

    /** By the door by which everybody looks at photos. */
    private Optional<byte[]> photo(Caller caller, String dossier, Document document) {
        if (dossier == null || DocumentShelf.newest(document).photo() == null) {
            return Optional.empty();
        }
        int newest = DocumentShelf.newest(document).number();
        Content content;
        try {
            content = documents.thumbnail(caller, dossier, document.id(), newest);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
        try (InputStream jpeg = content.open(0)) {
            return Optional.of(jpeg.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next version of the document of this product, or the first of a new one. */
    private Deposited put(Scene scene, Slot slot, Key product, String upload) {
        Sql sql = scene.work().sql();
        String dossier = scene.header().id();
        Place place = Place.of(scene.header().type(), slot);
        Optional<String> before = DocumentShelf.ofProduct(sql, dossier, slot.key(), product);
        if (before.isPresent()) {
            Document document =
                    DocumentShelf.inSlot(sql, dossier, slot.key(), before.get()).orElseThrow();
            return attaching.newVersion(
                    scene.work(),
                    scene.caller(),
                    document.id(),
                    DocumentShelf.newest(document).number() + 1,
                    place,
                    upload,
                    "");
        }
        Deposited first =
                attaching.newDocument(
                        scene.work(), scene.caller(), dossier, place, slot, upload, "");
        DocumentShelf.isProduct(scene.work(), first.document(), product);
        return first;
    }
}
