package org.liasse.test.variant;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision;
import org.liasse.api.workflow.Facts;

/** Each role and each act of a type: yes, no, or with something more, in each state. */
final class RightsMatrix {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private RightsMatrix() {}

    static String of(DossierType type) {
        var text = new StringBuilder("# " + type.key() + "\n");
        text.append("yes: may; if: may when ready and with its inputs; -: may not\n");
        var acts = new LinkedHashSet<Act>();
        type.workflow().sentences().stream()
                .filter(s -> s.timing() == null && !s.act().equals(Act.OPEN))
                .forEach(s -> acts.add(s.act()));
        for (Key role : type.workflow().roles()) {
            if (type.role(role).isEmpty()) {
                continue;
            }
            text.append('\n').append(cell(role.value(), 32));
            type.states().forEach(s -> text.append(cell(s.key().value(), 20)));
            for (Act act : acts) {
                text.append('\n').append(cell(act.toString(), 32));
                type.states().forEach(s -> text.append(cell(answer(type, role, s.key(), act), 20)));
            }
            text.append('\n');
        }
        return text.toString().replaceAll(" +\n", "\n");
    }

    private static String answer(DossierType type, Key role, Key state, Act act) {
        Facts facts = Facts.in(state, NOW, PARIS).by(Set.of(role));
        Decision decision = type.workflow().decide(act, facts);
        if (decision instanceof Decision.Refused refused) {
            return switch (refused.reason()) {
                case NOT_READY, MISSING_INPUT -> "if";
                default -> "-";
            };
        }
        return "yes";
    }

    private static String cell(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
