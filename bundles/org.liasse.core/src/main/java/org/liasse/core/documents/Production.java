package org.liasse.core.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Participants;
import org.liasse.api.dossier.Participants.Participant;
import org.liasse.api.people.Caller;
import org.liasse.api.print.Sealer.Sealed;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.api.spi.DocumentGenerator.Home;
import org.liasse.api.spi.DocumentGenerator.Material;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Effects;
import org.liasse.api.workflow.Verb;
import org.liasse.core.documents.Attaching.Deposited;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.dossier.Reading;
import org.liasse.core.letter.Site;
import org.liasse.core.notice.WrittenProducts;
import org.liasse.core.people.Terms;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.DocumentGenerators;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes products, which are kept as uploads of whoever has them made until they stand in their
 * slots, and puts them there. Whether somebody may is not asked here.
 */
@Component(service = Production.class)
public final class Production {

    private final Transactions transactions;
    private final CaseFiles files;
    private final Reading reading;
    private final DocumentGenerators generators;
    private final PlainProduct plain;
    private final Sealing sealing;
    private final WrittenProducts written;
    private final Uploads uploads;
    private final Attaching attaching;
    private final Documents documents;
    private final Acting acting;
    private final Terms terms;
    private final Site site;
    private final Participants participants;
    private final Clock clock;

    @Activate
    public Production(
            @Reference Transactions transactions,
            @Reference CaseFiles files,
            @Reference Reading reading,
            @Reference DocumentGenerators generators,
            @Reference PlainProduct plain,
            @Reference Sealing sealing,
            @Reference WrittenProducts written,
            @Reference Uploads uploads,
            @Reference Attaching attaching,
            @Reference Documents documents,
            @Reference Acting acting,
            @Reference Terms terms,
            @Reference Site site,
            @Reference Participants participants,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.reading = reading;
        this.generators = generators;
        this.plain = plain;
        this.sealing = sealing;
        this.written = written;
        this.uploads = uploads;
        this.attaching = attaching;
        this.documents = documents;
        this.acting = acting;
        this.terms = terms;
        this.site = site;
        this.participants = participants;
        this.clock = clock;
    }

    /**
     * What was written, as an upload.
     *
     * @param sealedBy whose seal it bears, or {@code null}
     */
    record Paper(String upload, String sealedBy) {}

    /**
     * What was written.
     *
     * @param tag of the dossier that it tells of, as whoever had it written saw it
     */
    record Made(Paper paper, String tag) {}

    static Slot slot(DossierType type, Key product) {
        return type.product(product)
                .flatMap(p -> type.slot(p.slot()))
                .orElseThrow(Problem::notFound);
    }

    /** Who sees the slot once the act is done that fills it. */
    private static String audience(Scene scene, Slot slot, Allowed allowed) {
        Effects effects = allowed.sentence().effects();
        Set<Key> flags = new TreeSet<>(scene.header().flags());
        flags.addAll(effects.setting());
        flags.removeAll(effects.clearing());
        return Audiences.of(slot.audience(), flags);
    }

    /**
     * As somebody sees the dossier; what is written from words says the same for everybody.
     *
     * @param slot into which it is to be put
     */
    Made write(Caller caller, CaseFile file, Key key, Slot slot) {
        DossierView view = reading.view(caller, file);
        Product product = file.type().product(key).orElseThrow();
        if (product.isWritten()) {
            Map<String, Object> values = values(file, product, caller);
            return new Made(write(caller, file, product, slot, values), view.tag());
        }
        var bytes = new ByteArrayOutputStream();
        try {
            Optional<DocumentGenerator> generator = generators.of(file.header().type(), key);
            Material material = material(caller, file, view);
            String name =
                    generator.isPresent()
                            ? generator.get().write(material, bytes)
                            : plain.write(product, slot, material, bytes);
            return new Made(keep(caller, file, product, slot, name, bytes), view.tag());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> values(CaseFile file, Product product, Caller caller) {
        return transactions.read(sql -> written.values(sql, file, product, caller.language()));
    }

    /** Writes what the words say of these values. */
    Paper write(Caller caller, CaseFile file, Product product, Map<String, Object> values) {
        return write(caller, file, product, slot(file.type(), product.key()), values);
    }

    private Paper write(
            Caller caller, CaseFile file, Product product, Slot slot, Map<String, Object> values) {
        var bytes = new ByteArrayOutputStream();
        try {
            String name = written.write(file, product, values, caller.language(), bytes);
            return keep(caller, file, product, slot, name, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Paper keep(
            Caller caller,
            CaseFile file,
            Product product,
            Slot slot,
            String name,
            ByteArrayOutputStream bytes)
            throws IOException {
        Place place = Place.of(file.header().type(), slot);
        byte[] written = bytes.toByteArray();
        Optional<Sealed> sealed =
                product.isSealed() ? sealing.seal(file.officeKey(), written) : Optional.empty();
        byte[] kept = sealed.map(Sealed::pdf).orElse(written);
        String upload =
                uploads.receive(caller, null, place, name, new ByteArrayInputStream(kept)).id();
        return new Paper(upload, sealed.map(Sealed::by).orElse(null));
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
                clock.zone(),
                home(caller, file));
    }

    private Home home(Caller caller, CaseFile file) {
        String id = file.header().id();
        String context = file.header().isContext() ? id : file.header().context();
        return new Home() {
            @Override
            public String link(String page, String fragment) {
                return site.link(page, fragment);
            }

            @Override
            public List<Participant> participants() {
                return participants.list(caller, id);
            }

            @Override
            public Text saying(String name) {
                return transactions
                        .read(
                                sql ->
                                        terms.inForce(
                                                sql,
                                                file.type(),
                                                name,
                                                context == null ? id : context,
                                                file.header().office()))
                        .text();
            }
        };
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

    /**
     * Puts what was written into its slot, as the act of whoever has it made; answers the document.
     */
    String put(Scene scene, Key product, Allowed allowed, Paper paper) {
        return put(scene, product, slot(scene.type(), product), allowed, paper);
    }

    /**
     * Into this slot. In one that was added it is told as a deposit there, so that whoever is given
     * that slot, and nobody else, is told of it.
     */
    String put(Scene scene, Key product, Slot slot, Allowed allowed, Paper paper) {
        boolean isOwn = slot.key().equals(slot(scene.type(), product).key());
        Deposited put = attach(scene, slot, product, paper.upload());
        Map<String, Object> said = new TreeMap<>(put.said());
        said.put("slot", slot.key().value());
        if (paper.sealedBy() != null) {
            said.put("sealedBy", paper.sealedBy());
        }
        acting.carryOut(
                scene,
                isOwn ? Act.of(Verb.PRODUCE, product) : Act.of(Verb.DEPOSIT_IN, slot.key()),
                allowed,
                Map.of(),
                audience(scene, slot, allowed),
                said);
        return put.document();
    }

    /** The next version of the document of this product, or the first of a new one. */
    private Deposited attach(Scene scene, Slot slot, Key product, String upload) {
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
