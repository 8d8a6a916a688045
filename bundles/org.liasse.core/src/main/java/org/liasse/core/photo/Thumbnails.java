package org.liasse.core.photo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.liasse.api.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small pictures of photos, made when somebody asks for them, one at a time, and kept in a folder
 * from which any may be taken away. Who may see them is not asked here.
 */
@Component(service = Thumbnails.class, configurationPid = "org.liasse.thumbnails")
public final class Thumbnails {

    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);

    private static final int MOST_WAITING = 8;
    private static final long LONGEST_WAIT_SECONDS = 5;

    /** Configuration of the thumbnails. */
    public @interface Settings {
        /** Where they are kept; empty: {@code thumbnails} in the data directory. */
        String directory() default "";

        /** How much room they take at most. */
        int maximum_mebibytes() default 256;
    }

    /** Opens the bytes of an image from an offset on. */
    public interface Source extends SeekableBytes.Source {}

    private final ThumbnailFiles files;
    private final Semaphore making = new Semaphore(1, true);

    /** Images of which there is none. */
    private final Cache<String, Boolean> without =
            Caffeine.newBuilder().maximumSize(10_000).build();

    @Activate
    public Thumbnails(Settings settings) {
        this(
                settings.directory().isBlank()
                        ? Path.of(System.getProperty("liasse.data", "."), "thumbnails")
                        : Path.of(settings.directory().trim()),
                (long) settings.maximum_mebibytes() << 20);
    }

    /**
     * @param room in bytes
     */
    public Thumbnails(Path folder, long room) {
        this.files = new ThumbnailFiles(folder, room);
    }

    /**
     * A JPEG of at most 320 × 320 pixels; empty where there is none of this image.
     *
     * @throws Problem UNAVAILABLE where too many are being made, or the image cannot be read
     */
    public Optional<byte[]> of(String sha256, long size, Source image) {
        if (without.getIfPresent(sha256) != null) {
            return Optional.empty();
        }
        return kept(sha256).or(() -> inTurn(sha256, size, image));
    }

    private Optional<byte[]> inTurn(String sha256, long size, Source image) {
        if (making.getQueueLength() >= MOST_WAITING || !isMyTurn()) {
            throw unavailable(
                    "thumbnails-busy",
                    "Trop de vignettes sont demandées en même temps.",
                    "Too many thumbnails are asked for at once.");
        }
        try {
            // whoever was before may have made it
            return kept(sha256).or(() -> made(sha256, size, image));
        } finally {
            making.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return making.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<byte[]> made(String sha256, long size, Source image) {
        Optional<byte[]> jpeg;
        try {
            jpeg = Thumbnailer.make(image, size);
        } catch (IOException e) {
            LOG.warn("the image {} cannot be read: {}", sha256, e.toString());
            throw unavailable(
                    "file-unreadable",
                    "Le fichier ne peut pas être lu en ce moment.",
                    "The file cannot be read at the moment.");
        }
        jpeg.ifPresentOrElse(bytes -> keep(sha256, bytes), () -> without.put(sha256, true));
        return jpeg;
    }

    private Optional<byte[]> kept(String sha256) {
        try {
            return files.find(sha256);
        } catch (IOException e) {
            LOG.warn("thumbnails cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    private void keep(String sha256, byte[] jpeg) {
        try {
            files.keep(sha256, jpeg);
        } catch (IOException e) {
            LOG.warn("thumbnails cannot be kept: {}", e.toString());
        }
    }

    /** Forgets that of an image whose bytes are gone. */
    public void remove(String sha256) throws IOException {
        files.remove(sha256);
    }

    /** Of which images there are some, by their SHA-256. */
    public List<String> all() throws IOException {
        return files.all();
    }

    private static Problem unavailable(String reason, String fr, String en) {
        return Problem.of(Problem.Kind.UNAVAILABLE, fr, en)
                .because(reason)
                .retryAfter(Duration.ofSeconds(2));
    }
}
