package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.core.notice.Recaps.Due;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.variant.procedures.ProceduresVariant;

/**
 * When recaps are due on each day of 2028, which has a 29 February, a day of 23 hours (26 March)
 * and one of 25 (29 October).
 */
public class RecapYearTest {

    private static final String DAILY = "procedure-dossier:daily-recap";
    private static final String WEEKLY = "procedure-dossier:weekly-recap";
    private static final String GATHERED = "procedure-dossier:daily";

    private Node node;
    private Recaps recaps;

    @Before
    public void open() {
        node = new Node(TestDatabase.DERBY.open());
        node.catalogue.arrive(new ProceduresVariant(null, null), Binding.from("procedures", "1.0"));
        recaps = new Recaps(node.transactions, node.catalogue, node.clock, null);
    }

    @After
    public void close() {
        node.close();
    }

    private Map<String, Due> due() {
        return recaps.due()
                .filter(due -> Set.of(DAILY, WEEKLY, GATHERED).contains(due.name()))
                .collect(Collectors.toMap(Due::name, due -> due));
    }

    /** Goes through what is due now, for nobody; what that was. */
    private Set<String> made(LocalDate day, String hour, Map<String, Map<LocalDate, Due>> all) {
        node.clock.at(day + "T" + hour);
        Map<String, Due> due = due();
        recaps.make(null, () -> true);
        assertEquals("it is made once", Map.of(), due());
        due.forEach((name, one) -> assertNull(all.get(name).put(day, one)));
        return new TreeSet<>(due.keySet());
    }

    // CORE-10, COND-23, PROC-54, PROC-55
    @Test
    public void PROC_54_PROC_55_COND_23_recapsAreDueAtTheirHourOnEachDayOfAYear() {
        Map<String, Map<LocalDate, Due>> all = new HashMap<>();
        Set.of(DAILY, WEEKLY, GATHERED).forEach(name -> all.put(name, new TreeMap<>()));
        for (LocalDate day = LocalDate.of(2028, 1, 1);
                day.getYear() == 2028;
                day = day.plusDays(1)) {
            boolean isMonday = day.getDayOfWeek() == DayOfWeek.MONDAY;
            boolean isSunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
            Set<String> atEight = isMonday ? Set.of(WEEKLY, GATHERED) : Set.of(GATHERED);
            Set<String> atTen = isSunday ? Set.of() : Set.of(DAILY);
            assertEquals(Set.of(), made(day, "00:00:00", all));
            assertEquals(day.toString(), Set.of(), made(day, "07:59:59", all));
            assertEquals(day.toString(), atEight, made(day, "08:00:00", all));
            assertEquals(day.toString(), Set.of(), made(day, "09:59:59", all));
            assertEquals(day.toString(), atTen, made(day, "10:00:00", all));
            assertEquals(day.toString(), Set.of(), made(day, "23:59:59", all));
        }
        assertEquals(366, all.get(GATHERED).size());
        assertEquals(366 - 53, all.get(DAILY).size());
        assertEquals(52, all.get(WEEKLY).size());
        assertEquals(Map.of(24L, 363, 23L, 1, 25L, 1), hours(all.get(GATHERED)));
        assertEquals(Map.of(168L, 49, 167L, 1, 169L, 1), hours(all.get(WEEKLY)));
        all.get(DAILY).forEach((day, due) -> assertEquals(at(day + "T10:00"), due.until()));
        all.get(WEEKLY).forEach((day, due) -> assertEquals(at(day + "T00:00"), due.until()));
    }

    private Instant at(String moment) {
        return LocalDateTime.parse(moment).atZone(node.clock.zone()).toInstant();
    }

    /** How long the spans are that recaps tell of, and how many of each there are. */
    private static Map<Long, Integer> hours(Map<LocalDate, Due> made) {
        Map<Long, Integer> spans = new HashMap<>();
        Instant before = null;
        for (Due due : made.values()) {
            if (before != null) {
                spans.merge(Duration.between(before, due.until()).toHours(), 1, Integer::sum);
            }
            before = due.until();
        }
        return spans;
    }
}
