package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Explained;
import org.liasse.api.workflow.Facts.DocumentFact;
import org.liasse.api.workflow.Facts.DocumentFact.Review;
import org.liasse.api.workflow.Verb;

/**
 * What there is to do on a dossier for one reader: the expected slots that are empty, where he sees
 * them and may fill them now, and the actions open to him that others wait for. A slot whose
 * documents were all refused is empty again.
 */
final class Todo {

    private Todo() {}

    /**
     * @param open all that is open to the reader
     */
    static List<Explained> of(CaseFile file, Set<Key> roles, List<Explained> open) {
        Set<Key> flags = file.header().flags();
        Stream<Explained> slots =
                file.type().slots().stream()
                        .filter(Slot::isExpected)
                        .filter(slot -> slot.audience().includes(roles, flags))
                        .filter(slot -> isCalledFor(file, slot) && isEmpty(file, slot))
                        .flatMap(slot -> deposit(file, slot, open).stream());
        return Stream.concat(slots, open.stream().filter(Explained::awaited)).toList();
    }

    /** The deposit in a slot, if it is open; a slot that was drawn is ruled as another. */
    private static Optional<Explained> deposit(CaseFile file, Slot slot, List<Explained> open) {
        Act ruling = Act.of(Verb.DEPOSIT_IN, file.type().ruledAs(slot.key()));
        return open.stream()
                .filter(act -> act.act().equals(ruling))
                .findFirst()
                .map(act -> act.about(Act.of(Verb.DEPOSIT_IN, slot.key())));
    }

    private static boolean isCalledFor(CaseFile file, Slot slot) {
        if (slot.when() == null) {
            return true;
        }
        Map<Key, Map<String, Object>> values = new TreeMap<>();
        file.sections().forEach((key, stored) -> values.put(key, stored.values()));
        return slot.when().holds(values);
    }

    private static boolean isEmpty(CaseFile file, Slot slot) {
        List<DocumentFact> documents = file.documents().getOrDefault(slot.key(), List.of());
        return documents.stream().allMatch(document -> document.review() == Review.REFUSED);
    }
}
