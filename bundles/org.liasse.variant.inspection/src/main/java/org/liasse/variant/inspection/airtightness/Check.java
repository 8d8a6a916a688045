package org.liasse.variant.inspection.airtightness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule of validity, looked at.
 *
 * @param figure what was found, in the unit of the rule, or {@code null} where it is not known
 * @param bound what it may be at most, or at least
 */
public record Check(Rule rule, Double figure, double bound, Outcome outcome) {

    /** How a look at a rule ended. */
    public enum Outcome {
        KEPT,
        BROKEN,
        /** Not kept, and the test is valid all the same. */
        WARNING,
        /** Nobody noted what the rule looks at. */
        UNKNOWN
    }

    /** What rounding may add to a figure that is exactly at its bound. */
    private static final double ROUNDING = 1e-9;

    static List<Check> all(Series series, Optional<SeriesResult> result, Double height) {
        var checks = new ArrayList<Check>();
        Conditions conditions = series.conditions();
        double zero = Math.max(Math.abs(conditions.zeroBefore()), Math.abs(conditions.zeroAfter()));
        checks.add(atMost(Rule.ZERO_FLOW, zero, 5));
        checks.add(atLeast(Rule.POINTS, (double) series.pairs().size(), 5));
        double[] pressures =
                series.pairs().stream().mapToDouble(series::corrected).sorted().toArray();
        checks.add(atMost(Rule.STEP, widest(pressures), 10));
        double lowest = Math.max(10, 5 * Math.abs(conditions.zero()));
        checks.add(atLeast(Rule.LOWEST, least(pressures), lowest));
        checks.add(atLeast(Rule.HIGHEST, most(pressures), 50));
        Double exponent = result.map(SeriesResult::exponent).orElse(null);
        checks.add(atLeast(Rule.EXPONENT_LEAST, exponent, 0.5));
        checks.add(atMost(Rule.EXPONENT_MOST, exponent, 1));
        Double determination = result.map(SeriesResult::determination).orElse(null);
        checks.add(atLeast(Rule.DETERMINATION, determination, 0.98));
        checks.add(atMost(Rule.WIND, conditions.wind(), 6));
        Double stack =
                height == null
                        ? null
                        : Double.valueOf(
                                Math.abs(conditions.inside() - conditions.outside()) * height);
        checks.add(atMost(Rule.STACK_EFFECT, stack, 250).asWarning());
        return List.copyOf(checks);
    }

    private static Double widest(double[] sorted) {
        Double widest = null;
        for (int i = 1; i < sorted.length; i++) {
            double step = sorted[i] - sorted[i - 1];
            widest = widest == null ? step : Math.max(widest, step);
        }
        return widest;
    }

    private static Double least(double[] sorted) {
        return sorted.length == 0 ? null : sorted[0];
    }

    private static Double most(double[] sorted) {
        return sorted.length == 0 ? null : sorted[sorted.length - 1];
    }

    private static Check atMost(Rule rule, Double figure, double bound) {
        return new Check(
                rule, figure, bound, outcome(figure, figure != null && figure <= bound + ROUNDING));
    }

    private static Check atLeast(Rule rule, Double figure, double bound) {
        return new Check(
                rule, figure, bound, outcome(figure, figure != null && figure >= bound - ROUNDING));
    }

    private static Outcome outcome(Double figure, boolean isKept) {
        if (figure == null) {
            return Outcome.UNKNOWN;
        }
        return isKept ? Outcome.KEPT : Outcome.BROKEN;
    }

    private Check asWarning() {
        return outcome == Outcome.BROKEN ? new Check(rule, figure, bound, Outcome.WARNING) : this;
    }

    public boolean isBroken() {
        return outcome == Outcome.BROKEN;
    }
}
