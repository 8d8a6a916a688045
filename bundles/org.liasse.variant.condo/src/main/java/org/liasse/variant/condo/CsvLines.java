package org.liasse.variant.condo;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a CSV file (RFC 4180), parted by semicolons where its first line has one, as
 * spreadsheets in French write them, else by commas.
 */
final class CsvLines {

    /**
     * @param number of the line in the file, from 1 on
     */
    record Line(int number, List<String> cells) {}

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private CsvLines(String text) {
        this.text = text;
        int end = text.indexOf('\n');
        this.separator = (end < 0 ? text : text.substring(0, end)).indexOf(';') >= 0 ? ';' : ',';
    }

    /**
     * Lines that are not empty.
     *
     * @throws IllegalArgumentException where a quoted cell never ends
     */
    static List<Line> of(String text) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        return new CsvLines(plain).read();
    }

    private List<Line> read() {
        List<Line> lines = new ArrayList<>();
        while (at < text.length()) {
            int number = line;
            List<String> cells = cells();
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                lines.add(new Line(number, cells));
            }
        }
        return lines;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell().strip());
            if (at >= text.length()) {
                return cells;
            }
            char end = text.charAt(at++);
            if (end == '\n') {
                line++;
                return cells;
            }
        }
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int begin = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        var cell = new StringBuilder();
        int begin = line;
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '\n') {
                line++;
            }
            if (next != '"') {
                cell.append(next);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                return cell.append(rest()).toString();
            }
        }
        throw new IllegalArgumentException(String.valueOf(begin));
    }

    /** What stands between a closing quote and the end of its cell: a carriage return at most. */
    private String rest() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(begin, at).strip();
    }
}
