package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Moves dossiers out of states that a new version of their type no longer has, to where that
 * version says. The clock does it, one dossier a transaction, and each move stands in its timeline.
 */
@Component(immediate = true, service = Relocation.class)
public final class Relocation implements AutoCloseable {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final Journal journal;
    private final Catalogue catalogue;

    @Activate
    public Relocation(
            @Reference Transactions transactions,
            @Reference Journal journal,
            @Reference Catalogue catalogue) {
        this.transactions = transactions;
        this.journal = journal;
        this.catalogue = catalogue;
        catalogue.beforeServing(this::move);
    }

    @Deactivate
    @Override
    public void close() {
        catalogue.beforeServing(type -> {});
    }

    private void move(DossierType type) {
        for (Map.Entry<Key, Key> moved : type.movedStates().entrySet()) {
            List<String> ids = in(type.key(), moved.getKey());
            while (!ids.isEmpty()) {
                ids.forEach(id -> move(type, id, moved.getKey(), moved.getValue()));
                ids = in(type.key(), moved.getKey());
            }
        }
    }

    private List<String> in(Key type, Key state) {
        return transactions.read(
                sql ->
                        sql.list(
                                "select id from dossier where type_key = ? and state_key = ? fetch"
                                        + " first "
                                        + AT_ONCE
                                        + " rows only",
                                row -> row.getString(1),
                                type,
                                state));
    }

    private void move(DossierType type, String id, Key from, Key to) {
        transactions.write(
                work -> {
                    Dossier dossier = Dossier.locked(work, id);
                    if (dossier != null && dossier.header().state().equals(from)) {
                        Seen.in(work).shelved(type, dossier.header(), dossier::header);
                        dossier.moveTo(to, work.now());
                        Index.moved(work, id, to);
                        journal.record(
                                work,
                                dossier,
                                Acting.CLOCK,
                                "new-version",
                                Audiences.ANYONE,
                                Map.of("from", from.value(), "to", to.value()));
                    }
                    return null;
                });
    }
}
