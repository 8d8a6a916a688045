package org.liasse.variant.inspection;

import java.io.IOException;
import java.io.OutputStream;
import org.liasse.api.print.Printer;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.variant.inspection.InspectionDossier.Product;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the thermal study says of the building, beside what was measured (INSP-28). */
@Component(
        service = {DocumentGenerator.class, RegulationReport.class},
        property = {
            ActionEffect.TYPE + "=inspection-dossier",
            DocumentGenerator.PRODUCT + "=building-regulation"
        })
public final class RegulationReport implements DocumentGenerator {

    private final Printer printer;

    @Activate
    public RegulationReport(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        ReportSheet sheet =
                new ReportSheet(material)
                        .section(Section.CASE)
                        .section(Section.THERMAL)
                        .section(Section.RESULT);
        printer.print(sheet.done(Product.BUILDING_REGULATION), out);
        return sheet.name("regulation");
    }
}
