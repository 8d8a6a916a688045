package org.liasse.core.documents;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.core.store.Hash;

/** A thumbnail as it goes out: a file of its own, named after its image. */
record ThumbnailContent(Version version, byte[] jpeg) implements Content {

    static ThumbnailContent of(Version image, byte[] jpeg) {
        String name = image.name();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return new ThumbnailContent(
                new Version(
                        image.number(),
                        stem + ".jpg",
                        jpeg.length,
                        Hash.ofBytes(jpeg),
                        "image/jpeg",
                        image.depositedAt(),
                        image.depositedBy(),
                        image.review()),
                jpeg);
    }

    @Override
    public InputStream open(long offset) {
        int from = (int) Math.min(offset, jpeg.length);
        return new ByteArrayInputStream(jpeg, from, jpeg.length - from);
    }
}
