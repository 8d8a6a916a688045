package org.liasse.deployment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureEvent;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is remembered of the installed variants, over restarts. */
public class ReinstallationTest {

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path file;
    private final Set<String> required = new LinkedHashSet<>(Set.of("liasse-core"));
    private final List<String> added = new ArrayList<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private final List<Repository> repositories = new ArrayList<>();

    @Before
    public void place() throws Exception {
        file = folder.getRoot().toPath().resolve("variants/installed");
        repositories.add(repository("mvn:org.liasse/liasse-features", "liasse-core", "notes"));
        repositories.add(repository("mvn:com.example/features", "foreign"));
    }

    private Reinstallation started() throws Exception {
        required.clear();
        required.add("liasse-core");
        return new Reinstallation(features(), new VariantList(file));
    }

    private static Feature feature(String name) {
        return (Feature)
                Proxy.newProxyInstance(
                        ReinstallationTest.class.getClassLoader(),
                        new Class<?>[] {Feature.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getName" -> name;
                                    case "equals" ->
                                            name.equals(((Feature) arguments[0]).getName());
                                    case "hashCode" -> name.hashCode();
                                    default -> null;
                                });
    }

    private static Repository repository(String uri, String... names) {
        return (Repository)
                Proxy.newProxyInstance(
                        ReinstallationTest.class.getClassLoader(),
                        new Class<?>[] {Repository.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("getURI")
                                        ? URI.create(uri)
                                        : features(List.of(names)));
    }

    private static Feature[] features(Iterable<String> names) {
        List<Feature> features = new ArrayList<>();
        names.forEach(name -> features.add(feature(name)));
        return features.toArray(new Feature[0]);
    }

    private FeaturesService features() {
        return (FeaturesService)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {FeaturesService.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "listRequiredFeatures" -> features(required);
                                    case "listRepositories" ->
                                            repositories.toArray(new Repository[0]);
                                    case "addRepository" ->
                                            added.add(arguments[0].toString()) ? null : null;
                                    case "installFeatures" -> {
                                        Set<?> names = (Set<?>) arguments[0];
                                        if (!Collections.disjoint(names, broken)) {
                                            throw new IllegalStateException("not all of them");
                                        }
                                        names.forEach(name -> required.add((String) name));
                                        yield null;
                                    }
                                    case "installFeature" -> {
                                        if (broken.contains(arguments[0])) {
                                            throw new IllegalStateException("nobody offers it");
                                        }
                                        required.add((String) arguments[0]);
                                        yield null;
                                    }
                                    default -> null;
                                });
    }

    private void installed(Reinstallation reinstallation, String name) {
        required.add(name);
        reinstallation.featureEvent(
                new FeatureEvent(
                        FeatureEvent.EventType.FeatureInstalled, feature(name), "root", false));
    }

    private void uninstalled(Reinstallation reinstallation, String name) {
        required.remove(name);
        reinstallation.featureEvent(
                new FeatureEvent(
                        FeatureEvent.EventType.FeatureUninstalled, feature(name), "root", false));
    }

    @Test
    public void whatWasInstalledAtRunTimeIsInstalledAgainAtTheNextStart() throws Exception {
        installed(started(), "notes");
        started().reinstall();
        assertTrue(required.contains("notes"));
    }

    @Test
    public void whatTheDistributionBootsIsNotRemembered() throws Exception {
        installed(started(), "liasse-core");
        assertTrue(Files.notExists(file));
    }

    @Test
    public void aVariantOfItsOwnRepositoryBringsThatAlong() throws Exception {
        installed(started(), "foreign");
        started().reinstall();
        assertEquals(List.of("mvn:com.example/features"), added);
    }

    @Test
    public void whatWasUninstalledIsForgotten() throws Exception {
        Reinstallation running = started();
        installed(running, "notes");
        uninstalled(running, "notes");
        started().reinstall();
        assertEquals(Set.of("liasse-core"), required);
    }

    @Test
    public void whatCannotBeInstalledIsNamedAndNotForgottenAndKeepsNoOtherAway() throws Exception {
        Reinstallation running = started();
        installed(running, "notes");
        installed(running, "foreign");
        broken.add("notes");
        Reinstallation next = started();
        next.reinstall();
        assertTrue(required.contains("foreign"));
        assertEquals(Set.of("notes"), next.failures().keySet());
        broken.clear();
        started().reinstall();
        assertTrue(required.contains("notes"));
    }
}
