package org.liasse.api.print;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Language;

/**
 * What a printed document says, in its order. It holds words and pictures alone: no markup, and
 * nothing that would be fetched from elsewhere.
 *
 * @param title of the document, not blank; it stands above all
 * @param at what the document gives as the instant of its making: one of the data, so that the same
 *     data make the same document
 * @param enclosed files that travel inside the document
 * @param properties what the document says of itself to machines, besides
 */
public record Sheet(
        Language language,
        String title,
        Instant at,
        List<Block> blocks,
        List<Enclosed> enclosed,
        List<Properties> properties) {

    public Sheet {
        blocks = List.copyOf(blocks);
        enclosed = List.copyOf(enclosed);
        properties = List.copyOf(properties);
    }

    /** One that says nothing of itself besides. */
    public Sheet(
            Language language,
            String title,
            Instant at,
            List<Block> blocks,
            List<Enclosed> enclosed) {
        this(language, title, at, blocks, enclosed, List.of());
    }

    /** One without files inside. */
    public Sheet(Language language, String title, Instant at, List<Block> blocks) {
        this(language, title, at, blocks, List.of());
    }

    /**
     * A file inside the document: the data that it was made of, say. Its bytes are not to be
     * changed once it is here.
     *
     * @param name of the file, with its ending; no two of a sheet have the same
     * @param description for people, not blank
     */
    public record Enclosed(String name, String mediaType, String description, byte[] bytes) {}

    /**
     * Properties of the whole, of a schema (XMP, ISO 16684-1) that the document describes as well.
     *
     * @param schema its name for people
     * @param namespace its URI
     * @param prefix by which its properties are written
     */
    public record Properties(
            String schema, String namespace, String prefix, List<Property> properties) {

        public Properties {
            properties = List.copyOf(properties);
        }
    }

    /** A text, and what it says. */
    public record Property(String name, String value, String description) {}

    /** A part of it. */
    public sealed interface Block
            permits Heading, Paragraph, Conclusion, Items, Facts, Picture, QrCode, Drawing, Table {}

    /**
     * @param level 1 for a chapter, 2 for a part of it
     */
    public record Heading(int level, String text) implements Block {}

    /** Line breaks stay. */
    public record Paragraph(String text) implements Block {}

    /** What the document comes down to; it stands out. Line breaks stay. */
    public record Conclusion(String text) implements Block {}

    /** A list of short texts, one below the other. Line breaks stay. */
    public record Items(List<String> items) implements Block {

        public Items {
            items = List.copyOf(items);
        }
    }

    /** Labels, each with its value. */
    public record Facts(List<Fact> facts) implements Block {

        public Facts {
            facts = List.copyOf(facts);
        }
    }

    public record Fact(String label, String value) {}

    /**
     * A picture, as wide as it is good for, or as the page is.
     *
     * @param jpeg in sRGB or grey; its bytes are not to be changed once it is here
     * @param alternative what it shows, in words, for who cannot see it; not blank
     */
    public record Picture(byte[] jpeg, String alternative) implements Block {}

    /**
     * A QR code (ISO/IEC 18004), as wide as a phone reads it from an arm's length.
     *
     * @param text that it holds, at most {@value #MOST} characters
     * @param alternative what it is for, in words; not blank
     */
    public record QrCode(String text, String alternative) implements Block {

        /** Characters that are still read from paper. */
        public static final int MOST = 500;
    }

    /**
     * @param caption or {@code null}
     * @param rows each as long as there are columns; a table without any is not shown
     * @param numbers the columns, from 0, whose cells stand one below the other at the right
     */
    public record Table(
            String caption, List<String> columns, List<List<String>> rows, Set<Integer> numbers)
            implements Block {

        /** One of words. */
        public Table(String caption, List<String> columns, List<List<String>> rows) {
            this(caption, columns, rows, Set.of());
        }

        public Table {
            numbers = Set.copyOf(numbers);
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Paragraphs apart by empty lines. */
    public static List<Block> paragraphs(String text) {
        return Stream.of(text.strip().split("\n[ \t]*\n\\s*"))
                .filter(part -> !part.isBlank())
                .<Block>map(part -> new Paragraph(part.strip()))
                .toList();
    }
}
