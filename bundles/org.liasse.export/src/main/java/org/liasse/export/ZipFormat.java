package org.liasse.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ExportFormat;
import org.liasse.api.print.Printer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An archive with a folder for each dossier: its summary, and all its files. */
@Component(service = ExportFormat.class)
public final class ZipFormat implements ExportFormat {

    private final DossierFiles files;
    private final Summary summary;
    private final Printer printer;

    @Activate
    public ZipFormat(
            @Reference Documents documents,
            @Reference Conversations conversations,
            @Reference Printer printer) {
        this.files = new DossierFiles(documents, conversations);
        this.summary = new Summary(documents, conversations);
        this.printer = printer;
    }

    @Override
    public Key key() {
        return new Key("zip");
    }

    @Override
    public String mediaType() {
        return "application/zip";
    }

    @Override
    public boolean isTable() {
        return false;
    }

    @Override
    public Sink begin(Outline outline, OutputStream out) {
        return new Folders(outline, new Archive(out));
    }

    private final class Folders implements Sink {

        private final Outline outline;
        private final Archive archive;
        private final Set<String> taken = new HashSet<>();

        Folders(Outline outline, Archive archive) {
            this.outline = outline;
            this.archive = archive;
        }

        @Override
        public void add(DossierView dossier) throws IOException {
            String number = EntryNames.clean(dossier.number());
            String folder = folder(number, dossier) + "/";
            archive.begin();
            archive.add(
                    folder,
                    number + ".pdf",
                    dossier.updatedAt(),
                    out ->
                            printer.print(
                                    summary.of(outline.reader(), dossier, outline.zone()), out));
            files.add(archive, folder, outline.reader(), dossier);
        }

        /** Another office may have given the same number. */
        private String folder(String number, DossierView dossier) {
            if (taken.add(number)) {
                return number;
            }
            String apart = number + " " + EntryNames.clean(dossier.office());
            return taken.add(apart) ? apart : apart + " " + dossier.id();
        }

        @Override
        public void end() throws IOException {
            archive.finish();
        }

        @Override
        public void close() {
            // what it writes to is its owner's
        }
    }
}
