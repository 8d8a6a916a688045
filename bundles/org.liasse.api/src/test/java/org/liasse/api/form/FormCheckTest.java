package org.liasse.api.form;

import static java.util.Map.entry;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;

public class FormCheckTest {

    private static List<String> shape(Field field, Object value) {
        var values = new HashMap<String, Object>();
        values.put(field.key().value(), value);
        return pointers(FormCheck.shape(Form.of(field), values));
    }

    private static List<String> pointers(List<InputError> errors) {
        return errors.stream().map(InputError::pointer).toList();
    }

    private static void good(Field field, Object... values) {
        for (Object value : values) {
            assertEquals("refused " + value, List.of(), shape(field, value));
        }
    }

    private static void bad(Field field, Object... values) {
        for (Object value : values) {
            assertEquals(
                    "took " + value,
                    List.of("/" + field.key()),
                    shape(field, value).stream().limit(1).toList());
        }
    }

    @Test
    public void nullIsAbsentForEveryKind() {
        good(Field.text("a"), (Object) null);
        good(Field.repeated("a", Field.text("b")), (Object) null);
    }

    @Test
    public void textIsOneLine() {
        good(Field.text("a"), "", "Éloïse 日本", "x".repeat(500));
        bad(Field.text("a"), "two\nlines", "x".repeat(501), 3, true, List.of(), "\u0000");
        good(Field.text("a").upTo(3), "😀😀😀");
    }

    @Test
    public void longTextHasLinesAndNoControlCharacters() {
        good(Field.longText("a"), "two\r\nlines\tand a tab");
        bad(Field.longText("a"), "a\u0000b", "x".repeat(20_001), 1);
    }

    @Test
    public void integerIsWhole() {
        good(Field.integer("a"), 3, -1L, new BigDecimal("4.00"), new BigDecimal("1E2"));
        bad(Field.integer("a"), 1.5, "3", new BigDecimal("99999999999999999999"), true);
    }

    @Test
    public void decimalIsANumber() {
        good(Field.decimal("a"), 3, 1.5, new BigDecimal("0.0000001"));
        bad(Field.decimal("a"), "1.5", true, Map.of());
    }

    @Test
    public void numbersBeyondAllMeasureAreRefused() {
        bad(
                Field.decimal("a"),
                new BigDecimal("1E999999999"),
                new BigDecimal("1E-999999999"),
                new BigDecimal("1E2147483647"),
                new BigDecimal("1E-2147483647"),
                new BigDecimal("12345678901234567890123456"));
    }

    @Test
    public void boundsAreIncluded() {
        Field field = Field.decimal("a").between("0.5", "2");
        good(field, new BigDecimal("0.5"), 2);
        bad(field, new BigDecimal("0.49"), new BigDecimal("2.01"));
        good(Field.money("m").between("1", null), money("1.00", "EUR"));
        assertEquals(
                List.of("/m/amount"),
                shape(Field.money("m").between("1", null), money("0.99", "EUR")));
    }

    private static Map<String, Object> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    @Test
    public void moneyIsAnAmountInAStringAndACurrency() {
        good(Field.money("a"), money("12.50", "EUR"), money("-3", "CHF"));
        bad(
                Field.money("a"),
                money("12,50", "EUR"),
                money("12.50", "EURO"),
                money("12.50", "FRF"),
                Map.of("amount", "1"),
                Map.of("amount", 1, "currency", "EUR"),
                money("1E5", "EUR"),
                "12.50");
    }

    @Test
    public void dateIsADayThatExists() {
        good(Field.date("a"), "2024-02-29");
        bad(Field.date("a"), "2026-02-29", "2026-2-1", "20260201", "+12026-01-01", 20260201);
    }

    @Test
    public void instantIsUtc() {
        good(Field.instant("a"), "2026-03-29T01:30:00Z", "2026-03-29T01:30:00.123Z");
        bad(Field.instant("a"), "2026-03-29T01:30:00", "2026-03-29", 0);
        bad(Field.instant("a"), "+10000-01-01T00:00:00Z", "0000-12-31T23:59:59Z");
    }

    @Test
    public void yesNoIsABoolean() {
        good(Field.yesNo("a"), true, false);
        bad(Field.yesNo("a"), "true", 1);
    }

    @Test
    public void choiceIsAnOption() {
        Field field = Field.choice("a", "red", "blue");
        good(field, "red");
        bad(field, "green", "", List.of("red"));
    }

    @Test
    public void choicesAreOptionsNoneTwiceWithinTheirCount() {
        Field field = Field.choices("a", "red", "blue", "green").between("2", "2");
        good(field, List.of(), List.of("red"), List.of("red", "blue"));
        bad(field, List.of("red", "red"), List.of("pink"), "red", List.of("red", "blue", "green"));
        assertEquals(
                "too few are told once the form is to be complete",
                List.of("/a"),
                pointers(FormCheck.complete(Form.of(field), Map.of("a", List.of("red")))));
    }

    // PROC-24
    @Test
    public void PROC_24_choicesThatRepeatMayBeThereMoreThanOnceInTheirOrder() {
        Field field = Field.choices("a", "yes", "no").repeating();
        good(field, List.of("no", "yes", "no"), List.of());
        bad(field, List.of("perhaps"), Collections.nCopies(1001, "yes"));
        assertThrows(IllegalArgumentException.class, () -> Field.text("a").repeating());
    }

