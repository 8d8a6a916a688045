package org.liasse.api.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Participants.Participant;
import org.liasse.api.export.ToldValues;
import org.liasse.api.print.Sheet.Picture;
import org.liasse.api.type.DossierType;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes a document that a type declares as a product, and that is not written from words. A
 * service with {@link ActionEffect#TYPE}, and {@value #PRODUCT} where it does not write all
 * products of the type. It is asked before the transaction that puts the document into its slot,
 * and must not have written anywhere else: what comes of it may be dropped.
 */
@ConsumerType
public interface DocumentGenerator {

    /** Service property: the keys of products, a string or an array; absent means every one. */
    String PRODUCT = "liasse.product";

    /**
     * What there is to write of: the dossier and its documents, as whoever has it written sees
     * them. Whoever sees the slot will see all that is written, so that a generator tells only of
     * what is for them.
     *
     * @param context under which the dossier stands, or {@code null} where there is none or he does
     *     not see it
     * @param contextDocuments the documents of the context that he sees
     * @param photos what to print of the photos among both
     * @param language of the document
     * @param zone in which its instants are told
     * @param home of the installation
     */
    record Material(
            DossierView dossier,
            List<Document> documents,
            DossierView context,
            List<Document> contextDocuments,
            Photos photos,
            Language language,
            ZoneId zone,
            Home home) {

        public Material {
            documents = List.copyOf(documents);
            contextDocuments = List.copyOf(contextDocuments);
        }

        /** One of an installation that has no address, and whose administrators changed no text. */
        public Material(
                DossierView dossier,
                List<Document> documents,
                DossierView context,
                List<Document> contextDocuments,
                Photos photos,
                Language language,
                ZoneId zone) {
            this(
                    dossier,
                    documents,
                    context,
                    contextDocuments,
                    photos,
                    language,
                    zone,
                    new Nowhere(dossier.type()));
        }

        /** One whose context has no documents, and without photos to print. */
        public Material(
                DossierView dossier,
                List<Document> documents,
                DossierView context,
                Language language,
                ZoneId zone) {
            this(
                    dossier,
                    documents,
                    context,
                    List.of(),
                    document -> Optional.empty(),
                    language,
                    zone);
        }

        /** How the dossier's type calls one of its products. */
        public String title(Key product) {
            return told().label(dossier.type().product(product).orElseThrow().label(), product);
        }

        /** A saying of the dossier's type, as its variant ships it. */
        public String say(String name) {
            return dossier.type().text(name).in(language);
        }

        /**
         * The photos of a slot of the dossier, the first ones first; what cannot be shown is left
         * out.
         *
         * @param most at most so many
         * @param what they show, in words, before the name of the file
         * @throws org.liasse.api.Problem UNAVAILABLE where they cannot be made now
         */
        public List<Picture> pictures(Key slot, int most, String what) {
            return documents.stream()
                    .filter(document -> document.slot().equals(slot))
                    .flatMap(photo -> picture(photo, what))
                    .limit(most)
                    .toList();
        }

        private Stream<Picture> picture(Document photo, String what) {
            String name = photo.versions().get(photo.versions().size() - 1).name();
            return photos.of(photo).stream().map(jpeg -> new Picture(jpeg, what + ", " + name));
        }

        /** What tells values as the document does; files are not told. */
        public ToldValues told() {
            return new ToldValues(language, zone, Map.of());
        }
    }

    /** Where people find the installation, and what it says of this type. */
    interface Home {

        /**
         * The address of a page.
         *
         * @param fragment what stands behind #: it reaches no server
         */
        String link(String page, String fragment);

        /** A saying of the type, in the words that are in force on the dossier. */
        Text saying(String name);

        /** Who holds which role on the dossier, as whoever has it written is told. */
        default List<Participant> participants() {
            return List.of();
        }
    }

    /** No installation at all. */
    record Nowhere(DossierType type) implements Home {

        @Override
        public String link(String page, String fragment) {
            return "/" + page + "#" + fragment;
        }

        @Override
        public Text saying(String name) {
            return type.text(name);
        }
    }

    /** Photos as they are printed. */
    @FunctionalInterface
    interface Photos {

        /**
         * A small JPEG of the newest version of a document of the material: upright, in sRGB,
         * without anything that the photo says of itself.
         *
         * @return empty where it is no photo, or cannot be shown
         * @throws org.liasse.api.Problem UNAVAILABLE where it cannot be made now
         */
        Optional<byte[]> of(Document document);
    }

    /**
     * Writes the document. The same material gives the same bytes.
     *
     * @param out stays open
     * @return the name of the file, with its ending
     * @throws org.liasse.api.Problem NOT_READY where the material lacks what has to stand in it
     */
    String write(Material material, OutputStream out) throws IOException;
}
