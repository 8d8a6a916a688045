package org.liasse.variant.inspection.airtightness;

/** What makes a test valid. */
public enum Rule {
    /** Each mean zero-flow pressure, in absolute value, is at most 5 Pa. */
    ZERO_FLOW,
    /** There are at least 5 points. */
    POINTS,
    /** Two neighbouring points are at most 10 Pa apart. */
    STEP,
    /**
     * The lowest point is at 10 Pa, or 5 times the zero-flow pressure where that is more, or above.
     */
    LOWEST,
    /** The highest point is at 50 Pa or above. */
    HIGHEST,
    /** The exponent is at least 0.5. */
    EXPONENT_LEAST,
    /** The exponent is at most 1. */
    EXPONENT_MOST,
    /** r² is at least 0.98. */
    DETERMINATION,
    /** The wind is at most 6 m/s. */
    WIND,
    /** |T_int − T_e| × height is at most 250 m·K; more is a warning. */
    STACK_EFFECT
}
