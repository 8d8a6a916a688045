package org.liasse.notification;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liasse.api.spi.Wording.Fault;

/**
 * Looks at a text before it is kept. Values, sections and their ends are all that a text may hold:
 * no partials, no other delimiters, nothing unescaped.
 */
final class Proofreader {

    private static final Pattern TAG =
            Pattern.compile("\\{\\{\\{?\\s*([#/^&>=!]?)\\s*([^}]*?)\\s*}}");
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z][A-Za-z0-9-]*(\\.[A-Za-z][A-Za-z0-9-]*)?");
    private static final Mustache.Compiler COMPILER = Mustache.compiler();

    private Proofreader() {}

    /**
     * @param part under which faults are told
     */
    static List<Fault> faults(String part, String text, Set<String> known) {
        var faults = new ArrayList<Fault>();
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            boolean isPlain = tags.group(1).matches("[#/^]?") && !tags.group().startsWith("{{{");
            String name = tags.group(2);
            if (!isPlain || !NAME.matcher(name).matches() || !known.contains(name)) {
                faults.add(new Fault(part, lineAt(text, tags.start()), name));
            }
        }
        if (faults.isEmpty()) {
            try {
                COMPILER.compile(text);
            } catch (MustacheParseException e) {
                faults.add(new Fault(part, lineIn(e.getMessage()), null));
            } catch (MustacheException e) {
                faults.add(new Fault(part, 1, null));
            }
        }
        return faults;
    }

    private static int lineAt(String text, int position) {
        return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    /** The library tells the line in its words alone. */
    private static int lineIn(String message) {
        Matcher line = Pattern.compile("line (\\d+)").matcher(String.valueOf(message));
        return line.find() ? Integer.parseInt(line.group(1)) : 1;
    }
}
