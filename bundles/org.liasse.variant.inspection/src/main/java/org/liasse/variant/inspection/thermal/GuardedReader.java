package org.liasse.variant.inspection.thermal;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;

/**
 * Characters of an XML file on their way to the parser, which keeps what it has not yet answered:
 * so each piece is bounded here, before it gets there. What no thermal study needs (document types,
 * entities of its own) does not pass at all.
 */
final class GuardedReader extends FilterReader {

    /** A text, a comment or a CDATA section, in characters. */
    static final int LONGEST_TEXT = 1 << 20;

    /** A tag with its attributes, or a processing instruction, in characters. */
    static final int LONGEST_TAG = 1 << 16;

    private static final int LONGEST_REFERENCE = 10;
    private static final String CDATA = "[CDATA[";
    private static final Set<String> ENTITIES = Set.of("amp", "lt", "gt", "quot", "apos");

    private enum Within {
        TEXT,
        MARKUP,
        DECLARATION,
        TAG,
        QUOTED,
        SINGLE_QUOTED,
        INSTRUCTION,
        COMMENT,
        CDATA
    }

    private Within within = Within.TEXT;
    private int length;
    private char last;
    private char lastButOne;
    private final StringBuilder opening = new StringBuilder();
    private StringBuilder reference;

    GuardedReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            look((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
        int read = super.read(buffer, offset, count);
        for (int i = 0; i < read; i++) {
            look(buffer[offset + i]);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void look(char c) throws IOException {
        length++;
        switch (within) {
            case TEXT -> {
                if (c == '<') {
                    enter(Within.MARKUP);
                } else {
                    refer(c);
                    bound(LONGEST_TEXT);
                }
            }
            case MARKUP -> {
                opening.setLength(0);
                switch (c) {
                    case '!' -> enter(Within.DECLARATION);
                    case '?' -> enter(Within.INSTRUCTION);
                    case '>' -> enter(Within.TEXT);
                    default -> enter(Within.TAG);
                }
            }
            case DECLARATION -> declare(c);
            case TAG -> {
                if (c == '>') {
                    enter(Within.TEXT);
                } else if (c == '"') {
                    within = Within.QUOTED;
                } else if (c == '\'') {
                    within = Within.SINGLE_QUOTED;
                }
                bound(LONGEST_TAG);
            }
            case QUOTED, SINGLE_QUOTED -> {
                if (c == (within == Within.QUOTED ? '"' : '\'')) {
                    within = Within.TAG;
                }
                refer(c);
                bound(LONGEST_TAG);
            }
            case INSTRUCTION -> leave(c, c == '>' && last == '?', LONGEST_TAG);
            case COMMENT -> leave(c, c == '>' && last == '-' && lastButOne == '-', LONGEST_TEXT);
            case CDATA -> leave(c, c == '>' && last == ']' && lastButOne == ']', LONGEST_TEXT);
            default -> throw new IllegalStateException(within.toString());
        }
        // what opened a piece does not close it
        boolean isFresh = length == 0;
        lastButOne = isFresh ? 0 : last;
        last = isFresh ? 0 : c;
    }

    private void enter(Within next) throws IOException {
        if (reference != null) {
            throw forbiddenEntity();
        }
        within = next;
        length = 0;
    }

    private void leave(char c, boolean isAtItsEnd, int longest) throws IOException {
        bound(longest);
        if (isAtItsEnd) {
            enter(Within.TEXT);
        }
    }

    private void declare(char c) throws IOException {
        opening.append(c);
        String begun = opening.toString();
        if (begun.equals("--")) {
            enter(Within.COMMENT);
        } else if (begun.equals(CDATA)) {
            enter(Within.CDATA);
        } else if (!begun.equals("-") && !CDATA.startsWith(begun)) {
            throw new ForbiddenException(
                    "Un type de document (DOCTYPE) n’est pas admis.",
                    "A document type (DOCTYPE) is not taken.");
        }
    }

    private void bound(int longest) throws IOException {
        if (length > longest) {
            throw new ForbiddenException(
                    "Un texte ou une balise dépasse " + longest + " caractères.",
                    "A text or a tag exceeds " + longest + " characters.");
        }
    }

    private void refer(char c) throws IOException {
        if (c == '&') {
            reference = new StringBuilder();
        } else if (reference != null && c == ';') {
            String name = reference.toString();
            if (!name.startsWith("#") && !ENTITIES.contains(name)) {
                throw forbiddenEntity();
            }
            reference = null;
        } else if (reference != null) {
            reference.append(c);
            if (reference.length() > LONGEST_REFERENCE) {
                throw forbiddenEntity();
            }
        }
    }

    private static ForbiddenException forbiddenEntity() {
        return new ForbiddenException("Une entité n’est pas admise.", "An entity is not taken.");
    }
}
