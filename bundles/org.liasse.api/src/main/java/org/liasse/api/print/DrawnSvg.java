package org.liasse.api.print;

import java.util.Locale;
import org.liasse.api.print.Drawing.Anchor;
import org.liasse.api.print.Drawing.Box;
import org.liasse.api.print.Drawing.Dot;
import org.liasse.api.print.Drawing.Line;
import org.liasse.api.print.Drawing.Stroke;
import org.liasse.api.print.Drawing.Words;

/** A drawing written as SVG 1.1, for a viewer on a screen. */
final class DrawnSvg {

    private final StringBuilder svg = new StringBuilder();

    private DrawnSvg() {}

    static String of(Drawing drawing) {
        DrawnSvg drawn = new DrawnSvg();
        drawn.say(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %.1f %.1f\""
                        + " width=\"%.1f\" height=\"%.1f\" font-family=\"sans-serif\">",
                drawing.width(), drawing.height(), drawing.width(), drawing.height());
        drawn.say("<title>%s</title>", Xml.escaped(drawing.alternative()));
        drawing.strokes().forEach(drawn::draw);
        drawn.say("</svg>");
        return drawn.svg.toString();
    }

    private void draw(Stroke stroke) {
        if (stroke instanceof Line line) {
            say(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke-width=\"%.2f\""
                            + " stroke=\"#%06x\"%s/>",
                    line.x1(),
                    line.y1(),
                    line.x2(),
                    line.y2(),
                    line.width(),
                    line.colour(),
                    line.isDashed() ? " stroke-dasharray=\"3 2\"" : "");
        } else if (stroke instanceof Dot dot) {
            say(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#%06x\" stroke=\"#%06x\"/>",
                    dot.x(), dot.y(), dot.radius(), dot.fill(), dot.edge());
        } else if (stroke instanceof Box box) {
            say(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%06x\""
                            + " stroke=\"#%06x\" stroke-width=\"0.5\"/>",
                    box.x(), box.y(), box.width(), box.height(), box.fill(), box.edge());
        } else if (stroke instanceof Words words) {
            say(
                    "<text transform=\"translate(%.1f %.1f)%s\" font-size=\"%.1f\""
                            + " text-anchor=\"%s\">%s</text>",
                    words.x(),
                    words.y(),
                    words.isRising() ? " rotate(-90)" : "",
                    words.size(),
                    anchor(words.anchor()),
                    Xml.escaped(words.text()));
        }
    }

    private static String anchor(Anchor anchor) {
        return anchor.name().toLowerCase(Locale.ROOT);
    }

    private void say(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
