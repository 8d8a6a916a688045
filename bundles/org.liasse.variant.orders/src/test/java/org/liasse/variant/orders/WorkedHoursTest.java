package org.liasse.variant.orders;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.Test;

/** The sums of working times. */
public class WorkedHoursTest {

    private static Map<String, Object> row(String person, String start, String end, int pauses) {
        return Map.of(
                "person",
                person,
                "start",
                "2026-12-03T" + start + ":00Z",
                "end",
                "2026-12-03T" + end + ":00Z",
                "pauses",
                pauses);
    }

    private static Map<?, ?> person(Map<String, Object> values, String row) {
        return (Map<?, ?>) ((Map<?, ?>) values.get("persons")).get(row);
    }

    @Test
    public void SERV_21_hoursPerPersonAreEndLessStartLessPauses() {
        Map<String, Object> values =
                WorkedHours.values(
                        Map.of(
                                "a", row("ann", "08:00", "12:00", 15),
                                "b", row("ann", "13:00", "14:00", 0),
                                "c", row("bob", "08:00", "08:20", 0)));
        assertEquals("ann", person(values, "r001").get("person"));
        assertEquals(new BigDecimal("4.75"), person(values, "r001").get("hours"));
        assertEquals(new BigDecimal("0.33"), person(values, "r002").get("hours"));
        assertEquals(new BigDecimal("5.08"), values.get("total"));
    }

    @Test
    public void SERV_21_whatEndsBeforeItStartsCountsForNothing() {
        Map<String, Object> values =
                WorkedHours.values(Map.of("a", row("ann", "12:00", "08:00", 0)));
        assertEquals(new BigDecimal("0"), values.get("total"));
    }

    @Test
    public void SERV_21_nothingIsSummedWhereNothingWasNoted() {
        assertTrue(WorkedHours.values(null).isEmpty());
        assertTrue(WorkedHours.values(Map.of()).isEmpty());
    }
}
