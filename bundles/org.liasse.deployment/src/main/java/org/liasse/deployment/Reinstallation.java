package org.liasse.deployment;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureEvent;
import org.apache.karaf.features.FeaturesListener;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;
import org.apache.karaf.features.RepositoryEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which features were installed beyond those the distribution boots, and installs them
 * again at the next start. The framework's own memory is thrown away at every start, so a new
 * distribution needs no migration of it; this list in the data directory is what remains. What
 * cannot be reinstalled stays on the list and is named: only who uninstalls a variant makes it
 * forgotten.
 */
@Component(service = {FeaturesListener.class, Reinstallation.class})
public final class Reinstallation implements FeaturesListener {

    private static final Logger LOG = LoggerFactory.getLogger(Reinstallation.class);

    private static final EnumSet<FeaturesService.Option> VERBOSE =
            EnumSet.of(FeaturesService.Option.Verbose);

    private final FeaturesService features;
    private final VariantList list;
    private final Set<String> booted;
    private final Map<String, String> failures = new TreeMap<>();
    private final Thread thread = new Thread(this::reinstall, "liasse-deployment");

    /** Begins once the distribution has booted: what is installed by then is no variant. */
    @Activate
    public Reinstallation(@Reference FeaturesService features, @Reference BootFinished booted)
            throws Exception {
        this(
                features,
                new VariantList(
                        Path.of(System.getProperty("liasse.data", "."), "variants", "installed")));
        thread.setDaemon(true);
        thread.start();
    }

    Reinstallation(FeaturesService features, VariantList list) throws Exception {
        this.features = features;
        this.list = list;
        this.booted = required();
    }

    @Deactivate
    void stop() {
        thread.interrupt();
    }

    private Set<String> required() throws Exception {
        return Arrays.stream(features.listRequiredFeatures())
                .map(Feature::getName)
                .collect(Collectors.toSet());
    }

    /**
     * Installs what is on the list: together, or where that fails, each by itself, so that one
     * keeps no other away.
     */
    void reinstall() {
        Set<String> missing = new LinkedHashSet<>();
        for (Variant variant : list.all()) {
            missing.add(variant.name());
            addRepository(variant);
        }
        try {
            missing.removeAll(required());
            if (!missing.isEmpty()) {
                features.installFeatures(missing, VERBOSE);
            }
        } catch (Exception together) {
            LOG.warn("the variants are installed one by one: {}", together.getMessage());
            missing.forEach(this::reinstall);
        }
    }

    private void addRepository(Variant variant) {
        try {
            if (!variant.repository().isEmpty()) {
                features.addRepository(URI.create(variant.repository()));
            }
        } catch (Exception e) {
            LOG.warn("{} cannot be read", variant.repository(), e);
        }
    }

    private void reinstall(String name) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            features.installFeature(name, VERBOSE);
            failed(name, null);
        } catch (Exception e) {
            failed(name, e.getMessage());
            LOG.error("{} could not be installed again", name, e);
        }
    }

    private void failed(String name, String cause) {
        synchronized (failures) {
            if (cause == null) {
                failures.remove(name);
            } else {
                failures.put(name, cause);
            }
        }
    }

    /** What is on the list and could not be installed, with the cause. */
    Map<String, String> failures() {
        synchronized (failures) {
            return new TreeMap<>(failures);
        }
    }

    @Override
    public void featureEvent(FeatureEvent event) {
        String name = event.getFeature().getName();
        try {
            boolean wanted = required().contains(name);
            if (event.getType() == FeatureEvent.EventType.FeatureInstalled) {
                if (wanted && !booted.contains(name)) {
                    list.remember(new Variant(name, repositoryOf(event.getFeature())));
                    failed(name, null);
                }
            } else if (!wanted) {
                list.forget(name);
                failed(name, null);
            }
        } catch (Exception e) {
            LOG.error("the list of installed variants may not name {}", name, e);
        }
    }

    /** Where the feature was described; empty for the distribution's own repositories. */
    private String repositoryOf(Feature feature) throws Exception {
        for (Repository repository : features.listRepositories()) {
            boolean describes = Arrays.stream(repository.getFeatures()).anyMatch(feature::equals);
            if (describes && !isOfTheDistribution(repository)) {
                return repository.getURI().toString();
            }
        }
        return "";
    }

    private boolean isOfTheDistribution(Repository repository) throws Exception {
        return Arrays.stream(repository.getFeatures())
                .map(Feature::getName)
                .anyMatch(booted::contains);
    }

    @Override
    public void repositoryEvent(RepositoryEvent event) {
        // a repository by itself installs nothing
    }
}
