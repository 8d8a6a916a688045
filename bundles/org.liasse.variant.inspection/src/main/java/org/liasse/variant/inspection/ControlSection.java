package org.liasse.variant.inspection;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.decimal;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;

import org.liasse.api.form.Field;

/** What is noted on the site: who measured, with what, under what, and the points. */
final class ControlSection {

    /** Rows of points of all zones and modes. */
    static final int MOST_POINTS = 1000;

    private ControlSection() {}

    static Field[] fields() {
        return new Field[] {
            date("testedOn"),
            text("tester"),
            text("authorisation"),
            text("moment"),
            text("method"),
            text("fanPosition"),
            longText("seals"),
            text("construction"),
            text("ventilation"),
            text("heating"),
            repeated("equipment", text("name").mandatory(), date("calibratedOn")),
            repeated(
                    "zones",
                    text("name"),
                    choice("usage", "house", "collective"),
                    decimal("area").in("m²").between("0.1", "1000000"),
                    choice("areaFrom", "study", "plans", "site"),
                    decimal("volume").in("m³").between("0.1", "10000000"),
                    choice("volumeFrom", "study", "plans", "site"),
                    decimal("height").in("m").between("0.1", "500")),
            repeated(
                    "series",
                    text("zone"),
                    choice("mode", "depressurisation", "pressurisation").mandatory(),
                    decimal("zeroBefore").mandatory().in("Pa").between("-500", "500"),
                    decimal("zeroAfter").mandatory().in("Pa").between("-500", "500"),
                    decimal("inside").mandatory().in("°C").between("-60", "80"),
                    decimal("outside").mandatory().in("°C").between("-60", "80"),
                    decimal("wind").in("m/s").between("0", "100")),
            repeated(
                            "points",
                            text("zone"),
                            choice("mode", "depressurisation", "pressurisation").mandatory(),
                            decimal("pressure").mandatory().in("Pa").between("-1000", "1000"),
                            decimal("flow").mandatory().in("m³/h").between("0.001", "10000000"))
                    .between(null, Integer.toString(MOST_POINTS)),
            repeated("leaks", text("place").mandatory(), longText("remark")),
            longText("deviations"),
            longText("remarks")
        };
    }
}
