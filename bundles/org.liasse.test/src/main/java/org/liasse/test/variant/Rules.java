package org.liasse.test.variant;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Decision.Reason;
import org.liasse.api.workflow.Decision.Refused;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.ContextFact;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/**
 * The questions that the tests of a variant put to one of its types: who may do what, and who not.
 */
public record Rules(DossierType type) {

    public static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    public static Facts in(Enum<?> state, Enum<?>... roles) {
        return Facts.in(Key.of(state), NOW, PARIS).by(Key.allOf(roles));
    }

    /** A dossier being opened by somebody with these roles on a context with these values. */
    public static Facts opening(
            Set<Key> flags, Enum<?> section, Map<String, Object> values, Enum<?>... roles) {
        return Facts.in(null, NOW, PARIS)
                .by(Key.allOf(roles))
                .under(
                        new ContextFact(
                                new Key("context"),
                                new Key("active"),
                                flags,
                                Map.of(Key.of(section), values)));
    }

    public static Facts holding(Facts facts, Enum<?> section, Map<String, Object> values) {
        return facts.holding(Map.of(Key.of(section), values));
    }

    public static Act act(Enum<?> action) {
        return Act.action(Key.of(action));
    }

    public static Act act(Verb verb, Enum<?> object) {
        return Act.of(verb, Key.of(object));
    }

    /** The sentence that lets it pass. */
    public Sentence allows(Act act, Facts facts) {
        Decision decision = type.workflow().decide(act, facts);
        assertTrue(act + " refused: " + decision, decision instanceof Allowed);
        return ((Allowed) decision).sentence();
    }

    public void moves(Act act, Facts facts, Enum<?> to) {
        allows(act, facts);
        Allowed yes = (Allowed) type.workflow().decide(act, facts);
        assertEquals(Key.of(to), yes.to());
    }

    public Refused refuses(Reason reason, Act act, Facts facts) {
        Decision decision = type.workflow().decide(act, facts);
        assertTrue(act + " allowed: " + decision, decision instanceof Refused);
        assertEquals(reason, ((Refused) decision).reason());
        return (Refused) decision;
    }

    /** Refused as not ready, for exactly these reasons. */
    public void waits(Act act, Facts facts, String... reasons) {
        assertEquals(
                List.of(reasons),
                refuses(Reason.NOT_READY, act, facts).obstacles().stream()
                        .map(Key::value)
                        .toList());
    }

    /** Whether exactly these roles may do it in this state, whatever else it may need. */
    public void onlyFor(Act act, Enum<?> state, Enum<?>... roles) {
        for (var role : type.roles()) {
            Decision decision =
                    type.workflow()
                            .decide(
                                    act,
                                    Facts.in(Key.of(state), NOW, PARIS).by(Set.of(role.key())));
            boolean may =
                    !(decision instanceof Refused no)
                            || no.reason() == Reason.NOT_READY
                            || no.reason() == Reason.MISSING_INPUT;
            assertEquals(act + " by " + role.key(), Key.allOf(roles).contains(role.key()), may);
        }
    }

    public boolean sectionSeen(Enum<?> section, Enum<?> role, Enum<?>... flags) {
        return type.section(Key.of(section))
                .orElseThrow()
                .audience()
                .includes(Key.allOf(role), Key.allOf(flags));
    }

    public boolean slotSeen(Enum<?> slot, Enum<?> role, Enum<?>... flags) {
        return type.slot(Key.of(slot))
                .orElseThrow()
                .audience()
                .includes(Key.allOf(role), Key.allOf(flags));
    }

    public Notice notice(Enum<?> notice) {
        return type.notices().stream()
                .filter(n -> n.key().equals(Key.of(notice)))
                .findFirst()
                .orElseThrow();
    }

    public Set<String> holdersInherited(Enum<?> role) {
        var names = new java.util.TreeSet<String>();
        type.role(Key.of(role)).orElseThrow().inheritedFrom().forEach(k -> names.add(k.value()));
        return names;
    }
}
