package org.liasse.core.dossier;

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
import java.util.stream.Stream;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.DocumentReader;
import org.liasse.api.spi.DocumentReader.Given;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Effects.Depositing;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Verb;
import org.liasse.core.documents.Uploads;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.liasse.core.types.DocumentReaders;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Has files read before the transaction that puts them into their slots, so that it holds no file;
 * and only for who may put them there, as far as can be told before. What was read is written in
 * that transaction. A refusal is always the transaction's.
 */
@Component(service = ReadAhead.class)
public final class ReadAhead {

    /** What was read, by upload. */
    public record Reads(Map<String, Map<Key, Map<String, Object>>> byUpload) {
        static final Reads NONE = new Reads(Map.of());
    }

    /** A file that an act would put somewhere. */
    private record Wanted(Key slot, String upload, String pointer) {}

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final CaseFiles files;
    private final DocumentReaders readers;
    private final Uploads uploads;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public ReadAhead(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference CaseFiles files,
            @Reference DocumentReaders readers,
            @Reference Uploads uploads,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.files = files;
        this.readers = readers;
        this.uploads = uploads;
        this.changes = changes;
        this.clock = clock;
    }

    /** For a deposit in a slot. */
    public Reads of(Caller caller, String dossier, Key slot, String upload) {
        if (readers.areNone() || upload == null) {
            return Reads.NONE;
        }
        return seen(caller, dossier)
                .filter(file -> file.type().slot(slot).isPresent())
                .map(
                        file ->
                                read(
                                        caller,
                                        file,
                                        Act.of(Verb.DEPOSIT_IN, slot),
                                        Map.of(),
                                        Set.of(),
                                        List.of(new Wanted(slot, upload, "/upload"))))
                .orElse(Reads.NONE);
    }

    /** For an action, of which some inputs may be files. */
    Reads of(
            Caller caller,
            String dossier,
            Act act,
            Map<String, Object> inputs,
            Set<Key> acknowledged) {
        boolean mayNameFiles =
                inputs.values().stream().anyMatch(v -> v instanceof String s && Ids.isId(s));
        if (readers.areNone() || !mayNameFiles) {
            return Reads.NONE;
        }
        return seen(caller, dossier)
                .map(
                        file ->
                                read(
                                        caller,
                                        file,
                                        act,
                                        inputs,
                                        acknowledged,
                                        wanted(file, act, inputs)))
                .orElse(Reads.NONE);
    }

    /** Empty where the transaction will say NOT_FOUND, or what it answered the first time. */
    private Optional<CaseFile> seen(Caller caller, String dossier) {
        return transactions.read(sql -> files.find(sql, caller, dossier));
    }

    private List<Wanted> wanted(CaseFile file, Act act, Map<String, Object> inputs) {
        return catalogue
                .ask(file.header().type(), living -> wanted(living, act, inputs))
                .orElse(List.of());
    }

    private static List<Wanted> wanted(DossierType living, Act act, Map<String, Object> inputs) {
        return living.workflow().sentences().stream()
                .filter(sentence -> sentence.act().equals(act))
                .flatMap(sentence -> sentence.effects().depositing().stream())
                .distinct()
                .flatMap(depositing -> wanted(depositing, inputs))
                .toList();
    }

    private static Stream<Wanted> wanted(Depositing depositing, Map<String, Object> inputs) {
        return inputs.get(depositing.input()) instanceof String upload
                ? Stream.of(new Wanted(depositing.slot(), upload, "/" + depositing.input()))
                : Stream.empty();
    }

    private Reads read(
            Caller caller,
            CaseFile file,
            Act act,
            Map<String, Object> inputs,
            Set<Key> acknowledged,
            List<Wanted> wanted) {
        Key type = file.header().type();
        if (wanted.stream().allMatch(w -> readers.of(type, readAs(file, w)).isEmpty())) {
            return Reads.NONE;
        }
        boolean isDeposit = act.verb().filter(Verb.DEPOSIT_IN::equals).isPresent();
        Act ruled = isDeposit ? Act.of(Verb.DEPOSIT_IN, file.type().ruledAs(act.object())) : act;
        Set<Key> roles = file.rolesOf(caller);
        Facts plain =
                isDeposit
                        ? file.factsIn(act.object(), roles, clock.now(), clock.zone())
                        : file.facts(roles, clock.now(), clock.zone());
        Facts facts = plain.giving(inputs).acknowledging(acknowledged);
        Map<String, Map<Key, Map<String, Object>>> byUpload = new HashMap<>();
        // the type is held meanwhile: its bundle does not leave under a reader of its own
        catalogue.ask(
                type,
                living -> {
                    if (living.workflow().decide(ruled, facts) instanceof Allowed) {
                        wanted.forEach(w -> read(caller, file, w, byUpload));
                    }
                    return type;
                });
        return new Reads(byUpload);
    }

    private void read(
            Caller caller,
            CaseFile file,
            Wanted wanted,
            Map<String, Map<Key, Map<String, Object>>> byUpload) {
        Key type = file.header().type();
        Optional<Uploads.Taken> upload = uploads.peek(caller, type, wanted.slot(), wanted.upload());
        if (upload.isEmpty()) {
            return;
        }
        Map<Key, Map<String, Object>> sections = new TreeMap<>();
        for (DocumentReader reader : readers.of(type, readAs(file, wanted))) {
            sections.putAll(read(reader, upload.get(), wanted.pointer()));
        }
        byUpload.put(wanted.upload(), sections);
    }

    private static Key readAs(CaseFile file, Wanted wanted) {
        return readAs(file.type(), wanted.slot());
    }

    /** The slot whose readers read this one: the one that it is like, else itself. */
    public static Key readAs(DossierType type, Key slot) {
        return type.slot(slot).map(Slot::like).orElse(slot);
    }

    private Map<Key, Map<String, Object>> read(
            DocumentReader reader, Uploads.Taken upload, String pointer) {
        try (InputStream bytes = uploads.open(upload)) {
            return reader.read(
                    new Given(
                            upload.name(),
                            upload.size(),
                            upload.sha256(),
                            upload.mediaType(),
                            bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Problem problem) {
            throw problem.withErrors(
                    problem.errors().stream().map(error -> error.under(pointer)).toList());
        }
    }

    /** Gives an act what was read for it. */
    public void hand(Scene scene, Reads reads) {
        scene.reads = reads;
    }

    /** Writes what was read of an upload that was just put into a slot. */
    public void write(Scene scene, Key slot, String upload) {
        changes.writeRead(scene, slot, upload);
    }

    static Problem unread() {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "Le dossier a changé pendant la lecture du fichier ; recommencez.",
                        "The dossier has changed while the file was read; try again.")
                .because("not-read")
                .retryAfter(Duration.ofSeconds(1));
    }
}
