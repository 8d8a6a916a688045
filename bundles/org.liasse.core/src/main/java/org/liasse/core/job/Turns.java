package org.liasse.core.job;

import java.util.Optional;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes jobs of one kind, one after the other, and works on each for a while. */
abstract class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    /** How often in a row the database may be too busy, or something else that is needed away. */
    static final int PATIENCE = 5;

    private final KnownAccounts known;
    private final Ledger ledger;
    private String servedLast = "";

    Turns(KnownAccounts known, Ledger ledger) {
        this.known = known;
        this.ledger = ledger;
    }

    final Ledger ledger() {
        return ledger;
    }

    /** Works on a job that this node holds; throws what stands in the way of the whole. */
    abstract void work(Held held);

    /**
     * Takes a job that is due and works on it for a while.
     *
     * @return whether there was one
     */
    final boolean turn() {
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

    /** As he is now: whatever right he has lost since is lost. */
    final Caller owner(Held held) {
        return known.caller(held.account())
                .orElseThrow(
                        () ->
                                Problem.of(
                                                Problem.Kind.NOT_SIGNED_IN,
                                                "Ce compte n’est plus actif.",
                                                "This account is no longer active.")
                                        .because("account-disabled"));
    }

    /** Says no more than its number: the rest is in the log. */
    static Problem incident(String where, Throwable failure) {
        String number = Ids.next();
        LOG.error("incident {}: {} failed", number, where, failure);
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "Une erreur inattendue s’est produite (incident " + number + ").",
                        "Something unexpected went wrong (incident " + number + ").")
                .because("incident");
    }
}
