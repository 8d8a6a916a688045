package org.liasse.core.list;

import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.api.people.Caller;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists of dossiers, and the counters of tabs. */
@Component(service = Lists.class)
public final class Lists {

    private final Transactions transactions;

    @Activate
    public Lists(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    public DossierPage page(Caller caller, DossierQuery query) {
        throw new IllegalStateException("being written" + transactions);
    }

    public List<TabCount> tabs(Caller caller, Key type, String context) {
        throw new IllegalStateException("being written" + transactions);
    }
}
