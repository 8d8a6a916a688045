package org.liasse.variant.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.type.Audience;
import org.liasse.variant.inspection.InspectionDossier.Feature;
import org.liasse.variant.inspection.InspectionDossier.Flag;
import org.liasse.variant.inspection.InspectionDossier.Role;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.InspectionDossier.Slot;

/**
 * How far an inspection has come, in eight steps: a guide, which refuses nothing. It looks at what
 * one reader sees and at nothing else; a step about something that he does not see is left out.
 */
final class Steps {

    /** In the order in which an office goes. */
    enum Step {
        CREATION,
        THERMAL,
        APPOINTMENT,
        CONTROL,
        ADMINISTRATIVE,
        PHOTOS,
        REPORTS,
        DELIVERY
    }

    enum Progress {
        DONE,
        OPEN,
        BLOCKED
    }

    /**
     * @param reason the key of what blocks it, or {@code null}
     */
    record Reached(Step step, Progress progress, String reason) {

        static Reached done(Step step, boolean isDone) {
            return new Reached(step, isDone ? Progress.DONE : Progress.OPEN, null);
        }

        static Reached blocked(Step step, String reason) {
            return new Reached(step, Progress.BLOCKED, reason);
        }
    }

    /** The texts that the type has for this. */
    static final String[] LABELS =
            Stream.concat(
                            Stream.of(Step.values()).map(step -> "step." + Key.of(step)),
                            Stream.of("reason.premium", "reason.report"))
                    .toArray(String[]::new);

    private final DossierView dossier;
    private final List<Document> documents;

    /** Slots that hold documents, each as the one of the type that it is or is like. */
    private final Set<Key> filled;

    /** Slots of reports that hold documents, those that were added among them. */
    private final Set<Key> reports;

    private final Set<Key> features;

    private Steps(DossierView dossier, List<Document> documents, Set<Key> features) {
        this.dossier = dossier;
        this.documents = documents;
        Set<Key> slots = documents.stream().map(Document::slot).collect(Collectors.toSet());
        this.filled = slots.stream().map(this::model).collect(Collectors.toSet());
        this.reports =
                slots.stream()
                        .filter(slot -> model(slot).equals(Key.of(Slot.REPORTS)))
                        .collect(Collectors.toSet());
        this.features = features;
    }

    /**
     * @param documents that the reader of this view sees
     * @param features of its office
     */
    static List<Reached> of(DossierView dossier, List<Document> documents, Set<Key> features) {
        Steps steps = new Steps(dossier, documents, features);
        var reached = new ArrayList<Reached>();
        for (Step step : Step.values()) {
            steps.reached(step).ifPresent(reached::add);
        }
        return reached;
    }

    private Optional<Reached> reached(Step step) {
        return switch (step) {
            case CREATION -> Optional.of(Reached.done(step, true));
            case THERMAL ->
                    shows(Slot.XML, Slot.THERMAL_DOCUMENTS)
                            ? Optional.of(
                                    Reached.done(
                                            step, has(Slot.XML) && has(Slot.THERMAL_DOCUMENTS)))
                            : Optional.empty();
            case APPOINTMENT ->
                    shows(Section.APPOINTMENT)
                            ? Optional.of(
                                    Reached.done(step, value(Section.APPOINTMENT, "start") != null))
                            : Optional.empty();
            case CONTROL -> shows(Section.RESULT) ? Optional.of(control()) : Optional.empty();
            case ADMINISTRATIVE -> documents(step, Slot.ADMINISTRATIVE);
            case PHOTOS ->
                    shows(Slot.PHOTOS)
                            ? Optional.of(Reached.done(step, has(Slot.PHOTOS) && isSigned()))
                            : Optional.empty();
            case REPORTS -> showsReports() ? Optional.of(reports()) : Optional.empty();
            case DELIVERY -> delivery();
        };
    }

    private Key model(Key slot) {
        return dossier.type().slot(slot).map(found -> found.like()).orElse(slot);
    }

    private Optional<Reached> documents(Step step, Slot slot) {
        return shows(slot) ? Optional.of(Reached.done(step, has(slot))) : Optional.empty();
    }

    /** What the client signs bears his signature; what the reader does not see does not count. */
    private boolean isSigned() {
        List<Document> signed =
                documents.stream()
                        .filter(one -> one.slot().equals(Key.of(Slot.ADMINISTRATIVE)))
                        .toList();
        return !shows(Slot.ADMINISTRATIVE)
                || !signed.isEmpty() && signed.stream().allMatch(Steps::isSigned);
    }

    private static boolean isSigned(Document document) {
        List<Version> versions = document.versions();
        return !versions.isEmpty() && !versions.get(versions.size() - 1).signatures().isEmpty();
    }

    private Reached control() {
        Object verdict = value(Section.RESULT, "verdict");
        if (verdict != null && !verdict.equals("invalid")) {
            return Reached.done(Step.CONTROL, true);
        }
        return features.contains(Key.of(Feature.PREMIUM))
                ? Reached.done(Step.CONTROL, false)
                : Reached.blocked(Step.CONTROL, "premium");
    }

    private Reached reports() {
        boolean isMade = has(Slot.REPORTS) && !dossier.flags().contains(Key.of(Flag.STALE));
        return isMade || has(Slot.XML)
                ? Reached.done(Step.REPORTS, isMade)
                : Reached.blocked(Step.REPORTS, "xml");
    }

    /** Unlocking for a builder, payment for the others. */
    private Optional<Reached> delivery() {
        boolean isOfBuilder = dossier.flags().contains(Key.of(Flag.OF_BUILDER));
        if (isOfBuilder) {
            return showsReports() ? Optional.of(unlocking()) : Optional.empty();
        }
        return shows(Section.SETTLEMENT)
                ? Optional.of(
                        Reached.done(Step.DELIVERY, dossier.flags().contains(Key.of(Flag.PAID))))
                : Optional.empty();
    }

    /** Done once the builder sees every report that there is; whoever sees less counts those. */
    private Reached unlocking() {
        return reports.isEmpty()
                ? Reached.blocked(Step.DELIVERY, "report")
                : Reached.done(Step.DELIVERY, reports.stream().allMatch(this::isUnlocked));
    }

    private boolean isUnlocked(Key slot) {
        return dossier.type()
                .slot(slot)
                .filter(
                        found ->
                                found.audience()
                                        .includes(Set.of(Key.of(Role.BUILDER)), dossier.flags()))
                .isPresent();
    }

    /** One slot of reports at least. */
    private boolean showsReports() {
        return dossier.type().slots().stream()
                .filter(slot -> model(slot.key()).equals(Key.of(Slot.REPORTS)))
                .anyMatch(slot -> isSeen(slot.audience()));
    }

    private boolean shows(Slot... slots) {
        return Stream.of(slots)
                .allMatch(
                        slot ->
                                dossier.type()
                                        .slot(Key.of(slot))
                                        .filter(found -> isSeen(found.audience()))
                                        .isPresent());
    }

    private boolean shows(Section section) {
        return dossier.type()
                .section(Key.of(section))
                .filter(found -> isSeen(found.audience()))
                .isPresent();
    }

    private boolean isSeen(Audience audience) {
        return audience.includes(dossier.roles(), dossier.flags());
    }

    private boolean has(Slot slot) {
        return filled.contains(Key.of(slot));
    }

    private Object value(Section section, String field) {
        return dossier.values(Key.of(section)).get(field);
    }
}
