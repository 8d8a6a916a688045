package org.liasse.variant.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.variant.inspection.airtightness.Conditions;
import org.liasse.variant.inspection.airtightness.Envelope;
import org.liasse.variant.inspection.airtightness.Mode;
import org.liasse.variant.inspection.airtightness.Pair;
import org.liasse.variant.inspection.airtightness.Series;
import org.liasse.variant.inspection.airtightness.Usage;
import org.liasse.variant.inspection.airtightness.Zone;

/**
 * What was measured, put together from the sections of a dossier: the points, under what they were
 * taken, and what of the thermal study they are divided by.
 *
 * @param zones by name
 * @param isSampled whether these zones stand for others
 * @param lacking what is still to be entered, each by its place; nothing is computed meanwhile
 * @param study SHA-256 of the file of the thermal study, or {@code null}
 */
record Measurement(List<Zone> zones, boolean isSampled, List<String> lacking, String study) {

    private static final int MOST_LACKING = 50;

    static Measurement of(Map<Key, Map<String, Object>> sections) {
        return new Reading(sections).done();
    }

    boolean isEmpty() {
        return zones.isEmpty() && lacking.isEmpty();
    }

    /** The sections of one dossier being read. */
    private static final class Reading {

        private final Map<String, Object> thermal;
        private final String prestation;
        private final List<Map<String, Object>> studied;
        private final List<Map<String, Object>> entered;
        private final List<Map<String, Object>> series;
        private final List<Map<String, Object>> points;
        private final List<String> lacking = new ArrayList<>();
        private boolean isSampled;

        Reading(Map<Key, Map<String, Object>> sections) {
            Map<String, Object> control =
                    sections.getOrDefault(Key.of(InspectionDossier.Section.CONTROL), Map.of());
            thermal = sections.getOrDefault(Key.of(InspectionDossier.Section.THERMAL), Map.of());
            prestation =
                    Objects.toString(
                            sections.getOrDefault(Key.of(InspectionDossier.Section.CASE), Map.of())
                                    .get("prestation"),
                            "");
            studied = rows(thermal, "zones");
            entered = rows(control, "zones");
            series = rows(control, "series");
            points = rows(control, "points");
            isSampled = prestation.equals("sampling");
        }

        Measurement done() {
            var names = new TreeSet<String>();
            series.forEach(row -> names.add(text(row, "zone")));
            points.forEach(row -> names.add(text(row, "zone")));
            List<Zone> zones = new ArrayList<>();
            for (String name : names) {
                zone(name, names.size() == 1).ifPresent(zones::add);
            }
            boolean isWhole = lacking.isEmpty();
            return new Measurement(
                    isWhole ? List.copyOf(zones) : List.of(),
                    isSampled,
                    lacking.stream().limit(MOST_LACKING).toList(),
                    thermal.get("sha256") instanceof String sha256 ? sha256 : null);
        }

        private Optional<Zone> zone(String name, boolean isOnly) {
            Map<String, Object> own = named(entered, name, isOnly);
            Map<String, Object> study = named(studied, name, isOnly);
            isSampled |= Boolean.TRUE.equals(study.get("sampled"));
            Double area = first("area", own, study);
            Double volume = first("volume", own, study);
            String at = "/zones/" + name;
            need(at + "/area", area);
            need(at + "/volume", volume);
            List<Series> measured = new ArrayList<>();
            for (Mode mode : Mode.values()) {
                series(name, mode).ifPresent(measured::add);
            }
            if (area == null || volume == null || measured.isEmpty()) {
                return Optional.empty();
            }
            Double target = number(study, "target");
            return Optional.of(
                    new Zone(
                            name,
                            usage(own, study),
                            target == null ? OptionalDouble.empty() : OptionalDouble.of(target),
                            new Envelope(area, volume, number(own, "height")),
                            measured));
        }

