package org.liasse.variant.inspection;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.choices;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.decimal;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.variant.inspection.thermal.ThermalStudy;

/** What was read of the thermal study, as the dossier keeps it: nobody edits it. */
final class ThermalSection {

    private ThermalSection() {}

    static Field[] fields() {
        return new Field[] {
            text("sha256").upTo(64),
            choice("generation", "rset", "rsee"),
            text("engine"),
            choices("warnings", "unknown-engine"),
            text("owner"),
            text("operation"),
            text("address").upTo(1100),
            text("designOffice"),
            date("studiedOn"),
            text("software"),
            text("softwareVersion"),
            text("department"),
            decimal("altitude").in("m"),
            repeated(
                    "zones",
                    text("name"),
                    integer("usage"),
                    decimal("livingArea").in("m²"),
                    decimal("regulationArea").in("m²"),
                    decimal("volume").in("m³"),
                    decimal("area").in("m²"),
                    choice("areaFrom", "engine", "elements"),
                    decimal("target").in("m³/(h·m²)"),
                    integer("dwellings"),
                    yesNo("sampled"))
        };
    }

    /**
     * @param sha256 of the file
     */
    static Map<String, Object> values(ThermalStudy study, String sha256) {
        Map<String, Object> values = new TreeMap<>();
        values.put("sha256", sha256);
        values.put("generation", study.generation().name().toLowerCase(Locale.ROOT));
        values.put("engine", study.engine());
        values.put(
                "warnings",
                study.warnings().stream().map(warning -> Key.of(warning).value()).toList());
        values.put("owner", study.owner());
        values.put("operation", study.operation().name());
        values.put("address", address(study.operation()));
        values.put("designOffice", study.designOffice().name());
        values.put("studiedOn", study.designOffice().studied().toString());
        values.put("software", study.designOffice().software());
        values.put("softwareVersion", study.designOffice().softwareVersion());
        values.put("department", study.department());
        values.put("altitude", study.altitude());
        Map<String, Object> zones = new TreeMap<>();
        for (ThermalStudy.Zone zone : study.zones()) {
            zones.put("z%03d".formatted(zones.size() + 1), zone(zone, zones.size() + 1));
        }
        values.put("zones", zones);
        return values;
    }

    private static String address(ThermalStudy.Operation operation) {
        String place = (operation.postcode() + " " + operation.city()).strip();
        return operation.line().isEmpty() || place.isEmpty()
                ? operation.line() + place
                : operation.line() + ", " + place;
    }

    private static Map<String, Object> zone(ThermalStudy.Zone zone, int order) {
        Map<String, Object> values = new TreeMap<>();
        values.put("order", order);
        values.put("name", zone.building() + "." + zone.number());
        values.put("usage", zone.usage());
        put(values, "livingArea", zone.livingArea());
        put(values, "regulationArea", zone.regulationArea());
        put(values, "volume", zone.volume());
        put(values, "area", zone.area());
        values.put("areaFrom", zone.areaFrom().name().toLowerCase(Locale.ROOT));
        put(values, "target", zone.target());
        if (zone.dwellings() != null) {
            values.put("dwellings", zone.dwellings());
        }
        values.put("sampled", zone.isSampled());
        return values;
    }

    private static void put(Map<String, Object> values, String name, BigDecimal number) {
        if (number != null) {
            values.put(name, number);
        }
    }
}
