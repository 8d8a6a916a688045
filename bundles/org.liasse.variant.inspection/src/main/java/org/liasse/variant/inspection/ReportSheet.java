package org.liasse.variant.inspection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.export.ToldValues;
import org.liasse.api.print.Printed;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Enclosed;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.spi.DocumentGenerator.Material;
import org.liasse.variant.inspection.InspectionDossier.Product;
import org.liasse.variant.inspection.InspectionDossier.Section;

/** A report being put together, from what its maker sees of the dossier and of its client. */
final class ReportSheet {

    /** The texts that the type has for this. */
    static final String[] LABELS = {
        "report.number",
        "report.building",
        "report.client",
        "report.brand",
        "report.norm",
        "report.file.report",
        "report.file.regulation",
        "report.enclosed.measurement",
        "report.enclosed.graph"
    };

    /** Figures are kept with twelve digits; on paper nobody reads more than these. */
    private static final MathContext SHOWN = new MathContext(5);

    private final Material material;
    private final ToldValues told;
    private final List<Block> blocks = new ArrayList<>();

    ReportSheet(Material material) {
        this.material = material;
        this.told = new ToldValues(material.language(), material.zone(), Map.of());
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
            facts.add(new Fact(word(text), value.toString()));
        }
    }

    private Object client(String field) {
        DossierView client = material.context();
        SectionView sheet =
                client == null ? null : client.sections().get(Key.of(Client.Section.SHEET));
        return sheet == null ? null : sheet.values().get(field);
    }

    String word(String key) {
        return material.dossier().type().text("report." + key).in(material.language());
    }

    /** What the section holds, under its label; nothing where it holds nothing. */
    ReportSheet section(Section section) {
        Map<String, Object> values = values(section);
        if (!values.isEmpty()) {
            var declared = material.dossier().type().section(Key.of(section)).orElseThrow();
            blocks.add(new Heading(1, told.label(declared.label(), declared.key())));
            blocks.addAll(Printed.of(declared.form().fields(), rounded(values), told));
        }
        return this;
    }

    private Map<String, Object> values(Section section) {
        SectionView view = material.dossier().sections().get(Key.of(section));
        return view == null ? Map.of() : view.values();
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
        blocks.add(new Sheet.Paragraph(word(text)));
        return this;
    }

    Sheet done(Product product, Enclosed... enclosed) {
        DossierView dossier = material.dossier();
        String title =
                dossier.type().products().stream()
                        .filter(made -> made.key().equals(Key.of(product)))
                        .map(made -> told.label(made.label(), made.key()))
                        .findFirst()
                        .orElseThrow();
        return new Sheet(
                material.language(), title, dossier.updatedAt(), blocks, List.of(enclosed));
    }

    /** The name of the file. */
    String name(String what) {
        return word("file." + what) + "-" + material.dossier().number() + ".pdf";
    }
}
