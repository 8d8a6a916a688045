package org.liasse.variant.orders;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage;
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
        String after = null;
        do {
            DossierPage page =
                    dossiers.list(
                            caller,
                            new DossierQuery(
                                    TYPE,
                                    null,
                                    null,
                                    Set.of(Key.of(Company.State.ACTIVE)),
                                    null,
                                    List.of(),
                                    null,
                                    List.of(),
                                    200,
                                    after,
                                    false));
            Optional<DossierView> found =
                    page.items().stream()
                            .filter(item -> item.office().equals(office))
                            .findFirst()
                            .map(item -> dossiers.read(caller, item.id()));
            if (found.isPresent()) {
                return found;
            }
            after = page.next();
        } while (after != null);
        return Optional.empty();
    }
}