    @Test
    public void emailHasTwoPartsOfTheirLength() {
        good(Field.email("a"), "a@example.org", "first.last+tag@sub.example.org");
        bad(
                Field.email("a"),
                "a",
                "a@",
                "@b",
                "a b@example.org",
                "a@b@c",
                "a@example.org,b@example.org",
                "x".repeat(65) + "@example.org");
    }

    @Test
    public void phoneHasFourToFifteenDigits() {
        good(Field.phone("a"), "+33 1 23 45 67 89", "01.23.45.67.89", "1234");
        bad(Field.phone("a"), "123", "+1234567890123456", "call me", "12+34");
    }

    @Test
    public void idsAreShortTexts() {
        good(Field.account("a"), "0190-x");
        bad(Field.account("a"), " ", "x".repeat(61), 7);
        good(Field.file("a"), "0190-y");
    }

    @Test
    public void addressAndPersonHaveTheirPartsAndNoOthers() {
        good(
                Field.address("a"),
                Map.of("line", "1 rue X", "postcode", "75001", "city", "Paris"),
                Map.of("city", "Paris"));
        assertEquals(List.of("/a/planet"), shape(Field.address("a"), Map.of("planet", "Mars")));
        bad(Field.address("a"), "1 rue X");
        good(Field.person("p"), Map.of("name", "Ada", "email", "ada@example.org"));
        assertEquals(List.of("/p/name"), shape(Field.person("p"), Map.of("name", 3)));
    }

    @Test
    public void anAddressOrAPersonOnceBegunIsToBeWhole() {
        Form form = Form.of(Field.address("a"), Field.person("p").mandatory());
        assertEquals(
                List.of("/a/line", "/a/postcode", "/p"),
                pointers(FormCheck.complete(form, Map.of("a", Map.of("city", "Paris")))));
        assertEquals(
                List.of("/p/name"),
                pointers(
                        FormCheck.complete(form, Map.of("p", Map.of("email", "ada@example.org")))));
    }

    @Test
    public void unknownKeysAreNamedAtEveryDepth() {
        Form form = Form.of(Field.repeated("lines", Field.text("name")));
        assertEquals(
                List.of("/a~1b", "/lines/r1/size"),
                pointers(
                        FormCheck.shape(
                                form,
                                Map.ofEntries(
                                        entry("a/b", 1),
                                        entry("lines", Map.of("r1", Map.of("size", 3)))))));
    }

    @Test
    public void rowsAreObjectsKeyedByTheirIdWithAnOrder() {
        Field lines = Field.repeated("lines", Field.text("name").mandatory()).between(null, "2");
        good(lines, Map.of(), Map.of("r1", Map.of("name", "x", "order", 1)));
        bad(lines, List.of(), "x");
        bad(lines, Map.of("a", Map.of(), "b", Map.of(), "c", Map.of()));
        assertEquals(List.of("/lines/r1"), shape(lines, Map.of("r1", "x")));
        assertEquals(List.of("/lines/r1/order"), shape(lines, Map.of("r1", Map.of("order", "x"))));
        assertEquals(
                List.of("/lines/r1/name"),
                pointers(
                        FormCheck.complete(
                                Form.of(lines), Map.of("lines", Map.of("r1", Map.of())))));
    }

    @Test
    public void tooFewRowsAreToldOnceTheFormIsToBeComplete() {
        Form form = Form.of(Field.repeated("lines", Field.text("name")).between("2", "9"));
        Map<String, Object> one = Map.of("lines", Map.of("r1", Map.of()));
        assertEquals(List.of(), FormCheck.shape(form, one));
        assertEquals(List.of("/lines"), pointers(FormCheck.complete(form, one)));
    }

    @Test
    public void mandatoryCountsOnlyWhileShown() {
        Form form =
                Form.of(
                        Field.yesNo("first").mandatory(),
                        Field.text("former").mandatory().shownWhen("first", "false"));
        assertEquals(List.of("/first"), pointers(FormCheck.complete(form, Map.of())));
        assertEquals(List.of(), FormCheck.complete(form, Map.of("first", true)));
        assertEquals(
                List.of("/former"), pointers(FormCheck.complete(form, Map.of("first", false))));
    }

    @Test
    public void blankIsMissing() {
        Form form =
                Form.of(
                        Field.text("a").mandatory(),
                        Field.choices("b", "x").mandatory(),
                        Field.address("c").mandatory());
        assertEquals(
                List.of("/a", "/b", "/c"),
                pointers(
                        FormCheck.complete(
                                form, Map.of("a", "  ", "b", List.of(), "c", Map.of()))));
    }

    @Test
    public void aFormThatContradictsItselfCannotBeWritten() {
        assertThrows(
                IllegalArgumentException.class, () -> Form.of(Field.text("a"), Field.date("a")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Form.of(Field.text("a").shownWhen("b", "true")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Field.repeated("a", Field.text("b").shownWhen("c", "true")));
        assertThrows(IllegalArgumentException.class, () -> Field.choice("a"));
        assertThrows(IllegalArgumentException.class, () -> Field.choice("a", "x", "x"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Field.repeated("a", Field.repeated("b", Field.text("c"))));
    }

    @Test
    public void aFieldKeepsItsKeyThroughEveryAdjective() {
        Field field =
                Field.decimal("area")
                        .expecting("1", "9")
                        .mandatory()
                        .between("0", null)
                        .in("m²")
                        .named("A", "B");
        assertEquals("9", field.bounds().expectedMax().toString());
        assertEquals(new Key("area"), field.key());
        assertEquals("m²", field.bounds().unit());
        assertEquals(true, field.required());
        assertEquals("B", field.label().en());
    }
}
