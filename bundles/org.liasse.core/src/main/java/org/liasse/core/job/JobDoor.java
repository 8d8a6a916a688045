package org.liasse.core.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Clock;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.export.ExportFormat;
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Export;
import org.liasse.api.job.Jobs;
import org.liasse.api.people.Caller;
import org.liasse.core.documents.KeptFiles;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to jobs. */
@Component(service = Jobs.class)
public final class JobDoor implements Jobs {

    private static final int MOST_OPEN = 20;
    private static final int MOST_ERRORS = 20;

    private final Transactions transactions;
    private final Dossiers dossiers;
    private final Revisions revisions;
    private final Catalogue catalogue;
    private final ExportFormats formats;
    private final KeptFiles kept;
    private final Clock clock;
    private final Runnable wake;

    @Activate
    public JobDoor(
            @Reference Transactions transactions,
            @Reference Dossiers dossiers,
            @Reference Revisions revisions,
            @Reference Catalogue catalogue,
            @Reference ExportFormats formats,
            @Reference KeptFiles kept,
            @Reference Clock clock,
            @Reference Runner runner) {
        this(transactions, dossiers, revisions, catalogue, formats, kept, clock, runner::wake);
    }

    JobDoor(
            Transactions transactions,
            Dossiers dossiers,
            Revisions revisions,
            Catalogue catalogue,
            ExportFormats formats,
            KeptFiles kept,
            Clock clock,
            Runnable wake) {
        this.transactions = transactions;
        this.dossiers = dossiers;
        this.revisions = revisions;
        this.catalogue = catalogue;
        this.formats = formats;
        this.kept = kept;
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public Job start(Caller caller, Bulk bulk) {
        String account = accountOf(caller);
        SecretVotes.refuse(catalogue, bulk);
        List<String> chosen = chosen(bulk.dossiers(), bulk.query());
        if (chosen == null && bulk.deed() instanceof Bulk.Move move) {
            tryOut(caller, move, bulk.query());
        } else if (chosen == null) {
            tryOut(caller, BulkJson.walked(bulk.query(), 1, null));
        }
        return start(caller, account, Worker.KIND, BulkJson.write(bulk), chosen);
    }

    @Override
    public Job start(Caller caller, Export export) {
        String account = accountOf(caller);
        List<String> chosen = chosen(export.dossiers(), export.query());
        ExportFormat format = formats.find(export.format()).orElseThrow(this::unknownFormat);
        if (!format.isTable() && !export.columns().isEmpty()) {
            throw Problem.invalid(
                    "/columns",
                    "Ce format contient tout : on n’y choisit pas de colonnes.",
                    "This format holds everything: no columns are chosen.");
        }
        if (chosen == null) {
            if (format.isTable() && export.query().type() == null) {
                throw Problem.invalid(
                        "/query/type",
                        "Un tableau contient des dossiers d’un seul type.",
                        "A table holds dossiers of one type only.");
            }
            tryOut(caller, BulkJson.walked(export.query(), 1, null));
        }
        return start(caller, account, ExportWorker.KIND, ExportJson.write(export), chosen);
    }

    private Problem unknownFormat() {
        String all = formats.keys().stream().map(Key::value).collect(Collectors.joining(", "));
        return Problem.invalid(
                "/format", "On attend l’un de : " + all + ".", "This takes one of: " + all + ".");
    }

    @Override
    public Content output(Caller caller, String job) {
        String account = accountOf(caller);
        return transactions
                .read(sql -> Outputs.find(sql, account, job, clock.now()))
                .map(
                        made ->
                                kept.content(
                                        made.name(), made.mediaType(), made.bytes(), made.madeAt()))
                .orElseThrow(Problem::notFound);
    }

    /** The ids, or {@code null} where a query finds them. */
    private static List<String> chosen(List<String> dossiers, DossierQuery query) {
        if ((dossiers == null) == (query == null)) {
            throw Problem.invalid(
                    "/dossiers",
                    "Il faut des dossiers ou une requête, et non les deux.",
                    "This takes dossiers or a query, and not both.");
        }
        return dossiers == null ? null : chosen(dossiers);
    }

    private Job start(
            Caller caller, String account, String kind, String request, List<String> chosen) {
        String id =
                transactions.write(
                        caller,
                        work -> {
                            if (Ledger.open(work.sql(), account) >= MOST_OPEN) {
                                throw tooMany();
                            }
                            work.afterCommit(wake);
                            return JobRows.insert(work, account, kind, request, chosen);
                        });
        return transactions
                .read(sql -> JobRows.find(sql, account, id))
                .orElseThrow(Problem::notFound);
    }

    private static String accountOf(Caller caller) {
        return caller.accountId()
                .orElseThrow(
                        () ->
                                Problem.of(
                                        Problem.Kind.NOT_SIGNED_IN,
                                        "Identifiez-vous avec un compte : un travail appartient à"
                                                + " qui l’a lancé.",
                                        "Sign in with an account: a job belongs to whoever started"
                                                + " it."));
    }

    /** The ids as they are stored, each once, in the order in which they were given. */
    private static List<String> chosen(List<String> ids) {
        if (ids.isEmpty() || ids.size() > Bulk.MOST_CHOSEN) {
            throw Problem.invalid(
                    "/dossiers", "Il faut de 1 à 10 000 dossiers.", "This takes 1 to 10 000.");
        }
        Set<String> chosen = new LinkedHashSet<>();
        List<InputError> errors = new ArrayList<>();
        for (int i = 0; i < ids.size() && errors.size() < MOST_ERRORS; i++) {
            String id = ids.get(i);
            if (Ids.isId(id)) {
                chosen.add(id.toLowerCase(Locale.ROOT));
            } else {
                errors.add(
                        InputError.at(
                                "/dossiers/" + i, "On attend un UUID.", "This must be a UUID."));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return List.copyOf(chosen);
    }

    /** Whoever asks what cannot be asked learns it now. */
    private void tryOut(Caller caller, DossierQuery query) {
        try {
            dossiers.list(caller.once(null), query);
        } catch (Problem problem) {
            throw problem.withErrors(
                    problem.errors().stream().map(error -> error.under("/query/")).toList());
        }
    }

    /** What a reader sees in a tab or finds is no measure of what whoever draws may move. */
    private void tryOut(Caller caller, Bulk.Move move, DossierQuery query) {
        boolean isMore = query.tab() != null || query.q() != null || !query.where().isEmpty();
        if (query.context() == null || isMore) {
            throw Problem.invalid(
                    query.context() == null ? "/query/context" : "/query",
                    "Il faut un contexte, et des états tout au plus.",
                    "This takes a context, and states at most.");
        }
        try {
            revisions.behind(caller, query.context(), move.revision(), query.states(), null, 1);
        } catch (Problem problem) {
            throw problem.withErrors(
                    problem.errors().stream()
                            .map(e -> new InputError("/definition", e.detail()))
                            .toList());
        }
    }

    private static Problem tooMany() {
        return Problem.of(
                        Problem.Kind.TOO_MANY,
                        "Vingt de vos travaux ne sont pas finis ; attendez, ou annulez-en.",
                        "Twenty of your jobs are not over; wait, or cancel some.")
                .retryAfter(java.time.Duration.ofSeconds(10));
    }

    @Override
    public Progress read(Caller caller, String job, String after, int limit) {
        String account = accountOf(caller);
        int from = after == null ? -1 : place(after);
        int most = Math.min(Math.max(limit, 1), 1_000);
        return transactions.read(
                sql -> {
                    Job found = JobRows.find(sql, account, job).orElseThrow(Problem::notFound);
                    List<Items.Refused> refused = Items.refused(sql, job, from, most + 1);
                    boolean isMore = refused.size() > most;
                    List<Items.Refused> page = isMore ? refused.subList(0, most) : refused;
                    return new Progress(
                            found,
                            page.stream().map(Items.Refused::refusal).toList(),
                            isMore ? Integer.toString(page.get(most - 1).number()) : null);
                });
    }

    private static int place(String after) {
        if (after.matches("\\d{1,9}")) {
            return Integer.parseInt(after);
        }
        throw unknownCursor();
    }

    private static Problem unknownCursor() {
        return Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "Ce curseur n’a pas été donné par le serveur.",
                        "The server never gave this cursor.")
                .withErrors(List.of(InputError.at("after", "Curseur inconnu.", "Unknown cursor.")));
    }

    @Override
    public List<Job> list(Caller caller, String after, int limit) {
        String account = accountOf(caller);
        if (after != null && !Ids.isId(after)) {
            throw unknownCursor();
        }
        int most = Math.min(Math.max(limit, 1), 200);
        return transactions.read(sql -> JobRows.list(sql, account, after, most));
    }

    @Override
    public void cancel(Caller caller, String job) {
        String account = accountOf(caller);
        transactions.write(
                work -> {
                    JobRows.find(work.sql(), account, job).orElseThrow(Problem::notFound);
                    Ledger.cancel(work, job);
                    return null;
                });
    }
}
