package org.liasse.core.notice;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.notice.Previews.Supposed;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.Performing;
import org.liasse.core.store.Work;

/**
 * Something that is supposed to be done: through the doors by which it is done for good, as far as
 * it can be done without bytes; else it is only written down.
 */
final class SupposedAct {

    private final Performing performing;
    private final Dossiers dossiers;
    private final Conversations conversations;

    SupposedAct(Performing performing, Dossiers dossiers, Conversations conversations) {
        this.performing = performing;
        this.dossiers = dossiers;
        this.conversations = conversations;
    }

    /**
     * The act that is meant.
     *
     * @param said as events name it, or {@code null} for the only one of the notice
     */
    static Act named(DossierType type, Key said, Notice notice) {
        if (said != null) {
            return named(type, said.value());
        }
        if (notice == null || notice.on().size() != 1) {
            throw Problem.invalid(
                    "/action",
                    "Il faut dire ce qui se passerait.",
                    "Please say what would happen.");
        }
        return named(type, notice.on().iterator().next().replace(' ', '-'));
    }

    private static Act named(DossierType type, String kind) {
        Optional<Act> known =
                type.workflow().sentences().stream()
                        .map(sentence -> sentence.act())
                        .filter(act -> act.named().replace(' ', '-').equals(kind))
                        .findFirst();
        return known.or(() -> ofTheCore(kind)).orElseGet(() -> Act.action(new Key(kind)));
    }

    private static Optional<Act> ofTheCore(String kind) {
        return Stream.of(Verb.values())
                .filter(verb -> kind.startsWith(Key.of(verb) + "-"))
                .max(Comparator.comparing(verb -> Key.of(verb).value().length()))
                .map(
                        verb ->
                                Act.of(
                                        verb,
                                        new Key(
                                                kind.substring(
                                                        Key.of(verb).value().length() + 1))));
    }

    /**
     * @param file the dossier before, as the asker sees it
     */
    Function<Work, List<Key>> of(CaseFile file, Caller actor, Supposed wanted, Act act) {
        Verb verb = act.verb().orElse(null);
        String dossier = wanted.dossier();
        if (verb == null) {
            ActionRequest request =
                    new ActionRequest(
                            dossier, act.action(), wanted.inputs(), wanted.acknowledged(), null);
            var reads = performing.read(actor, request);
            return work -> {
                performing.perform(work, actor, request, reads);
                return List.of();
            };
        }
        return switch (verb) {
            case WRITE_IN ->
                    work -> {
                        conversations.write(
                                actor,
                                dossier,
                                act.object(),
                                null,
                                text(wanted.inputs()),
                                List.of(),
                                mentions(wanted.inputs()));
                        return List.of();
                    };
            case EDIT ->
                    work -> {
                        dossiers.edit(
                                actor,
                                new SectionChange(dossier, act.object(), wanted.inputs(), null));
                        return List.of();
                    };
            default ->
                    work -> {
                        performing.note(work, actor, dossier, act, audience(file, act));
                        return List.of();
                    };
        };
    }

    private static String text(Map<String, Object> inputs) {
        return inputs.get("text") instanceof String text ? text : "";
    }

    private static List<String> mentions(Map<String, Object> inputs) {
        return inputs.get("mentions") instanceof List<?> people
                ? people.stream().map(Object::toString).toList()
                : List.of();
    }

    /** Who sees the part that it fills. */
    private static String audience(CaseFile file, Act act) {
        DossierType type = file.type();
        Optional<Slot> slot =
                switch (act.verb().orElseThrow()) {
                    case DEPOSIT_IN -> type.slot(act.object());
                    case PRODUCE ->
                            type.product(act.object()).map(Product::slot).flatMap(type::slot);
                    default -> Optional.empty();
                };
        return slot.map(s -> Audiences.of(s.audience(), file.header().flags()))
                .orElse(Audiences.ANYONE);
    }
}
