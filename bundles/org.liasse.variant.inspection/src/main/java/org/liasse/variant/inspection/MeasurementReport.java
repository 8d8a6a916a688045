package org.liasse.variant.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.print.Drawing;
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

    /** Of the result, what stands above its zones and series. */
    private static final Set<String> SUMMED_UP =
            Set.of("verdict", "q4PaSurf", "limit", "compared", "sampled", "n50", "lacking");

    /** By which the result can be computed anew from the same study. */
    private static final Set<String> TRACED = Set.of("formulas", "study", "sha256");

    private final Printer printer;

    @Activate
    public MeasurementReport(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        Map<Key, Map<String, Object>> values = new TreeMap<>();
        material.dossier().sections().forEach((key, section) -> values.put(key, section.values()));
        Measurement measurement = Measurement.of(values);
        ReportSheet sheet = new ReportSheet(material);
        Map<String, Drawing> graphs = graphs(measurement, sheet.words());
        write(sheet, graphs);
        printer.print(
                sheet.done(
                        Product.REPORT,
                        enclosed(measurement, graphs, sheet.words()).toArray(Enclosed[]::new)),
                out);
        return sheet.name("report");
    }

    private static void write(ReportSheet sheet, Map<String, Drawing> graphs) {
        Optional<ReportFigures> figures = sheet.figures();
        figures.ifPresent(found -> sheet.blocks(found.conclusion()));
        sheet.paragraph("norm")
                .section(Section.CASE)
                .section(Section.RESULT, field -> SUMMED_UP.contains(field.key().value()));
        figures.ifPresent(found -> sheet.blocks(found.zones()).blocks(found.series(graphs)));
        figures.filter(found -> !graphs.isEmpty())
                .ifPresent(found -> sheet.heading("validity").blocks(found.checks()));
        sheet.section(Section.CONTROL)
                .section(Section.THERMAL, field -> !TRACED.contains(field.key().value()))
                .photos()
                .signature()
                .part(Section.RESULT, "recomputing", field -> TRACED.contains(field.key().value()));
    }

    /** By the names of the zones, in their order. */
    private static Map<String, Drawing> graphs(Measurement measurement, ReportWords words) {
        Map<String, Drawing> graphs = new LinkedHashMap<>();
        for (Zone zone : measurement.zones()) {
            graphs.put(zone.name(), LogLogGraph.of(zone.series(), words.onGraph(zone)));
        }
        return graphs;
    }

    private static List<Enclosed> enclosed(
            Measurement measurement, Map<String, Drawing> graphs, ReportWords words)
            throws IOException {
        var enclosed = new ArrayList<Enclosed>();
        enclosed.add(
                new Enclosed(
                        "measurement.json",
                        "application/json",
                        words.say("enclosed.measurement"),
                        JSON.writeValueAsBytes(MeasurementRecord.of(measurement))));
        int number = 0;
        for (Map.Entry<String, Drawing> graph : graphs.entrySet()) {
            number++;
            String name = graph.getKey().isEmpty() ? Integer.toString(number) : graph.getKey();
            enclosed.add(
                    new Enclosed(
                            "graph-" + number + ".svg",
                            "image/svg+xml",
                            words.say("enclosed.graph") + " " + name,
                            graph.getValue().svg().getBytes(StandardCharsets.UTF_8)));
        }
        return enclosed;
    }
}
