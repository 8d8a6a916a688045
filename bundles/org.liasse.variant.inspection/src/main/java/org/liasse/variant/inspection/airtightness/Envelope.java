package org.liasse.variant.inspection.airtightness;

/**
 * What of a zone the figures are divided by.
 *
 * @param area A_Tbat, of the cold envelope without the lowest floor, in m²
 * @param volume heated, in m³
 * @param height in m, or {@code null} where it is not known
 */
public record Envelope(double area, double volume, Double height) {

    public Envelope {
        if (!(area > 0) || !(volume > 0) || !Double.isFinite(area + volume)) {
            throw new IllegalArgumentException("no envelope: " + area + " m², " + volume + " m³");
        }
    }
}
