package org.liasse.core.dossier;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.workflow.Explained;
import org.liasse.api.workflow.Facts.DocumentFact;
import org.liasse.api.workflow.Facts.DocumentFact.Review;

/**
 * What there is to do on a dossier for one reader: the expected slots that are empty, where he sees
 * them and may fill them now, and the actions open to him that others wait for. A slot whose
 * documents were all refused is empty again.
 */
final class Todo {

    private Todo() {}

    /**
     * @param open all that is open to the reader
     * @param deposits whether he may deposit in a slot, which is asked only of what is expected
     */
    static List<Explained> of(
            CaseFile file,
            Set<Key> roles,
            List<Explained> open,
            Function<Key, Optional<Explained>> deposits) {
        Set<Key> flags = file.header().flags();
        Stream<Explained> slots =
                file.type().slots().stream()
                        .filter(Slot::isExpected)
                        .filter(slot -> slot.audience().includes(roles, flags))
                        .filter(slot -> isCalledFor(file, slot, roles) && isEmpty(file, slot))
                        .flatMap(slot -> deposits.apply(slot.key()).stream())
                        .filter(Explained::open);
        return Stream.concat(slots, open.stream().filter(Explained::awaited)).toList();
    }

    /** By a section that the reader sees: else he would be told what it says. */
    private static boolean isCalledFor(CaseFile file, Slot slot, Set<Key> roles) {
        return file.callsFor(slot, roles).orElse(false);
    }

    private static boolean isEmpty(CaseFile file, Slot slot) {
        List<DocumentFact> documents = file.documents().getOrDefault(slot.key(), List.of());
        return documents.stream().allMatch(document -> document.review() == Review.REFUSED);
    }
}
