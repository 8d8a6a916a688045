package org.liasse.variant.orders;

import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.spi.ActionEffect;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** SERV-07: a visit that is reported as to be continued is followed by one on the same order. */
@Component(
        service = {ActionEffect.class, FollowUp.class},
        property = {
            ActionEffect.TYPE + "=service-visit",
            ActionEffect.ACTION + "=report",
        })
public final class FollowUp implements ActionEffect {

    private final Dossiers dossiers;

    @Activate
    public FollowUp(@Reference Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public void apply(Performed performed) {
        Map<String, Object> report = performed.values(Visit.Section.REPORT);
        if (!"to-continue".equals(report.get("outcome"))) {
            return;
        }
        DossierView visit = dossiers.read(performed.caller(), performed.dossier());
        DossierView next =
                dossiers.open(
                        performed.caller(),
                        new NewDossier(
                                null,
                                performed.type(),
                                visit.context(),
                                null,
                                visit.title(),
                                Map.of()));
        dossiers.link(performed.caller(), next.id(), Key.of(Visit.Link.FOLLOWS), visit.id());
    }
}
