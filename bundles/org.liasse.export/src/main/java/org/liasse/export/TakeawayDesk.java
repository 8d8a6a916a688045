package org.liasse.export;

import java.io.IOException;
import java.io.OutputStream;
import org.liasse.api.Clock;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.export.Takeaway;
import org.liasse.api.people.Caller;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands out what a reader takes along of one dossier. */
@Component
public final class TakeawayDesk implements Takeaway {

    private final Dossiers dossiers;
    private final DossierFiles files;
    private final Summary summary;
    private final Printer printer;
    private final Clock clock;

    @Activate
    public TakeawayDesk(
            @Reference Dossiers dossiers,
            @Reference Documents documents,
            @Reference Conversations conversations,
            @Reference Printer printer,
            @Reference Clock clock) {
        this.dossiers = dossiers;
        this.files = new DossierFiles(documents, conversations);
        this.summary = new Summary(documents, conversations);
        this.printer = printer;
        this.clock = clock;
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

    @Override
    public Parcel summary(Caller caller, String dossier) {
        DossierView view = dossiers.read(caller.once(null), dossier);
        Sheet sheet = summary.of(caller.once(null), view, clock.zone());
        return new Sent(
                EntryNames.clean(view.number()) + ".pdf",
                Printer.MEDIA_TYPE,
                out -> printer.print(sheet, out));
    }
}
