package org.liasse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * In OSGi the manifest is the architecture test: who imports whom, read from every built bundle.
 */
public class ArrowsIT {

    private static final Pattern CLAUSE =
            Pattern.compile("([^,;\"]+)((?:;[^,;\"=]+:?=(?:\"[^\"]*\"|[^,;\"]*))*)(?:,|$)");

    /** Imported packages by bundle. */
    private static final Map<String, Set<String>> IMPORTS = new TreeMap<>();

    @BeforeClass
    public static void readTheManifests() throws IOException {
        File[] bundles = new File(System.getProperty("liasse.bundles")).listFiles();
        for (File bundle : bundles == null ? new File[0] : bundles) {
            File[] jars =
                    new File(bundle, "target")
                            .listFiles(
                                    (folder, name) ->
                                            name.equals(
                                                    bundle.getName()
                                                            + "-"
                                                            + System.getProperty("liasse.version")
                                                            + ".jar"));
            for (File jar : jars == null ? new File[0] : jars) {
                try (JarFile opened = new JarFile(jar)) {
                    String header =
                            opened.getManifest().getMainAttributes().getValue("Import-Package");
                    IMPORTS.put(bundle.getName(), packages(header));
                }
            }
        }
        assertFalse("build the bundles first", IMPORTS.isEmpty());
    }

    private static Set<String> packages(String header) {
        Set<String> packages = new TreeSet<>();
        Matcher clause = CLAUSE.matcher(header == null ? "" : header);
        while (clause.find()) {
            packages.add(clause.group(1).trim());
        }
        return packages;
    }

    private static List<String> arrows(Pattern from, Pattern to, Pattern allowed) {
        List<String> found = new ArrayList<>();
        IMPORTS.forEach(
                (bundle, imports) -> {
                    if (from.matcher(bundle).matches()) {
                        imports.stream()
                                .filter(to.asMatchPredicate())
                                .filter(name -> !isOwn(bundle, name))
                                .filter(allowed.asMatchPredicate().negate())
                                .forEach(name -> found.add(bundle + " -> " + name));
                    }
                });
        return found;
    }

    private static boolean isOwn(String bundle, String name) {
        return name.equals(bundle) || name.startsWith(bundle + ".");
    }

    private static final Pattern ANY = Pattern.compile(".*");
    private static final Pattern NONE = Pattern.compile("(?!)");

    @Test
    public void nobodyImportsTheCore() {
        assertEquals(List.of(), arrows(ANY, Pattern.compile("org\\.liasse\\.core(\\..*)?"), NONE));
    }

    @Test
    public void noVariantImportsAnother() {
        assertEquals(List.of(), arrows(ANY, Pattern.compile("org\\.liasse\\.variant\\..*"), NONE));
    }

    @Test
    public void theApiImportsNothingButJaxRs() {
        assertEquals(
                List.of(),
                arrows(
                        Pattern.compile("org\\.liasse\\.api"),
                        ANY,
                        Pattern.compile("javax\\.ws\\.rs(\\..*)?")));
    }

    @Test
    public void everythingElseMeetsThroughTheApi() {
        assertEquals(
                List.of(),
                arrows(
                        ANY,
                        Pattern.compile("org\\.liasse\\..*"),
                        Pattern.compile("org\\.liasse\\.api(\\..*)?")));
    }

    @Test
    public void theWhiteboardKnowsNoneOfUs() {
        assertEquals(
                List.of(),
                arrows(
                        Pattern.compile("org\\.liasse\\.rest\\.whiteboard"),
                        Pattern.compile("org\\.liasse\\..*"),
                        NONE));
    }

    @Test
    public void testFixturesAreNeverShipped() throws IOException {
        File platform = new File(System.getProperty("liasse.platform"));
        try (var stream = new java.util.zip.GZIPInputStream(new java.io.FileInputStream(platform));
                var tar =
                        new org.apache.commons.compress.archivers.tar.TarArchiveInputStream(
                                stream)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertFalse(entry.getName(), entry.getName().contains("org.liasse.test"));
            }
        }
    }
}
