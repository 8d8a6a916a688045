package org.liasse.export;

import java.io.IOException;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Conversations.Attachment;
import org.liasse.api.dossier.Conversations.Message;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Declarations.Thread;

/**
 * Puts the files of a dossier into an archive: those that the reader sees, each asked for as he
 * would ask for it, so that it is also noted that he did.
 */
final class DossierFiles {

    private static final Labels WORDS = Labels.beside(DossierFiles.class);

    private final Documents documents;
    private final Conversations conversations;

    DossierFiles(Documents documents, Conversations conversations) {
        this.documents = documents;
        this.conversations = conversations;
    }

    /**
     * @param folder where they go, empty or ending in a slash
     */
    void add(Archive archive, String folder, Caller caller, DossierView dossier)
            throws IOException {
        for (Document document : documents.list(caller, dossier.id())) {
            add(
                    archive,
                    folder + folderOf(dossier, document, caller),
                    caller,
                    dossier.id(),
                    document);
        }
        for (Thread thread : dossier.type().threads()) {
            String place = folder + EntryNames.clean(thread.label().in(caller.language())) + "/";
            addAttachments(archive, place, caller, dossier.id(), thread.key());
        }
    }

    /** Where the dossier calls for the slot no longer, its folder says so. */
    private static String folderOf(DossierView dossier, Document document, Caller caller) {
        Key slot = document.slot();
        String label =
                dossier.type()
                        .slot(slot)
                        .map(Slot::label)
                        .map(text -> text.in(caller.language()))
                        .orElse(slot.value());
        String outside =
                document.isOutside()
                        ? " (" + Outside.in(dossier.type(), caller.language()) + ")"
                        : "";
        return EntryNames.clean(label + outside) + "/";
    }

    private void add(
            Archive archive, String folder, Caller caller, String dossier, Document document)
            throws IOException {
        List<Version> versions = document.versions();
        int newest = versions.get(versions.size() - 1).number();
        for (Version version : versions) {
            boolean isNewest = version.number() == newest;
            String place = isNewest ? folder : folder + earlier(caller.language());
            String name = isNewest ? version.name() : version.number() + " " + version.name();
            archive.add(
                    place,
                    name,
                    version.depositedAt(),
                    () ->
                            documents
                                    .content(caller, dossier, document.id(), version.number())
                                    .open(0));
        }
    }

    private static String earlier(Language language) {
        return EntryNames.clean(WORDS.text("folder.earlier").in(language)) + "/";
    }

    private void addAttachments(
            Archive archive, String folder, Caller caller, String dossier, Key thread)
            throws IOException {
        var talk = new Talk(conversations, caller, dossier, thread);
        while (talk.hasNext()) {
            Message message = talk.next();
            for (Attachment file : message.attachments()) {
                archive.add(
                        folder,
                        file.name(),
                        message.at(),
                        () ->
                                conversations
                                        .attachment(caller, dossier, message.id(), file.number())
                                        .open(0));
            }
        }
    }
}
