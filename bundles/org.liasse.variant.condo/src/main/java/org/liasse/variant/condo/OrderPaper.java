package org.liasse.variant.condo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ToldValues;
import org.liasse.api.print.Printed;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Picture;
import org.liasse.api.spi.DocumentGenerator.Material;

/**
 * A paper of an order, for its provider: what is ordered, and the building's sheet as it is now
 * (COND-19). Of that sheet it tells what the order itself would tell him, and nothing more.
 */
final class OrderPaper {

    /** Who sees the order, and its provider's address, are no words of the paper. */
    private static final Set<String> OF_ORDER = Set.of("desired", "work", "reported", "location");

    private final Material material;
    private final ToldValues told;
    private final List<Block> blocks = new ArrayList<>();

    OrderPaper(Material material) {
        this.material = material;
        this.told = material.told();
        DossierView order = material.dossier();
        blocks.add(
                new Facts(
                        List.of(
                                new Fact(word("number"), order.number()),
                                new Fact(word("order"), order.title()))));
    }

    OrderPaper order() {
        blocks.addAll(
                Printed.section(
                        material.dossier(),
                        Key.of(Order.Section.ORDER),
                        field -> OF_ORDER.contains(field.key().value()),
                        told));
        return this;
    }

    /** What the report showed. */
    OrderPaper photos() {
        blocks.addAll(
                material.pictures(
                        Key.of(Order.Slot.REPORT_PHOTOS), SendOrder.PHOTOS, word("reported")));
        return this;
    }

    OrderPaper building() {
        if (material.context() != null) {
            blocks.addAll(
                    Printed.section(
                            material.context(),
                            Key.of(Building.Section.SHEET),
                            field -> OrderAccess.TOLD.contains(field.key().value()),
                            told));
            material.contextDocuments().stream()
                    .filter(document -> document.slot().equals(Key.of(Building.Slot.PHOTO)))
                    .flatMap(
                            photo ->
                                    picture(photo, word("photo") + " " + material.context().title())
                                            .stream())
                    .forEach(blocks::add);
        }
        return this;
    }

    private Optional<Block> picture(Document photo, String alternative) {
        return material.photos().of(photo).map(jpeg -> new Picture(jpeg, alternative));
    }

    Sheet done(Order.Product product) {
        DossierView order = material.dossier();
        return new Sheet(
                material.language(), material.title(Key.of(product)), order.updatedAt(), blocks);
    }

    String name(Order.Product product) {
        return Key.of(product) + "-" + material.dossier().number() + ".pdf";
    }

    private String word(String key) {
        return material.say("paper." + key);
    }
}
