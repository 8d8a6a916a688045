package org.liasse.variant.orders;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.form.Option;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Reads a file of presets. An operation is a yes or no, a check an answer out of three, a measure a
 * number with its unit, a list a choice, a note a text; labels stand in French and in English.
 */
final class PresetFile {

    private static final List<Option> ANSWERS =
            List.of(
                    new Option(new Key("conform"), new Text("Conforme", "In order")),
                    new Option(new Key("not-conform"), new Text("Non conforme", "Not in order")),
                    new Option(new Key("not-concerned"), new Text("Sans objet", "Not concerned")));

    private static final Set<String> KINDS = Set.of(ServiceOrder.KINDS);

    private PresetFile() {}

    /**
     * @param sector that the file must be of
     * @throws IllegalArgumentException naming the element where something is missing or wrong
     */
    static List<EquipmentType> read(String sector, InputStream in) throws IOException {
        Element root = parsed(in);
        if (!root.getTagName().equals("presets") || !root.getAttribute("sector").equals(sector)) {
            throw new IllegalArgumentException("these are no presets of " + sector);
        }
        return elements(root).stream().map(element -> equipment(sector, element)).toList();
    }

    private static Element parsed(InputStream in) throws IOException {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return parsers.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static List<Element> elements(Node parent) {
        var elements = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static EquipmentType equipment(String sector, Element element) {
        if (!element.getTagName().equals("equipment")) {
            throw new IllegalArgumentException(element.getTagName() + " is no equipment");
        }
        Map<String, List<Field>> fields = new LinkedHashMap<>();
        for (String kind : kinds(element)) {
            fields.put(kind, new ArrayList<>());
        }
        for (Element item : elements(element)) {
            Field field = field(item);
            List<String> chosen =
                    item.hasAttribute("kinds") ? kinds(item) : List.copyOf(fields.keySet());
            for (String kind : chosen) {
                if (!fields.containsKey(kind)) {
                    throw new IllegalArgumentException(
                            field.key() + " stands in " + kind + ", which is not preset");
                }
                fields.get(kind).add(field);
            }
        }
        Map<String, Form> presets = new LinkedHashMap<>();
        fields.forEach((kind, items) -> presets.put(kind, new Form(items)));
        return new EquipmentType(
                key(element), label(element), sector, Collections.unmodifiableMap(presets));
    }

    private static List<String> kinds(Element element) {
        List<String> kinds = List.of(needed(element, "kinds").split(" "));
        kinds.stream()
                .filter(kind -> !KINDS.contains(kind))
                .forEach(
                        kind -> {
                            throw new IllegalArgumentException(kind + " is no kind");
                        });
        return kinds;
    }

    private static Field field(Element item) {
        String key = needed(item, "key");
        Field plain =
                switch (item.getTagName()) {
                    case "operation" -> Field.yesNo(key);
                    case "check" -> Field.choice(key, ANSWERS);
                    case "list" -> list(key, item);
                    case "note" -> Field.longText(key);
                    case "measure" ->
                            Field.decimal(key)
                                    .in(needed(item, "unit"))
                                    .between(orNull(item, "min"), orNull(item, "max"))
                                    .expecting(
                                            orNull(item, "expected-min"),
                                            orNull(item, "expected-max"));
                    default -> throw new IllegalArgumentException(item.getTagName() + "?");
                };
        Text label = label(item);
        Field named = plain.named(label.fr(), label.en());
        return item.getAttribute("needed").equals("yes") ? named.mandatory() : named;
    }

    private static Field list(String key, Element item) {
        List<Option> options =
                elements(item).stream()
                        .map(option -> new Option(key(option), label(option)))
                        .toList();
        return item.getAttribute("several").equals("yes")
                ? Field.choices(key, options)
                : Field.choice(key, options);
    }

    private static Key key(Element element) {
        return new Key(needed(element, "key"));
    }

    private static Text label(Element element) {
        return new Text(needed(element, "fr"), needed(element, "en"));
    }

    private static String needed(Element element, String name) {
        String value = element.getAttribute(name).strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    element.getTagName() + " " + element.getAttribute("key") + " has no " + name);
        }
        return value;
    }

    private static String orNull(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }
}
