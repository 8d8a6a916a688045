package org.liasse.core.list;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.form.Field;

/** What search finds in values. */
public class WordsTest {

    private static Set<String> wordsOf(Field field, Object value) {
        var text = new StringBuilder();
        Words.of(field, value, text);
        return Words.split(text.toString());
    }

    // CORE-13
    @Test
    public void CORE_13_wordsAreFoldedAndDistinct() {
        assertEquals(
                Set.of("ete", "oeuvre", "2", "rue"), Words.split("L’été, l'ŒUVRE : 2 rue (Rue)"));
        assertEquals(Set.of(), Words.split("… — % _ ' \u0000"));
        assertEquals(Set.of("x".repeat(60)), Words.split("x".repeat(500)));
    }

    // CORE-13
    @Test
    public void CORE_13_aStemStandsBesideTheWordsThatShareIt() {
        assertEquals(
                Set.of("cheval", "chevaux", "rue", "2026", "b12s", "creee", "=cre", "=cree"),
                Words.kept("Cheval, chevaux, rue 2026 B12s créée"));
        String longest = "z".repeat(59) + "s";
        assertEquals(Set.of(longest, "=" + "z".repeat(59)), Words.kept(longest));
    }

    // CORE-13
    @Test
    public void CORE_13_aQuestionMayBeginAWordWithOneLetter() {
        assertEquals(List.of("d", "ici"), folded("d'ici"));
        assertEquals(List.of("ete", "oeuvre"), folded("L’été œuvre ÉTÉ".substring(2)));
        assertEquals(List.of(), folded("%_!"));
    }

    private static List<String> folded(String question) {
        return Words.asked(question).stream().map(Words.Asked::folded).toList();
    }

    // CORE-13
    @Test
    public void CORE_13_partsOfValuesAreFound() {
        Map<String, Object> address = new HashMap<>();
        address.put("line", "4 rue du Lac");
        address.put("city", "Évian");
        address.put("country", null);
        assertEquals(
                Set.of("4", "rue", "du", "lac", "evian"), wordsOf(Field.address("a"), address));
        assertEquals(
                Set.of("mast", "sail"),
                wordsOf(
                        Field.repeated("r", Field.text("part")),
                        Map.of("1", Map.of("part", "Mast"), "2", Map.of("part", "Sail"))));
        assertEquals(
                Set.of("red", "blue"),
                wordsOf(Field.choices("c", "red", "green", "blue"), List.of("red", "blue")));
        assertEquals(
                Set.of("12", "50"),
                wordsOf(Field.money("m"), Map.of("amount", "12.50", "currency", "EUR")));
        assertEquals(Set.of(), wordsOf(Field.yesNo("y"), true));
        assertEquals(Set.of(), wordsOf(Field.text("t"), null));
    }

    // CORE-13
    @Test
    public void CORE_13_aTextHasABoundedNumberOfWords() {
        String[] many = new String[3_000];
        Arrays.setAll(many, i -> "word" + i);
        assertEquals(2_000, Words.split(String.join(" ", many)).size());
    }
}
