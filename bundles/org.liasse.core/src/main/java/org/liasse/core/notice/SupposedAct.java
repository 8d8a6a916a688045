package org.liasse.core.notice;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.dossier.Participants;
import org.liasse.api.notice.Previews.Supposed;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.ActPart;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.Performing;
import org.liasse.core.store.Work;

/**
 * Something that is supposed to be done: through the doors by which it is done for good, or, where
 * that takes bytes, by the workflow without them.
 */
final class SupposedAct {

    private final Performing performing;
    private final Dossiers dossiers;
    private final Conversations conversations;
    private final Participants participants;

    SupposedAct(
            Performing performing,
            Dossiers dossiers,
            Conversations conversations,
            Participants participants) {
        this.performing = performing;
        this.dossiers = dossiers;
        this.conversations = conversations;
        this.participants = participants;
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
            case INVITE ->
                    work -> {
                        if (wanted.inputs().get("principal") instanceof String somebody) {
                            participants.invite(
                                    actor, dossier, invited(somebody), act.object(), null);
                        } else {
                            suppose(work, file, actor, wanted, act);
                        }
                        return List.of();
                    };
            default ->
                    work -> {
                        suppose(work, file, actor, wanted, act);
                        return List.of();
                    };
        };
    }

    /**
     * The same of another person than the asker, who hears of a refusal what is for his ears.
     * Another's warnings are told to him alone: he is supposed to have read them.
     */
    Function<Work, List<Key>> heard(Overheard ears, Caller actor, Supposed asked, Act act) {
        Set<Key> warnings = new TreeSet<>(asked.acknowledged());
        ears.file().type().workflow().sentences().stream()
                .filter(sentence -> sentence.act().equals(act))
                .flatMap(sentence -> sentence.warnings().stream())
                .forEach(warning -> warnings.add(warning.key()));
        var wanted =
                new Supposed(
                        asked.dossier(),
                        asked.act(),
                        asked.inputs(),
                        warnings,
                        asked.notice(),
                        asked.by());
        var deed = ears.hearing(() -> of(ears.file(), actor, wanted, act));
        return work -> ears.hearing(() -> deed.apply(work));
    }

    private void suppose(Work work, CaseFile file, Caller actor, Supposed wanted, Act act) {
        performing.suppose(
                work,
                actor,
                wanted.dossier(),
                act,
                wanted.acknowledged(),
                ActPart.audience(file, act).orElseThrow(Problem::notFound));
    }

    private static Principal invited(String somebody) {
        try {
            return Principal.parse(somebody);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "/inputs/principal",
                    "Cette personne n’existe pas.",
                    "There is no such person.");
        }
    }

    private static String text(Map<String, Object> inputs) {
        return inputs.get("text") instanceof String text ? text : "";
    }

    private static List<String> mentions(Map<String, Object> inputs) {
        return inputs.get("mentions") instanceof List<?> people
                ? people.stream().map(Object::toString).toList()
                : List.of();
    }
}
