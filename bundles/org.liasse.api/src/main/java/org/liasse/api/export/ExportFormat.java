package org.liasse.api.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.people.Caller;
import org.liasse.api.type.DossierType;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A format in which many dossiers go out in one file. A service; the job that asks for it reads one
 * dossier after the other with the rights of whoever started it, so that a format neither asks for
 * rights nor holds more than one dossier at a time.
 */
@ConsumerType
public interface ExportFormat {

    /** As it is asked for, and how the name of the file ends: {@code csv}. */
    Key key();

    String mediaType();

    /** Whether it is a table: then all dossiers are of one type, and columns may be chosen. */
    boolean isTable();

    /**
     * Begins a file.
     *
     * @param out closed by whoever opened it
     */
    Sink begin(Outline outline, OutputStream out) throws IOException;

    /**
     * What is known before the first dossier.
     *
     * @param title of the whole, for people
     * @param reader whoever asked for it
     * @param types of the dossiers, each as the definition of some of them has it; the newest first
     * @param roles that the reader holds on at least one of the dossiers
     * @param columns that were chosen; empty for all
     * @param zone in which instants are told
     */
    record Outline(
            String title,
            Caller reader,
            List<DossierType> types,
            Set<Key> roles,
            List<Path> columns,
            ZoneId zone) {

        public Outline {
            types = List.copyOf(types);
            roles = Set.copyOf(roles);
            columns = List.copyOf(columns);
        }
    }

    /** A file that is being written. */
    interface Sink extends Closeable {

        /** One dossier more, as the reader sees it. */
        void add(DossierView dossier) throws IOException;

        /**
         * The file is complete. Where this is not called before {@link #close}, it is thrown away.
         */
        void end() throws IOException;
    }
}
