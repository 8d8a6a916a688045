package org.liasse.core.types;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.liasse.core.types.Binding.from;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.spi.ActionEffect;

public class BindingsTest {

    private static final Key LOAN = new Key("loan");
    private static final Key GRANT = new Key("grant");
    private static final Key DENY = new Key("deny");

    private Source serving = from("loans", "1.0");
    private final Bindings<String> bindings = new Bindings<>(type -> Optional.ofNullable(serving));

    private void add(String service, Source source, String... actions) {
        bindings.add(
                service,
                source,
                actions.length == 0
                        ? Map.of(ActionEffect.TYPE, "loan")
                        : Map.of(ActionEffect.TYPE, "loan", ActionEffect.ACTION, actions));
    }

    // CORE-02
    @Test
    public void CORE_02_anEffectIsBoundToATypeAndToActionsOfIt() {
        add("any", from("loans", "1.0"));
        add("granting", from("loans", "1.0"), "grant");

        assertEquals(List.of("any", "granting"), bindings.of(LOAN, GRANT));
        assertEquals(List.of("any"), bindings.of(LOAN, DENY));
        assertEquals(List.of(), bindings.of(new Key("desk"), GRANT));
    }

    // CORE-02
    @Test
    public void CORE_02_ofTwoVersionsTheOneThatServesIsHeard() {
        add("old", from("loans", "1.0"));
        add("new", from("loans", "1.1"));
        add("another bundle's", from("accounting", "3.0"));

        assertEquals(List.of("old", "another bundle's"), bindings.of(LOAN, GRANT));
        serving = from("loans", "1.1");
        assertEquals(List.of("new", "another bundle's"), bindings.of(LOAN, GRANT));
    }

    // CORE-02
    @Test
    public void CORE_02_noActMissesAnEffectWhoseBundleIsOnItsWayOut() {
        add("granting", from("loans", "1.0"), "grant");
        bindings.remove("granting");

        Problem away = assertThrows(Problem.class, () -> bindings.of(LOAN, GRANT));
        assertSame(Problem.Kind.TYPE_AWAY, away.kind());
        assertEquals(List.of(), bindings.of(LOAN, DENY));

        add("granting", from("loans", "1.0"), "grant");
        assertEquals(List.of("granting"), bindings.of(LOAN, GRANT));
    }

    // CORE-02
    @Test
    public void CORE_02_anEffectOfABundleThatDoesNotServeIsNotMissed() {
        add("old", from("loans", "0.9"));
        bindings.remove("old");
        assertEquals(List.of(), bindings.of(LOAN, GRANT));
        serving = null;
        assertEquals(List.of(), bindings.of(LOAN, GRANT));
    }

    // CORE-02
    @Test
    public void CORE_02_anEffectThatTheSameVersionBuiltAnewNoLongerHasIsNotMissed() {
        add("granting", from("loans", "1.0"), "grant");
        bindings.remove("granting");
        serving = new Source("loans", "1.0", 1);
        assertEquals(List.of(), bindings.of(LOAN, GRANT));
    }
}
