package org.liasse.variant.inspection.airtightness;

/**
 * One measured point.
 *
 * @param pressure as read, the zero flow not yet taken off, in Pa; negative where the fan draws air
 *     out
 * @param flow through the fan, in m³/h; above 0
 */
public record Pair(double pressure, double flow) {

    public Pair {
        if (!Double.isFinite(pressure) || !Double.isFinite(flow) || flow <= 0) {
            throw new IllegalArgumentException("no point: " + pressure + " Pa, " + flow + " m³/h");
        }
    }
}
