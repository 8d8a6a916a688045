package org.liasse.variant.orders;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;
import org.liasse.api.print.Printed;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.api.type.Declarations.Section;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The report of a visit: what was asked for, where, and what was done. It names nobody, and has
 * neither access codes nor ways to reach somebody (SERV-12): whoever sees the report may not be the
 * one who may see those.
 */
@Component(
        service = {DocumentGenerator.class, InterventionReport.class},
        property = {
            ActionEffect.TYPE + "=service-visit",
            DocumentGenerator.PRODUCT + "=report",
        })
public final class InterventionReport implements DocumentGenerator {

    /** Of these sections, these fields; of the others nothing. */
    private static final Set<String> OF_APPOINTMENT = Set.of("place");

    private final Printer printer;

    @Activate
    public InterventionReport(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        DossierView visit = material.dossier();
        var told = new ToldValues(material.language(), material.zone(), Map.of());
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Facts(
                        List.of(
                                new Fact(word(material, "number"), visit.number()),
                                new Fact(word(material, "visit"), visit.title()))));
        if (material.context() != null) {
            blocks.addAll(section(material.context(), ServiceOrder.Section.MISSION, null, told));
        }
        blocks.addAll(section(visit, Visit.Section.APPOINTMENT, OF_APPOINTMENT, told));
        blocks.addAll(section(visit, Visit.Section.REPORT, null, told));
        blocks.addAll(section(visit, Visit.Section.REMARKS, null, told));
        String title =
                visit.type().products().stream()
                        .filter(made -> made.key().equals(Key.of(Visit.Product.REPORT)))
                        .map(made -> told.label(made.label(), made.key()))
                        .findFirst()
                        .orElseThrow();
        printer.print(new Sheet(material.language(), title, visit.updatedAt(), blocks), out);
        return word(material, "file") + "-" + visit.number() + ".pdf";
    }

    private static String word(Material material, String key) {
        return material.dossier().type().text("report." + key).in(material.language());
    }

    /**
     * @param only these of its fields; {@code null}: all
     */
    private static List<Block> section(
            DossierView dossier, Enum<?> key, Set<String> only, ToldValues told) {
        SectionView view = dossier.sections().get(Key.of(key));
        Section section = dossier.type().section(Key.of(key)).orElse(null);
        if (view == null || section == null) {
            return List.of();
        }
        List<Field> fields =
                section.form().fields().stream()
                        .filter(field -> only == null || only.contains(field.key().value()))
                        .filter(field -> view.values().containsKey(field.key().value()))
                        .toList();
        if (fields.isEmpty()) {
            return List.of();
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(1, told.label(section.label(), section.key())));
        blocks.addAll(Printed.of(fields, view.values(), told));
        return blocks;
    }
}
