package org.liasse.core.sample;

import java.util.HashMap;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.variant.condo.CondoVariant;

/** A building with its manager, on a node with the variant of condominiums. */
public final class Condominium implements AutoCloseable {

    public static final Key REPORT = new Key("condo-report");

    public final Node node;
    public final String office;
    public final Caller manager;
    public final String building;

    public Condominium(TestDatabase database) {
        node = new Node(database.open());
        node.catalogue.arrive(
                new CondoVariant(null, null, null, null, null, null, null, null, null),
                Binding.from("condo", "1.0"));
        office = node.offices().create(new Key("syndic"), "Syndic").id();
        manager = node.someone("manager", office, "manager");
        building = building("1 rue du Moulin");
    }

    public String building(String title) {
        return node.open(
                manager,
                new NewDossier(
                        null,
                        new Key("building"),
                        null,
                        null,
                        title,
                        Map.of(
                                new Key("sheet"),
                                Map.of("address", Map.of("city", "Grenoble"), "lots", 12))));
    }

    /** Somebody with this role in the building. */
    public Caller resident(String login, String role) {
        Caller stranger = node.stranger(login);
        node.participants()
                .invite(
                        manager,
                        building,
                        Principal.account(stranger.account()),
                        new Key(role),
                        null);
        return node.again(stranger);
    }

    /** The values of a section of the building, as somebody sees it; empty where he does not. */
    public Map<String, Object> section(Caller caller, String section) {
        DossierView.SectionView seen =
                node.dossiers().read(caller, building).sections().get(new Key(section));
        return seen == null ? Map.of() : seen.values();
    }

    public String code() {
        return section(manager, "entrance").get("code").toString();
    }

    public String report(Caller caller, String category, String text, String location) {
        Map<String, Object> values = new HashMap<>();
        values.put("category", category);
        values.put("text", text);
        if (location != null) {
            values.put("location", location);
        }
        return node.open(
                caller,
                new NewDossier(
                        null, REPORT, building, null, text, Map.of(new Key("report"), values)));
    }

    @Override
    public void close() {
        node.close();
    }
}
