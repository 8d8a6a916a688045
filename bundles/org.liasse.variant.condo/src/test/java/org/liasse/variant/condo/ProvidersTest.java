package org.liasse.variant.condo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.test.variant.Rules.in;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.spi.DocumentReader.Given;
import org.liasse.api.workflow.Facts;

/** The providers of a manager come from a file, and the favourites first. */
public class ProvidersTest {

    private static Map<String, Object> read(String text, Charset charset) throws IOException {
        byte[] bytes = text.getBytes(charset);
        return new ProviderFile()
                .read(
                        new Given(
                                "providers.csv",
                                bytes.length,
                                "00",
                                "text/csv",
                                new ByteArrayInputStream(bytes)))
                .get(Key.of(Providers.Section.BASE));
    }

    private static Map<?, ?> rows(Map<String, Object> section) {
        return (Map<?, ?>) section.get("providers");
    }

    private static Map<String, Object> provider(String name, String email) {
        return Map.of("name", name, "email", email);
    }

    private static List<String> wrong(String text) {
        Problem problem = assertThrows(Problem.class, () -> read(text, StandardCharsets.UTF_8));
        return problem.errors().stream().map(error -> error.pointer()).toList();
    }

    // COND-04
    @Test
    public void COND_04_providersComeFromACsvFileAsSpreadsheetsWriteIt() throws IOException {
        Map<?, ?> french =
                rows(
                        read(
                                "\ufeffCourriel;Nom;Métier\r\n"
                                        + "ada@example.org;\"Ada; \"\"sœurs\"\"\";Plomberie\r\n"
                                        + ";;\r\n"
                                        + "zoe@example.org;Zoé;\r\n",
                                StandardCharsets.UTF_8));
        assertEquals(
                Map.of(
                        "email",
                        "ada@example.org",
                        "name",
                        "Ada; \"sœurs\"",
                        "trade",
                        "Plomberie",
                        "order",
                        1),
                french.get(ProviderFile.keyOf("ada@example.org")));
        assertEquals(
                Map.of("email", "zoe@example.org", "name", "Zoé", "order", 2),
                french.get(ProviderFile.keyOf("ZOE@example.org")));
        assertEquals(
                1, rows(read("name,email\nAda,ada@example.org", StandardCharsets.UTF_8)).size());
    }

    // COND-04
    @Test
    public void COND_04_everyWrongLineIsNamedAndNothingIsTaken() throws IOException {
        assertEquals(
                List.of("/lines/3/email", "/lines/4/name", "/lines/5/email", "/lines/6"),
                wrong(
                        "name,email\nAda,ada@example.org\nBob,nowhere\n,zoe@example.org\n"
                                + "Ada,ADA@example.org\nEve,eve@example.org,more\n"));
        assertEquals(List.of("/lines/1", "/lines/1"), wrong("name,fax\nAda,1\n"));
        assertEquals(List.of("/lines"), wrong(" \n"));
        assertTrue(
                wrong("name,email\n\"Ada,ada@example.org\n").stream()
                        .allMatch(at -> at.startsWith("/lines/2/")));
        assertEquals(
                List.of("/lines"),
                wrong("name,email\n" + "a,a@example.org\n".repeat(Providers.MOST + 1)));
        assertTrue(
                rows(read("name,email\nZoé,z@example.org", Charset.forName("windows-1252")))
                        .toString()
                        .contains("Zoé"));
    }

    // COND-04
    @Test
    public void COND_04_favouritesComeFirstWhenOnePicks() {
        Facts facts =
                in(Providers.State.IN_USE, Providers.Role.MANAGER)
                        .holding(
                                Map.of(
                                        Key.of(Providers.Section.BASE),
                                        Map.of(
                                                "providers",
                                                Map.of(
                                                        "l2",
                                                        provider("Zoé", "zoe@example.org"),
                                                        "l3",
                                                        provider("Émile", "e@example.org"),
                                                        "l4",
                                                        provider("Fred", "f@example.org"))),
                                        Key.of(Providers.Section.FAVOURITES),
                                        Map.of(
                                                "favourites",
                                                Map.of("x", Map.of("email", "ZOE@example.org")))));
        List<Object> names =
                rows(new ProviderPicking().sections(facts).get(Key.of(Providers.Section.PICKING)))
                        .values()
                        .stream()
                        .map(row -> (Map<?, ?>) row)
                        .sorted(Comparator.comparing(row -> (Integer) row.get("order")))
                        .<Object>map(row -> row.get("name"))
                        .toList();
        assertEquals(List.of("Zoé", "Émile", "Fred"), names);
    }
}
