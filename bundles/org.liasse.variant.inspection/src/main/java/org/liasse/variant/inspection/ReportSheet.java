package org.liasse.variant.inspection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;
import org.liasse.api.print.Printed;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Enclosed;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Picture;
import org.liasse.api.spi.DocumentGenerator.Material;
import org.liasse.api.type.Readers;
import org.liasse.variant.inspection.InspectionDossier.Product;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.InspectionDossier.Slot;

/** A report being put together, from what its maker sees of the dossier and of its client. */
final class ReportSheet {

    /** Figures are kept with twelve digits; on paper nobody reads more than these. */
    private static final MathContext SHOWN = new MathContext(5);

    /** Small ones: some twenty kilobytes each. */
    static final int MOST_PHOTOS = 20;

    private final Material material;
    private final ToldValues told;
    private final ReportWords words;
    private final List<Block> blocks = new ArrayList<>();

    ReportSheet(Material material) {
        this.material = material;
        this.told = material.told();
        this.words = new ReportWords(material.dossier().type(), material.language());
        head();
    }

    private void head() {
        DossierView dossier = material.dossier();
        var facts = new ArrayList<Fact>();
        fact(facts, "number", dossier.number());
        fact(facts, "building", dossier.title());
        fact(facts, "client", client("name"));
        fact(facts, "brand", client("brand"));
        blocks.add(new Facts(facts));
    }

    private void fact(List<Fact> facts, String text, Object value) {
        if (value != null && !value.toString().isBlank()) {
            facts.add(new Fact(words.say(text), value.toString()));
        }
    }

    private Object client(String field) {
        DossierView client = material.context();
        return client == null ? null : client.values(Key.of(Client.Section.SHEET)).get(field);
    }

    ReportWords words() {
        return words;
    }

    /** What the section holds, under its label; nothing where it holds nothing. */
    ReportSheet section(Section section) {
        return section(section, field -> true);
    }

    /**
     * The same, with these fields only.
     *
     * @param chosen of the fields of the section
     */
    ReportSheet section(Section section, Predicate<Field> chosen) {
        var declared = material.dossier().type().section(Key.of(section)).orElseThrow();
        return section(section, told.label(declared.label(), declared.key()), chosen);
    }

    /** The same, under this heading. */
    ReportSheet part(Section section, String text, Predicate<Field> chosen) {
        return section(section, words.say(text), chosen);
    }

    private ReportSheet section(Section section, String heading, Predicate<Field> chosen) {
        Map<String, Object> values = values(section);
        var declared = material.dossier().type().section(Key.of(section)).orElseThrow();
        List<Field> fields =
                declared.form().fields().stream()
                        .filter(field -> values.containsKey(field.key().value()))
                        .filter(chosen)
                        .toList();
        if (!fields.isEmpty()) {
            blocks.add(new Heading(1, heading));
            blocks.addAll(Printed.of(fields, rounded(values), told));
        }
        return this;
    }

    /** The figures of the result; nothing where nothing was measured. */
    Optional<ReportFigures> figures() {
        Map<String, Object> values = values(Section.RESULT);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportFigures(material.dossier().type(), rounded(values), told));
    }

    ReportSheet heading(String text) {
        blocks.add(new Heading(1, words.say(text)));
        return this;
    }

    ReportSheet blocks(List<Block> more) {
        blocks.addAll(more);
        return this;
    }

    /**
     * What was seen on the site, where whoever may see the report sees the photos too; how many
     * more there are is told.
     */
    ReportSheet photos() {
        Key slot = Key.of(Slot.PHOTOS);
        if (!Readers.mayBeShown(material.dossier().type(), Key.of(Slot.REPORTS), slot)) {
            return this;
        }
        List<Picture> shown = material.pictures(slot, MOST_PHOTOS, words.say("photo"));
        if (shown.isEmpty()) {
            return this;
        }
        heading("photos").blocks(List.copyOf(shown));
        long all = material.documents().stream().filter(one -> one.slot().equals(slot)).count();
        if (all > shown.size()) {
            String more = Long.toString(all - shown.size());
            blocks.add(new Facts(List.of(new Fact(words.say("morePhotos"), more))));
        }
        return this;
    }

    /** Who measured, with room to sign by hand. */
    ReportSheet signature() {
        Map<String, Object> control = values(Section.CONTROL);
        var facts = new ArrayList<Fact>();
        var fields =
                material.dossier().type().section(Key.of(Section.CONTROL)).orElseThrow().form();
        for (String key : List.of("tester", "authorisation")) {
            Field field = fields.field(new Key(key)).orElseThrow();
            facts.add(new Fact(told.label(field), told.told(field, control.get(key))));
        }
        facts.add(new Fact(words.say("signed"), "\n\n\n"));
        blocks.add(new Heading(1, words.say("signature")));
        blocks.add(new Facts(facts));
        return this;
    }

    private Map<String, Object> values(Section section) {
        return material.dossier().values(Key.of(section));
    }

    private static Map<String, Object> rounded(Map<?, ?> values) {
        Map<String, Object> rounded = new TreeMap<>();
        values.forEach((key, value) -> rounded.put(key.toString(), rounded(value)));
        return rounded;
    }

    private static Object rounded(Object value) {
        if (value instanceof Map<?, ?> rows) {
            return rounded(rows);
        }
        return value instanceof BigDecimal figure && figure.precision() > SHOWN.getPrecision()
                ? new BigDecimal(figure.round(SHOWN).stripTrailingZeros().toPlainString())
                : value;
    }

    ReportSheet paragraph(String text) {
        blocks.add(new Sheet.Paragraph(words.say(text)));
        return this;
    }

    Sheet done(Product product, Enclosed... enclosed) {
        DossierView dossier = material.dossier();
        return new Sheet(
                material.language(),
                material.title(Key.of(product)),
                dossier.updatedAt(),
                blocks,
                List.of(enclosed));
    }

    /** The name of the file. */
    String name(String what) {
        return words.say("file." + what) + "-" + material.dossier().number() + ".pdf";
    }
}
