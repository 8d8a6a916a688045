package org.liasse.itests.hot;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.api.spi.DossierVariant;
import org.liasse.itests.Console;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;

/**
 * Variants that fail, each in a way of its own, are deployed into the running platform: it stays
 * ready and serves, and {@code liasse:doctor} and {@code /health/ready} name the culprit and the
 * cause.
 */
public class SabotageIT {

    private static final String API =
            "org.liasse.api.spi;version=\"[1.0,2)\",org.liasse.api.type;version=\"[1.0,2)\"";

    private static Platform platform;
    private static Console console;
    private static Person administrator;

    private final List<String> installed = new ArrayList<>();

    @BeforeClass
    public static void found() {
        platform = Shared.platform();
        console = platform.console();
        Town town = Town.found(platform, "sabotage", Map.of("administrator", "administrator"));
        administrator = town.person("administrator");
    }

    @AfterClass
    public static void close() {
        console.close();
    }

    @Before
    public void nobodyIsNamed() {
        platform.until("the doctor names nobody", () -> !doctor().contains("org.example."));
    }

    @After
    public void clean() {
        installed.forEach(name -> console.run("bundle:uninstall " + name));
        nobodyIsNamed();
    }

    private static String doctor() {
        return console.must("liasse:doctor");
    }

    @Test
    public void whoeverFailsToStartIsNamedWithItsCause() {
        deploy(variant("component", Sabotage.Component.class));
        deploy(variant("types", Sabotage.Types.class));
        deploy(
                Jars.bundle(
                        "org.example.nobody",
                        Map.of("Import-Package", API, "Service-Component", "OSGI-INF/it.xml"),
                        Map.of("OSGI-INF/it.xml", component("org.example.nobody.Nowhere"))));
        deploy(
                Jars.bundle(
                        "org.example.activator",
                        Map.of(
                                "Import-Package",
                                "org.osgi.framework",
                                "Bundle-Activator",
                                Sabotage.Activator.class.getName()),
                        Map.of(),
                        Sabotage.Activator.class));
        named("org.example.component 1.0.0", "IllegalStateException: the stamp is missing");
        named("org.example.types 1.0.0", "the register is closed");
        named("org.example.nobody 1.0.0", "there is no org.example.nobody.Nowhere in the bundle");
        named("org.example.activator 1.0.0", "IllegalStateException: there is no ink");
        othersAreServed();
    }

    @Test
    public void aBrokenMigrationIsNamedWithItsCause() {
        deploy(
                Jars.bundle(
                        "org.example.migration",
                        Map.of(
                                "Liasse-Changelog",
                                "sabotage;db/changelog.xml",
                                "Import-Package",
                                "org.osgi.framework",
                                "Bundle-Activator",
                                Sabotage.Calm.class.getName()),
                        Map.of("db/changelog.xml", brokenChangeLog()),
                        Sabotage.Calm.class));
        named("org.example.migration 1.0.0", "'NO_SUCH_TABLE' does not exist");
        othersAreServed();
    }

    @Test
    public void aMissingImportIsNamed() {
        deploy(
                Jars.bundle(
                        "org.example.wiring",
                        Map.of("Import-Package", "org.example.nowhere;version=\"[1,2)\""),
                        Map.of()));
        named(
                "org.example.wiring 1.0.0",
                "nobody exports the package org.example.nowhere from 1.0.0 below 2.0.0");
        othersAreServed();
    }

    private static Path variant(String name, Class<?> component) {
        return Jars.bundle(
                "org.example." + name,
                Map.of("Import-Package", API, "Service-Component", "OSGI-INF/it.xml"),
                Map.of("OSGI-INF/it.xml", component(component.getName())),
                component);
    }

    private static String component(String type) {
        return "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\""
                + type
                + "\"><implementation class=\""
                + type
                + "\"/><service><provide interface=\""
                + DossierVariant.class.getName()
                + "\"/></service></scr:component>";
    }

    private static String brokenChangeLog() {
        String namespace = "http://www.liquibase.org/xml/ns/dbchangelog";
        return "<databaseChangeLog xmlns=\""
                + namespace
                + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
                + namespace
                + " "
                + namespace
                + "/dbchangelog-latest.xsd\"><changeSet id=\"1\" author=\"nobody\">"
                + "<sql>insert into no_such_table values (1)</sql></changeSet></databaseChangeLog>";
    }

    /** What cannot start is installed all the same, as an operator's command does. */
    private void deploy(Path bundle) {
        installed.add(bundle.getFileName().toString().replace(".jar", ""));
        console.run("bundle:install -s file:" + bundle);
    }

    private void named(String culprit, String cause) {
        platform.until(
                "the doctor names " + culprit + " and " + cause,
                () -> namesBoth(doctor(), culprit, cause));
        Rest visitor = Rest.visitor(platform.httpPort());
        platform.until(
                "the page of health names " + culprit + " and " + cause,
                () -> namesBoth(findings(visitor), culprit, cause));
    }

    private static String findings(Rest visitor) {
        JsonNode ready = visitor.get("/health/ready").expect(200).json();
        StringBuilder findings = new StringBuilder();
        ready.get("checks")
                .forEach(
                        check ->
                                check.get("findings")
                                        .forEach(f -> findings.append(f.asText()).append('\n')));
        return findings.toString();
    }

    /** In one line. */
    private static boolean namesBoth(String text, String culprit, String cause) {
        return text.lines().anyMatch(line -> line.contains(culprit) && line.contains(cause));
    }

    /** The doctor's warnings fail no script, and the platform stays ready: see above. */
    private void othersAreServed() {
        Rest.visitor(platform.httpPort()).get("/health/ready").expect(200);
        String procedure = Town.procedure(administrator, "Subsidies");
        administrator.rest().get("/api/dossiers/" + procedure).expect(200);
        administrator.rest().get("/api/procedures").expect(200);
    }
}
