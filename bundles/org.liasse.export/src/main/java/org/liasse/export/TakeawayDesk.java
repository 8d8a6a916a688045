package org.liasse.export;

import java.io.IOException;
import java.io.OutputStream;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.export.Takeaway;
import org.liasse.api.people.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands out what a reader takes along of one dossier. */
@Component
public final class TakeawayDesk implements Takeaway {

    private final Dossiers dossiers;
    private final DossierFiles files;

    @Activate
    public TakeawayDesk(
            @Reference Dossiers dossiers,
            @Reference Documents documents,
            @Reference Conversations conversations) {
        this.dossiers = dossiers;
        this.files = new DossierFiles(documents, conversations);
    }

    private record Sent(String name, String mediaType, Archive.Writing writing) implements Parcel {
        @Override
        public void write(OutputStream out) throws IOException {
            writing.to(out);
        }
    }

    @Override
    public Parcel files(Caller caller, String dossier) {
        DossierView view = dossiers.read(caller.once(null), dossier);
        return new Sent(
                EntryNames.clean(view.number()) + ".zip",
                "application/zip",
                out -> {
                    Archive archive = new Archive(out);
                    files.add(archive, "", caller, view);
                    archive.finish();
                });
    }
}
