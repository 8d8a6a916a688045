package org.liasse.pdf;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.liasse.api.print.Drawing;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Conclusion;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Items;
import org.liasse.api.print.Sheet.Paragraph;
import org.liasse.api.print.Sheet.Picture;
import org.liasse.api.print.Sheet.QrCode;
import org.liasse.api.print.Sheet.Table;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A sheet as the tree of an XHTML page. Words become text nodes, so that none of them is ever
 * markup; what assistive technology needs (language, title, headings, header cells) is all there.
 */
final class Page {

    /** How the address of a picture begins, whose bytes follow. */
    static final String PICTURE = "data:image/jpeg;base64,";

    /** What the style sheet leaves of A4, in points; in height, beside a heading and some words. */
    private static final double WIDTH = 493;

    private static final double HEIGHT = 600;

    /** So many rows stay on one page. */
    private static final int SHORT = 12;

    private static final Pattern NUMBER = Pattern.compile("[-−]?[0-9]+(?:[.,][0-9]+)?");

    /** The same of a picture that loses nothing. */
    static final String DRAWING = "data:image/png;base64,";

    private final Glyphs glyphs;
    private final Document document;
    private final List<Drawing> drawings = new ArrayList<>();

    private Page(Glyphs glyphs, Document document) {
        this.glyphs = glyphs;
        this.document = document;
    }

    /**
     * @param style a style sheet
     */
    static Page of(Sheet sheet, Glyphs glyphs, String style) {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            Page page = new Page(glyphs, document);
            page.write(sheet, style);
            return page;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has a document builder", e);
        }
    }

    Document tree() {
        return document;
    }

    /** Those for which it has places, by their numbers from 0 on. */
    List<Drawing> drawings() {
        return drawings;
    }

    private void write(Sheet sheet, String style) {
        Element html = document.createElement("html");
        document.appendChild(html);
        html.setAttribute("lang", sheet.language().tag());
        Element head = child(html, "head");
        text(child(head, "title"), sheet.title());
        Element subject = child(head, "meta");
        subject.setAttribute("name", "subject");
        subject.setAttribute("content", glyphs.shown(sheet.title()));
        child(head, "style").appendChild(document.createTextNode(style));
        Element body = child(html, "body");
        text(child(body, "h1"), sheet.title());
        sheet.blocks().forEach(block -> write(body, block));
    }

    private void write(Element body, Block block) {
        if (block instanceof Heading heading) {
            text(child(body, heading.level() <= 1 ? "h2" : "h3"), heading.text());
        } else if (block instanceof Paragraph paragraph) {
            text(child(body, "p"), paragraph.text());
        } else if (block instanceof Conclusion conclusion) {
            Element stated = child(body, "p");
            stated.setAttribute("class", "conclusion");
            text(stated, conclusion.text());
        } else if (block instanceof Items list) {
            write(body, list);
        } else if (block instanceof Facts facts) {
            write(body, facts);
        } else if (block instanceof Table table) {
            write(body, table);
        } else if (block instanceof Picture picture) {
            write(body, picture);
        } else if (block instanceof Drawing drawing) {
            write(body, drawing);
        } else if (block instanceof QrCode code) {
            write(body, code);
        }
    }

    private void write(Element body, QrCode code) {
        Element image = child(child(body, "p"), "img");
        image.setAttribute("class", "code");
        image.setAttribute("alt", glyphs.shown(code.alternative()));
        image.setAttribute(
                "src", DRAWING + Base64.getEncoder().encodeToString(QrDrawing.png(code.text())));
    }

    /** A place of its size; {@link Drawings} fills it, by its number. */
    private void write(Element body, Drawing drawing) {
        Element place = child(child(body, "p"), "object");
        place.setAttribute("type", Drawings.TYPE);
        place.setAttribute("data", Integer.toString(drawings.size()));
        place.setAttribute("alt", glyphs.shown(drawing.alternative()));
        double scale = Math.min(1, Math.min(WIDTH / drawing.width(), HEIGHT / drawing.height()));
        place.setAttribute(
                "style",
                String.format(
                        Locale.ROOT,
                        "width: %.2fpt; height: %.2fpt",
                        drawing.width() * scale,
                        drawing.height() * scale));
        drawings.add(drawing);
    }

    /** Its bytes stand in the page itself: nothing is fetched. */
    private void write(Element body, Picture picture) {
        Element image = child(child(body, "p"), "img");
        image.setAttribute("alt", glyphs.shown(picture.alternative()));
        image.setAttribute("src", PICTURE + Base64.getEncoder().encodeToString(picture.jpeg()));
    }

    private void write(Element body, Items list) {
        if (list.items().isEmpty()) {
            return;
        }
        Element written = child(body, "ul");
        list.items().forEach(item -> text(child(written, "li"), item));
    }

    private void write(Element body, Facts facts) {
        if (facts.facts().isEmpty()) {
            return;
        }
        Element rows = child(table(body, "facts", null), "tbody");
        for (Fact fact : facts.facts()) {
            Element row = child(rows, "tr");
            header(row, fact.label(), "row");
            text(child(row, "td"), fact.value());
        }
    }

    private void write(Element body, Table table) {
        if (table.rows().isEmpty()) {
            return;
        }
        boolean isShort = table.rows().size() <= SHORT;
        Element written = table(body, isShort ? "list short" : "list", table.caption());
        Element head = child(child(written, "thead"), "tr");
        for (int column = 0; column < table.columns().size(); column++) {
            alignNumbers(header(head, table.columns().get(column), "col"), table, column);
        }
        Element rows = child(written, "tbody");
        for (List<String> cells : table.rows()) {
            Element row = child(rows, "tr");
            for (int column = 0; column < cells.size(); column++) {
                Element cell = child(row, "td");
                alignNumbers(cell, table, column);
                text(cell, cells.get(column));
            }
        }
    }

    /** Figures are read by their ends. */
    private static void alignNumbers(Element cell, Table table, int column) {
        if (isOfNumbers(table, column)) {
            cell.setAttribute("class", "number");
        }
    }

    private static boolean isOfNumbers(Table table, int column) {
        return table.numbers().contains(column)
                || table.rows().stream()
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
    }

    private Element table(Element body, String kind, String caption) {
        Element table = child(body, "table");
        table.setAttribute("class", kind);
        if (caption != null) {
            text(child(table, "caption"), caption);
        }
        return table;
    }

    private Element header(Element row, String label, String scope) {
        Element header = child(row, "th");
        header.setAttribute("scope", scope);
        text(header, label);
        return header;
    }

    private Element child(Element parent, String name) {
        Element child = document.createElement(name);
        parent.appendChild(child);
        return child;
    }

    private void text(Element element, String text) {
        element.appendChild(document.createTextNode(glyphs.shown(text)));
    }
}
