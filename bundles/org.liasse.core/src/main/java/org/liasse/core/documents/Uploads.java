package org.liasse.core.documents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Photo;
import org.liasse.api.dossier.Documents.Upload;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.DocumentStore.Stored;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.photo.ImageHead;
import org.liasse.core.photo.PhotoFacts;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Bytes sent ahead of what they are for. They are on disk before their row is committed, and the
 * row holds them there; whatever attaches them takes the row over into its own transaction.
 */
@Component(service = Uploads.class)
public final class Uploads {

    static final Duration KEPT = Duration.ofHours(24);
    static final int MOST_FILES = 200;
    static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;

    /** What Tika looks at, at most. */
    private static final int BEGINNING = 64 * 1024;

    /**
     * An upload as it becomes a version or an attachment.
     *
     * @param photo {@code null} where it is none
     */
    public record Taken(String name, long size, String sha256, String mediaType, Photo photo) {}

    private record Row(String owner, Key type, Key place, Upload upload, Photo photo) {
        Taken taken() {
            return new Taken(
                    upload.name(), upload.size(), upload.sha256(), upload.mediaType(), photo);
        }
    }

    private final Transactions transactions;
    private final Vault vault;
    private final Clock clock;

    @Activate
    public Uploads(
            @Reference Transactions transactions, @Reference Vault vault, @Reference Clock clock) {
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
    }

    Upload receive(Caller caller, String id, Place place, String name, InputStream bytes)
            throws IOException {
        String owner = Owner.of(caller);
        String own = Ids.of(id);
        String file = FileNames.checked(name);
        transactions.read(sql -> refuseOverQuota(sql, owner, 0));
        BufferedInputStream content = new BufferedInputStream(bytes, BEGINNING);
        String mediaType = MediaTypes.detect(content, file);
        MediaTypes.check(mediaType, place.mediaTypes());
        Stored stored = vault.store(content, place.maxBytes());
        Upload upload =
                new Upload(
                        own,
                        file,
                        stored.size(),
                        stored.sha256(),
                        mediaType,
                        clock.unmoved().plus(KEPT));
        Row row = new Row(owner, place.type(), place.key(), upload, photo(upload));
        String answer =
                transactions.write(
                        caller,
                        work -> {
                            Upload entered = enter(work, row);
                            return entered.id() + " " + entered.sha256();
                        });
        return answered(row, answer);
    }

    /** What is read of it before the transaction; a header that cannot be read says nothing. */
    private Photo photo(Upload upload) throws IOException {
        if (!upload.mediaType().startsWith("image/")) {
            return null;
        }
        try (InputStream bytes = vault.open(upload.sha256(), 0)) {
            return ImageHead.read(bytes).map(ImageHead::photo).orElse(null);
        }
    }

    /**
     * What the answer stands for: this upload, or, where the caller had asked for it before, the
     * first one, which may have become something else since.
     */
    private Upload answered(Row row, String answer) throws IOException {
        String id = answer.substring(0, answer.indexOf(' '));
        Upload now = row.upload();
        if (!answer.equals(id + " " + now.sha256())) {
            throw Problem.of(
                            Problem.Kind.INVALID_INPUT,
                            "Cette clé d’idempotence a déjà servi pour un autre contenu.",
                            "This idempotency key was used for another body.")
                    .because("idempotency-key-reused");
        }
        Upload first =
                transactions
                        .read(sql -> find(sql, id))
                        .map(Row::upload)
                        .orElseGet(
                                () ->
                                        new Upload(
                                                id,
                                                now.name(),
                                                now.size(),
                                                now.sha256(),
                                                now.mediaType(),
                                                clock.unmoved()));
        if (id.equals(now.id())) {
            refuseLost(first);
        }
        return first;
    }

    private Upload enter(Work work, Row row) {
        Optional<Row> before = find(work.sql(), row.upload().id());
        if (before.isPresent()) {
            return same(before.get(), row);
        }
        refuseOverQuota(work.sql(), row.owner(), row.upload().size());
        Blobs.keep(work, new Stored(row.upload().sha256(), row.upload().size()));
        work.sql()
                .update(
                        """
                        insert into upload (id, owner, type_key, place_key, name, size_bytes, sha256, media_type,
                            created_at, expires_at, photo)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """,
                        row.upload().id(),
                        row.owner(),
                        row.type(),
                        row.place(),
                        row.upload().name(),
                        row.upload().size(),
                        row.upload().sha256(),
                        row.upload().mediaType(),
                        work.millis(),
                        row.upload().expiresAt().toEpochMilli(),
                        PhotoFacts.write(row.photo()));
        return row.upload();
    }

    /** The same id and content again is the first answer. */
    private static Upload same(Row before, Row now) {
        boolean isSame =
                before.owner().equals(now.owner())
                        && before.type().equals(now.type())
                        && before.place().equals(now.place())
                        && before.upload().sha256().equals(now.upload().sha256());
        if (!isSame) {
            throw Problem.of(
                            Problem.Kind.CONFLICT,
                            "Cet identifiant désigne déjà un autre envoi.",
                            "This id names another upload already.")
                    .because("id-taken");
        }
        return before.upload();
    }

