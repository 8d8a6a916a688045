package org.liasse.core.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.liasse.core.photo.ImageHead.Format;

/**
 * Makes a small JPEG of an image, upright, on white, and without anything that the image says of
 * itself. Its header is read first: what claims too many pixels is not decoded at all, the rest row
 * by row, most rows and columns being left out.
 */
final class Thumbnailer {

    /** The longer side at most. */
    static final int SIDE = 320;

    static final long MOST_PIXELS = 120_000_000;
    static final int LONGEST_SIDE = 25_000;

    /** What is decoded as a whole takes up to six bytes a pixel. */
    static final long MOST_PROGRESSIVE_PIXELS = 25_000_000;

    static final long MOST_BYTES = 64L << 20;

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final float QUALITY = 0.8f;
    private static final String OF_THE_JDK = "com.sun.imageio.plugins.";

    private Thumbnailer() {}

    /**
     * @return the JPEG; empty where the image is not understood, broken or too large
     * @throws IOException where the bytes themselves cannot be read
     */
    static Optional<byte[]> make(SeekableBytes.Source source, long size) throws IOException {
        Optional<ImageHead> head;
        try (var in = source.open(0)) {
            head = ImageHead.read(in);
        }
        if (head.isEmpty() || size > MOST_BYTES || !isFeasible(head.get())) {
            return Optional.empty();
        }
        long deadline = System.nanoTime() + LONGEST.toNanos();
        SeekableBytes bytes = new SeekableBytes(source, size, deadline);
        try (bytes) {
            return Optional.of(jpeg(decoded(bytes, head.get())));
        } catch (IOException | RuntimeException e) {
            // decoders fail in many ways on what is broken
            if (bytes.failure() != null) {
                throw bytes.failure();
            }
            return Optional.empty();
        }
    }

    private static boolean isFeasible(ImageHead head) {
        long most = head.isProgressive() ? MOST_PROGRESSIVE_PIXELS : MOST_PIXELS;
        return head.format() != Format.WEBP && isFeasible(head.width(), head.height(), most);
    }

    private static boolean isFeasible(int width, int height, long most) {
        return Math.max(width, height) <= LONGEST_SIDE && (long) width * height <= most;
    }

    private static BufferedImage decoded(SeekableBytes bytes, ImageHead head) throws IOException {
        ImageReader reader = reader(head.format());
        try {
            reader.setInput(bytes, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            // the first picture of a GIF may claim more than the GIF itself
            if (!isFeasible(width, height, MOST_PIXELS)) {
                throw new IOException("another size than its header says");
            }
            int step = Math.max(1, Math.max(width, height) / (2 * SIDE));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return small(reader.read(0, param), head.exif().orientation());
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(Format format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith(OF_THE_JDK)) {
                return reader;
            }
        }
        throw new IOException("no decoder of " + format);
    }

    /** Each pixel is the mean of those that it stands for. */
    private static BufferedImage small(BufferedImage image, int orientation) {
        boolean turned = orientation >= 5;
        int width = image.getWidth();
        int height = image.getHeight();
        double scale = Math.min(1, (double) SIDE / Math.max(width, height));
        int across = Math.max(1, (int) Math.round(width * scale));
        int down = Math.max(1, (int) Math.round(height * scale));
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        BufferedImage small =
                new BufferedImage(
                        turned ? down : across, turned ? across : down, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                int colour =
                        mean(
                                pixels,
                                width,
                                x * width / across,
                                Math.max(x * width / across + 1, (x + 1) * width / across),
                                y * height / down,
                                Math.max(y * height / down + 1, (y + 1) * height / down));
                place(small, orientation, x, y, across - 1, down - 1, colour);
            }
        }
        return small;
    }

    private static int mean(int[] pixels, int width, int left, int right, int top, int bottom) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = pixels[y * width + x];
                int opaque = pixel >>> 24;
                red += onWhite(pixel >> 16 & 0xff, opaque);
                green += onWhite(pixel >> 8 & 0xff, opaque);
                blue += onWhite(pixel & 0xff, opaque);
            }
        }
        long count = (long) (right - left) * (bottom - top);
        return (int) (red / count << 16 | green / count << 8 | blue / count);
    }

    private static int onWhite(int colour, int opaque) {
        return (colour * opaque + 255 * (255 - opaque)) / 255;
    }

    /** As EXIF numbers the orientations. */
    private static void place(
            BufferedImage image, int orientation, int x, int y, int right, int bottom, int colour) {
        switch (orientation) {
            case 2 -> image.setRGB(right - x, y, colour);
            case 3 -> image.setRGB(right - x, bottom - y, colour);
            case 4 -> image.setRGB(x, bottom - y, colour);
            case 5 -> image.setRGB(y, x, colour);
            case 6 -> image.setRGB(bottom - y, x, colour);
            case 7 -> image.setRGB(bottom - y, right - x, colour);
            case 8 -> image.setRGB(y, right - x, colour);
            default -> image.setRGB(x, y, colour);
        }
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
