package org.liasse.notification;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.spi.Wording;
import org.liasse.api.spi.Wording.Words;

public class TemplatesTest {

    private static final List<String> ALL =
            List.of(
                    "invitation",
                    "password-reset",
                    "email-change",
                    "email-changed",
                    "personal-link",
                    "sign-up");
    private static final Map<String, Object> VALUES =
            Map.of(
                    "inviter",
                    "Anne & <Co>",
                    "name",
                    "Zoé",
                    "login",
                    "zoe",
                    "days",
                    7,
                    "link",
                    "https://liasse.test/mot-de-passe#s3cret");

    private final Templates templates = new Templates();

    // CORE-09
    @Test
    public void CORE_09_everyLetterIsWrittenInBothLanguagesOfTheSameValues() throws IOException {
        for (String template : ALL) {
            assertEquals(template, names(template + "_fr"), names(template + "_en"));
            assertFalse(names(template + "_fr").isEmpty());
        }
    }

    private static Set<String> names(String file) throws IOException {
        try (InputStream in = Templates.class.getResourceAsStream(file + ".txt")) {
            Matcher names =
                    Pattern.compile("\\{\\{[#/^]?(\\w+)}}")
                            .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Set<String> found = new TreeSet<>();
            while (names.find()) {
                found.add(names.group(1));
            }
            return found;
        }
    }

    // CORE-09
    @Test
    public void CORE_09_textSaysWhatTheValuesSayAndHtmlEscapesIt() {
        Words words = templates.compose(new Key("invitation"), Language.FR, VALUES);

        assertEquals("Anne & <Co> vous invite sur Liasse", words.subject());
        assertTrue(words.text(), words.text().startsWith("Bonjour Zoé,\n\nAnne & <Co> vous a"));
        assertTrue(
                words.text(), words.text().contains("\n\nhttps://liasse.test/mot-de-passe#s3cret"));
        assertTrue(words.html(), words.html().contains("<p>Anne &amp; &lt;Co&gt; vous a"));
        assertTrue(
                words.html(),
                words.html()
                        .contains(
                                "<p><a href=\"https://liasse.test/mot-de-passe#s3cret\">https://"));
        assertTrue(words.html(), words.html().contains("<html lang=\"fr\">"));
        assertTrue(
                templates.compose(new Key("invitation"), Language.EN, VALUES).text(),
                templates
                        .compose(new Key("invitation"), Language.EN, VALUES)
                        .text()
                        .contains("within 7 days"));
    }

    // CORE-09
    @Test
    public void CORE_09_aMissingValueOrTemplateIsAnError() {
        assertThrows(
                IllegalArgumentException.class,
                () -> templates.compose(new Key("invitation"), Language.FR, Map.of("name", "Zoé")));
        assertThrows(
                IllegalArgumentException.class,
                () -> templates.compose(new Key("nothing"), Language.FR, VALUES));
    }

    // CORE-22
    @Test
    public void CORE_22_fillingEndsAsSoonAsItIsTooLong() {
        var told = new AtomicInteger();
        Object lines =
                new Object() {
                    @Override
                    public String toString() {
                        told.incrementAndGet();
                        return "x".repeat(1_000);
                    }
                };
        Wording.Script fits = new Wording.Script("s", "{{v}}".repeat(199));
        assertEquals(
                199_001, templates.compose(fits, Language.FR, Map.of("v", lines)).text().length());
        told.set(0);

        Wording.Script script = new Wording.Script("s", "{{v}}".repeat(4_000));
        assertThrows(
                Wording.TooLong.class,
                () -> templates.compose(script, Language.FR, Map.of("v", lines)));

        assertTrue("" + told, told.get() <= 201);
    }
}
