package org.liasse.pdf;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Rectangle;
import java.awt.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.liasse.api.print.Drawing;
import org.w3c.dom.Element;

/**
 * Puts drawings into the places that a page has for them, as vectors: their words are text in the
 * font of the document, and need no font of this machine. The page tags them as figures.
 */
final class Drawings implements FSObjectDrawerFactory, FSObjectDrawer {

    /** What a place says that it is of. */
    static final String TYPE = "application/x-drawing";

    private final List<Drawing> drawings;
    private final Glyphs glyphs;
    private final PDFont font;

    /**
     * @param font of the document that is being made
     */
    Drawings(List<Drawing> drawings, Glyphs glyphs, PDFont font) {
        this.drawings = List.copyOf(drawings);
        this.glyphs = glyphs;
        this.font = font;
    }

    @Override
    public FSObjectDrawer createDrawer(Element place) {
        return this;
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getAttribute("type").equals(TYPE);
    }

    @Override
    public Map<Shape, String> drawObject(
            Element place,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        Drawing drawing = drawings.get(Integer.parseInt(place.getAttribute("data")));
        PdfBoxOutputDevice paper = (PdfBoxOutputDevice) device;
        try {
            paper.drawPdfAsImage(
                    form(paper.getWriter(), drawing),
                    new Rectangle((int) x, (int) y, (int) width, (int) height),
                    (float) drawing.width() * paper.getDotsPerPoint(),
                    (float) drawing.height() * paper.getDotsPerPoint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of();
    }

    /** An appearance is a form whose fonts the document knows. */
    private PDAppearanceStream form(PDDocument document, Drawing drawing) throws IOException {
        PDAppearanceStream form = new PDAppearanceStream(document);
        form.setBBox(new PDRectangle((float) drawing.width(), (float) drawing.height()));
        form.setResources(new PDResources());
        try (PDPageContentStream content = new PDPageContentStream(document, form)) {
            new Pen(content, font, glyphs, drawing.height()).draw(drawing.strokes());
        }
        return form;
    }
}
