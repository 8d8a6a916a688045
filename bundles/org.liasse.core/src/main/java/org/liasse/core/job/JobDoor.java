package org.liasse.core.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Jobs;
import org.liasse.api.people.Caller;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Transactions;
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
    private final Runnable wake;

    @Activate
    public JobDoor(
            @Reference Transactions transactions,
            @Reference Dossiers dossiers,
            @Reference Runner runner) {
        this(transactions, dossiers, runner::wake);
    }

    JobDoor(Transactions transactions, Dossiers dossiers, Runnable wake) {
        this.transactions = transactions;
        this.dossiers = dossiers;
        this.wake = wake;
    }

    @Override
    public Job start(Caller caller, Bulk bulk) {
        String account = accountOf(caller);
        if ((bulk.dossiers() == null) == (bulk.query() == null)) {
            throw Problem.invalid(
                    "/dossiers",
                    "Il faut des dossiers ou une requête, et non les deux.",
                    "This takes dossiers or a query, and not both.");
        }
        List<String> chosen = bulk.query() == null ? chosen(bulk.dossiers()) : null;
        if (chosen == null) {
            tryOut(caller, bulk.query());
        }
        String id =
                transactions.write(
                        caller,
                        work -> {
                            if (Ledger.open(work.sql(), account) >= MOST_OPEN) {
                                throw tooMany();
                            }
                            work.afterCommit(wake);
                            return JobRows.insert(work, account, bulk, chosen);
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
            dossiers.list(caller.once(null), BulkJson.walked(query, 1, null));
        } catch (Problem problem) {
            throw problem.withErrors(
                    problem.errors().stream().map(error -> error.under("/query/")).toList());
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
