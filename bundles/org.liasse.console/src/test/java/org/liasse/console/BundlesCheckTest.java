package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Dictionary;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import org.apache.felix.hc.api.Result;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Which bundle is named, for what, and how much it matters. */
public class BundlesCheckTest {

    private static final String TRACE =
            "java.lang.reflect.InvocationTargetException\n"
                    + "\tat java.base/x\n"
                    + "Caused by: java.lang.IllegalStateException: no such table\n"
                    + "\tat org.example.Y\n";

    /** A component that waits for a schema, and one that waits for that component. */
    private final ComponentDescriptionDTO keeper = component("Keeper", "SchemaReady");

    private final ComponentDescriptionDTO user = component("User", "Keeper");
    private final ComponentConfigurationDTO keepers = new ComponentConfigurationDTO();
    private final ComponentConfigurationDTO users = new ComponentConfigurationDTO();

    private static ComponentDescriptionDTO component(String name, String wanted) {
        var component = new ComponentDescriptionDTO();
        component.name = name;
        component.implementationClass = "org.example." + name;
        component.serviceInterfaces = new String[] {name};
        component.references = new ReferenceDTO[] {new ReferenceDTO()};
        component.references[0].name = "it";
        component.references[0].interfaceName = wanted;
        return component;
    }

    private final Set<String> missing = new HashSet<>();

    private static void waiting(ComponentConfigurationDTO configuration) {
        configuration.state = ComponentConfigurationDTO.UNSATISFIED_REFERENCE;
        configuration.unsatisfiedReferences =
                new UnsatisfiedReferenceDTO[] {new UnsatisfiedReferenceDTO()};
        configuration.unsatisfiedReferences[0].name = "it";
    }

    private Result check(String bundle) {
        ServiceComponentRuntime components =
                Framework.fake(
                        ServiceComponentRuntime.class,
                        (method, arguments) ->
                                method.equals("getComponentConfigurationDTOs")
                                        ? List.of(arguments[0] == keeper ? keepers : users)
                                        : List.of(keeper, user));
        Dictionary<String, String> headers = new Hashtable<>();
        Bundle active =
                Framework.fake(
                        Bundle.class,
                        (method, arguments) ->
                                switch (method) {
                                    case "getState" -> Bundle.ACTIVE;
                                    case "getHeaders" -> headers;
                                    case "getSymbolicName" -> bundle;
                                    case "getVersion" -> new Version(1, 0, 0);
                                    case "getResource" ->
                                            missing.contains(arguments[0])
                                                    ? null
                                                    : BundlesCheckTest.class.getResource(
                                                            "BundlesCheckTest.class");
                                    default -> null;
                                });
        BundleContext context =
                Framework.fake(
                        BundleContext.class,
                        (method, arguments) ->
                                method.equals("getBundles") ? new Bundle[] {active} : null);
        return new BundlesCheck(context, components).execute();
    }

    @Test
    public void whatOnlyFollowsFromAnotherCauseIsNotTold() {
        waiting(keepers);
        waiting(users);
        String said = check("org.liasse.variant.example").toString();
        assertTrue(said, said.contains("Keeper waits for SchemaReady"));
        assertFalse(said, said.contains("User waits"));
    }

    @Test
    public void aFailedActivationIsToldByItsInnermostCause() {
        keepers.state = ComponentConfigurationDTO.FAILED_ACTIVATION;
        keepers.failure = TRACE;
        users.state = ComponentConfigurationDTO.ACTIVE;
        String said = check("org.liasse.variant.example").toString();
        assertTrue(
                said,
                said.contains("Keeper fails: java.lang.IllegalStateException: no such table"));
    }

    @Test
    public void aComponentWhoseClassIsNotThereIsNamed() {
        keepers.state = ComponentConfigurationDTO.SATISFIED;
        users.state = ComponentConfigurationDTO.ACTIVE;
        missing.add("org/example/Keeper.class");
        String said = check("org.liasse.variant.example").toString();
        assertTrue(said, said.contains("Keeper has no class: there is no org.example.Keeper"));
        assertFalse(said, said.contains("User has no class"));
    }

    @Test
    public void aVariantIsAWarningAndThePlatformIsCritical() {
        waiting(keepers);
        users.state = ComponentConfigurationDTO.ACTIVE;
        assertEquals(Result.Status.WARN, check("org.liasse.variant.example").getStatus());
        assertEquals(Result.Status.WARN, check("com.example.added").getStatus());
        assertEquals(Result.Status.CRITICAL, check("org.liasse.core").getStatus());
        keepers.state = ComponentConfigurationDTO.ACTIVE;
        assertTrue(check("org.liasse.core").isOk());
    }
}
