package org.liasse.variant.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet.Enclosed;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.variant.inspection.InspectionDossier.Product;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.airtightness.LogLogGraph;
import org.liasse.variant.inspection.airtightness.Zone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The report of an airtightness test (NF EN ISO 9972, FD P50-784). Everything from which its result
 * can be computed anew travels inside it, and the graph of each zone.
 */
@Component(
        service = {DocumentGenerator.class, MeasurementReport.class},
        property = {
            ActionEffect.TYPE + "=inspection-dossier",
            DocumentGenerator.PRODUCT + "=report"
        })
public final class MeasurementReport implements DocumentGenerator {

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(SerializationFeature.INDENT_OUTPUT);

    private final Printer printer;

    @Activate
    public MeasurementReport(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        ReportSheet sheet =
                new ReportSheet(material)
                        .paragraph("norm")
                        .section(Section.RESULT)
                        .section(Section.CASE)
                        .section(Section.THERMAL)
                        .section(Section.APPOINTMENT)
                        .section(Section.CONTROL);
        printer.print(
                sheet.done(Product.REPORT, enclosed(material, sheet).toArray(Enclosed[]::new)),
                out);
        return sheet.name("report");
    }

    private static List<Enclosed> enclosed(Material material, ReportSheet sheet)
            throws IOException {
        Map<Key, Map<String, Object>> values = new TreeMap<>();
        material.dossier().sections().forEach((key, section) -> values.put(key, section.values()));
        Measurement measurement = Measurement.of(values);
        var enclosed = new ArrayList<Enclosed>();
        enclosed.add(
                new Enclosed(
                        "measurement.json",
                        "application/json",
                        sheet.word("enclosed.measurement"),
                        JSON.writeValueAsBytes(MeasurementRecord.of(measurement))));
        int number = 0;
        for (Zone zone : measurement.zones()) {
            number++;
            String name = zone.name().isEmpty() ? Integer.toString(number) : zone.name();
            String graph =
                    LogLogGraph.of(
                            zone.series(), new LogLogGraph.Words(name, "Δp (Pa)", "q (m³/h)"));
            enclosed.add(
                    new Enclosed(
                            "graph-" + number + ".svg",
                            "image/svg+xml",
                            sheet.word("enclosed.graph") + " " + name,
                            graph.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        return enclosed;
    }
}
