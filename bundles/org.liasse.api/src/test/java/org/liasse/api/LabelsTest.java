package org.liasse.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class LabelsTest {

    private final Labels labels = Labels.beside(LabelsTest.class);

    @Test
    public void theLongerNameWins() {
        assertEquals("The book", labels.under("book").text("title").in(Language.EN));
        assertEquals("Le titre", labels.under("film").text("title").in(Language.FR));
    }

    @Test
    public void everyMissingKeyIsToldAtOnceInEachLanguage() {
        Labels own = labels.under("film");
        own.text("only.fr");
        own.text("nowhere");
        IllegalStateException told = assertThrows(IllegalStateException.class, own::verify);
        assertTrue(told.getMessage(), told.getMessage().contains("film.nowhere (en)"));
        assertTrue(told.getMessage(), told.getMessage().contains("film.nowhere (fr)"));
        assertTrue(told.getMessage(), told.getMessage().contains("film.only.fr (en)"));
    }

    @Test
    public void whatNeitherLanguageHasMayBeLeftOut() {
        assertNull(labels.textOrNull("help"));
        labels.verify();
    }
}
