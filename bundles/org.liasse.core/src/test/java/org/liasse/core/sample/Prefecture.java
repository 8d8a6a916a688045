package org.liasse.core.sample;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.variant.procedures.ProceduresVariant;

/**
 * A procedure that sends its dossiers to the north, to the south, or to the instructor who is named
 * on the procedure itself.
 */
public final class Prefecture implements AutoCloseable {

    public static final Key DOSSIER = new Key("procedure-dossier");
    public static final Key GROUP = new Key("procedure-group");
    public static final Key INSTRUCTOR = new Key("instructor");
    private static final Key FORM = new Key("form");
    private static final Key SETTINGS = new Key("settings");

    public final Node node;
    public final ProceduresVariant variant = new ProceduresVariant(null, null);
    public final Caller administrator;
    public final Caller applicant;
    public final String procedure;
    public final String northern;
    public final String southern;
    public Caller north;
    public Caller south;
    public Caller other;

    public Prefecture(TestDatabase database) {
        node = new Node(database.open());
        node.catalogue.arrive(variant, Binding.from("procedures", "1.0"));
        String office = node.offices().create(new Key("prefecture"), "The prefecture").id();
        administrator = node.someone("administrator", office, "administrator");
        applicant = node.someone("applicant", office, "applicant");
        procedure = procedure("Subsidies");
        northern = group("The north", "north", "Île");
        southern = group("The south", "south");
        north = instructor("north", northern);
        south = instructor("south", southern);
        other = instructor("other", procedure);
    }

    public String procedure(String title) {
        Map<String, Object> settings =
                Map.of("retention", 6, "experts", "none", "routingField", "region");
        String opened =
                node.open(
                        administrator,
                        new NewDossier(
                                null,
                                new Key("procedure"),
                                null,
                                null,
                                title,
                                Map.of(SETTINGS, settings)));
        Form form = Form.of(Field.text("region").named("Région", "Region"));
        node.definitions().draw(administrator, opened, Map.of(FORM, form), List.of(), Map.of());
        node.act(administrator, opened, "publish");
        return opened;
    }

    public String group(String title, String... values) {
        return groupUnder(procedure, title, values);
    }

    public String groupUnder(String under, String title, String... values) {
        var rows = new TreeMap<String, Object>();
        Stream.of(values).forEach(v -> rows.put("row" + rows.size(), Map.of("value", v)));
        return node.open(
                administrator,
                new NewDossier(
                        null,
                        GROUP,
                        under,
                        null,
                        title,
                        Map.of(new Key("rule"), Map.of("values", rows))));
    }

    public Caller instructor(String login, String place) {
        Caller caller = node.stranger(login);
        join(caller, place);
        return node.again(caller);
    }

    /** The administrator, who is named instructor of the procedure's north besides. */
    public Caller administratorAndInstructor() {
        join(administrator, northern);
        return node.again(administrator);
    }

    public void join(Caller caller, String place) {
        node.participants()
                .invite(
                        administrator,
                        place,
                        Principal.account(caller.account()),
                        INSTRUCTOR,
                        null);
    }

    public void leave(Caller caller, String place) {
        node.participants()
                .exclude(
                        administrator,
                        place,
                        Principal.account(caller.account()),
                        INSTRUCTOR,
                        null);
    }

    public void set(String setting, Object value) {
        var patch = new TreeMap<String, Object>();
        patch.put(setting, value);
        node.dossiers().edit(administrator, new SectionChange(procedure, SETTINGS, patch, null));
    }

    public String draft(String title, Map<String, Object> form) {
        return node.open(
                applicant,
                new NewDossier(null, DOSSIER, procedure, null, title, Map.of(FORM, form)));
    }

    public String deposited(String region) {
        String dossier = draft("A roof", region == null ? Map.of() : Map.of("region", region));
        node.act(applicant, dossier, "deposit");
        return dossier;
    }

    public void reroute(Caller caller, String dossier, String group) {
        node.act(caller, dossier, "reroute", Map.of("group", group));
    }

    public Set<String> seen(Caller caller) {
        return ids(caller, null, null);
    }

    public Set<String> tab(Caller caller, String tab) {
        return ids(caller, tab, null);
    }

    public Set<String> ids(Caller caller, String tab, String words) {
        var query =
                new DossierQuery(
                        DOSSIER,
                        procedure,
                        tab == null ? null : new Key(tab),
                        null,
                        words,
                        null,
                        null,
                        null,
                        50,
                        null,
                        false);
        var ids = new TreeSet<String>();
        node.dossiers().list(caller, query).items().stream().map(Item::id).forEach(ids::add);
        return ids;
    }

    /** What stands beside each tab. */
    public Map<String, Long> counts(Caller caller) {
        var counts = new TreeMap<String, Long>();
        node.dossiers()
                .tabs(caller, DOSSIER, procedure)
                .forEach(tab -> counts.put(tab.key().value(), tab.count()));
        return counts;
    }

    @Override
    public void close() {
        node.close();
    }
}
