package org.liasse.variant.condo;

import java.io.IOException;
import java.io.OutputStream;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.dossier.Participants.Participant;
import org.liasse.api.people.Principal;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Paragraph;
import org.liasse.api.print.Sheet.Table;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.api.type.Declarations.Product;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * COND-01, COND-03: who lives in the building and where, by name, for the manager, the council and
 * the caretakers: those who signed up, and those whom the manager named.
 */
@Component(
        service = {DocumentGenerator.class, OccupantList.class},
        property = {
            ActionEffect.TYPE + "=building",
            DocumentGenerator.PRODUCT + "=occupants",
        })
public final class OccupantList implements DocumentGenerator {

    /** The sayings that it prints. */
    static final String[] SAYINGS = {
        "occupants.name", "occupants.role", "occupants.lot", "occupants.more"
    };

    /** As many as may sign up. */
    static final int MOST = 2000;

    private static final Set<Key> SHOWN =
            Key.allOf(
                    Building.Role.OWNER,
                    Building.Role.TENANT,
                    Building.Role.COUNCIL,
                    Building.Role.CARETAKER);

    private final Printer printer;

    @Activate
    public OccupantList(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        DossierView building = material.dossier();
        List<List<String>> rows = rows(material);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(1, building.title()));
        blocks.add(
                new Table(
                        null,
                        List.of(
                                word(material, "name"),
                                word(material, "role"),
                                word(material, "lot")),
                        rows.subList(0, Math.min(MOST, rows.size()))));
        if (rows.size() > MOST) {
            blocks.add(new Paragraph(word(material, "more") + " " + (rows.size() - MOST)));
        }
        printer.print(
                new Sheet(material.language(), title(material), building.updatedAt(), blocks), out);
        return "occupants-" + building.number() + ".pdf";
    }

    private static List<List<String>> rows(Material material) {
        Map<String, String> lots = lots(material.dossier());
        Map<Principal, List<Participant>> byPerson =
                material.home().participants().stream()
                        .filter(participant -> SHOWN.contains(participant.role()))
                        .filter(participant -> participant.principal().role() == null)
                        .collect(Collectors.groupingBy(Participant::principal));
        Collator order = Collator.getInstance(material.language().locale());
        return byPerson.values().stream()
                .sorted(
                        Comparator.comparing(
                                        (List<Participant> roles) -> roles.get(0).name(), order)
                                .thenComparing(roles -> roles.get(0).principal().id()))
                .map(
                        roles ->
                                List.of(
                                        roles.get(0).name(),
                                        roles(roles, material),
                                        lots.getOrDefault(roles.get(0).principal().id(), "")))
                .toList();
    }

    private static String roles(List<Participant> held, Material material) {
        return held.stream()
                .flatMap(one -> material.dossier().type().role(one.role()).stream())
                .map(role -> role.label().in(material.language()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** By account. */
    private static Map<String, String> lots(DossierView building) {
        SectionView section = building.sections().get(Key.of(Building.Section.OCCUPANTS));
        Map<String, String> lots = new HashMap<>();
        if (section != null && section.values().get("people") instanceof Map<?, ?> rows) {
            for (Object row : rows.values()) {
                if (row instanceof Map<?, ?> person && person.get("lot") != null) {
                    lots.put(String.valueOf(person.get("account")), person.get("lot").toString());
                }
            }
        }
        return lots;
    }

    private static String title(Material material) {
        return material.dossier()
                .type()
                .product(Key.of(Building.Product.OCCUPANTS))
                .map(Product::label)
                .orElseThrow()
                .in(material.language());
    }

    private static String word(Material material, String key) {
        return material.home().saying("occupants." + key).in(material.language());
    }
}
