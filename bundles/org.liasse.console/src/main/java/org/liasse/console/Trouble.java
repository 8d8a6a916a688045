package org.liasse.console;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/** Why a bundle does not do what it is there for. */
final class Trouble {

    private static final Pattern PACKAGE =
            Pattern.compile(PackageNamespace.PACKAGE_NAMESPACE + "=([\\w.]+)");

    private static final Pattern LEAST = Pattern.compile("(?<!!)\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");

    private final BundleContext context;
    private final Optional<ServiceComponentRuntime> components;
    private final FailedStarts starts;

    Trouble(
            BundleContext context,
            Optional<ServiceComponentRuntime> components,
            FailedStarts starts) {
        this.context = context;
        this.components = components;
        this.starts = starts;
    }

    /** Each cause in words; empty where all is well, or where somebody stopped the bundle. */
    List<String> of(Bundle bundle) {
        if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null) {
            return List.of();
        }
        return switch (bundle.getState()) {
            case Bundle.INSTALLED -> unresolved(bundle);
            case Bundle.RESOLVED ->
                    isWanted(bundle)
                            ? List.of(
                                    "it did not start: "
                                            + starts.causeOf(bundle)
                                                    .orElse("its cause is in the log"))
                            : List.of();
            case Bundle.ACTIVE -> failedComponents(bundle);
            default -> List.of();
        };
    }

    /** True where somebody started it, and nobody stopped it since. */
    static boolean isWanted(Bundle bundle) {
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        return level != null && level.isPersistentlyStarted();
    }

    private List<String> unresolved(Bundle bundle) {
        var causes = new ArrayList<String>();
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            boolean isOptional =
                    Constants.RESOLUTION_OPTIONAL.equals(
                            requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
            boolean isActive =
                    "active".equals(requirement.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE));
            if (!isOptional && !isActive && wiring.findProviders(requirement).isEmpty()) {
                causes.add(missing(requirement));
            }
        }
        return causes.isEmpty() && isWanted(bundle)
                ? List.of("it does not resolve: bundle:diag says more")
                : causes;
    }

    private static String missing(BundleRequirement requirement) {
        String filter = requirement.getDirectives().get(Constants.FILTER_DIRECTIVE);
        Matcher name = PACKAGE.matcher(filter == null ? "" : filter);
        return requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE) && name.find()
                ? "nobody exports the package " + name.group(1) + " " + versions(filter)
                : "nobody provides " + requirement.getNamespace() + " " + filter;
    }

    /** What a filter says of versions, as a range. */
    private static String versions(String filter) {
        Matcher least = LEAST.matcher(filter);
        Matcher below = BELOW.matcher(filter);
        return (least.find() ? "from " + least.group(1) : "of any version")
                + (below.find() ? " below " + below.group(1) : "");
    }

    private List<String> failedComponents(Bundle bundle) {
        var causes = new ArrayList<String>();
        components.ifPresent(
                runtime -> {
                    Set<String> promised = new HashSet<>();
                    runtime.getComponentDescriptionDTOs()
                            .forEach(c -> promised.addAll(List.of(c.serviceInterfaces)));
                    for (var component : runtime.getComponentDescriptionDTOs(bundle)) {
                        if (hasItsClass(bundle, component)) {
                            failed(runtime, component, promised, causes);
                        } else {
                            causes.add(
                                    component.name
                                            + " has no class: there is no "
                                            + component.implementationClass
                                            + " in the bundle");
                        }
                    }
                });
        return causes;
    }

    /** Such a component is never made, and nobody is told. */
    private static boolean hasItsClass(Bundle bundle, ComponentDescriptionDTO component) {
        String path = component.implementationClass.replace('.', '/') + ".class";
        return bundle.getResource(path) != null;
    }

    /** What waits for another component is no cause: that one is, or what it waits for itself. */
    private static void failed(
            ServiceComponentRuntime runtime,
            ComponentDescriptionDTO component,
            Set<String> promised,
            List<String> causes) {
        for (ComponentConfigurationDTO configuration :
                runtime.getComponentConfigurationDTOs(component)) {
            if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                causes.add(component.name + " fails: " + cause(configuration.failure));
            } else if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                for (var reference : configuration.unsatisfiedReferences) {
                    ReferenceDTO wanted = wanted(component, reference.name);
                    if (!promised.contains(wanted.interfaceName)) {
                        causes.add(component.name + " waits for " + words(wanted));
                    }
                }
            }
        }
    }

    private static ReferenceDTO wanted(ComponentDescriptionDTO component, String name) {
        return Stream.of(component.references)
                .filter(reference -> reference.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String words(ReferenceDTO reference) {
        return reference.interfaceName + (reference.target == null ? "" : " " + reference.target);
    }

    /** The innermost exception of a stack trace, in one line. */
    private static String cause(String trace) {
        String[] lines = trace == null ? new String[] {"?"} : trace.strip().split("\\R");
        String found = lines[0];
        for (String line : lines) {
            if (line.startsWith("Caused by: ")) {
                found = line.substring("Caused by: ".length());
            }
        }
        return found.strip();
    }
}
