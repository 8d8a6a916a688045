package org.liasse.api.export;

import java.io.IOException;
import java.io.OutputStream;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ConsumerType;

/** What a reader takes along of one dossier: all that he sees of it, and nothing else. */
@ConsumerType
public interface Takeaway {

    /** A file that is made while it is sent. */
    interface Parcel {

        /** Of the file. */
        String name();

        String mediaType();

        /**
         * Sends it, at most once; needs the same memory for a large one as for a small one.
         *
         * @throws IOException where the other side is gone, or bytes cannot be read: what was sent
         *     so far is not the whole
         */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Every file, as a ZIP archive with a folder for each slot and thread: the newest versions, and
     * the earlier ones apart.
     *
     * @throws org.liasse.api.Problem NOT_FOUND where the dossier does not exist for the caller
     */
    Parcel files(Caller caller, String dossier);

    /**
     * What it says, as PDF (PDF/A-3a, PDF/UA-1): its sections, a list of its documents, its
     * messages. As long as the reader sees no change it is the same file.
     *
     * @throws org.liasse.api.Problem NOT_FOUND as above
     */
    Parcel summary(Caller caller, String dossier);
}
