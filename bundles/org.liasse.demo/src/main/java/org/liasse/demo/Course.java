package org.liasse.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;
import org.liasse.api.print.Sheet;

/**
 * Brings requests to where they are to be, by the steps that people would take: from wherever they
 * are, so that one that was left on its way arrives when it is gone again.
 */
final class Course {

    static final Key TYPE = new Key("procedure-dossier");

    private static final Key FORM = new Key("form");
    private static final Key ANNOTATIONS = new Key("annotations");
    private static final Key FOLLOWED = new Key("followed");

    private final Ground ground;

    Course(Ground ground) {
        this.ground = ground;
    }

    void go(String procedure, Case wanted) {
        Caller applicant = ground.as(wanted.applicant());
        Caller instructor = ground.as(wanted.instructor());
        String id = ground.id(wanted.name());
        DossierView opened =
                ground.open(
                        applicant, id, TYPE.value(), procedure, wanted.title(), wanted.sections());
        if (isIn(opened, "draft")) {
            handIn(applicant, opened, wanted);
            if (wanted.isTo("draft")) {
                return;
            }
            ground.act(applicant, id, "deposit", Map.of());
        }
        // somebody may have sent it to another group since
        ground.find(instructor, id)
                .ifPresent(
                        dossier -> {
                            takeCharge(instructor, dossier, wanted);
                            instruct(instructor, dossier, wanted);
                            talk(applicant, instructor, id, wanted);
                        });
    }

    private static boolean isIn(DossierView dossier, String state) {
        return dossier.state().value().equals(state);
    }

    private void handIn(Caller applicant, DossierView draft, Case wanted) {
        if (wanted.papers().isEmpty()) {
            return;
        }
        List<Document> there = ground.doors().documents().list(applicant, draft.id());
        for (Case.Paper paper : wanted.papers()) {
            String document =
                    there.stream()
                            .filter(d -> d.slot().equals(paper.slot()))
                            .findFirst()
                            .map(Document::id)
                            .orElseGet(() -> deposit(applicant, draft.id(), paper));
            wanted.files()
                    .forEach(
                            (field, slot) -> {
                                if (slot.equals(paper.slot()) && isEmpty(draft, FORM, field)) {
                                    edit(applicant, draft.id(), FORM, Map.of(field, document));
                                }
                            });
        }
    }

    private static boolean isEmpty(DossierView dossier, Key section, String field) {
        return dossier.values(section).get(field) == null;
    }

    private void edit(Caller caller, String id, Key section, Map<String, Object> patch) {
        ground.doors().dossiers().edit(caller, new SectionChange(id, section, patch, null));
        ground.tally().made("step");
    }

    private String deposit(Caller applicant, String id, Case.Paper paper) {
        var documents = ground.doors().documents();
        var pdf = new ByteArrayOutputStream();
        var sheet =
                new Sheet(
                        Language.FR,
                        paper.title(),
                        Instant.parse("2026-01-05T09:00:00Z"),
                        Sheet.paragraphs(paper.text()));
        try {
            ground.doors().printer().print(sheet, pdf);
            var bytes = new ByteArrayInputStream(pdf.toByteArray());
            String upload =
                    documents.upload(applicant, null, TYPE, paper.slot(), paper.name(), bytes).id();
            ground.tally().made("document");
            return documents.deposit(applicant, id, paper.slot(), null, upload).id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeCharge(Caller instructor, DossierView dossier, Case wanted) {
        if (!isIn(dossier, "under-construction") && !isIn(dossier, "under-instruction")) {
            return;
        }
        if (wanted.followed() && !dossier.marks().contains(FOLLOWED)) {
            ground.doors().dossiers().mark(instructor, dossier.id(), FOLLOWED);
            ground.tally().made("step");
        }
        boolean isNoted =
                wanted.annotations().keySet().stream()
                        .noneMatch(field -> isEmpty(dossier, ANNOTATIONS, field));
        if (!isNoted) {
            edit(instructor, dossier.id(), ANNOTATIONS, wanted.annotations());
        }
    }

    private void instruct(Caller instructor, DossierView dossier, Case wanted) {
        DossierView now = dossier;
        if (isIn(now, "under-construction") && wanted.isTo("waiting")) {
            if (!now.flags().contains(new Key("waiting"))) {
                Map<String, Object> asked = Map.of("correction", wanted.motivation());
                ground.act(instructor, now.id(), "request-correction", asked);
            }
            return;
        }
        if (isIn(now, "under-construction") && !wanted.isTo("under-construction")) {
            now = ground.act(instructor, now.id(), "start-instruction", Map.of());
        }
        if (isIn(now, "under-instruction") && !wanted.isTo("under-instruction")) {
            Map<String, Object> motive =
                    wanted.motivation().isEmpty()
                            ? Map.of()
                            : Map.of("motivation", wanted.motivation());
            now = ground.act(instructor, now.id(), decision(wanted), motive);
        }
        if (wanted.isTo("archived", "deleted") && !now.flags().contains(new Key(wanted.to()))) {
            String action = wanted.isTo("archived") ? "archive" : "delete";
            ground.act(instructor, now.id(), action, Map.of());
        }
    }

    private static String decision(Case wanted) {
        return switch (wanted.to()) {
            case "refused" -> "refuse";
            case "dismissed", "deleted" -> "dismiss";
            default -> "accept";
        };
    }

    private void talk(Caller applicant, Caller instructor, String id, Case wanted) {
        int number = 0;
        for (Case.Said said : wanted.messages()) {
            ground.write(
                    said.byApplicant() ? applicant : instructor,
                    id,
                    "messages",
                    wanted.name() + "/" + number++,
                    said.text());
        }
    }
}
