package org.liasse.variant.condo;

import java.util.HashMap;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.dossier.Copies;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.dossier.PersonalLinks.NewLink;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.ActionEffect;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * COND-11: an order sent from a report is a dossier of its own in the same building, with the words
 * and photos of the report; its provider gets a personal link to it, and needs no account. COND-12:
 * one that was made elsewhere is there with it, or nothing is.
 */
@Component(
        service = {ActionEffect.class, SendOrder.class},
        property = {
            ActionEffect.TYPE + "=condo-report",
            ActionEffect.ACTION + "=send-order",
        })
public final class SendOrder implements ActionEffect {

    /** Long enough for the visit and what comes after it. */
    private static final int DAYS = 180;

    /** Of the report, so many photos go along. */
    static final int PHOTOS = 10;

    private final Dossiers dossiers;
    private final PersonalLinks links;
    private final Documents documents;
    private final Copies copies;

    @Activate
    public SendOrder(
            @Reference Dossiers dossiers,
            @Reference PersonalLinks links,
            @Reference Documents documents,
            @Reference Copies copies) {
        this.dossiers = dossiers;
        this.links = links;
        this.documents = documents;
        this.copies = copies;
    }

    @Override
    public void apply(Performed performed) {
        Caller manager = performed.caller();
        Map<String, Object> reported = performed.values(Report.Section.REPORT);
        Map<String, Object> values = new HashMap<>();
        for (String given : new String[] {"desired", "work"}) {
            copy(performed.inputs().get(given), given, values);
        }
        copy(reported.get("text"), "reported", values);
        copy(reported.get("location"), "location", values);
        DossierView report = dossiers.read(manager, performed.dossier());
        Map<String, Object> provider =
                new ProviderBase(dossiers).provider(manager, report.office(), performed.inputs());
        String email = provider.get("email").toString();
        values.put("provider", email);
        copy(provider.get("name"), "providerName", values);
        copy(provider.get("trade"), "providerTrade", values);
        values.put("report", report.number()); // COND-14
        values.put("private", !report.flags().contains(Key.of(Report.Flag.FOR_ALL)));
        String order =
                dossiers.open(
                                manager,
                                new NewDossier(
                                        null,
                                        new Key("condo-order"),
                                        report.context(),
                                        null,
                                        report.title(),
                                        Map.of(Key.of(Order.Section.ORDER), values)))
                        .id();
        dossiers.link(manager, order, Key.of(Order.Link.REPORT), report.id()); // COND-13
        documents.list(manager, report.id()).stream()
                .filter(photo -> photo.slot().equals(Key.of(Report.Slot.PHOTOS)))
                .limit(PHOTOS)
                .forEach(
                        photo ->
                                copies.copy(
                                        manager,
                                        report.id(),
                                        photo.id(),
                                        order,
                                        Key.of(Order.Slot.REPORT_PHOTOS)));
        if (performed.inputs().get("paper") instanceof String upload) { // COND-12
            documents.deposit(manager, order, Key.of(Order.Slot.ORDER_PDF), null, upload);
        }
        String name = provider.getOrDefault("name", email).toString();
        links.make(
                manager, order, new NewLink(Key.of(Order.Role.PROVIDER), name, email, null, DAYS));
    }

    private static void copy(Object value, String name, Map<String, Object> values) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
