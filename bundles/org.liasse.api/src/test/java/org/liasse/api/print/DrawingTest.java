package org.liasse.api.print;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.liasse.api.print.Drawing.Anchor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

public class DrawingTest {

    // CORE-18
    @Test
    public void CORE_18_aTextIsOnlyTextWhereverItStandsInXml() {
        assertEquals(
                "&lt;a b=&quot;c&quot;&gt; &amp; &#39;d&#39;\n\uD83D\uDE00",
                Xml.escaped("<a b=\"c\"> & 'd'\u0001\n\uFFFF\uD83D\uDE00"));
    }

    // CORE-18
    @Test
    public void CORE_18_aDrawingIsAnImageWhoseWordsAreNeverMarkup() throws Exception {
        Drawing drawing =
                new Drawing(
                        20,
                        10,
                        List.of(
                                new Drawing.Line(1, 2, 3, 4.25, 0.5, 0x0000ff, true),
                                new Drawing.Dot(5, 6, 2, 0xffffff, 0x1f5fa8),
                                new Drawing.Box(1, 1, 2, 2, 0xeeeeee, 0),
                                new Drawing.Words(7, 8, "<script>&\u0000 m³", Anchor.END, 9, true)),
                        "A & B <C>");

        Document image =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        drawing.svg().getBytes(StandardCharsets.UTF_8)));

        assertEquals("A & B <C>", only(image, "title").getTextContent());
        assertEquals("#0000ff", only(image, "line").getAttribute("stroke"));
        assertEquals("6.0", only(image, "circle").getAttribute("cy"));
        assertEquals("#eeeeee", only(image, "rect").getAttribute("fill"));
        assertEquals("<script>& m³", only(image, "text").getTextContent());
        assertEquals("end", only(image, "text").getAttribute("text-anchor"));
        assertEquals(0, image.getElementsByTagName("script").getLength());
    }

    private static Element only(Document image, String name) {
        assertEquals(name, 1, image.getElementsByTagName(name).getLength());
        return (Element) image.getElementsByTagName(name).item(0);
    }

    // CORE-18
    @Test
    public void CORE_18_aDrawingHasASizeAndWordsForWhoCannotSeeIt() {
        assertThrows(
                IllegalArgumentException.class, () -> new Drawing(0, 10, List.of(), "Nothing"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Drawing(10, Double.NaN, List.of(), "Nothing"));
        assertThrows(IllegalArgumentException.class, () -> new Drawing(10, 10, List.of(), " "));
    }
}
