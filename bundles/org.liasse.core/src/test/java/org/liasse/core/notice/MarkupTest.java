package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.Language;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Items;
import org.liasse.api.print.Sheet.Paragraph;
import org.liasse.api.spi.Wording.Script;
import org.liasse.notification.Templates;

public class MarkupTest {

    // CORE-22
    @Test
    public void CORE_22_paragraphsHeadingsAndListsAreAllThatADocumentIsLaidOutBy() {
        assertEquals(
                List.of(
                        new Heading(1, "One"),
                        new Paragraph("first\nsecond"),
                        new Items(List.of("a", "b")),
                        new Paragraph("after"),
                        new Heading(2, "Two"),
                        new Paragraph("<b>#no *more* -than- that</b>")),
                Markup.blocks(
                        "# One\nfirst\nsecond\n- a\n- b\nafter\n\n\n## Two\n"
                                + "<b>#no *more* -than- that</b>"));
        assertEquals(List.of(), Markup.blocks(" \n# \n- \n\n"));
        assertEquals(
                "no level is left out",
                List.of(new Heading(1, "One"), new Heading(2, "Two")),
                Markup.blocks("## One\n## Two"));
    }

    // CORE-22
    @Test
    public void CORE_22_whatAValueSaysIsNeverLayout() {
        String hostile = "# big\n\n- item\r\n## small {{number}} <i>";
        String text =
                new Templates()
                        .compose(
                                new Script("T {{a.b}}", "{{a.b}}\n\n- {{a.b}}\n\n{{#c}}no{{/c}}"),
                                Language.EN,
                                Map.of("a.b", Markup.guarded(hostile), "c", Markup.guarded(" ")))
                        .text();
        String said = "# big\n\n- item\n## small {{number}} <i>";
        assertEquals(List.of(new Paragraph(said), new Items(List.of(said))), Markup.blocks(text));
    }
}
