package org.liasse.pdf;

import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Items;
import org.liasse.api.print.Sheet.Paragraph;
import org.liasse.api.print.Sheet.Picture;
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

    private final Glyphs glyphs;
    private final Document document;

    private Page(Glyphs glyphs, Document document) {
        this.glyphs = glyphs;
        this.document = document;
    }

    /**
     * @param style a style sheet
     */
    static Document of(Sheet sheet, Glyphs glyphs, String style) {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            new Page(glyphs, document).write(sheet, style);
            return document;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has a document builder", e);
        }
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
        } else if (block instanceof Items list) {
            write(body, list);
        } else if (block instanceof Facts facts) {
            write(body, facts);
        } else if (block instanceof Table table) {
            write(body, table);
        } else if (block instanceof Picture picture) {
            write(body, picture);
        }
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
        Element written = table(body, "list", table.caption());
        Element head = child(child(written, "thead"), "tr");
        table.columns().forEach(column -> header(head, column, "col"));
        Element rows = child(written, "tbody");
        for (List<String> cells : table.rows()) {
            Element row = child(rows, "tr");
            cells.forEach(cell -> text(child(row, "td"), cell));
        }
    }

    private Element table(Element body, String kind, String caption) {
        Element table = child(body, "table");
        table.setAttribute("class", kind);
        if (caption != null) {
            text(child(table, "caption"), caption);
        }
        return table;
    }

    private void header(Element row, String label, String scope) {
        Element header = child(row, "th");
        header.setAttribute("scope", scope);
        text(header, label);
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
