package org.liasse.variant.inspection.thermal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the file of a thermal study as a stream: memory does not grow with the file, and nothing
 * but the file is ever opened.
 */
public final class ThermalStudyReader {

    static final int DEEPEST = 100;

    /** Different names of elements, attributes and namespaces: the parser remembers each. */
    static final int MOST_NAMES = 20_000;

    private static final int LONGEST_TEXT = 4000;
    private static final String INCLUSION = "http://www.w3.org/2001/XInclude";

    /** An open element. */
    private static final class Frame {
        final Shape shape;
        final String path;
        final StringBuilder text = new StringBuilder();
        final Map<String, Integer> counts = new HashMap<>();

        Frame(Shape shape, String path) {
            this.shape = shape;
            this.path = path;
        }
    }

    private final Gathering gathering = new Gathering();
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Set<String> names = new HashSet<>();
    private String root;
    private int depth;

    /** Elements that are open and not looked at. */
    private int passedOver;

    private ThermalStudyReader() {}

    /**
     * @param bytes read to their end, and not closed
     * @throws UnreadableStudyException naming all that is missing, or the first thing that is
     *     forbidden
     * @throws IOException where the bytes cannot be read
     */
    public static ThermalStudy read(InputStream bytes)
            throws IOException, UnreadableStudyException {
        return new ThermalStudyReader().study(bytes);
    }

    private ThermalStudy study(InputStream bytes) throws IOException, UnreadableStudyException {
        try {
            parse(new GuardedReader(Encodings.decoded(bytes)));
        } catch (ForbiddenException e) {
            throw refused(e);
        } catch (CharacterCodingException e) {
            throw undecodable();
        } catch (XMLStreamException e) {
            throw told(e);
        }
        return gathering.done(root);
    }

    private void parse(Reader characters)
            throws IOException, XMLStreamException, UnreadableStudyException {
        XMLStreamReader xml = parsers().createXMLStreamReader(characters);
        open.push(new Frame(Study.DOCUMENT, ""));
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> say(xml);
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new ForbiddenException(
                                "Une entité n’est pas admise.", "An entity is not taken.");
                default -> {
                    // comments, instructions and white space say nothing
                }
            }
        }
    }

    /** The parser of the JDK, whatever others are installed, with all that reaches out shut. */
    private static XMLInputFactory parsers() {
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        parsers.setProperty(XMLInputFactory.IS_COALESCING, false);
        parsers.setProperty(XMLInputFactory.IS_VALIDATING, false);
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        parsers.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        parsers.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        parsers.setXMLResolver(
                (publicId, systemId, baseUri, namespace) -> {
                    throw new XMLStreamException("nothing else is opened");
                });
        return parsers;
    }

    private void begin(XMLStreamReader xml) throws ForbiddenException, UnreadableStudyException {
        if (++depth > DEEPEST) {
            throw new ForbiddenException(
                    "Plus de " + DEEPEST + " niveaux d’éléments.",
                    "More than " + DEEPEST + " levels of elements.");
        }
        verify(xml);
        if (passedOver > 0) {
            passedOver++;
            return;
        }
        Frame parent = open.peek();
        Shape shape = parent.shape.child(xml.getLocalName()).orElse(null);
        if (shape == null) {
            refuseOtherRoot(xml);
            passedOver = 1;
            return;
        }
        String path = parent.path + "/" + xml.getLocalName();
        if (shape.isRepeated()) {
            path += "[" + parent.counts.merge(xml.getLocalName(), 1, Integer::sum) + "]";
        }
        root = root == null ? path : root;
        open.push(new Frame(shape, path));
        shape.begin(gathering, path);
    }

    private void refuseOtherRoot(XMLStreamReader xml) throws UnreadableStudyException {
        if (depth == 1) {
            throw new UnreadableStudyException(
                    List.of(
                            Fault.of(
                                    "/" + shortened(xml.getLocalName()),
                                    "ce n’est pas une étude thermique (projet ou RSET).",
                                    "this is no thermal study (projet or RSET).")));
        }
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100);
    }

    private void verify(XMLStreamReader xml) throws ForbiddenException {
        if (INCLUSION.equals(xml.getNamespaceURI())) {
            throw new ForbiddenException(
                    "Une inclusion (XInclude) n’est pas admise.",
                    "An inclusion (XInclude) is not taken.");
        }
        remember(xml.getLocalName());
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            remember(xml.getNamespacePrefix(i));
            remember(xml.getNamespaceURI(i));
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            remember(xml.getAttributeLocalName(i));
            boolean isOfSchemas =
                    XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(
                            xml.getAttributeNamespace(i));
            if (isOfSchemas && xml.getAttributeLocalName(i).endsWith("chemaLocation")) {
                refuseElsewhere(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
    }

    /** The plain name of a file is taken, and not opened. */
    private static void refuseElsewhere(String attribute, String value) throws ForbiddenException {
        String[] said = value.strip().split("\\s+");
        int step = attribute.equals("schemaLocation") ? 2 : 1;
        for (int i = step - 1; i < said.length; i += step) {
            if (!said[i].matches("[\\w.-]*")) {
                throw new ForbiddenException(
                        "Un schéma qui se trouve ailleurs n’est pas admis.",
                        "A schema that is elsewhere is not taken.");
            }
        }
    }

    private void remember(String name) throws ForbiddenException {
        if (name != null && names.add(name) && names.size() > MOST_NAMES) {
            throw new ForbiddenException(
                    "Plus de " + MOST_NAMES + " noms différents.",
                    "More than " + MOST_NAMES + " different names.");
        }
    }

    private void say(XMLStreamReader xml) {
        Frame frame = open.peek();
        if (passedOver == 0 && frame.shape.speaks() && frame.text.length() <= LONGEST_TEXT) {
            int length = Math.min(xml.getTextLength(), LONGEST_TEXT + 1 - frame.text.length());
            frame.text.append(xml.getTextCharacters(), xml.getTextStart(), length);
        }
    }

    private void end() {
        depth--;
        if (passedOver > 0) {
            passedOver--;
            return;
        }
        Frame frame = open.pop();
        String text = frame.text.toString().strip();
        if (frame.shape.speaks() && !text.isEmpty()) {
            frame.shape.take(gathering, frame.path, text);
        }
        frame.shape.end(gathering);
    }

    /** The parser wraps what its reader throws. */
    private static UnreadableStudyException told(XMLStreamException failure) throws IOException {
        Throwable cause = failure.getNestedException();
        if (cause instanceof ForbiddenException forbidden) {
            return refused(forbidden);
        }
        if (cause instanceof CharacterCodingException) {
            return undecodable();
        }
        if (cause instanceof IOException unread) {
            throw unread;
        }
        int line = failure.getLocation() == null ? 0 : failure.getLocation().getLineNumber();
        return new UnreadableStudyException(
                List.of(
                        Fault.of(
                                "/",
                                "l’XML n’est pas bien formé, ligne " + line + ".",
                                "the XML is not well-formed, line " + line + ".")));
    }

    private static UnreadableStudyException refused(ForbiddenException forbidden) {
        return new UnreadableStudyException(List.of(new Fault("/", forbidden.told())));
    }

    private static UnreadableStudyException undecodable() {
        return new UnreadableStudyException(
                List.of(
                        Fault.of(
                                "/",
                                "le texte n’est pas dans l’encodage annoncé.",
                                "the text is not in the encoding declared.")));
    }
}
