package org.liasse.core.photo;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.liasse.api.dossier.Documents.Photo;

/**
 * What an image says before its first pixel: read byte by byte, nothing of it decoded or kept but a
 * piece of EXIF data of at most 64 KiB.
 *
 * @param width in pixels as stored, at least 1
 * @param height in pixels as stored, at least 1
 * @param isProgressive of a JPEG that can only be decoded as a whole
 */
public record ImageHead(Format format, int width, int height, boolean isProgressive, Exif exif) {

    /** The kinds whose header is understood. */
    enum Format {
        JPEG,
        PNG,
        GIF,
        WEBP
    }

    private static final int LONGEST_EXIF = 1 << 16;

    /** What stands before the pixels is less; what stands behind them (WebP) may be far. */
    private static final long FARTHEST = 64L << 20;

    private static final int MOST_PIECES = 10_000;
    private static final byte[] PNG_MARK = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] EXIF_MARK = {'E', 'x', 'i', 'f', 0, 0};

    /** Empty where it is no image, none of a known kind, or one that is broken. */
    public static Optional<ImageHead> read(InputStream bytes) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(bytes));
        try {
            byte[] mark = new byte[4];
            in.readFully(mark);
            ImageHead head = null;
            if (mark[0] == (byte) 0xff && mark[1] == (byte) 0xd8 && mark[2] == (byte) 0xff) {
                head = jpeg(in, mark[3] & 0xff);
            } else if (Arrays.equals(mark, Arrays.copyOf(PNG_MARK, 4))) {
                head = png(in);
            } else if (text(mark).equals("GIF8")) {
                in.readShort();
                head = plain(Format.GIF, little(in, 2), little(in, 2));
            } else if (text(mark).equals("RIFF")) {
                head = webp(in);
            }
            return Optional.ofNullable(head).filter(one -> one.width > 0 && one.height > 0);
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** What is kept of it apart from the file. */
    public Photo photo() {
        boolean turned = exif.isOnItsSide();
        return new Photo(
                turned ? height : width,
                turned ? width : height,
                exif.takenAt(),
                exif.offset(),
                exif.position());
    }

    private static ImageHead plain(Format format, int width, int height) {
        return new ImageHead(format, width, height, false, Exif.NONE);
    }

    private static ImageHead jpeg(DataInputStream in, int first) throws IOException {
        Exif exif = Exif.NONE;
        int marker = first;
        for (int i = 0; i < MOST_PIECES; i++) {
            while (marker == 0xff) {
                marker = in.readUnsignedByte();
            }
            int length = in.readUnsignedShort() - 2;
            if (length < 0 || marker == 0xda || marker == 0xd9) {
                return null;
            }
            boolean isFrame =
                    marker >= 0xc0
                            && marker <= 0xcf
                            && marker != 0xc4
                            && marker != 0xc8
                            && marker != 0xcc;
            if (isFrame) {
                in.readUnsignedByte();
                int height = in.readUnsignedShort();
                int width = in.readUnsignedShort();
                return new ImageHead(Format.JPEG, width, height, marker > 0xc1, exif);
            }
            if (marker == 0xe1 && exif == Exif.NONE) {
                byte[] segment = new byte[length];
                in.readFully(segment);
                exif = exif(segment);
            } else {
                in.skipNBytes(length);
            }
            if (in.readUnsignedByte() != 0xff) {
                return null;
            }
            marker = in.readUnsignedByte();
        }
        return null;
    }

    private static ImageHead png(DataInputStream in) throws IOException {
        in.readInt();
        ImageHead head = null;
        for (int i = 0; i < MOST_PIECES; i++) {
            int length = in.readInt();
            String kind = kind(in);
            if (length < 0 || (head == null) != kind.equals("IHDR")) {
                return head;
            }
            if (head == null) {
                head = plain(Format.PNG, in.readInt(), in.readInt());
                length -= 8;
            } else if (kind.equals("IDAT")) {
                return head;
            } else if (kind.equals("eXIf") && length <= LONGEST_EXIF) {
                return head.with(Exif.of(in.readNBytes(length)));
            }
            in.skipNBytes(length + 4L);
        }
        return head;
    }

    /** The picture first, what it says of itself behind it; where that cannot be read, without. */
    private static ImageHead webp(DataInputStream in) throws IOException {
        in.readInt();
        if (!kind(in).equals("WEBP")) {
            return null;
        }
        ImageHead head = null;
        try {
            long far = 0;
            for (int i = 0; i < MOST_PIECES && far < FARTHEST; i++) {
                String kind = kind(in);
                long length = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
                long left = length + (length & 1);
                if (head == null) {
                    head = webpSize(in, kind);
                    if (head == null) {
                        return null;
                    }
                    left -= 10;
                } else if (kind.equals("EXIF") && length <= LONGEST_EXIF) {
                    return head.with(exif(in.readNBytes((int) length)));
                }
                far += left;
                if (left < 0 || far > FARTHEST) {
                    return head;
                }
                in.skipNBytes(left);
            }
        } catch (EOFException e) {
            return head;
        }
        return head;
    }

    /** Reads ten bytes of the first chunk. */
    private static ImageHead webpSize(DataInputStream in, String kind) throws IOException {
        byte[] start = new byte[10];
        in.readFully(start);
        return switch (kind) {
            case "VP8X" -> plain(Format.WEBP, 1 + little(start, 4, 3), 1 + little(start, 7, 3));
            case "VP8L" -> {
                int packed = little(start, 1, 4);
                yield plain(Format.WEBP, 1 + (packed & 0x3fff), 1 + (packed >> 14 & 0x3fff));
            }
            case "VP8 " ->
                    plain(Format.WEBP, little(start, 6, 2) & 0x3fff, little(start, 8, 2) & 0x3fff);
            default -> null;
        };
    }

    private ImageHead with(Exif found) {
        return new ImageHead(format, width, height, isProgressive, found);
    }

    /** EXIF data with or without the mark that JPEG puts before it. */
    private static Exif exif(byte[] data) {
        boolean isMarked =
                data.length > EXIF_MARK.length
                        && Arrays.equals(Arrays.copyOf(data, EXIF_MARK.length), EXIF_MARK);
        return Exif.of(isMarked ? Arrays.copyOfRange(data, EXIF_MARK.length, data.length) : data);
    }

    private static String kind(DataInputStream in) throws IOException {
        byte[] kind = new byte[4];
        in.readFully(kind);
        return text(kind);
    }

    private static String text(byte[] mark) {
        return new String(mark, StandardCharsets.ISO_8859_1);
    }

    private static int little(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return little(bytes, 0, count);
    }

    private static int little(byte[] bytes, int from, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | bytes[from + i] & 0xff;
        }
        return value;
    }
}
