package org.liasse.variant.inspection.airtightness;

/** What a zone is used as; it says how much may leak. */
public enum Usage {
    HOUSE(0.6),
    COLLECTIVE(1.0);

    private final double limit;

    Usage(double limit) {
        this.limit = limit;
    }

    /** The greatest Q4Pa-surf, in m³/(h·m²). */
    public double limit() {
        return limit;
    }
}
