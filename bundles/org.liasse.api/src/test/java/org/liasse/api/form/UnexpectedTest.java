package org.liasse.api.form;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.Language;
import org.liasse.api.export.ToldValues;

/** What a form takes and does not expect. */
public class UnexpectedTest {

    private static List<String> unexpected(Form form, Map<String, Object> values) {
        return FormCheck.unexpected(form, values).stream()
                .map(found -> found.pointer() + " " + found.detail().en())
                .toList();
    }

    // SERV-08
    @Test
    public void SERV_08_whatIsBeyondWhatIsExpectedIsTakenAndNamed() {
        Form form =
                Form.of(
                        Field.decimal("a").in("°C").between("-50", "50").expecting("0", "4"),
                        Field.integer("b").expecting(null, "4"),
                        Field.integer("c").expecting("5", null).shownWhen("b", "1"),
                        Field.repeated("r", Field.decimal("d").expecting("0.5", null)));
        for (Number in : List.of(0, 4, new BigDecimal("2.5"))) {
            assertEquals(List.of(), unexpected(form, Map.of("a", in)));
        }
        assertEquals(List.of(), FormCheck.shape(form, Map.of("a", new BigDecimal("4.1"))));
        assertEquals(
                List.of("/a Expected: 0 to 4 °C."),
                unexpected(form, Map.of("a", new BigDecimal("4.1"))));
        assertEquals(List.of("/b Expected: at most 4."), unexpected(form, Map.of("b", 5)));
        // what is not shown is not asked for
        assertEquals(List.of(), unexpected(form, Map.of("c", 1)));
        assertEquals(List.of("/c Expected: at least 5."), unexpected(form, Map.of("b", 1, "c", 1)));
        assertEquals(
                List.of("/r/x/d Expected: at least 0.5."),
                unexpected(form, Map.of("r", Map.of("x", Map.of("d", 0), "y", Map.of("d", 1)))));
        assertEquals(List.of(), unexpected(form, Map.of("a", "no number")));
        assertThrows(IllegalArgumentException.class, () -> Field.text("a").expecting("1", "2"));
    }

    // SERV-08
    @Test
    public void SERV_08_onPaperANumberSaysThatItIsBeyond() {
        var french = new ToldValues(Language.FR, ZoneOffset.UTC);
        var english = new ToldValues(Language.EN, ZoneOffset.UTC);
        Field cold = Field.decimal("a").in("°C").expecting("-0.5", "4");
        assertEquals("4 °C", french.told(cold, 4));
        assertEquals(
                "4,5 °C (hors limites : de -0,5 à 4)", french.told(cold, new BigDecimal("4.5")));
        assertEquals("9 (out of bounds: at most 4)", told(english, null, "4", 9));
        assertEquals("1 (hors limites : au moins 4)", told(french, "4", null, 1));
    }

    private static String told(ToldValues told, String min, String max, int value) {
        return told.told(Field.integer("a").expecting(min, max), value);
    }
}
