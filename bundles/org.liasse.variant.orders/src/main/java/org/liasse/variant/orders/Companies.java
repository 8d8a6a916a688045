package org.liasse.variant.orders;

import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the sheet of the company of an office. */
@Component(service = Companies.class)
public final class Companies {

    private static final Key TYPE = new Key("service-company");

    private final Dossiers dossiers;

    @Activate
    public Companies(@Reference Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /**
     * The active sheet of an office, of several the one that changed last; empty where there is
     * none.
     *
     * @param office by its key
     */
    Optional<DossierView> of(Caller caller, String office) {
        return dossiers.all(caller, DossierQuery.of(TYPE, 200).in(Key.allOf(Company.State.ACTIVE)))
                .filter(item -> item.office().equals(office))
                .findFirst()
                .map(item -> dossiers.read(caller, item.id()));
    }
}
