package org.liasse.core.notice;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Explained;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.ActPart;
import org.liasse.core.dossier.CaseFile;

/**
 * What somebody may hear of another's being refused: what the type says, and of the dossier what he
 * sees himself; neither who was faster nor what stands in the way of the other alone.
 *
 * @param file the dossier as he sees it
 * @param roles that he holds on it
 * @param open what he may do there himself, and why not
 */
record Overheard(CaseFile file, Set<Key> roles, List<Explained> open) {

    private static final String COMPLETE = "-complete";

    /** Has it done, or says no more of why it is not. */
    <T> T hearing(Supplier<T> deed) {
        try {
            return deed.get();
        } catch (Problem problem) {
            throw of(problem);
        }
    }

    private Problem of(Problem problem) {
        return switch (problem.kind()) {
            case WRONG_STATE ->
                    plain(
                            problem,
                            "L’état du dossier ne le permet pas.",
                            "The state of the dossier does not allow it.");
            case NOT_READY -> notReady(problem);
            default -> problem;
        };
    }

    private Problem notReady(Problem problem) {
        String reason = problem.reason().orElse("");
        boolean isSeen = isSectionSeen(reason) || isInHisOwnWay(reason);
        if (!isSeen) {
            return plain(
                    problem,
                    "Quelque chose s’y oppose, que seul voit qui le ferait.",
                    "Something stands in the way that only whoever would do it sees.");
        }
        Text said = file.type().text("reason." + reason);
        return plain(problem, said.fr(), said.en())
                .because(reason)
                .withErrors(problem.errors().stream().filter(this::isSeen).toList());
    }

    private static Problem plain(Problem problem, String fr, String en) {
        Problem plain = Problem.of(problem.kind(), fr, en);
        Object kind = problem.members().get("reasonKind");
        return kind == null ? plain : plain.with("reasonKind", kind);
    }

    /** That a section is not complete yet. */
    private boolean isSectionSeen(String reason) {
        return reason.endsWith(COMPLETE)
                && file.type().sections().stream()
                        .map(Section::key)
                        .filter(this::sees)
                        .anyMatch(section -> reason.equals(section + COMPLETE));
    }

    private boolean isInHisOwnWay(String reason) {
        return open.stream()
                .flatMap(explained -> explained.refused().stream())
                .flatMap(refused -> refused.obstacles().stream())
                .anyMatch(obstacle -> obstacle.value().equals(reason));
    }

    private boolean isSeen(InputError error) {
        String[] parts = error.pointer().split("/");
        return parts.length > 2 && parts[1].equals("sections") && sees(new Key(parts[2]));
    }

    private boolean sees(Key section) {
        return ActPart.isThere(file, Act.of(Verb.EDIT, section), roles);
    }
}
