package org.liasse.pdf;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.liasse.api.print.Drawing.Box;
import org.liasse.api.print.Drawing.Dot;
import org.liasse.api.print.Drawing.Line;
import org.liasse.api.print.Drawing.Stroke;
import org.liasse.api.print.Drawing.Words;

/** Draws strokes, whose lengths go downwards, where PDF's go upwards. */
final class Pen {

    /** How far the handles of four curves are from the ends of their quarter of a circle. */
    private static final double QUARTER = 0.5523;

    private static final float[] DASHES = {3, 2};
    private static final float[] WHOLE = {};
    private static final float EDGE_OF_DOT = 1;
    private static final float EDGE_OF_BOX = 0.5f;

    private final PDPageContentStream content;
    private final PDFont font;
    private final Glyphs glyphs;
    private final double height;

    Pen(PDPageContentStream content, PDFont font, Glyphs glyphs, double height) {
        this.content = content;
        this.font = font;
        this.glyphs = glyphs;
        this.height = height;
    }

    void draw(List<Stroke> strokes) throws IOException {
        for (Stroke stroke : strokes) {
            draw(stroke);
        }
    }

    private void draw(Stroke stroke) throws IOException {
        if (stroke instanceof Line line) {
            draw(line);
        } else if (stroke instanceof Dot dot) {
            draw(dot);
        } else if (stroke instanceof Box box) {
            colours(box.fill(), box.edge(), EDGE_OF_BOX);
            content.addRect(
                    (float) box.x(),
                    up(box.y() + box.height()),
                    (float) box.width(),
                    (float) box.height());
            content.fillAndStroke();
        } else if (stroke instanceof Words words) {
            draw(words);
        }
    }

    private void draw(Line line) throws IOException {
        content.setLineWidth((float) line.width());
        content.setStrokingColor(new Color(line.colour()));
        content.setLineDashPattern(line.isDashed() ? DASHES : WHOLE, 0);
        content.moveTo((float) line.x1(), up(line.y1()));
        content.lineTo((float) line.x2(), up(line.y2()));
        content.stroke();
    }

    private void draw(Dot dot) throws IOException {
        colours(dot.fill(), dot.edge(), EDGE_OF_DOT);
        float x = (float) dot.x();
        float y = up(dot.y());
        float r = (float) dot.radius();
        float handle = (float) (dot.radius() * QUARTER);
        content.moveTo(x + r, y);
        content.curveTo(x + r, y + handle, x + handle, y + r, x, y + r);
        content.curveTo(x - handle, y + r, x - r, y + handle, x - r, y);
        content.curveTo(x - r, y - handle, x - handle, y - r, x, y - r);
        content.curveTo(x + handle, y - r, x + r, y - handle, x + r, y);
        content.closePath();
        content.fillAndStroke();
    }

    private void colours(int fill, int edge, float width) throws IOException {
        content.setLineDashPattern(WHOLE, 0);
        content.setLineWidth(width);
        content.setNonStrokingColor(new Color(fill));
        content.setStrokingColor(new Color(edge));
    }

    private void draw(Words words) throws IOException {
        String shown = glyphs.shown(words.text()).replace('\n', ' ');
        float width = font.getStringWidth(shown) / 1000 * (float) words.size();
        float before =
                switch (words.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        float x = (float) words.x();
        float y = up(words.y());
        content.beginText();
        content.setNonStrokingColor(Color.BLACK);
        content.setFont(font, (float) words.size());
        content.setTextMatrix(
                words.isRising()
                        ? Matrix.getRotateInstance(Math.PI / 2, x, y - before)
                        : Matrix.getTranslateInstance(x - before, y));
        content.showText(shown);
        content.endText();
    }

    private float up(double y) {
        return (float) (height - y);
    }
}