        /** The one of that name; where only one was measured and one is known, that one. */
        private static Map<String, Object> named(
                List<Map<String, Object>> rows, String name, boolean isOnly) {
            return rows.stream()
                    .filter(row -> text(row, "name").equals(name))
                    .findFirst()
                    .orElse(isOnly && rows.size() == 1 ? rows.get(0) : Map.of());
        }

        private Usage usage(Map<String, Object> own, Map<String, Object> study) {
            String said = text(own, "usage");
            Double studiedAs = number(study, "usage");
            if (said.isEmpty() && studiedAs != null) {
                said = studiedAs == 1 ? "house" : "collective";
            }
            if (said.isEmpty()) {
                said = prestation;
            }
            return said.equals("house") ? Usage.HOUSE : Usage.COLLECTIVE;
        }

        private Optional<Series> series(String zone, Mode mode) {
            String key = mode.name().toLowerCase(java.util.Locale.ROOT);
            List<Map<String, Object>> under =
                    series.stream().filter(row -> is(row, zone, key)).toList();
            List<Map<String, Object>> taken =
                    points.stream().filter(row -> is(row, zone, key)).toList();
            if (under.isEmpty() && taken.isEmpty()) {
                return Optional.empty();
            }
            String at = "/series/" + (zone.isEmpty() ? "" : zone + "/") + key;
            if (under.size() > 1) {
                lacking.add(at + " × " + under.size());
                return Optional.empty();
            }
            Map<String, Object> row = under.isEmpty() ? Map.of() : under.get(0);
            List<String> needed = List.of("zeroBefore", "zeroAfter", "inside", "outside");
            needed.forEach(name -> need(at + "/" + name, number(row, name)));
            List<Pair> pairs = new ArrayList<>();
            for (Map<String, Object> point : taken) {
                Double pressure = number(point, "pressure");
                Double flow = number(point, "flow");
                need(at + "/points/pressure", pressure);
                need(at + "/points/flow", flow);
                if (pressure != null && flow != null) {
                    pairs.add(new Pair(pressure, flow));
                }
            }
            if (!lacking.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Series(
                            mode,
                            new Conditions(
                                    number(row, "zeroBefore"),
                                    number(row, "zeroAfter"),
                                    number(row, "inside"),
                                    number(row, "outside"),
                                    number(row, "wind")),
                            pairs));
        }

        private static boolean is(Map<String, Object> row, String zone, String mode) {
            return text(row, "zone").equals(zone) && text(row, "mode").equals(mode);
        }

        private void need(String place, Double value) {
            if (value == null && !lacking.contains(place)) {
                lacking.add(place);
            }
        }

        private static Double first(
                String name, Map<String, Object> some, Map<String, Object> others) {
            Double found = number(some, name);
            return found != null ? found : number(others, name);
        }
    }

    private static String text(Map<String, Object> row, String name) {
        return row.get(name) instanceof String text ? text.strip() : "";
    }

    private static Double number(Map<String, Object> row, String name) {
        return row.get(name) instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    }

    /** The rows of a repeated block in the order that they are given, else of their ids. */
    private static List<Map<String, Object>> rows(Map<String, Object> section, String block) {
        if (!(section.get(block) instanceof Map<?, ?> rows)) {
            return List.of();
        }
        record Row(double order, String id, Map<String, Object> values) {}
        List<Row> all = new ArrayList<>();
        rows.forEach(
                (id, row) -> {
                    if (row instanceof Map<?, ?> map) {
                        Map<String, Object> values = new TreeMap<>();
                        map.forEach((name, value) -> values.put(String.valueOf(name), value));
                        Double order = number(values, "order");
                        all.add(
                                new Row(
                                        order == null ? Double.MAX_VALUE : order,
                                        String.valueOf(id),
                                        values));
                    }
                });
        return all.stream()
                .sorted(java.util.Comparator.comparingDouble(Row::order).thenComparing(Row::id))
                .map(Row::values)
                .toList();
    }
}
