package org.liasse.test.variant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.rest.RestProperties;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentReader;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.type.DossierType;
import org.liasse.test.openapi.OpenApiLint;
import org.liasse.test.variant.BuiltBundle.Component;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The part of the contract that is kept by the bundle rather than by its types. */
final class BundleCheck {

    /** The services that say to which of its types they are bound. */
    private static final Set<String> BOUND =
            Set.of(
                    ActionEffect.class.getName(),
                    DocumentReader.class.getName(),
                    SectionSource.class.getName());

    private final BuiltBundle bundle;
    private final List<DossierType> types;
    private final List<String> faults = new ArrayList<>();

    BundleCheck(BuiltBundle bundle, List<DossierType> types) {
        this.bundle = bundle;
        this.types = types;
    }

    private void told() {
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    void component() {
        if (bundle.components().stream()
                .noneMatch(c -> c.services().contains(DossierVariant.class.getName()))) {
            faults.add("no component offers a DossierVariant: say @Component on it");
        }
        bundle.imports().stream()
                .filter(name -> name.startsWith("org.liasse."))
                .filter(name -> !(name + ".").startsWith("org.liasse.api."))
                .forEach(name -> faults.add("the bundle imports " + name));
        bundle.header("Export-Package")
                .ifPresent(header -> faults.add("the bundle exports " + header));
        told();
    }

    void effects() {
        for (Component component : bundle.components()) {
            if (component.services().stream().anyMatch(BOUND::contains)) {
                List<String> bound = component.property(ActionEffect.TYPE);
                if (bound.isEmpty()) {
                    faults.add(component.name() + " is bound to no type: " + ActionEffect.TYPE);
                }
                bound.stream()
                        .filter(key -> types.stream().noneMatch(t -> t.key().value().equals(key)))
                        .forEach(key -> faults.add(component.name() + " is bound to " + key));
                component.property(ActionEffect.ACTION).stream()
                        .filter(action -> types.stream().noneMatch(type -> knows(type, action)))
                        .forEach(action -> faults.add(component.name() + " waits for " + action));
                component.property(DocumentReader.SLOT).stream()
                        .filter(slot -> types.stream().noneMatch(type -> has(type, slot)))
                        .forEach(slot -> faults.add(component.name() + " reads " + slot));
            }
        }
        told();
    }

    private static boolean has(DossierType type, String slot) {
        return Key.isKey(slot) && type.slot(new Key(slot)).isPresent();
    }

    private static boolean knows(DossierType type, String action) {
        return type.workflow().sentences().stream()
                .anyMatch(sentence -> sentence.act().action().value().equals(action));
    }

    void resources() throws IOException {
        for (Component component : bundle.components()) {
            for (String address : component.property(RestProperties.ADDRESS)) {
                String path = address.replaceFirst("^/api/", "");
                if (types.stream().noneMatch(type -> type.path().value().equals(path))
                        || !component.property(RestProperties.TYPE).equals(List.of(path))) {
                    faults.add(component.name() + " stands at " + address + ", at no type's path");
                }
                List<String> described = component.property(RestProperties.OPENAPI);
                if (described.isEmpty()) {
                    faults.add(component.name() + " has no OpenAPI fragment");
                }
                for (String file : described) {
                    fragment(file, address);
                }
            }
        }
        told();
    }

    private void fragment(String file, String address) throws IOException {
        try {
            JsonNode fragment = bundle.json(file).orElse(null);
            if (fragment == null) {
                faults.add(file + " is not in the bundle");
            } else if (!fragment.path("openapi").asText().startsWith("3.")) {
                faults.add(file + " is no OpenAPI 3 document");
            } else if (fragment.path("paths").isEmpty()) {
                faults.add(file + " describes no path");
            } else {
                OpenApiLint.fragment(fragment).forEach(f -> faults.add(file + ": " + f));
                fragment.path("paths")
                        .fieldNames()
                        .forEachRemaining(
                                path -> {
                                    if (!path.startsWith(address + "/")) {
                                        faults.add(file + " describes " + path);
                                    }
                                });
            }
        } catch (JsonProcessingException e) {
            faults.add(file + " does not parse: " + e.getOriginalMessage());
        }
    }

    void tables() {
        String[] header = bundle.header("Liasse-Changelog").orElse("").split("\\s*;\\s*");
        bundle.header("Meta-Persistence").ifPresent(file -> unit(file, header[0]));
        if (header.length == 2 && !bundle.has(header[1])) {
            faults.add("Liasse-Changelog: there is no " + header[1] + " in the bundle");
        } else if (header.length == 2 && !header[1].contains("/")) {
            faults.add("Liasse-Changelog: keep the change log in a folder of its own");
        } else if (header.length != 2 && !header[0].isEmpty()) {
            faults.add("Liasse-Changelog: say unit;path");
        }
        told();
    }

    private void unit(String file, String name) {
        if (name.isEmpty()) {
            faults.add("Meta-Persistence without Liasse-Changelog: who makes the tables?");
        }
        for (var unit : BuiltBundle.elements(bundle.xml(file), "persistence-unit")) {
            if (!unit.getAttribute("name").equals("liasse-" + name)) {
                faults.add(file + ": call the unit liasse-" + name);
            }
            if (!unit.getAttribute("transaction-type").equals("JTA")) {
                faults.add(file + ": JTA, or its rows are not in the core's transaction");
            }
            if (!unit.getTextContent().contains("NONE")) {
                faults.add(file + ": shared-cache-mode NONE, for two nodes share one database");
            }
            if (!isOff(unit, "eclipselink.weaving")) {
                faults.add(
                        file
                                + ": eclipselink.weaving=false, or the bundle's class loader stays"
                                + " when it goes");
            }
        }
    }

    private static boolean isOff(Element unit, String property) {
        NodeList properties = unit.getElementsByTagName("property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element found = (Element) properties.item(i);
            if (found.getAttribute("name").equals(property)) {
                return found.getAttribute("value").equals("false");
            }
        }
        return false;
    }
}
