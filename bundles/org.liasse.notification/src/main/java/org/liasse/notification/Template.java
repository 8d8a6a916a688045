package org.liasse.notification;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liasse.api.spi.Wording.TooLong;
import org.liasse.api.spi.Wording.Words;

/**
 * One letter in one language: the subject on the first line, then the text, its paragraphs apart by
 * empty lines. The HTML is made of the same words, so that the two never differ. Mustache only: no
 * logic, and a value that is missing is an error.
 */
final class Template {

    /** An address on a line of its own is what the letter is about. */
    private static final Pattern LINK = Pattern.compile("(?m)^\\{\\{(link)}}$");

    private static final Mustache.Compiler PLAIN =
            Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);

    /** The lines of a value stay lines. */
    private static final Mustache.Compiler ESCAPED =
            PLAIN.withEscaper(value -> Escapers.HTML.escape(value).replace("\n", "<br>\n"));

    private final com.samskivert.mustache.Template subject;
    private final com.samskivert.mustache.Template text;
    private final com.samskivert.mustache.Template html;

    /**
     * @param language a BCP 47 tag
     * @throws MustacheException where it is no template
     */
    static Template of(String source, String language) {
        String[] parts = source.replace("\r\n", "\n").split("\n\n", 2);
        return new Template(parts[0], parts[1], language);
    }

    /**
     * @throws MustacheException where one of them is no template
     */
    Template(String subject, String text, String language) {
        String body = text.replace("\r\n", "\n").strip();
        this.subject = PLAIN.compile(subject.strip());
        this.text = PLAIN.compile(body + "\n");
        this.html = ESCAPED.compile(page(body, language));
    }

    /**
     * What cannot be said, is not there or runs in circles is an {@link IllegalArgumentException}.
     *
     * @param most characters of the text
     * @throws TooLong as soon as it is
     */
    Words fill(Map<String, ?> values, int most) {
        try {
            return new Words(
                    oneLine(filled(subject, values, most)),
                    filled(text, values, most).replaceAll("\n{3,}", "\n\n"),
                    // the same words, escaped: no more than a few times as long
                    html.execute(values).replaceAll("<p>\\s*</p>\n", ""));
        } catch (MustacheException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String filled(
            com.samskivert.mustache.Template template, Map<String, ?> values, int most) {
        var words = new Bounded(most);
        template.execute(values, words);
        return words.toString();
    }

    /** Takes no more than a text may have. */
    private static final class Bounded extends StringWriter {

        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        private void refuseTooMany(int more) {
            if (more > most - getBuffer().length()) {
                throw new TooLong();
            }
        }

        @Override
        public void write(int c) {
            refuseTooMany(1);
            super.write(c);
        }

        @Override
        public void write(char[] chars, int from, int length) {
            refuseTooMany(length);
            super.write(chars, from, length);
        }

        @Override
        public void write(String words) {
            refuseTooMany(words.length());
            super.write(words);
        }

        @Override
        public void write(String words, int from, int length) {
            refuseTooMany(length);
            super.write(words, from, length);
        }
    }

    /** A value with several lines does not make several of the subject. */
    private static String oneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String page(String body, String language) {
        Matcher link = LINK.matcher(escaped(body));
        String linked = link.replaceAll("<a href=\"{{$1}}\">{{$1}}</a>");
        return "<!DOCTYPE html>\n<html lang=\""
                + language
                + "\"><head><meta charset=\"UTF-8\"></head>"
                + "<body style=\"font-family: sans-serif; max-width: 40em\">\n<p>"
                + linked.replaceAll("\n{2,}", "</p>\n<p>").replaceAll("(?<!>)\n(?!<)", "<br>\n")
                + "</p>\n</body></html>\n";
    }

    /** Our own words hold no markup; what the values hold is escaped when they are filled in. */
    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
