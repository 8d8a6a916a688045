package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Items;
import org.liasse.api.print.Sheet.Paragraph;
import org.liasse.api.spi.Wording.Words;

/**
 * How the words of a document are laid out: paragraphs apart by empty lines, {@code # } and {@code
 * ## } before a heading, {@code - } before each item of a list; all the rest is words. What a value
 * says is words as well, whatever it begins with and however many lines it has.
 */
final class Markup {

    /** Before each value: nothing that follows begins a line. */
    private static final char GUARD = '\uE000';

    /** Between the lines of a value. */
    private static final char BREAK = '\u2028';

    private Markup() {}

    /** A value that will be no markup; one that is empty stays so. */
    static String guarded(String value) {
        String plain = value.strip().replace(GUARD, ' ');
        return plain.isEmpty() ? "" : GUARD + plain.replaceAll("\r\n?|\n", "" + BREAK);
    }

    /** As people read it before it is laid out. */
    static Words plain(Words words) {
        return new Words(plain(words.subject()), plain(words.text()), null);
    }

    static String plain(String words) {
        return words.replace("" + GUARD, "").replace(BREAK, '\n');
    }

    static List<Block> blocks(String text) {
        var blocks = new ArrayList<Block>();
        var lines = new ArrayList<String>();
        var items = new ArrayList<String>();
        for (String written : (text.strip() + "\n\n").split("\n", -1)) {
            String line = written + " ";
            boolean isItem = line.startsWith("- ");
            boolean isHeading = line.startsWith("# ") || line.startsWith("## ");
            if (isItem || isHeading || line.isBlank()) {
                paragraph(blocks, lines);
            }
            if (!isItem) {
                list(blocks, items);
            }
            if (isItem) {
                items.add(plain(line.substring(2)).strip());
            } else if (isHeading) {
                int level = line.indexOf(' ');
                heading(blocks, level, plain(line.substring(level)).strip());
            } else if (!line.isBlank()) {
                lines.add(written);
            }
        }
        return List.copyOf(blocks);
    }

    private static void paragraph(List<Block> blocks, List<String> lines) {
        Stream.of(plain(String.join("\n", lines)).strip())
                .filter(words -> !words.isEmpty())
                .map(Paragraph::new)
                .forEach(blocks::add);
        lines.clear();
    }

    private static void list(List<Block> blocks, List<String> items) {
        List<String> said = items.stream().filter(item -> !item.isEmpty()).toList();
        if (!said.isEmpty()) {
            blocks.add(new Items(said));
        }
        items.clear();
    }

    /** A part outside of any chapter is one: PDF/UA lets no level be left out. */
    private static void heading(List<Block> blocks, int level, String words) {
        boolean isWithin = blocks.stream().anyMatch(Heading.class::isInstance);
        if (!words.isEmpty()) {
            blocks.add(new Heading(isWithin ? level : 1, words.replace('\n', ' ')));
        }
    }
}
