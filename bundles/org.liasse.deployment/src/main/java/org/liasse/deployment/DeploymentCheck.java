package org.liasse.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * Names what was deployed and does not run, and why: a bundle whose imports nobody exports, a
 * component whose activation failed, a variant that could not be installed again. All of it is a
 * warning: the others go on.
 */
@Component(property = {HealthCheck.NAME + "=deployment", HealthCheck.TAGS + "=liasse"})
public final class DeploymentCheck implements HealthCheck {

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final Reinstallation reinstallation;

    @Activate
    public DeploymentCheck(
            BundleContext context,
            @Reference ServiceComponentRuntime components,
            @Reference Reinstallation reinstallation) {
        this.context = context;
        this.components = components;
        this.reinstallation = reinstallation;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        List<String> findings = new ArrayList<>();
        reinstallation
                .failures()
                .forEach((name, cause) -> findings.add(name + " is not installed: " + cause));
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED) {
                findings.add(named(bundle) + " does not start: " + missing(bundle));
            }
        }
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration :
                    components.getComponentConfigurationDTOs(component)) {
                if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    findings.add(
                            "%s: %s could not be activated: %s"
                                    .formatted(
                                            named(context.getBundle(component.bundle.id)),
                                            component.implementationClass,
                                            rootOf(configuration.failure)));
                }
            }
        }
        findings.forEach(finding -> log.warn("{}", finding));
        if (findings.isEmpty()) {
            log.info("everything that was deployed runs");
        }
        return new Result(log);
    }

    private static String named(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    /** The last cause in a printed stack trace, or its first line where there is none. */
    static String rootOf(String trace) {
        if (trace == null) {
            return "no cause was told";
        }
        String root = trace.lines().findFirst().orElse("").trim();
        for (String line : trace.lines().toList()) {
            if (line.startsWith("Caused by: ")) {
                root = line.substring("Caused by: ".length()).trim();
            }
        }
        return root;
    }

    private String missing(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<String> unmet =
                revision.getDeclaredRequirements(null).stream()
                        .filter(DeploymentCheck::isMandatory)
                        .filter(
                                requirement ->
                                        everywhere(requirement).noneMatch(requirement::matches))
                        .map(BundleRequirement::toString)
                        .toList();
        return unmet.isEmpty()
                ? "what it asks for is there, but cannot be wired together"
                : "nobody offers " + String.join(", ", unmet);
    }

    private static boolean isMandatory(BundleRequirement requirement) {
        var directives = requirement.getDirectives();
        return !Constants.RESOLUTION_OPTIONAL.equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && !"dynamic".equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && !Constants.EFFECTIVE_ACTIVE.equals(
                        directives.get(Constants.EFFECTIVE_DIRECTIVE));
    }

    private Stream<BundleCapability> everywhere(BundleRequirement requirement) {
        return Stream.of(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(java.util.Objects::nonNull)
                .flatMap(
                        revision ->
                                revision
                                        .getDeclaredCapabilities(requirement.getNamespace())
                                        .stream());
    }
}
