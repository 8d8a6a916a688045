package org.liasse.variant.procedures;

import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.LinkView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.dossier.PersonalLinks.NewLink;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.ActionEffect;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * PROC-23: the address that is asked is one expert, who comes by his account or by a link; on one
 * dossier once, and never one of those whose dossier it is.
 */
@Component(
        service = {ActionEffect.class, InviteExpert.class},
        property = {
            ActionEffect.TYPE + "=procedure-opinion",
            ActionEffect.ACTION + "=open",
        })
public final class InviteExpert implements ActionEffect {

    private static final Set<Key> APPLICANTS =
            Key.allOf(ProcedureDossier.Role.APPLICANT, ProcedureDossier.Role.INVITED);

    private final Dossiers dossiers;
    private final PersonalLinks links;

    @Activate
    public InviteExpert(@Reference Dossiers dossiers, @Reference PersonalLinks links) {
        this.dossiers = dossiers;
        this.links = links;
    }

    @Override
    public void apply(Performed performed) {
        Caller instructor = performed.caller();
        String address =
                performed.sections().get(Key.of(Opinion.Section.REQUEST)).get("address").toString();
        String about = dossierOf(dossiers.read(instructor, performed.dossier()));
        refuseTwice(dossiers.read(instructor, about), performed.dossier(), address);
        if (links.isHeldBy(instructor, about, APPLICANTS, address)) {
            throw refused(
                    "Cette personne est de celles qui ont déposé ce dossier.",
                    "This person is one of those who deposited this dossier.");
        }
        links.invite(
                instructor,
                performed.dossier(),
                new NewLink(
                        Key.of(Opinion.Role.EXPERT),
                        address,
                        address,
                        instructor.language(),
                        (int) PersonalLinks.LONGEST.toDays()));
    }

    private static String dossierOf(DossierView opinion) {
        return opinion.links().stream()
                .filter(link -> link.kind().equals(Key.of(Opinion.Link.DOSSIER)))
                .map(LinkView::dossier)
                .findFirst()
                .orElseThrow();
    }

    private static void refuseTwice(DossierView about, String opinion, String address) {
        boolean isThere =
                Opinions.rows(about.sections().get(Key.of(ProcedureDossier.Section.OPINIONS)))
                        .filter(row -> !row.getKey().equals(opinion))
                        .map(Map.Entry::getValue)
                        .anyMatch(
                                row -> address.equalsIgnoreCase(String.valueOf(row.get("expert"))));
        if (isThere) {
            throw refused(
                    "L’avis de cet expert est déjà demandé sur ce dossier.",
                    "The opinion of this expert is asked for on this dossier already.");
        }
    }

    private static Problem refused(String fr, String en) {
        return Problem.invalid("/sections/request/address", fr, en);
    }
}
