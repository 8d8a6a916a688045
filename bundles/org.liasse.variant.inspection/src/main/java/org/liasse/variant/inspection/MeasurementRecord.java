package org.liasse.variant.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.variant.inspection.airtightness.Conditions;
import org.liasse.variant.inspection.airtightness.Pair;
import org.liasse.variant.inspection.airtightness.Series;
import org.liasse.variant.inspection.airtightness.TestResult;
import org.liasse.variant.inspection.airtightness.Zone;

/**
 * A measurement as plain JSON values: everything from which the result can be computed anew by
 * somebody else, and that result. It goes with the report.
 */
final class MeasurementRecord {

    private MeasurementRecord() {}

    static Map<String, Object> of(Measurement measurement) {
        Map<String, Object> record = new TreeMap<>();
        record.put("formulas", TestResult.FORMULAS);
        if (measurement.study() != null) {
            record.put("study", measurement.study());
        }
        record.put("sampled", measurement.isSampled());
        record.put("lacking", measurement.lacking());
        record.put("zones", measurement.zones().stream().map(MeasurementRecord::zone).toList());
        record.put("result", ResultSection.values(measurement));
        return record;
    }

    private static Map<String, Object> zone(Zone zone) {
        Map<String, Object> values = new TreeMap<>();
        values.put("name", zone.name());
        values.put("usage", key(zone.usage()));
        values.put("limit", zone.limit());
        zone.target().ifPresent(target -> values.put("target", target));
        values.put("area", zone.envelope().area());
        values.put("volume", zone.envelope().volume());
        if (zone.envelope().height() != null) {
            values.put("height", zone.envelope().height());
        }
        values.put("series", zone.series().stream().map(MeasurementRecord::series).toList());
        return values;
    }

    private static Map<String, Object> series(Series series) {
        Map<String, Object> values = new TreeMap<>();
        Conditions conditions = series.conditions();
        values.put("mode", key(series.mode()));
        values.put("zeroBefore", conditions.zeroBefore());
        values.put("zeroAfter", conditions.zeroAfter());
        values.put("inside", conditions.inside());
        values.put("outside", conditions.outside());
        if (conditions.wind() != null) {
            values.put("wind", conditions.wind());
        }
        List<Map<String, Object>> points = new ArrayList<>();
        for (Pair pair : series.pairs()) {
            points.add(Map.of("pressure", pair.pressure(), "flow", pair.flow()));
        }
        values.put("points", points);
        return values;
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
