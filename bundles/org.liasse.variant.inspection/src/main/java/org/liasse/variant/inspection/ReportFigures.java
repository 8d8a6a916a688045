package org.liasse.variant.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.print.Drawing;
import org.liasse.api.print.Printed;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Conclusion;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Table;
import org.liasse.api.type.DossierType;
import org.liasse.variant.inspection.InspectionDossier.Section;

/** The result of a test on paper: what it comes down to, then series by series. */
final class ReportFigures {

    /** In the order of a report; those with an interval have it beside them. */
    private static final List<String> FIGURES =
            List.of(
                    "exponent",
                    "coefficient",
                    "leakage",
                    "determination",
                    "q4",
                    "q4PaSurf",
                    "q50",
                    "n50",
                    "leakageArea");

    private final Form form;
    private final Map<String, Object> values;
    private final ToldValues told;
    private final ReportWords words;

    /**
     * @param values of the section of the result, as they are shown
     */
    ReportFigures(DossierType type, Map<String, Object> values, ToldValues told) {
        this.form = type.section(Key.of(Section.RESULT)).orElseThrow().form();
        this.values = values;
        this.told = told;
        this.words = new ReportWords(type, told.language());
    }

    private Field field(String key) {
        return form.field(new Key(key)).orElseThrow();
    }

    private static Field column(Field block, String key) {
        return block.rows().stream()
                .filter(field -> field.key().value().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** The verdict, and the figures that it rests on; nothing where there is none. */
    List<Block> conclusion() {
        if (values.get("verdict") == null) {
            return List.of();
        }
        String figures =
                Stream.of("q4PaSurf", "limit", "n50")
                        .filter(key -> values.get(key) != null)
                        .map(key -> equation(field(key), values.get(key)))
                        .reduce((one, more) -> one + "   ·   " + more)
                        .orElse("");
        return List.of(
                new Conclusion(
                        told.text(field("verdict"), values.get("verdict")) + "\n" + figures));
    }

    private String equation(Field field, Object value) {
        return told.label(field) + " = " + told.told(field, value);
    }

    /** The figures of each zone, where there is more than one. */
    List<Block> zones() {
        Field zones = field("zones");
        return ToldValues.rows(values.get("zones")).size() < 2
                ? List.of()
                : List.of(Printed.table(zones, values.get("zones"), told));
    }

    /**
     * The figures of each series, zone by zone, each zone under its name and with its graph.
     *
     * @param graphs by the names of the zones
     */
    List<Block> series(Map<String, Drawing> graphs) {
        Map<String, List<Map<?, ?>>> byZone = new LinkedHashMap<>();
        for (Map<?, ?> row : ToldValues.rows(values.get("series"))) {
            String zone = Objects.toString(row.get("zone"), "");
            byZone.computeIfAbsent(zone, name -> new ArrayList<>()).add(row);
        }
        var blocks = new ArrayList<Block>();
        graphs.forEach(
                (zone, graph) -> {
                    if (!zone.isEmpty()) {
                        blocks.add(new Heading(2, words.say("zone") + " " + zone));
                    }
                    byZone.getOrDefault(zone, List.of()).forEach(row -> blocks.add(figures(row)));
                    blocks.add(graph);
                });
        return blocks;
    }

    private Table figures(Map<?, ?> row) {
        Field series = field("series");
        List<List<String>> lines =
                FIGURES.stream()
                        .filter(key -> row.get(key) != null)
                        .map(key -> line(column(series, key), row))
                        .toList();
        return new Table(
                told.text(column(series, "mode"), row.get("mode")),
                List.of(words.say("quantity"), words.say("value"), words.say("interval")),
                lines);
    }

    private List<String> line(Field figure, Map<?, ?> row) {
        String key = figure.key().value();
        Object low = row.get(key + "Low");
        Object high = row.get(key + "High");
        return List.of(
                told.label(figure),
                told.told(figure, row.get(key)),
                low == null || high == null
                        ? ""
                        : "[" + told.text(figure, low) + " ; " + told.text(figure, high) + "]");
    }

    /** The rules of validity, each with its figure. */
    List<Block> checks() {
        return List.of(Printed.table(field("checks"), values.get("checks"), told));
    }
}
