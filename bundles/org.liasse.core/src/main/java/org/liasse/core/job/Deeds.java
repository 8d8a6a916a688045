package org.liasse.core.job;

import java.util.List;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Bulk.Deed;
import org.liasse.api.people.Caller;

/** Does a deed to one dossier, through the same doors as everybody. */
final class Deeds {

    private final Dossiers dossiers;
    private final Conversations conversations;
    private final Revisions revisions;

    Deeds(Dossiers dossiers, Conversations conversations, Revisions revisions) {
        this.dossiers = dossiers;
        this.conversations = conversations;
        this.revisions = revisions;
    }

    void perform(Caller caller, Deed deed, String dossier) {
        if (deed instanceof Bulk.Perform act) {
            dossiers.perform(
                    caller,
                    new ActionRequest(
                            dossier, act.action(), act.inputs(), act.acknowledged(), null));
        } else if (deed instanceof Bulk.Mark mark) {
            dossiers.mark(caller, dossier, mark.mark());
        } else if (deed instanceof Bulk.Unmark unmark) {
            dossiers.unmark(caller, dossier, unmark.mark());
        } else if (deed instanceof Bulk.Write write) {
            conversations.write(caller, dossier, write.thread(), null, write.text(), List.of());
        } else if (deed instanceof Bulk.Move move) {
            revisions.move(caller, dossier, move.revision(), move.acknowledged(), null);
        }
    }
}
