package org.liasse.core.photo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.liasse.api.dossier.Documents.Photo;
import org.liasse.api.dossier.Documents.Position;

public class ImageHeadTest {

    private static final Photo TAKEN =
            new Photo(
                    60,
                    40,
                    LocalDateTime.of(2026, 3, 5, 10, 12, 13),
                    ZoneOffset.ofHours(1),
                    new Position(48.8582, -2.2945));

    // CORE-20
    @Test
    public void CORE_20_aPhotoTellsWhenWhereAndHowLarge() throws IOException {
        assertEquals(TAKEN, photo(TestPhotos.jpeg(60, 40, TestPhotos.tiff(1))));
    }

    // CORE-20
    @Test
    public void CORE_20_aPhotoOnItsSideIsMeasuredUpright() throws IOException {
        Photo photo = photo(TestPhotos.jpeg(60, 40, TestPhotos.tiff(6)));

        assertEquals(40, photo.width());
        assertEquals(60, photo.height());
    }

    // CORE-20
    @Test
    public void CORE_20_theKindsOfImageAreMeasured() throws IOException {
        for (String format : new String[] {"jpeg", "png", "gif"}) {
            Photo photo = photo(TestPhotos.image(format, 31, 17));
            assertEquals(new Photo(31, 17, null, null, null), photo);
        }
        byte[] webp = {
            'R', 'I', 'F', 'F', 22, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'X', 10, 0, 0, 0, 0,
            0, 0, 0, 30, 0, 0, 16, 0, 0
        };
        assertEquals(new Photo(31, 17, null, null, null), photo(webp));
        assertTrue(read("no image at all".getBytes()).isEmpty());
    }

    // CORE-20
    @Test
    public void CORE_20_whatPhotosSayIsKeptAsTold() {
        Photo plain = new Photo(1, 2, null, null, null);

        assertEquals(TAKEN, PhotoFacts.read(PhotoFacts.write(TAKEN)));
        assertEquals(plain, PhotoFacts.read(PhotoFacts.write(plain)));
        assertNull(PhotoFacts.read(PhotoFacts.write(null)));
    }

    // CORE-20
    @Test
    public void CORE_20_aBrokenHeaderSaysNothingAndHarmsNothing() throws IOException {
        byte[] whole = TestPhotos.jpeg(60, 40, TestPhotos.tiff(1));
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = Arrays.copyOf(whole, 2 + random.nextInt(whole.length - 2));
            for (int j = 0; j < 6; j++) {
                int at = random.nextInt(Math.min(broken.length, 340));
                broken[at] = (byte) random.nextInt(256);
            }
            read(broken);
        }
        assertTrue(read(Arrays.copyOf(whole, 20)).isEmpty());
    }

    private static Photo photo(byte[] image) throws IOException {
        return read(image).orElseThrow().photo();
    }

    private static Optional<ImageHead> read(byte[] image) throws IOException {
        return ImageHead.read(new ByteArrayInputStream(image));
    }
}
