package org.liasse.variant.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Text;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Documents.Signature;
import org.liasse.api.dossier.Documents.Version;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.type.Audience;
import org.liasse.api.type.DossierType;
import org.liasse.test.variant.Seen;
import org.liasse.variant.inspection.InspectionDossier.Feature;
import org.liasse.variant.inspection.InspectionDossier.Flag;
import org.liasse.variant.inspection.InspectionDossier.Role;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.InspectionDossier.Slot;
import org.liasse.variant.inspection.Steps.Progress;
import org.liasse.variant.inspection.Steps.Reached;
import org.liasse.variant.inspection.Steps.Step;

/** Eight steps, each from what its reader sees. */
public class StepsTest {

    private static final DossierType TYPE =
            InspectionDossier.type(Labels.beside(InspectionVariant.class));
    private static final Set<Key> PREMIUM = Key.allOf(Feature.PREMIUM);

    private static DossierView dossier(
            Role role, Set<Key> flags, Map<Key, Map<String, Object>> sections) {
        return Seen.by(role, TYPE, sections, flags);
    }

    private static List<Document> documents(Slot... slots) {
        return java.util.stream.Stream.of(slots).map(slot -> document(slot, true)).toList();
    }

    private static Document document(Slot slot, boolean isSigned) {
        Signature signature =
                new Signature(new Key("individual"), "Jeanne", "Jeanne", Instant.EPOCH, "00");
        Version version =
                new Version(
                        1, "a.pdf", 1, "00", "application/pdf", Instant.EPOCH, "Z", "DEPOSITED");
        return new Document(
                slot.name(),
                Key.of(slot),
                List.of(isSigned ? version.signed(List.of(signature)) : version));
    }

    // INSP-18, CORE-19
    @Test
    public void INSP_18_CORE_19_signatureAndPhotosTakeBoth() {
        DossierView view = dossier(Role.MEMBER, Set.of(), Map.of());
        Document photo = document(Slot.PHOTOS, false);
        Document unsigned = document(Slot.ADMINISTRATIVE, false);
        Document signed = document(Slot.ADMINISTRATIVE, true);
        assertEquals(Progress.OPEN, photos(view, List.of(photo)));
        assertEquals(Progress.OPEN, photos(view, List.of(photo, signed, unsigned)));
        assertEquals(Progress.OPEN, photos(view, List.of(signed)));
        assertEquals(Progress.DONE, photos(view, List.of(photo, signed)));
    }

    private static Progress photos(DossierView view, List<Document> documents) {
        return steps(view, documents, PREMIUM).get(Step.PHOTOS);
    }

    private static Map<Step, Progress> steps(
            DossierView view, List<Document> documents, Set<Key> features) {
        Map<Step, Progress> steps = new TreeMap<>();
        for (Reached reached : Steps.of(view, documents, features)) {
            steps.put(reached.step(), reached.progress());
        }
        return steps;
    }

    // INSP-18
    @Test
    public void INSP_18_aNewDossierHasEightStepsOfWhichOneIsDone() {
        Map<Step, Progress> steps =
                steps(
                        dossier(Role.MEMBER, Key.allOf(Flag.OF_INDIVIDUAL), Map.of()),
                        List.of(),
                        PREMIUM);
        assertEquals(8, steps.size());
        assertEquals(Progress.DONE, steps.get(Step.CREATION));
        assertEquals(Progress.BLOCKED, steps.get(Step.REPORTS));
        steps.remove(Step.CREATION);
        steps.remove(Step.REPORTS);
        assertEquals(Set.of(Progress.OPEN), Set.copyOf(steps.values()));
    }

    // INSP-18
    @Test
    public void INSP_18_eachStepIsDoneByItsFacts() {
        Map<Key, Map<String, Object>> sections =
                Map.of(
                        Key.of(Section.APPOINTMENT),
                        Map.of("start", "2026-06-01T08:00:00Z"),
                        Key.of(Section.RESULT),
                        Map.of("verdict", "fails"));
        Map<Step, Progress> steps =
                steps(
                        dossier(Role.MEMBER, Key.allOf(Flag.OF_INDIVIDUAL, Flag.PAID), sections),
                        documents(
                                Slot.XML,
                                Slot.THERMAL_DOCUMENTS,
                                Slot.ADMINISTRATIVE,
                                Slot.PHOTOS,
                                Slot.REPORTS),
                        Set.of());
        assertEquals(8, steps.size());
        assertEquals(Set.of(Progress.DONE), Set.copyOf(steps.values()));
    }

