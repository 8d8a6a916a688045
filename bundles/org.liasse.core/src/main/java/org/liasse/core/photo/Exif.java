package org.liasse.core.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Map;
import org.liasse.api.dossier.Documents.Position;

/**
 * The few EXIF data that are used. What is broken, out of range or absent counts as not said.
 *
 * @param orientation 1 to 8 as EXIF numbers them, 1 where it is not said
 * @param takenAt by the camera's clock, or {@code null}
 * @param offset of that clock, or {@code null}
 * @param position or {@code null}
 */
record Exif(int orientation, LocalDateTime takenAt, ZoneOffset offset, Position position) {

    static final Exif NONE = new Exif(1, null, null, null);

    private static final int MOST_ENTRIES = 500;
    private static final int ENTRY = 12;

    private static final int ORIENTATION = 0x0112;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int GPS_DIRECTORY = 0x8825;
    private static final int TAKEN_AT = 0x9003;
    private static final int OFFSET = 0x9011;
    private static final int LATITUDE_SIDE = 1;
    private static final int LATITUDE = 2;
    private static final int LONGITUDE_SIDE = 3;
    private static final int LONGITUDE = 4;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss")
                    .withResolverStyle(ResolverStyle.STRICT);

    /**
     * @param tiff from the byte order mark on
     */
    static Exif of(byte[] tiff) {
        try {
            return new Reader(ByteBuffer.wrap(tiff)).read();
        } catch (IndexOutOfBoundsException e) {
            return NONE;
        }
    }

    /** Whether the image lies on its side: what is stored as its width is its height. */
    boolean isOnItsSide() {
        return orientation >= 5;
    }

    /** Each directory is read once and none leads to another than those named here: no loops. */
    private static final class Reader {

        private final ByteBuffer data;

        Reader(ByteBuffer data) {
            this.data = data;
        }

        Exif read() {
            int mark = data.getShort(0);
            if (mark != 0x4949 && mark != 0x4d4d) {
                return NONE;
            }
            data.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            Map<Integer, Integer> main = directory(data.getInt(4));
            Map<Integer, Integer> exif = directory(main, EXIF_DIRECTORY);
            Map<Integer, Integer> gps = directory(main, GPS_DIRECTORY);
            int turned = main.containsKey(ORIENTATION) ? shortAt(main.get(ORIENTATION)) : 1;
            return new Exif(
                    turned >= 1 && turned <= 8 ? turned : 1,
                    time(text(exif, TAKEN_AT, 19)),
                    offset(text(exif, OFFSET, 6)),
                    position(gps));
        }

        private Map<Integer, Integer> directory(Map<Integer, Integer> parent, int tag) {
            Integer entry = parent.get(tag);
            return entry == null ? Map.of() : directory(data.getInt(entry + 8));
        }

        /** Where the entry of each tag is. */
        private Map<Integer, Integer> directory(int offset) {
            if (offset < 8 || offset > data.limit() - 2) {
                return Map.of();
            }
            int count = Math.min(data.getShort(offset) & 0xffff, MOST_ENTRIES);
            Map<Integer, Integer> entries = new HashMap<>();
            for (int i = 0; i < count; i++) {
                int entry = offset + 2 + i * ENTRY;
                if (entry > data.limit() - ENTRY) {
                    return entries;
                }
                entries.putIfAbsent(data.getShort(entry) & 0xffff, entry);
            }
            return entries;
        }

        private int shortAt(int entry) {
            return data.getShort(entry + 8) & 0xffff;
        }

        /** A text of at least so many characters, cut to them. */
        private String text(Map<Integer, Integer> directory, int tag, int length) {
            Integer entry = directory.get(tag);
            if (entry == null || Integer.compareUnsigned(data.getInt(entry + 4), length) < 0) {
                return null;
            }
            int at = data.getInt(entry + 8);
            if (at < 0 || at > data.limit() - length) {
                return null;
            }
            byte[] text = new byte[length];
            data.get(at, text);
            return new String(text, StandardCharsets.US_ASCII);
        }

        private static LocalDateTime time(String text) {
            try {
                return text == null ? null : LocalDateTime.parse(text, TIME);
            } catch (DateTimeException e) {
                return null;
            }
        }

        private static ZoneOffset offset(String text) {
            try {
                return text == null ? null : ZoneOffset.of(text);
            } catch (DateTimeException e) {
                return null;
            }
        }

        private Position position(Map<Integer, Integer> gps) {
            double latitude = degrees(gps, LATITUDE, LATITUDE_SIDE, 'N', 'S', 90);
            double longitude = degrees(gps, LONGITUDE, LONGITUDE_SIDE, 'E', 'W', 180);
            return Double.isNaN(latitude) || Double.isNaN(longitude)
                    ? null
                    : new Position(latitude, longitude);
        }

        /** To the sixth decimal, a tenth of a metre; not a number where it is not said. */
        private double degrees(
                Map<Integer, Integer> gps, int tag, int sideTag, char more, char less, int most) {
            Integer entry = gps.get(tag);
            Integer side = gps.get(sideTag);
            if (entry == null || side == null || data.getInt(entry + 4) != 3) {
                return Double.NaN;
            }
            int at = data.getInt(entry + 8);
            if (at < 0 || at > data.limit() - 24) {
                return Double.NaN;
            }
            double degrees = ratio(at) + ratio(at + 8) / 60 + ratio(at + 16) / 3600;
            char sign = (char) data.get(side + 8);
            if (!(degrees >= 0 && degrees <= most) || sign != more && sign != less) {
                return Double.NaN;
            }
            return Math.round((sign == more ? degrees : -degrees) * 1e6) / 1e6;
        }

        private double ratio(int at) {
            long part = Integer.toUnsignedLong(data.getInt(at));
            long whole = Integer.toUnsignedLong(data.getInt(at + 4));
            return whole == 0 ? Double.NaN : (double) part / whole;
        }
    }
}
