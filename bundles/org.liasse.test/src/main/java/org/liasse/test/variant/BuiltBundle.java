package org.liasse.test.variant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The content of a bundle as the build is about to pack it: manifest, components, resources. */
final class BuiltBundle {

    private static final Pattern PACKAGE = Pattern.compile("(?:^|,)([a-z][\\w.]*)");

    /**
     * A component, by its description in {@code OSGI-INF}.
     *
     * @param services the interfaces it offers
     * @param properties each with its values
     */
    record Component(String name, List<String> services, Map<String, List<String>> properties) {

        List<String> property(String key) {
            return properties.getOrDefault(key, List.of());
        }
    }

    private final Path classes;
    private final Manifest manifest;

    BuiltBundle(Class<?> within) {
        try {
            classes = Path.of(within.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (InputStream in = Files.newInputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
                manifest = new Manifest(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(name));
    }

    /** The packages that it wants of others. */
    TreeSet<String> imports() {
        var packages = new TreeSet<String>();
        String header = header("Import-Package").orElse("").replaceAll(";[^,\"]*(\"[^\"]*\")?", "");
        Matcher names = PACKAGE.matcher(header);
        while (names.find()) {
            packages.add(names.group(1));
        }
        return packages;
    }

    boolean has(String path) {
        return Files.exists(classes.resolve(path));
    }

    /** A JSON file of the bundle; empty where it is not there. */
    Optional<JsonNode> json(String path) throws IOException {
        return has(path)
                ? Optional.of(new ObjectMapper().readTree(classes.resolve(path).toFile()))
                : Optional.empty();
    }

    /** An XML file of the bundle, parsed without looking anywhere else. */
    Document xml(String path) {
        try {
            var parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return parsers.newDocumentBuilder().parse(classes.resolve(path).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError(path + " does not parse: " + e.getMessage(), e);
        }
    }

    List<Component> components() {
        Path folder = classes.resolve("OSGI-INF");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .map(file -> component(xml("OSGI-INF/" + file.getFileName())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Component component(Document document) {
        var properties = new LinkedHashMap<String, List<String>>();
        for (Element property : elements(document, "property")) {
            String value = property.getAttribute("value");
            properties.put(
                    property.getAttribute("name"),
                    value.isEmpty()
                            ? property.getTextContent().strip().lines().map(String::strip).toList()
                            : List.of(value));
        }
        return new Component(
                document.getDocumentElement().getAttribute("name"),
                elements(document, "provide").stream()
                        .map(provide -> provide.getAttribute("interface"))
                        .toList(),
                properties);
    }

    static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
