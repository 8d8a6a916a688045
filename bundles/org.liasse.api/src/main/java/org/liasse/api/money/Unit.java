package org.liasse.api.money;

import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Text;

/** What quantities of lines are counted in. */
public enum Unit {
    HOUR("HUR", "heure", "hour"),
    DAY("DAY", "jour", "day"),
    PIECE("C62", "unité", "unit"),
    LUMP_SUM("LS", "forfait", "lump sum"),
    KILOMETRE("KMT", "km", "km"),
    METRE("MTR", "m", "m"),
    SQUARE_METRE("MTK", "m²", "m²"),
    LITRE("LTR", "l", "l"),
    KILOGRAM("KGM", "kg", "kg");

    private final String code;
    private final Text label;

    Unit(String code, String fr, String en) {
        this.code = code;
        this.label = new Text(fr, en);
    }

    /** As UN/ECE Recommendation 20 has it. */
    public String code() {
        return code;
    }

    /** For people, short. */
    public Text label() {
        return label;
    }

    /**
     * @param key of one of them, or {@code null} for a piece
     */
    static Unit of(Object key) {
        return Stream.of(values())
                .filter(unit -> Key.of(unit).value().equals(key))
                .findFirst()
                .orElse(PIECE);
    }
}