    /**
     * The bytes were there when they were stored, and nobody removes them from now on; but the same
     * content, long abandoned, may have been on its way out in between. Then the sender is told so
     * before he counts on it.
     */
    private void refuseLost(Upload upload) throws IOException {
        if (!vault.holds(upload.sha256())) {
            transactions.write(
                    work -> work.sql().update("delete from upload where id = ?", upload.id()));
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "Le fichier n’a pas pu être gardé ; renvoyez-le.",
                            "The file could not be kept; send it again.")
                    .because("being-removed")
                    .retryAfter(Duration.ofSeconds(1));
        }
    }

    /**
     * For everybody but the clock, of whom nobody asks for more than there are orders. What it
     * could not put into a slot expires like any upload.
     */
    private Void refuseOverQuota(Sql sql, String owner, long more) {
        if (owner.equals(CaseFiles.CLOCK)) {
            return null;
        }
        record Pending(long files, long bytes, long first) {}
        Pending pending =
                sql.first(
                                "select count(*), coalesce(sum(size_bytes), 0),"
                                    + " coalesce(min(expires_at), 0) from upload where owner = ?"
                                    + " and expires_at > ?",
                                row -> new Pending(row.getLong(1), row.getLong(2), row.getLong(3)),
                                owner,
                                clock.unmoved().toEpochMilli())
                        .orElseThrow();
        if (pending.files() >= MOST_FILES || pending.bytes() + more > MOST_BYTES) {
            throw Problem.of(
                            Problem.Kind.TOO_MANY,
                            "Trop de fichiers envoyés attendent encore d’être joints.",
                            "Too many files were sent and not yet attached.")
                    .because("upload-quota")
                    .retryAfter(
                            Duration.between(clock.unmoved(), Instant.ofEpochMilli(pending.first()))
                                    .plusSeconds(1));
        }
        return null;
    }

    /** An upload of this caller's for this place that has not expired. */
    public Optional<Taken> peek(Caller caller, Key type, Key place, String upload) {
        String owner = Owner.of(caller);
        return transactions
                .read(sql -> find(sql, upload))
                .filter(row -> row.owner().equals(owner))
                .filter(row -> row.type().equals(type) && row.place().equals(place))
                .filter(row -> clock.unmoved().isBefore(row.upload().expiresAt()))
                .map(Row::taken);
    }

    /** Its bytes; to be closed. */
    public InputStream open(Taken upload) throws IOException {
        return vault.open(upload.sha256(), 0);
    }

    /**
     * Takes an upload over into this transaction, which gives its bytes another row to be held by.
     * Its limit and media type are checked again, by the place as the dossier has it.
     *
     * @param pointer where the request names the upload
     * @throws Problem INVALID_INPUT where it is not this caller's, expired, or for another place
     */
    public Taken take(Work work, Caller caller, Place place, String upload, String pointer) {
        String owner = Owner.of(caller);
        Row row =
                find(work.sql(), upload)
                        .filter(found -> found.owner().equals(owner))
                        .filter(found -> work.unmoved().isBefore(found.upload().expiresAt()))
                        .orElseThrow(() -> unknown(pointer));
        if (!row.type().equals(place.type()) || !row.place().equals(place.key())) {
            throw Problem.invalid(
                    pointer,
                    "Ce fichier a été envoyé pour « " + row.place() + " ».",
                    "This file was sent for \"" + row.place() + "\".");
        }
        refuseUnfit(row.upload().size(), row.upload().mediaType(), place);
        // the row of the bytes before the upload's: the collector goes the same way
        Blobs.revive(work.sql(), row.upload().sha256());
        if (work.sql().update("delete from upload where id = ?", upload) == 0) {
            throw unknown(pointer);
        }
        return row.taken();
    }

    /**
     * @throws Problem TOO_LARGE, MEDIA_TYPE where the place does not take it
     */
    static void refuseUnfit(long size, String mediaType, Place place) {
        if (size > place.maxBytes()) {
            throw Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "Le fichier dépasse " + place.maxBytes() + " octets.",
                            "The file exceeds " + place.maxBytes() + " bytes.")
                    .with("limit", place.maxBytes());
        }
        MediaTypes.check(mediaType, place.mediaTypes());
    }

    /** What it was sent for will not come about. */
    static void drop(Work work, String upload) {
        work.sql().update("delete from upload where id = ?", upload);
    }

    private static Problem unknown(String pointer) {
        return Problem.invalid(
                pointer,
                "Aucun envoi de ce nom, ou il a expiré.",
                "There is no such upload, or it has expired.");
    }

    private static Optional<Row> find(Sql sql, String id) {
        return sql.first(
                "select owner, type_key, place_key, id, name, size_bytes, sha256, media_type,"
                        + " expires_at, photo from upload where id = ?",
                row ->
                        new Row(
                                row.getString(1),
                                new Key(row.getString(2)),
                                new Key(row.getString(3)),
                                new Upload(
                                        row.getString(4),
                                        row.getString(5),
                                        row.getLong(6),
                                        row.getString(7),
                                        row.getString(8),
                                        Instant.ofEpochMilli(row.getLong(9))),
                                PhotoFacts.read(row.getString(10))),
                id);
    }
}
