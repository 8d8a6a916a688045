package org.liasse.core.job;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.export.ExportFormat;
import org.liasse.api.export.ExportFormat.Outline;
import org.liasse.api.export.ExportFormat.Sink;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.DocumentStore.Stored;
import org.liasse.api.type.DossierType;
import org.liasse.core.documents.KeptFiles;
import org.liasse.core.dossier.DefinitionShelf;
import org.liasse.core.job.Items.Item;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes what an export is to hold into a file, one dossier at a time, as its owner sees it. */
@Component(service = ExportFiles.class)
public final class ExportFiles {

    /** How long a file is there. */
    static final Duration KEPT = Duration.ofDays(7);

    /** Dossiers between two signs of life. */
    private static final int ROWS = 100;

    private static final int FOLDERS = 5;

    /** Definitions that are looked at for columns. */
    private static final int MOST_DEFINITIONS = 1_000;

    private final Transactions transactions;
    private final Dossiers dossiers;
    private final Catalogue catalogue;
    private final DefinitionShelf definitions;
    private final ExportFormats formats;
    private final KeptFiles kept;
    private final Clock clock;

    @Activate
    public ExportFiles(
            @Reference Transactions transactions,
            @Reference Dossiers dossiers,
            @Reference Catalogue catalogue,
            @Reference DefinitionShelf definitions,
            @Reference ExportFormats formats,
            @Reference KeptFiles kept,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.dossiers = dossiers;
        this.catalogue = catalogue;
        this.definitions = definitions;
        this.formats = formats;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Writes the file, keeps it, and ends the job.
     *
     * @throws Problem where it cannot be written at all
     * @throws Lost where the job is not held any more
     */
    void write(Ledger ledger, Held held, Caller owner) {
        ExportJson asked = ExportJson.read(held.request());
        ExportFormat format = formats.find(asked.format()).orElseThrow(() -> away(asked.format()));
        Outline outline =
                transactions.read(sql -> outline(sql, held.id(), owner, asked, format.isTable()));
        ledger.beginAnew(held);
        Path file = null;
        try {
            file = Files.createTempFile("liasse-export-" + held.id(), null);
            fill(file, format, outline, new Walk(ledger, held, owner, format.isTable()));
            Stored stored = kept.keep(file);
            String name = nameOf(outline) + "." + format.key();
            transactions.write(
                    work -> {
                        // in the order in which a reader takes them
                        ledger.finish(work, held);
                        kept.refer(work, stored);
                        Outputs.insert(work, held.id(), name, format.mediaType(), stored, KEPT);
                        return null;
                    });
        } catch (IOException e) {
            throw Turns.incident("the export " + held.id(), e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // temporary files go at the next start
        }
    }

    private void fill(Path file, ExportFormat format, Outline outline, Walk walk)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                Sink sink = format.begin(outline, out)) {
            while (walk.goOn(sink)) {
                // page by page
            }
            sink.end();
        }
    }

    static Problem away(Key format) {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "Le format « " + format + " » n’est pas disponible en ce moment.",
                        "The format \"" + format + "\" is not available at the moment.")
                .because("format-away");
    }

    private String nameOf(Outline outline) {
        String title =
                java.text.Normalizer.normalize(outline.title(), java.text.Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^A-Za-z0-9]+", "-")
                        .toLowerCase(java.util.Locale.ROOT);
        return title + "-" + LocalDate.ofInstant(clock.now(), clock.zone());
    }

    private record Seen(Key type, String context, int revision, Key role) {}

    /** Only what the owner sees counts: nothing else names a column. */
    private Outline outline(Sql sql, String job, Caller owner, ExportJson asked, boolean isTable) {
        var arguments = new ArrayList<Object>();
        arguments.add(job);
        arguments.addAll(owner.principals());
        List<Seen> seen =
                sql.list(
                        "select distinct d.type_key, d.context_id, d.revision, g.role_key from"
                                + " job_item i join dossier d on d.id = i.dossier_id join"
                                + " dossier_grant g on g.dossier_id = d.id where i.job_id = ? and"
                                + " g.principal in ("
                                + Sql.marks(owner.principals())
                                + ") order by d.revision desc fetch first "
                                + MOST_DEFINITIONS
                                + " rows only",
                        row ->
                                new Seen(
                                        new Key(row.getString(1)),
                                        row.getString(2),
                                        row.getInt(3),
                                        new Key(row.getString(4))),
                        arguments);
        Set<Key> types = new TreeSet<>();
        Set<Key> roles = new TreeSet<>();
        Map<String, DossierType> drawn = new LinkedHashMap<>();
        for (Seen one : seen) {
            types.add(one.type());
            roles.add(one.role());
            drawn.computeIfAbsent(
                    one.type() + " " + one.context() + " " + one.revision(),
                    definition ->
                            definitions.effective(
                                    sql,
                                    catalogue.snapshot(one.type()),
                                    one.context(),
                                    one.revision()));
        }
        if (isTable && types.size() > 1) {
            throw Problem.invalid(
                    "/dossiers",
                    "Un tableau contient des dossiers d’un seul type.",
                    "A table holds dossiers of one type only.");
        }
        List<DossierType> all = List.copyOf(new LinkedHashSet<>(drawn.values()));
        String title =
                types.size() == 1
                        ? all.get(0).plural().in(owner.language())
                        : owner.language() == org.liasse.api.Language.FR ? "Dossiers" : "Cases";
        return new Outline(title, owner, all, roles, asked.columns(), clock.zone());
    }

    /** The way through the items of a job. */
    private final class Walk {

        private final Ledger ledger;
        private final Held held;
        private final Caller owner;
        private final int page;
        private int from;

        Walk(Ledger ledger, Held held, Caller owner, boolean isTable) {
            this.ledger = ledger;
            this.held = held;
            this.owner = owner;
            this.page = isTable ? ROWS : FOLDERS;
        }

        /** Writes some dossiers more; answers whether there may be others. */
        boolean goOn(Sink sink) throws IOException {
            List<Item> items = transactions.read(sql -> Items.page(sql, held.id(), from, page));
            Map<Item, Problem> refused = new LinkedHashMap<>();
            for (Item item : items) {
                add(sink, item, refused);
                from = item.number() + 1;
            }
            transactions.write(
                    work -> {
                        refused.forEach((item, why) -> Items.refuse(work, held, item, why));
                        ledger.advance(work, held, items.size(), refused.size());
                        return null;
                    });
            return items.size() == page;
        }

        private void add(Sink sink, Item item, Map<Item, Problem> refused) throws IOException {
            try {
                sink.add(dossiers.read(owner, item.dossier()));
            } catch (Problem problem) {
                if (problem.kind() == Problem.Kind.UNAVAILABLE) {
                    throw problem;
                }
                refused.put(item, problem);
            }
        }
    }
}