    // INSP-18, INSP-29
    @Test
    public void INSP_18_INSP_29_theControlIsBlockedWithoutTheSubscription() {
        DossierView view = dossier(Role.MEMBER, Set.of(), Map.of());
        assertEquals(Progress.BLOCKED, steps(view, List.of(), Set.of()).get(Step.CONTROL));
        Map<Key, Map<String, Object>> invalid =
                Map.of(Key.of(Section.RESULT), Map.of("verdict", "invalid"));
        assertEquals(
                Progress.OPEN,
                steps(dossier(Role.MEMBER, Set.of(), invalid), List.of(), PREMIUM)
                        .get(Step.CONTROL));
    }

    // INSP-18, INSP-07
    @Test
    public void INSP_18_INSP_07_reportsAreBlockedWithoutXmlAndOpenAgainWhenStale() {
        DossierView fresh = dossier(Role.MEMBER, Set.of(), Map.of());
        assertEquals(Progress.OPEN, steps(fresh, documents(Slot.XML), PREMIUM).get(Step.REPORTS));
        List<Document> reported = documents(Slot.XML, Slot.REPORTS);
        assertEquals(Progress.DONE, steps(fresh, reported, PREMIUM).get(Step.REPORTS));
        DossierView stale = dossier(Role.MEMBER, Key.allOf(Flag.STALE), Map.of());
        assertEquals(Progress.OPEN, steps(stale, reported, PREMIUM).get(Step.REPORTS));
    }

    // INSP-18, INSP-10
    @Test
    public void INSP_18_INSP_10_stepsOfWhatTheReaderDoesNotSeeAreLeftOut() {
        Map<Step, Progress> builder =
                steps(
                        dossier(Role.BUILDER, Key.allOf(Flag.OF_BUILDER), Map.of()),
                        List.of(),
                        PREMIUM);
        for (Step hidden : List.of(Step.CONTROL, Step.REPORTS, Step.DELIVERY)) {
            assertFalse(hidden.toString(), builder.containsKey(hidden));
        }
        Map<Step, Progress> paid =
                steps(
                        dossier(
                                Role.INDIVIDUAL,
                                Key.allOf(Flag.OF_INDIVIDUAL, Flag.PAID),
                                Map.of()),
                        documents(Slot.REPORTS),
                        PREMIUM);
        assertEquals(Progress.DONE, paid.get(Step.REPORTS));
        assertEquals(Progress.DONE, paid.get(Step.DELIVERY));
    }

    /** A report in a slot that was added, and who sees that slot. */
    private static Map<Step, Progress> withAddedReport(Audience audience) {
        Key added = new Key("reports-1");
        var more = new ArrayList<>(TYPE.slots());
        more.add(
                TYPE.slot(Key.of(Slot.REPORTS))
                        .orElseThrow()
                        .another(added, Text.same("Second visit"))
                        .seen(audience));
        DossierType type = TYPE.with(TYPE.sections(), more, TYPE.threads());
        return steps(
                Seen.by(Role.MEMBER, type, Map.of(), Key.allOf(Flag.OF_BUILDER)),
                List.of(new Document("d", added, List.of())),
                PREMIUM);
    }

    // INSP-18, INSP-10
    @Test
    public void INSP_18_INSP_10_deliveryIsDoneOnceTheBuilderSeesEveryReport() {
        Map<Step, Progress> locked = withAddedReport(Audience.seenBy(Role.MEMBER));
        assertEquals(Progress.DONE, locked.get(Step.REPORTS));
        assertEquals(Progress.OPEN, locked.get(Step.DELIVERY));
        assertEquals(
                Progress.DONE,
                withAddedReport(Audience.seenBy(Role.MEMBER, Role.BUILDER)).get(Step.DELIVERY));
        assertEquals(
                Progress.BLOCKED,
                steps(
                                dossier(Role.MEMBER, Key.allOf(Flag.OF_BUILDER), Map.of()),
                                List.of(),
                                PREMIUM)
                        .get(Step.DELIVERY));
    }

    @Test
    public void everyStepAndReasonHasItsWords() {
        for (String label : Steps.LABELS) {
            assertFalse(label, TYPE.text(label).en().equals(label));
        }
    }
}
