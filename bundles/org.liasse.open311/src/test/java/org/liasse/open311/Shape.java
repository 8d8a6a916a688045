package org.liasse.open311;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What the specification says of each answer in XML: which elements there are, what they hold, and
 * that there is nothing else. It has no schema.
 */
final class Shape {

    private static final Predicate<String> ANY = text -> true;
    private static final Predicate<String> SOME = text -> !text.isBlank();
    private static final Predicate<String> YES_NO =
            Pattern.compile("true|false").asMatchPredicate();
    private static final Predicate<String> INSTANT =
            Pattern.compile(
                            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)")
                    .asMatchPredicate();
    private static final Predicate<String> NUMBER =
            Pattern.compile("|-?\\d+(\\.\\d+)?").asMatchPredicate();

    static final Map<String, Predicate<String>> SERVICE =
            fields(
                    "service_code", SOME,
                    "service_name", SOME,
                    "description", ANY,
                    "metadata", YES_NO,
                    "type", Pattern.compile("realtime|batch|blackbox").asMatchPredicate(),
                    "keywords", ANY,
                    "group", ANY);

    static final Map<String, Predicate<String>> ATTRIBUTE =
            fields(
                    "variable", YES_NO,
                    "code", SOME,
                    "datatype",
                            Pattern.compile(
                                            "string|number|datetime|text|singlevaluelist|multivaluelist")
                                    .asMatchPredicate(),
                    "required", YES_NO,
                    "datatype_description", ANY,
                    "order", Pattern.compile("[1-9]\\d*").asMatchPredicate(),
                    "description", ANY,
                    "values", ANY);

    static final Map<String, Predicate<String>> VALUE = fields("key", SOME, "name", SOME);

    static final Map<String, Predicate<String>> REQUEST =
            fields(
                    "service_request_id", SOME,
                    "status", Pattern.compile("open|closed").asMatchPredicate(),
                    "status_notes", ANY,
                    "service_name", SOME,
                    "service_code", SOME,
                    "description", ANY,
                    "agency_responsible", ANY,
                    "service_notice", ANY,
                    "requested_datetime", INSTANT,
                    "updated_datetime", INSTANT,
                    "expected_datetime", ANY,
                    "address", ANY,
                    "address_id", ANY,
                    "zipcode", ANY,
                    "lat", NUMBER,
                    "long", NUMBER,
                    "media_url", ANY);

    static final Map<String, Predicate<String>> ACCEPTED =
            fields("service_request_id", SOME, "service_notice", ANY, "account_id", ANY);

    static final Map<String, Predicate<String>> ERROR =
            fields("code", Pattern.compile("\\d+").asMatchPredicate(), "description", SOME);

    private Shape() {}

    private static Map<String, Predicate<String>> fields(Object... pairs) {
        var fields = new LinkedHashMap<String, Predicate<String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            @SuppressWarnings("unchecked")
            var rule = (Predicate<String>) pairs[i + 1];
            fields.put((String) pairs[i], rule);
        }
        return fields;
    }

    /** The root, which has no namespace; the declaration says UTF-8. */
    static Element root(byte[] xml, String name) throws Exception {
        String text = new String(xml, java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(text, text.matches("(?is)<\\?xml [^>]*encoding=['\"]utf-8['\"][^>]*\\?>.*"));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        Element root =
                factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml))
                        .getDocumentElement();
        assertEquals(name, root.getTagName());
        assertEquals(null, root.getNamespaceURI());
        return root;
    }

    /** The children, all of this name and each with exactly these fields. */
    static List<Map<String, String>> list(
            Element parent, String one, Map<String, Predicate<String>> fields) {
        var list = new ArrayList<Map<String, String>>();
        for (Element child : children(parent)) {
            assertEquals(one, child.getTagName());
            list.add(object(child, fields));
        }
        return list;
    }

    static Map<String, String> object(Element element, Map<String, Predicate<String>> fields) {
        var object = new LinkedHashMap<String, String>();
        for (Element field : children(element)) {
            String text = field.getTextContent();
            Predicate<String> rule = fields.get(field.getTagName());
            assertTrue(field.getTagName() + " is no field here", rule != null);
            assertTrue(field.getTagName() + ": " + text, rule.test(text));
            assertEquals(null, object.put(field.getTagName(), text));
        }
        assertEquals(fields.keySet(), object.keySet());
        return object;
    }

    static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
