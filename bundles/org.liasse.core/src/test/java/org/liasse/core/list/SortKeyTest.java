package org.liasse.core.list;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;
import org.liasse.api.form.Field;

/** Keys compare byte by byte as the values do. */
public class SortKeyTest {

    private static final Field NUMBER = Field.decimal("n");

    private static int bytewise(String one, String other) {
        return Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(Field field, Object value) {
        List<String> keys = SortKey.keysOf(field, value);
        assertEquals(1, keys.size());
        return keys.get(0);
    }

    private static void ordered(Field field, List<?> values) {
        for (int i = 1; i < values.size(); i++) {
            String before = key(field, values.get(i - 1));
            String after = key(field, values.get(i));
            assertTrue(
                    values.get(i - 1) + " < " + values.get(i) + ": " + before + " " + after,
                    bytewise(before, after) < 0);
        }
    }

    // PROC-18
    @Test
    public void PROC_18_numbersSortByValue() {
        ordered(
                NUMBER,
                List.of(
                        "-99999999999999999999999999",
                        "-1000",
                        "-10.5",
                        "-10",
                        "-9.99",
                        "-1.55",
                        "-1.5",
                        "-1.05",
                        "-1",
                        "-0.001",
                        "0",
                        "0.001",
                        "0.5",
                        "1",
                        "1.05",
                        "1.5",
                        "9.99",
                        "10",
                        "1000",
                        "99999999999999999999999999"));
        assertEquals(key(NUMBER, "1.50"), key(NUMBER, "1.5"));
        assertEquals(key(NUMBER, "-0.0"), key(NUMBER, "0"));
        assertEquals(key(NUMBER, "1e3"), SortKey.parsed(NUMBER, " 1000 "));
    }

    // PROC-18
    @Test
    public void PROC_18_randomNumbersSortByValue() {
        Random random = new Random(20_260_302);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal one = number(random);
            BigDecimal other = number(random);
            int expected = Integer.signum(one.compareTo(other));
            int found =
                    Integer.signum(
                            bytewise(
                                    key(NUMBER, one.toPlainString()),
                                    key(NUMBER, other.toPlainString())));
            assertEquals(one + " and " + other, expected, found);
        }
    }

    private static BigDecimal number(Random random) {
        BigDecimal whole =
                new BigDecimal(random.nextInt(3) == 0 ? random.nextInt(20) : random.nextLong());
        return whole.movePointLeft(random.nextInt(6))
                .multiply(BigDecimal.valueOf(random.nextInt(3) - 1L));
    }

    // PROC-18
    @Test
    public void PROC_18_amountsInstantsAndDatesSortByValue() {
        ordered(
                Field.money("m"),
                List.of(
                        Map.of("amount", "-3.00", "currency", "EUR"),
                        Map.of("amount", "2.99", "currency", "EUR"),
                        Map.of("amount", "12.50", "currency", "EUR")));
        ordered(
                Field.instant("i"),
                List.of(
                        "1969-12-31T23:59:59Z",
                        "1970-01-01T00:00:00Z",
                        "2026-03-02T09:00:00.001Z"));
        ordered(Field.date("d"), List.of("1999-12-31", "2026-01-02", "2026-01-10"));
        assertEquals(
                SortKey.parsed(Field.date("d"), "2026-01-02"),
                key(Field.date("d"), LocalDate.of(2026, 1, 2).toString()));
        assertEquals(
                SortKey.instant(Instant.EPOCH),
                SortKey.parsed(Field.instant("i"), "1970-01-01T00:00:00Z"));
    }

    // PROC-18
    @Test
    public void PROC_18_textsSortWithoutCaseAndAccents() {
        ordered(Field.text("t"), List.of("Ane", "École", "etage", "œuf", "Zèbre"));
        assertEquals("coeur", SortKey.text("CŒUR"));
        assertEquals("ecole", SortKey.text(" É\u0301cole "));
        assertEquals("curriculum vitae", SortKey.text("Curriculum\u00a0\n vitæ"));
        assertEquals("strasse", SortKey.text("Straße"));
        assertEquals("a b", SortKey.text("a\u0000\ud800b"));
    }

    // PROC-18
    @Test
    public void PROC_18_longTextsAreCutBetweenCharacters() {
        String cut = SortKey.text("a" + "\ud83d\ude00".repeat(200));
        assertEquals(179, cut.length());
        assertTrue(cut.endsWith("\ude00"));
    }

    // PROC-17
    @Test
    public void PROC_17_whatIsBlankIsAbsentAndWhatCannotBeComparedIsThere() {
        assertEquals(List.of(), SortKey.keysOf(Field.text("t"), null));
        assertEquals(List.of(), SortKey.keysOf(Field.text("t"), "  "));
        assertEquals(List.of(), SortKey.keysOf(Field.repeated("r", Field.text("t")), Map.of()));
        assertEquals(List.of("present"), SortKey.keysOf(Field.file("f"), "an upload"));
        assertEquals(
                List.of("red", "blue"),
                SortKey.keysOf(Field.choices("c", "red", "blue"), List.of("red", "blue")));
        assertEquals("false", key(Field.yesNo("y"), false));
    }

    // PROC-17
    @Test
    public void PROC_17_whatIsNoValueOfAKindIsRefused() {
        assertThrows(RuntimeException.class, () -> SortKey.parsed(NUMBER, "ten"));
        assertThrows(RuntimeException.class, () -> SortKey.parsed(NUMBER, "1e27"));
        assertThrows(RuntimeException.class, () -> SortKey.parsed(NUMBER, "1e999999999"));
        assertThrows(RuntimeException.class, () -> SortKey.parsed(NUMBER, "1e-999999999"));
        assertThrows(RuntimeException.class, () -> SortKey.parsed(NUMBER, "9".repeat(5_000)));
        assertThrows(RuntimeException.class, () -> SortKey.parsed(Field.date("d"), "2026-02-30"));
        assertThrows(RuntimeException.class, () -> SortKey.parsed(Field.yesNo("y"), "yes"));
        assertThrows(RuntimeException.class, () -> SortKey.parsed(Field.account("a"), "me"));
        assertThrows(RuntimeException.class, () -> SortKey.parsed(Field.file("f"), "x"));
    }
}
