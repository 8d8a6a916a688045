package org.liasse.core.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images made for tests. */
public final class TestPhotos {

    private TestPhotos() {}

    /** The left half red, the right half blue. */
    public static byte[] image(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 ? 0xff0000 : 0x0000ff);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** A JPEG with EXIF data behind its first two bytes. */
    public static byte[] jpeg(int width, int height, byte[] tiff) throws IOException {
        byte[] plain = image("jpeg", width, height);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        int length = tiff.length + 8;
        out.write(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length});
        out.write(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        out.write(tiff);
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    /** Taken on 5 March 2026 at 10:12:13 (+01:00), at 48° 51′ 29.52″ N, 2° 17′ 40.2″ W. */
    public static byte[] tiff(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(300);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8769, 4, 1, 60);
        entry(tiff, 0x8825, 4, 1, 120);
        tiff.position(60).putShort((short) 2);
        entry(tiff, 0x9003, 2, 20, 100);
        entry(tiff, 0x9011, 2, 7, 240);
        tiff.position(100).put("2026:03:05 10:12:13".getBytes(StandardCharsets.US_ASCII));
        tiff.position(120).putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 180);
        entry(tiff, 3, 2, 2, 'W' << 24);
        entry(tiff, 4, 5, 3, 210);
        tiff.position(180);
        for (int number : new int[] {48, 1, 51, 1, 2952, 100}) {
            tiff.putInt(number);
        }
        tiff.position(210);
        for (int number : new int[] {2, 1, 17, 1, 402, 10}) {
            tiff.putInt(number);
        }
        tiff.position(240).put("+01:00".getBytes(StandardCharsets.US_ASCII));
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A PNG that claims so many pixels, in front of these compressed ones. */
    public static byte[] png(int width, int height, byte[] pixels) {
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put(new byte[] {1, 0, 0, 0, 0});
        ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12 + pixels.length + 12);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(png, "IHDR", head.array());
        chunk(png, "IDAT", pixels);
        chunk(png, "IEND", new byte[0]);
        return Arrays.copyOf(png.array(), png.position());
    }

    private static void chunk(ByteBuffer png, String kind, byte[] data) {
        byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        png.putInt(data.length).put(name).put(data).putInt((int) sum.getValue());
    }
}
