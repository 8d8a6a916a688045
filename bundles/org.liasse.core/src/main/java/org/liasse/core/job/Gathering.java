package org.liasse.core.job;

import java.util.List;
import java.util.Optional;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.job.Bulk;
import org.liasse.api.people.Caller;
import org.liasse.core.store.Transactions;

/** Finds out what the items of a job are, a page at a time and before any of them is done. */
final class Gathering {

    static final int PAGE = 200;

    private final Transactions transactions;
    private final Ledger ledger;
    private final Dossiers dossiers;
    private final Revisions revisions;

    Gathering(Transactions transactions, Ledger ledger, Dossiers dossiers, Revisions revisions) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.dossiers = dossiers;
        this.revisions = revisions;
    }

    /** Ids, and where the walk goes on; {@code null} at its end. */
    private record Page(List<String> ids, String next) {
        static Page of(DossierPage page) {
            return new Page(page.items().stream().map(Item::id).toList(), page.next());
        }
    }

    /** One page more, with the rights that the caller has now. */
    void more(Held held, Caller caller) {
        if (held.isChosen()) {
            List<String> chosen = chosen(held);
            int end = Math.min(held.total() + PAGE, chosen.size());
            add(held, chosen.subList(held.total(), end), null, end == chosen.size());
            return;
        }
        Page page = page(held, caller);
        if (held.total() + page.ids().size() > Bulk.MOST_FOUND) {
            throw Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "La requête trouve plus de 100 000 dossiers ; rien n’a été fait.",
                            "The query finds more than 100 000 dossiers; nothing was done.")
                    .because("too-many-dossiers");
        }
        add(held, page.ids(), page.next(), page.next() == null);
    }

    private List<String> chosen(Held held) {
        return transactions.read(
                sql ->
                        sql.first(
                                        "select chosen from job where id = ?",
                                        row -> List.of(row.getString(1).split(" ")),
                                        held.id())
                                .orElseThrow(() -> new Lost(held.id())));
    }

    /** Where the cursor holds no more, the walk begins again: what is there is not added twice. */
    private Page page(Held held, Caller caller) {
        Optional<Bulk.Move> move = BulkJson.moving(held.request());
        if (move.isPresent()) {
            return behind(held, caller, move.get().revision());
        }
        try {
            return Page.of(
                    dossiers.list(caller, BulkJson.page(held.request(), PAGE, held.after())));
        } catch (Problem problem) {
            if (held.after() == null || problem.kind() != Problem.Kind.BAD_REQUEST) {
                throw problem;
            }
            return Page.of(dossiers.list(caller, BulkJson.page(held.request(), PAGE, null)));
        }
    }

    private Page behind(Held held, Caller caller, int revision) {
        DossierQuery query = BulkJson.page(held.request(), PAGE, null);
        Revisions.Stretch<String> some =
                revisions.behind(
                        caller, query.context(), revision, query.states(), held.after(), PAGE);
        return new Page(some.items(), some.next());
    }

    private void add(Held held, List<String> ids, String next, boolean isLast) {
        transactions.write(
                work -> {
                    int added = Items.add(work, held.id(), held.total(), ids);
                    ledger.grow(work, held, added, next, isLast);
                    return null;
                });
    }
}
