package org.liasse.api.print;

import java.util.List;

/**
 * A picture made of lines, dots, boxes and words: data, not markup, so that a printer draws it as
 * it is and it stays sharp at any size. Lengths are points (1/72 inch), from the upper left corner,
 * to the right and downwards. Later strokes cover earlier ones; what reaches over the edges is cut
 * off.
 *
 * @param width more than 0; one that is wider than the page is made smaller to fit
 * @param height more than 0
 * @param alternative what it shows, in words, for who cannot see it; not blank
 */
public record Drawing(double width, double height, List<Stroke> strokes, String alternative)
        implements Sheet.Block {

    /**
     * @throws IllegalArgumentException where it has no size, or no words
     */
    public Drawing {
        strokes = List.copyOf(strokes);
        if (!(width > 0 && height > 0 && width + height < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a drawing of " + width + " × " + height);
        }
        if (alternative.isBlank()) {
            throw new IllegalArgumentException("a drawing without words for who cannot see it");
        }
    }

    /** One of the things that it is made of. */
    public sealed interface Stroke {}

    /**
     * @param colour 0xRRGGBB in sRGB
     * @param isDashed whether it is broken into short pieces
     */
    public record Line(
            double x1, double y1, double x2, double y2, double width, int colour, boolean isDashed)
            implements Stroke {}

    /**
     * A round dot.
     *
     * @param fill 0xRRGGBB in sRGB
     * @param edge 0xRRGGBB in sRGB; it is as wide as a point
     */
    public record Dot(double x, double y, double radius, int fill, int edge) implements Stroke {}

    /**
     * An upright rectangle.
     *
     * @param fill 0xRRGGBB in sRGB
     * @param edge 0xRRGGBB in sRGB; it is as wide as half a point
     */
    public record Box(double x, double y, double width, double height, int fill, int edge)
            implements Stroke {}

    /**
     * A line of black words.
     *
     * @param y of the line on which they stand
     * @param size of the font
     * @param isRising whether they are read upwards
     */
    public record Words(
            double x, double y, String text, Anchor anchor, double size, boolean isRising)
            implements Stroke {}

    /** Which point of the words stands at their place. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** The same as an SVG image that needs nothing but itself. The same drawing, the same text. */
    public String svg() {
        return DrawnSvg.of(this);
    }
}
