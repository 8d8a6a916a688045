package org.liasse.export;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Conversations.Attachment;
import org.liasse.api.dossier.Conversations.Message;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.people.Caller;
import org.liasse.api.print.Printed;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Paragraph;
import org.liasse.api.print.Sheet.Table;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Declarations.Thread;

/**
 * A dossier on paper: its sections, a list of its documents, its messages; what one reader sees.
 */
final class Summary {

    /** Of one thread, the first so many; more are mentioned. */
    static final int MOST_MESSAGES = 1_000;

    private final Documents documents;
    private final Conversations conversations;

    Summary(Documents documents, Conversations conversations) {
        this.documents = documents;
        this.conversations = conversations;
    }

    /** As of the last change that the reader sees: as long as he sees none, it is the same. */
    Sheet of(Caller caller, DossierView dossier, ZoneId zone) {
        Language language = caller.language();
        List<Document> there = documents.list(caller, dossier.id());
        Spoken spoken = Spoken.in(language, zone, names(there));
        var blocks = new ArrayList<Block>();
        blocks.add(head(dossier, spoken));
        for (Section section : dossier.type().sections()) {
            blocks.addAll(Printed.section(dossier, section.key(), spoken.values()));
        }
        if (!there.isEmpty()) {
            blocks.add(new Heading(1, spoken.word("documents")));
            blocks.add(documents(dossier, there, spoken));
        }
        for (Thread thread : dossier.type().threads()) {
            blocks.addAll(messages(caller, dossier.id(), thread, spoken));
        }
        return new Sheet(language, title(dossier), dossier.updatedAt(), blocks);
    }

    private static String title(DossierView dossier) {
        return dossier.title().isBlank() ? dossier.number() : dossier.title();
    }

    /** By the id of the document, the name of its newest version. */
    static Map<String, String> names(List<Document> documents) {
        Map<String, String> names = new HashMap<>();
        documents.forEach(document -> names.put(document.id(), newest(document).name()));
        return names;
    }

    private static Version newest(Document document) {
        return document.versions().get(document.versions().size() - 1);
    }

    private static Facts head(DossierView dossier, Spoken spoken) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(spoken.word("number"), dossier.number()));
        facts.add(new Fact(spoken.word("type"), dossier.type().label().in(spoken.language())));
        facts.add(new Fact(spoken.word("state"), state(dossier, spoken.language())));
        facts.add(new Fact(spoken.word("createdAt"), spoken.at(dossier.createdAt())));
        facts.add(new Fact(spoken.word("updatedAt"), spoken.at(dossier.updatedAt())));
        String flags =
                dossier.type().flags().stream()
                        .filter(flag -> dossier.flags().contains(flag.key()))
                        .map(flag -> spoken.label(flag.label(), flag.key()))
                        .collect(Collectors.joining(", "));
        if (!flags.isEmpty()) {
            facts.add(new Fact(spoken.word("flags"), flags));
        }
        return new Facts(facts);
    }

    /** A state that the type no longer has is told by its key. */
    static String state(DossierView dossier, Language language) {
        return dossier.type()
                .state(dossier.state())
                .map(state -> state.label().in(language))
                .orElse(dossier.state().value());
    }

    private static Table documents(DossierView dossier, List<Document> there, Spoken spoken) {
        return new Table(
                null,
                List.of(
                        spoken.word("slot"),
                        spoken.word("file"),
                        spoken.word("version"),
                        spoken.word("deposited")),
                there.stream()
                        .map(
                                document -> {
                                    Version newest = newest(document);
                                    return List.of(
                                            slot(dossier, document, spoken),
                                            newest.name(),
                                            Integer.toString(newest.number()),
                                            spoken.at(newest.depositedAt())
                                                    + ", "
                                                    + newest.depositedBy());
                                })
                        .toList());
    }

    private static String slot(DossierView dossier, Document document, Spoken spoken) {
        Key slot = document.slot();
        String label = spoken.label(dossier.type().slot(slot).map(Slot::label).orElse(null), slot);
        return document.isOutside()
                ? label + " (" + Outside.in(dossier.type(), spoken.language()) + ")"
                : label;
    }

    private List<Block> messages(Caller caller, String dossier, Thread thread, Spoken spoken) {
        var blocks = new ArrayList<Block>();
        var talk = new Talk(conversations, caller, dossier, thread.key());
        for (int i = 0; i < MOST_MESSAGES && talk.hasNext(); i++) {
            Message message = talk.next();
            blocks.add(new Heading(2, message.author() + ", " + spoken.at(message.at())));
            blocks.addAll(Sheet.paragraphs(message.text()));
            String files =
                    message.attachments().stream()
                            .map(Attachment::name)
                            .collect(Collectors.joining(", "));
            if (!files.isEmpty()) {
                blocks.add(new Paragraph(spoken.word("attached") + " " + files));
            }
        }
        if (talk.hasNext()) {
            blocks.add(new Paragraph(spoken.word("more")));
        }
        if (!blocks.isEmpty()) {
            blocks.add(0, new Heading(1, spoken.label(thread.label(), thread.key())));
        }
        return blocks;
    }
}
