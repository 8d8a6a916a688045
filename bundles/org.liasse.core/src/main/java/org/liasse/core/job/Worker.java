package org.liasse.core.job;

import java.util.List;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.job.Bulk.Deed;
import org.liasse.api.people.Caller;
import org.liasse.core.job.Items.Item;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Transactions;

/**
 * Works on jobs, a few items of each in turn. An item is one transaction, the deed and its result
 * together; one that is refused is undone, and the refusal written down in another. After a kill at
 * any place an item is either done and counted, or neither.
 */
final class Worker extends Turns {

    static final String KIND = "bulk";

    /** Items of one job before another has its turn. */
    static final int BATCH = 25;

    private final Transactions transactions;
    private final Ledger ledger;
    private final Gathering gathering;
    private final Deeds deeds;

    Worker(
            Transactions transactions,
            KnownAccounts known,
            Dossiers dossiers,
            Conversations conversations,
            Revisions revisions,
            Clock clock) {
        super(known, new Ledger(transactions, clock, KIND));
        this.transactions = transactions;
        this.ledger = ledger();
        this.gathering = new Gathering(transactions, ledger, dossiers, revisions);
        this.deeds = new Deeds(dossiers, conversations, revisions);
    }

    @Override
    void work(Held held) {
        if (!held.gathered()) {
            gathering.more(held, owner(held));
            return;
        }
        Deed deed = BulkJson.deed(held.request());
        List<Item> items = transactions.read(sql -> Items.pending(sql, held.id(), BATCH));
        Held now = held;
        for (Item item : items) {
            if (!isBehind(now, deed, item)) {
                return;
            }
            now = now.goingOn();
        }
        if (items.size() < BATCH) {
            ledger.finish(held);
        }
    }

    /** Whether the job goes on: the item is behind it, done or refused, or has to wait. */
    private boolean isBehind(Held held, Deed deed, Item item) {
        Caller owner = owner(held);
        try {
            transactions.write(
                    work -> {
                        work.actOnMany();
                        deeds.perform(owner, deed, item.dossier());
                        Items.done(work, held, item);
                        ledger.advance(work, held, false);
                        return null;
                    });
            return true;
        } catch (Problem problem) {
            return switch (problem.kind()) {
                case TYPE_AWAY -> {
                    ledger.putOff(held, typeOf(item));
                    yield false;
                }
                case UNAVAILABLE -> {
                    if (held.busy() >= PATIENCE) {
                        refuse(held, item, problem);
                    } else {
                        ledger.putOff(held, null);
                    }
                    yield false;
                }
                default -> {
                    refuse(held, item, problem);
                    yield true;
                }
            };
        } catch (RuntimeException | LinkageError e) {
            if (Lost.isBehind(e)) {
                throw new Lost(held.id());
            }
            refuse(held, item, incident("an item of the job " + held.id(), e));
            return true;
        }
    }

    private void refuse(Held held, Item item, Problem why) {
        try {
            transactions.write(
                    work -> {
                        Items.refuse(work, held, item, why);
                        ledger.advance(work, held, true);
                        return null;
                    });
        } catch (RuntimeException e) {
            throw Lost.isBehind(e) ? new Lost(held.id()) : e;
        }
    }

    private Key typeOf(Item item) {
        return transactions.read(
                sql ->
                        sql.first(
                                        "select type_key from dossier where id = ?",
                                        row -> new Key(row.getString(1)),
                                        item.dossier())
                                .orElse(null));
    }
}
