package org.liasse.rest.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single byte range of a file (RFC 9110, 14.1.2).
 *
 * @param first offset of the first byte
 * @param last offset of the last, included
 */
public record ByteRange(long first, long last) {

    private static final Pattern SINGLE =
            Pattern.compile("bytes=(?:([0-9]{1,18})-([0-9]{1,18})?|-([0-9]{1,18}))");

    /** There is nothing of that range in the file. */
    public static final class NotSatisfiable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The range asked for; empty where the whole file is to be sent: no header, another unit, more
     * than one range, a malformed one.
     */
    public static Optional<ByteRange> of(String header, long size) throws NotSatisfiable {
        Matcher matcher = SINGLE.matcher(header == null ? "" : header.strip().replace(" ", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(3) != null) {
            long suffix = Math.min(Long.parseLong(matcher.group(3)), size);
            return Optional.of(satisfiable(size - suffix, size - 1, size));
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? size - 1 : Long.parseLong(matcher.group(2));
        if (matcher.group(2) != null && last < first) {
            return Optional.empty();
        }
        return Optional.of(satisfiable(first, Math.min(last, size - 1), size));
    }

    private static ByteRange satisfiable(long first, long last, long size) throws NotSatisfiable {
        if (first >= size || last < first) {
            throw new NotSatisfiable();
        }
        return new ByteRange(first, last);
    }

    public long length() {
        return last - first + 1;
    }

    /** The value of {@code Content-Range}. */
    public String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
