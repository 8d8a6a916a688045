package org.liasse.api.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Documents of dossiers: slots hold documents, documents hold versions, and no version is ever
 * overwritten.
 */
@ProviderType
public interface Documents {

    /**
     * Bytes sent ahead of what they are for; their owner's only, for 24 hours.
     *
     * @param sha256 hexadecimal
     * @param mediaType by content, not as claimed
     */
    record Upload(
            String id,
            String name,
            long size,
            String sha256,
            String mediaType,
            Instant expiresAt) {}

    /**
     * Where a photo was taken, in degrees (WGS 84).
     *
     * @param latitude north of the equator, -90 to 90
     * @param longitude east of Greenwich, -180 to 180
     */
    record Position(double latitude, double longitude) {}

    /**
     * What an image says of itself, as its header and its EXIF data have it. Nobody vouches for it:
     * a camera's clock may be wrong, and EXIF data can be written by hand.
     *
     * @param width in pixels, as it is to be looked at: turned as its EXIF orientation says
     * @param height in pixels
     * @param takenAt by the camera's clock, or {@code null}
     * @param offset of that clock from UTC, {@code null} where the camera does not tell it
     * @param position {@code null} where there is none
     */
    record Photo(
            int width, int height, LocalDateTime takenAt, ZoneOffset offset, Position position) {}

    /**
     * That somebody has signed a version.
     *
     * @param role as which he signed; each signs a version once
     * @param signatory his name, as he gave it; empty once he was forgotten
     * @param signer the account or link by which he came; empty once he was forgotten
     * @param sha256 of the bytes that he signed, hexadecimal
     */
    record Signature(Key role, String signatory, String signer, Instant at, String sha256) {}

    /**
     * @param review DEPOSITED, ACCEPTED or REFUSED
     * @param photo {@code null} where it is none
     * @param signatures the first one first
     */
    record Version(
            int number,
            String name,
            long size,
            String sha256,
            String mediaType,
            Instant depositedAt,
            String depositedBy,
            String review,
            Photo photo,
            List<Signature> signatures) {

        public Version {
            signatures = List.copyOf(signatures);
        }

        /** One that nobody has signed. */
        public Version(
                int number,
                String name,
                long size,
                String sha256,
                String mediaType,
                Instant depositedAt,
                String depositedBy,
                String review,
                Photo photo) {
            this(
                    number,
                    name,
                    size,
                    sha256,
                    mediaType,
                    depositedAt,
                    depositedBy,
                    review,
                    photo,
                    List.of());
        }

        /** The same with these signatures. */
        public Version signed(List<Signature> newSignatures) {
            return new Version(
                    number,
                    name,
                    size,
                    sha256,
                    mediaType,
                    depositedAt,
                    depositedBy,
                    review,
                    photo,
                    newSignatures);
        }

        /** One that is no photo. */
        public Version(
                int number,
                String name,
                long size,
                String sha256,
                String mediaType,
                Instant depositedAt,
                String depositedBy,
                String review) {
            this(number, name, size, sha256, mediaType, depositedAt, depositedBy, review, null);
        }
    }

    /**
     * @param isOutside whether what the dossier says no longer calls for the slot, where its reader
     *     sees what calls for it
     */
    record Document(String id, Key slot, List<Version> versions, boolean isOutside) {

        /** One that the dossier calls for. */
        public Document(String id, Key slot, List<Version> versions) {
            this(id, slot, versions, false);
        }
    }

    /** A version to stream; the stream is the caller's to close. */
    interface Content {
        Version version();

        /** The bytes from this offset on. */
        InputStream open(long offset) throws IOException;
    }

    /**
     * Takes bytes for a place of a type: a slot or a thread.
     *
     * @param id the client's own UUID, or {@code null}
     * @param name of the file, for people; {@code null} stands for a plain one
     * @throws org.liasse.api.Problem TOO_LARGE as soon as one byte too many was read; NOT_FOUND for
     *     an unknown place; TOO_MANY over the quota; INVALID_INPUT where the name is a path;
     *     MEDIA_TYPE where the place does not take what the bytes are, or the name says otherwise
     */
    Upload upload(Caller caller, String id, Key type, Key place, String name, InputStream bytes)
            throws IOException;

    /** The documents that the caller may see, slot by slot. */
    List<Document> list(Caller caller, String dossier);

    /**
     * Adds an upload to a slot, as a new document or, where {@code document} is not null, as its
     * next version.
     *
     * @return the document
     */
    Document deposit(Caller caller, String dossier, Key slot, String document, String upload);

    /** Accepts or refuses the newest version of a document; a refusal needs a reason. */
    void review(Caller caller, String dossier, String document, boolean accepted, String reason);

    /**
     * @throws org.liasse.api.Problem NOT_FOUND where the caller may not see it
     */
    Content content(Caller caller, String dossier, String document, int version);

    /**
     * A small JPEG of a photo, upright, without anything that the photo says of itself.
     *
     * @throws org.liasse.api.Problem NOT_FOUND where the caller may not see the photo, or there is
     *     none; UNAVAILABLE where it cannot be made now
     */
    Content thumbnail(Caller caller, String dossier, String document, int version);
}
