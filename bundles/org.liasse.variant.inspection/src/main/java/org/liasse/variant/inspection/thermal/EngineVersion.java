package org.liasse.variant.inspection.thermal;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of the engine of the regulation: year, edition, and two numbers more. */
final class EngineVersion {

    private static final Pattern VERSION =
            Pattern.compile("(\\d{4})\\.E(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int[] FIRST = {2021, 1, 0, 0};
    private static final int[] LAST = {2026, 1, 0, 0};

    private EngineVersion() {}

    /** Whether it is one of 2021.E1.0.0 to 2026.E1.0.0. */
    static boolean isKnown(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return false;
        }
        int[] numbers = new int[4];
        Arrays.setAll(numbers, i -> Integer.parseInt(parts.group(i + 1)));
        return Arrays.compare(FIRST, numbers) <= 0 && Arrays.compare(numbers, LAST) <= 0;
    }
}
