package org.liasse.variant.inspection;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.form.Option;
import org.liasse.api.type.DossierType;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.airtightness.LogLogGraph;
import org.liasse.variant.inspection.airtightness.Mode;
import org.liasse.variant.inspection.airtightness.Zone;

/** What the type has to say on reports and graphs, in one language. */
final class ReportWords {

    /** The texts that the type has for this. */
    static final String[] LABELS =
            Stream.of(
                            "number",
                            "building",
                            "client",
                            "brand",
                            "norm",
                            "zone",
                            "quantity",
                            "value",
                            "interval",
                            "validity",
                            "signature",
                            "signed",
                            "recomputing",
                            "photos",
                            "photo",
                            "morePhotos",
                            "graph.pressure",
                            "graph.flow",
                            "graph.alternative",
                            "file.report",
                            "file.regulation",
                            "enclosed.measurement",
                            "enclosed.graph")
                    .map(key -> "report." + key)
                    .toArray(String[]::new);

    private final DossierType type;
    private final Language language;

    ReportWords(DossierType type, Language language) {
        this.type = type;
        this.language = language;
    }

    String say(String key) {
        return type.text("report." + key).in(language);
    }

    /** What is written on the graph of a zone. */
    LogLogGraph.Words onGraph(Zone zone) {
        return new LogLogGraph.Words(
                zone.name().isEmpty()
                        ? say("graph.alternative")
                        : say("graph.alternative") + " – " + say("zone") + " " + zone.name(),
                say("graph.pressure"),
                say("graph.flow"),
                modes(),
                language == Language.FR ? ',' : '.');
    }

    private Map<Mode, String> modes() {
        Map<Key, String> labels =
                type.section(Key.of(Section.CONTROL)).orElseThrow().form().fields().stream()
                        .filter(field -> field.key().value().equals("series"))
                        .flatMap(block -> block.rows().stream())
                        .filter(field -> field.key().value().equals("mode"))
                        .flatMap(field -> field.options().stream())
                        .collect(Collectors.toMap(Option::key, this::label));
        return Stream.of(Mode.values())
                .collect(
                        Collectors.toMap(
                                mode -> mode,
                                mode -> labels.getOrDefault(Key.of(mode), mode.name())));
    }

    private String label(Option option) {
        return option.label() == null ? option.key().value() : option.label().in(language);
    }
}
