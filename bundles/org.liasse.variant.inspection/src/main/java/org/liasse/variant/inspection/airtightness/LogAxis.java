package org.liasse.variant.inspection.airtightness;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis, from a multiple of a power of ten to another.
 *
 * @param least where it begins, more than 0
 * @param most where it ends
 * @param start where on the drawing it begins
 * @param end where on the drawing it ends
 */
record LogAxis(double least, double most, double start, double end) {

    private static final double ROUNDING = 1e-9;

    /** The tick of so many times a power of ten. */
    record Tick(int digit, int decade) {

        double value() {
            return digit * Math.pow(10, decade);
        }

        /** 1, 2 and 5 of each decade, or its 1 alone. */
        boolean isTold(boolean areAll) {
            return digit == 1 || (areAll && (digit == 2 || digit == 5));
        }

        String text() {
            return BigDecimal.valueOf(digit).scaleByPowerOfTen(decade).toPlainString();
        }
    }

    /** The narrowest that shows both. */
    static LogAxis over(double least, double most, double start, double end) {
        Tick first = below(least);
        Tick last = above(most);
        if (last.value() < 2 * first.value()) {
            last = new Tick(first.digit(), first.decade() + 1);
        }
        return new LogAxis(first.value(), last.value(), start, end);
    }

    private static Tick below(double value) {
        int decade = (int) Math.floor(Math.log10(value) + ROUNDING);
        int digit = (int) Math.floor(value / Math.pow(10, decade) + ROUNDING);
        return new Tick(Math.max(1, Math.min(9, digit)), decade);
    }

    private static Tick above(double value) {
        int decade = (int) Math.floor(Math.log10(value) + ROUNDING);
        int digit = (int) Math.ceil(value / Math.pow(10, decade) - ROUNDING);
        return digit > 9 ? new Tick(1, decade + 1) : new Tick(Math.max(1, digit), decade);
    }

    double at(double value) {
        return start + Math.log(value / least) / Math.log(most / least) * (end - start);
    }

    double decades() {
        return Math.log10(most / least);
    }

    List<Tick> ticks() {
        var ticks = new ArrayList<Tick>();
        int first = (int) Math.floor(Math.log10(least) + ROUNDING);
        int last = (int) Math.floor(Math.log10(most) + ROUNDING);
        for (int decade = first; decade <= last; decade++) {
            for (int digit = 1; digit <= 9; digit++) {
                Tick tick = new Tick(digit, decade);
                if (tick.value() >= least * (1 - ROUNDING)
                        && tick.value() <= most * (1 + ROUNDING)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}
