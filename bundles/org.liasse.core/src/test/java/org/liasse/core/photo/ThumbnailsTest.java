package org.liasse.core.photo;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.liasse.api.Problem;

public class ThumbnailsTest {

    private static final String SHA = "a".repeat(64);

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;
    private Thumbnails thumbnails;

    @Before
    public void open() {
        directory = folder.getRoot().toPath().resolve("thumbnails");
        thumbnails = new Thumbnails(directory, 1 << 20);
    }

    // CORE-20
    @Test
    public void CORE_20_aThumbnailHasAtMost320PixelsASide() throws IOException {
        for (String format : new String[] {"jpeg", "png", "gif"}) {
            BufferedImage small = decoded(make(TestPhotos.image(format, 1300, 500)).orElseThrow());
            assertEquals(320, small.getWidth());
            assertEquals(123, small.getHeight());
            assertTrue(isRed(small.getRGB(20, 60)));
            assertFalse(isRed(small.getRGB(300, 60)));
        }
        assertEquals(20, decoded(make(TestPhotos.image("png", 20, 10)).orElseThrow()).getWidth());
    }

    // CORE-20
    @Test
    public void CORE_20_aThumbnailStandsUpright() throws IOException {
        // red on the left: turned to the right it is on top, to the left at the bottom
        BufferedImage right = decoded(make(photo(6)).orElseThrow());
        BufferedImage left = decoded(make(photo(8)).orElseThrow());
        BufferedImage over = decoded(make(photo(3)).orElseThrow());

        assertEquals(40, right.getWidth());
        assertEquals(60, right.getHeight());
        assertTrue(isRed(right.getRGB(20, 5)));
        assertTrue(isRed(left.getRGB(20, 55)));
        assertTrue(isRed(over.getRGB(55, 20)));
    }

    // CORE-20
    @Test
    public void CORE_20_aThumbnailSaysNothingOfItself() throws IOException {
        byte[] jpeg = make(photo(1)).orElseThrow();

        String text = new String(jpeg, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("Exif"));
        assertFalse(text.contains("2026"));
    }

    // CORE-20
    @Test
    public void CORE_20_anImageOfTooManyPixelsIsNeverDecoded() throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream zip = new DeflaterOutputStream(pixels)) {
            byte[] row = new byte[1 + 30_000 / 8];
            for (int i = 0; i < 30_000; i++) {
                zip.write(row);
            }
        }
        byte[] bomb = TestPhotos.png(30_000, 30_000, pixels.toByteArray());
        AtomicLong read = new AtomicLong();

        Optional<byte[]> jpeg = thumbnails.of(SHA, bomb.length, counted(bomb, read));

        assertTrue(jpeg.isEmpty());
        assertTrue("only its header was read, not " + read, read.get() <= 8192);
        thumbnails.of(SHA, bomb.length, counted(bomb, read));
        assertTrue("nor again", read.get() <= 8192);
    }

    // CORE-20
    @Test
    public void CORE_20_aGifWhosePictureIsLargerThanItSaysIsNotDecoded() throws IOException {
        byte[] gif = TestPhotos.image("gif", 10, 10);
        int picture = 13 + 3 * (2 << (gif[10] & 7));
        while (gif[picture] != 0x2c) {
            picture += 8;
        }
        for (int i = 5; i < 9; i++) {
            gif[picture + i] = (byte) 0xff;
        }

        assertTrue(make(gif).isEmpty());
    }

    // CORE-20
    @Test
    public void CORE_20_ofABrokenImageThereIsNone() throws IOException {
        byte[] png = TestPhotos.image("png", 400, 300);
        for (int i = 40; i < png.length; i += 7) {
            png[i] ^= 0x55;
        }

        assertTrue(make(png).isEmpty());
        assertTrue(make("no image".getBytes()).isEmpty());
    }

    // CORE-20
    @Test
    public void CORE_20_aThumbnailIsKeptAndMadeAgainWhereItWasLost() throws IOException {
        byte[] image = photo(1);
        AtomicInteger opened = new AtomicInteger();
        Thumbnails.Source source =
                offset -> {
                    opened.incrementAndGet();
                    return from(image, offset);
                };
        byte[] first = thumbnails.of(SHA, image.length, source).orElseThrow();
        int once = opened.get();

        assertArrayEquals(first, thumbnails.of(SHA, image.length, source).orElseThrow());
        assertEquals(once, opened.get());
        Files.delete(directory.resolve(SHA + ".jpg"));
        assertArrayEquals(first, thumbnails.of(SHA, image.length, source).orElseThrow());
        assertTrue(opened.get() > once);
    }

    // CORE-20
    @Test
    public void CORE_20_theFolderOfThumbnailsHasABound() throws IOException {
        ThumbnailFiles files = new ThumbnailFiles(directory, 1000);
        for (int i = 0; i < 50; i++) {
            files.keep("%064x".formatted(i), new byte[100]);
        }

        try (Stream<Path> kept = Files.list(directory)) {
            assertTrue(kept.count() <= 10);
        }
        assertTrue(files.find("%064x".formatted(49)).isPresent());
    }

    // CORE-20
    @Test
    public void CORE_20_whereTheFileCannotBeReadItIsSaidAndTriedAgain() throws IOException {
        byte[] image = photo(1);
        Thumbnails.Source away =
                offset -> {
                    throw new FileNotFoundException("away");
                };

        Problem problem = assertThrows(Problem.class, () -> thumbnails.of(SHA, image.length, away));

        assertSame(Problem.Kind.UNAVAILABLE, problem.kind());
        assertTrue(make(image).isPresent());
    }

    private static byte[] photo(int orientation) throws IOException {
        return TestPhotos.jpeg(60, 40, TestPhotos.tiff(orientation));
    }

    private Optional<byte[]> make(byte[] image) throws IOException {
        return Thumbnailer.make(offset -> from(image, offset), image.length);
    }

    private static InputStream from(byte[] bytes, long offset) {
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length);
    }

    private static Thumbnails.Source counted(byte[] bytes, AtomicLong total) {
        return offset ->
                new ByteArrayInputStream(bytes, (int) offset, bytes.length) {
                    @Override
                    public synchronized int read(byte[] into, int at, int length) {
                        int read = super.read(into, at, length);
                        total.addAndGet(read);
                        return read;
                    }
                };
    }

    private static BufferedImage decoded(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static boolean isRed(int pixel) {
        return (pixel >> 16 & 0xff) > 200 && (pixel & 0xff) < 60;
    }
}
