package org.liasse.core.job;

import java.util.List;
import java.util.Optional;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.job.Bulk.Deed;
import org.liasse.api.people.Caller;
import org.liasse.core.job.Items.Item;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on jobs, a few items of each in turn. An item is one transaction, the deed and its result
 * together; one that is refused is undone, and the refusal written down in another. After a kill at
 * any place an item is either done and counted, or neither.
 */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** Items of one job before another has its turn. */
    static final int BATCH = 25;

    /** How often in a row the database may be too busy for an item. */
    private static final int PATIENCE = 5;

    private final Transactions transactions;
    private final KnownAccounts known;
    private final Ledger ledger;
    private final Gathering gathering;
    private final Deeds deeds;
    private String servedLast = "";

    Worker(
            Transactions transactions,
            KnownAccounts known,
            Dossiers dossiers,
            Conversations conversations,
            Clock clock) {
        this.transactions = transactions;
        this.known = known;
        this.ledger = new Ledger(transactions, clock);
        this.gathering = new Gathering(transactions, ledger, dossiers);
        this.deeds = new Deeds(dossiers, conversations);
    }

    /**
     * Takes a job that is due and works on it for a while.
     *
     * @return whether there was one
     */
    boolean turn() {
        Optional<Held> taken = ledger.take(servedLast);
        if (taken.isEmpty()) {
            return false;
        }
        Held held = taken.get();
        servedLast = held.id();
        try {
            work(held);
        } catch (Lost e) {
            LOG.debug("{}", e.getMessage());
        } catch (Problem problem) {
            giveUp(held, problem);
        } catch (RuntimeException e) {
            giveUp(held, incident("the job " + held.id(), e));
        }
        ledger.giveBack(held);
        return true;
    }

    /** What stands in the way of the job as a whole, not of one item. */
    private void giveUp(Held held, Problem problem) {
        if (problem.kind() == Problem.Kind.UNAVAILABLE && held.busy() < PATIENCE) {
            ledger.putOff(held, null);
        } else {
            ledger.fail(held, problem);
        }
    }

    private void work(Held held) {
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

    /** As he is now: whatever right he has lost since is lost. */
    private Caller owner(Held held) {
        return known.caller(held.account())
                .orElseThrow(
                        () ->
                                Problem.of(
                                                Problem.Kind.NOT_SIGNED_IN,
                                                "Ce compte n’est plus actif.",
                                                "This account is no longer active.")
                                        .because("account-disabled"));
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

    /** Says no more than its number: the rest is in the log. */
    private static Problem incident(String where, Throwable failure) {
        String number = Ids.next();
        LOG.error("incident {}: {} failed", number, where, failure);
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "Une erreur inattendue s’est produite (incident " + number + ").",
                        "Something unexpected went wrong (incident " + number + ").")
                .because("incident");
    }
}
