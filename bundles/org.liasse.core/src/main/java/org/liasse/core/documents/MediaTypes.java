package org.liasse.core.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.liasse.api.Problem;

/**
 * Media types by content. A name may only make more precise what the content says: a ZIP named
 * {@code .docx} is a text document; a program named {@code .pdf} is refused.
 */
final class MediaTypes {

    /** Kinds of file whose first bytes never fail to tell them. */
    private static final Set<MediaType> SIGNED =
            Set.of(
                    MediaType.application("pdf"),
                    MediaType.application("zip"),
                    MediaType.image("png"),
                    MediaType.image("jpeg"),
                    MediaType.image("gif"),
                    MediaType.image("tiff"),
                    MediaType.image("webp"));

    private MediaTypes() {}

    /**
     * What the content is.
     *
     * @param content supports marks, and stands at its beginning again afterwards
     * @throws Problem MEDIA_TYPE, naming both, where the name claims what the content is not
     */
    static String detect(InputStream content, String name) throws IOException {
        MimeTypes types = MimeTypes.getDefaultMimeTypes();
        MediaType byContent = types.detect(content, new Metadata()).getBaseType();
        MediaType byName = types.detect(null, named(name)).getBaseType();
        if (SIGNED.contains(byName) && !isA(byContent, byName)) {
            throw Problem.of(
                            Problem.Kind.MEDIA_TYPE,
                            "« "
                                    + name
                                    + " » est annoncé comme "
                                    + byName
                                    + " et contient "
                                    + byContent
                                    + ".",
                            "\""
                                    + name
                                    + "\" claims to be "
                                    + byName
                                    + " and contains "
                                    + byContent
                                    + ".")
                    .because("media-type-lies")
                    .with("claimed", byName.toString())
                    .with("detected", byContent.toString());
        }
        return types.detect(content, named(name)).getBaseType().toString();
    }

    /**
     * @param accepted such as {@code application/pdf} or {@code image/*}; empty accepts all
     * @throws Problem MEDIA_TYPE, naming what it is and what would be taken
     */
    static void check(String mediaType, Set<String> accepted) {
        MediaType type = MediaType.parse(mediaType);
        if (!accepted.isEmpty() && accepted.stream().noneMatch(one -> accepts(one, type))) {
            String wanted = String.join(", ", new TreeSet<>(accepted));
            throw Problem.of(
                            Problem.Kind.MEDIA_TYPE,
                            "Le fichier contient "
                                    + mediaType
                                    + " ; ici on accepte : "
                                    + wanted
                                    + ".",
                            "The file contains " + mediaType + "; accepted here: " + wanted + ".")
                    .because("media-type-not-accepted")
                    .with("detected", mediaType)
                    .with("accepted", java.util.List.copyOf(new TreeSet<>(accepted)));
        }
    }

    /**
     * Exactly these: what is only a kind of them, as a web page is of text, has to be named too.
     */
    private static boolean accepts(String accepted, MediaType type) {
        MediaTypeRegistry registry = MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();
        return accepted.endsWith("/*")
                ? type.getType().equals(accepted.substring(0, accepted.length() - 2))
                : registry.normalize(type).equals(registry.normalize(MediaType.parse(accepted)));
    }

    private static boolean isA(MediaType type, MediaType wanted) {
        MediaTypeRegistry registry = MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();
        return registry.isInstanceOf(registry.normalize(type), registry.normalize(wanted));
    }

    private static Metadata named(String name) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        return metadata;
    }
}
