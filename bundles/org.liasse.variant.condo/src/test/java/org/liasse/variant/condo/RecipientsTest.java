package org.liasse.variant.condo;

import static org.junit.Assert.assertEquals;
import static org.liasse.test.variant.Rules.holding;
import static org.liasse.test.variant.Rules.in;

import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.workflow.Facts;

/** Who is a recipient. */
public class RecipientsTest {

    private static Set<Principal> recipients(Object chosen) {
        Facts facts =
                holding(
                        in(Report.State.TO_PROCESS, Report.Role.AUTHOR),
                        Report.Section.REPORT,
                        chosen == null ? Map.of() : Map.of("recipients", chosen));
        return new Recipients().holders("1", "2", facts).get(Key.of(Report.Role.RECIPIENT));
    }

    // COND-09
    @Test
    public void COND_09_thoseWhoAreChosenAreRecipientsAndNobodyElse() {
        assertEquals(
                Set.of(Principal.account("ann"), Principal.account("bob")),
                recipients(Map.of("r1", Map.of("account", "ann"), "r2", Map.of("account", "bob"))));
        assertEquals(Set.of(), recipients(Map.of("r1", Map.of("order", 1))));
        assertEquals(Set.of(), recipients(null));
    }
}
