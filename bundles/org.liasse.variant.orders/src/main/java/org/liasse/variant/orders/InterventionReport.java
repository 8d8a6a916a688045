package org.liasse.variant.orders;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;
import org.liasse.api.print.Printed;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
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

    /** How to reach somebody is not among them. */
    private static final Set<String> OF_APPOINTMENT = Set.of("place");

    private final Printer printer;

    @Activate
    public InterventionReport(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        DossierView visit = material.dossier();
        var told = material.told();
        var blocks = new ArrayList<Block>();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(word(material, "number"), visit.number()));
        facts.add(new Fact(word(material, "visit"), visit.title()));
        String failed = failed(visit, told);
        if (!failed.isEmpty()) {
            facts.add(new Fact(word(material, "failed"), failed));
        }
        blocks.add(new Facts(facts));
        if (material.context() != null) {
            blocks.addAll(section(material.context(), ServiceOrder.Section.MISSION, told));
        }
        blocks.addAll(
                Printed.section(
                        visit,
                        Key.of(Visit.Section.APPOINTMENT),
                        field -> OF_APPOINTMENT.contains(field.key().value()),
                        told));
        blocks.addAll(section(visit, Visit.Section.CHECKS, told));
        blocks.addAll(section(visit, Visit.Section.REPORT, told));
        blocks.addAll(section(visit, Visit.Section.REMARKS, told));
        String title = material.title(Key.of(Visit.Product.REPORT));
        printer.print(new Sheet(material.language(), title, visit.updatedAt(), blocks), out);
        return word(material, "file") + "-" + visit.number() + ".pdf";
    }

    private static String word(Material material, String key) {
        return material.say("report." + key);
    }

    /** SERV-08: the measures that are out of their bounds, each by its label. */
    private static String failed(DossierView visit, ToldValues told) {
        Key key = Key.of(Visit.Section.CHECKS);
        Form form = visit.type().section(key).orElseThrow().form();
        return FormCheck.unexpected(form, visit.values(key)).stream()
                .map(failed -> new Key(failed.pointer().split("/")[1]))
                .distinct()
                .map(field -> told.label(form.field(field).orElseThrow()))
                .collect(Collectors.joining(", "));
    }

    private static List<Block> section(DossierView dossier, Enum<?> key, ToldValues told) {
        return Printed.section(dossier, Key.of(key), told);
    }
}
