package org.liasse.rest.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Writes meters in the text format of Prometheus, version 0.0.4. */
final class Exposition {

    private record Family(String type, List<String> lines) {}

    private final Map<String, Family> families = new TreeMap<>();

    Exposition registry(MeterRegistry registry) {
        registry.getMeters().forEach(this::meter);
        return this;
    }

    Exposition numbers(List<ManagedNumbers.Number> numbers) {
        for (ManagedNumbers.Number number : numbers) {
            String type = number.metric().endsWith("_total") ? "counter" : "gauge";
            List<Tag> tags =
                    number.bean() == null ? List.of() : List.of(Tag.of("bean", number.bean()));
            line(number.metric(), type, number.metric(), tags, number.value());
        }
        return this;
    }

    private void meter(Meter meter) {
        String name = name(meter.getId().getName());
        String unit = meter.getId().getBaseUnit();
        List<Tag> tags = meter.getId().getTags();
        if (meter instanceof Timer timer) {
            String seconds = name + "_seconds";
            line(seconds, "summary", seconds + "_count", tags, timer.count());
            line(seconds, "summary", seconds + "_sum", tags, timer.totalTime(TimeUnit.SECONDS));
            line(seconds + "_max", "gauge", seconds + "_max", tags, timer.max(TimeUnit.SECONDS));
        } else if (meter instanceof TimeGauge gauge) {
            String seconds = name + "_seconds";
            line(seconds, "gauge", seconds, tags, gauge.value(TimeUnit.SECONDS));
        } else if (meter instanceof Gauge gauge) {
            String full = named(name, unit);
            line(full, "gauge", full, tags, gauge.value());
        } else if (meter instanceof Counter counter) {
            String full = named(name, unit) + "_total";
            line(full, "counter", full, tags, counter.count());
        } else if (meter instanceof FunctionCounter counter) {
            String full = named(name, unit) + "_total";
            line(full, "counter", full, tags, counter.count());
        }
    }

    private static String named(String name, String unit) {
        return unit == null || name.endsWith("_" + name(unit)) ? name : name + "_" + name(unit);
    }

    private static String name(String dotted) {
        return dotted.replaceAll("[^A-Za-z0-9]", "_");
    }

    private void line(String family, String type, String name, List<Tag> tags, double value) {
        var line = new StringBuilder(name);
        if (!tags.isEmpty()) {
            line.append('{');
            for (Tag tag : tags) {
                line.append(line.charAt(line.length() - 1) == '{' ? "" : ",")
                        .append(name(tag.getKey()))
                        .append("=\"")
                        .append(escape(tag.getValue()))
                        .append('"');
            }
            line.append('}');
        }
        line.append(' ').append(number(value));
        families.computeIfAbsent(family, f -> new Family(type, new ArrayList<>()))
                .lines()
                .add(line.toString());
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        families.forEach(
                (name, family) -> {
                    text.append("# TYPE ").append(name).append(' ').append(family.type());
                    text.append('\n');
                    family.lines().stream().sorted().forEach(l -> text.append(l).append('\n'));
                });
        return text.toString();
    }
}
