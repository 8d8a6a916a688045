package org.liasse.rest.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.InputError;
import org.liasse.api.Problem;

/**
 * Reads JSON (RFC 8259) into plain values: {@code Map}, {@code List}, {@code String}, {@code
 * Boolean}, {@code Integer}, {@code Long} or {@code BigDecimal}; never a double. What is no JSON,
 * or too deep, is a BAD_REQUEST that names the place.
 */
final class JsonObject {

    private JsonObject() {}

    /** The object in these UTF-8 bytes; no bytes at all are an empty object. */
    static Map<String, Object> read(byte[] utf8) {
        if (utf8.length == 0) {
            return Map.of();
        }
        try (JsonParser parser = Json.FACTORY.createParser(utf8)) {
            return read(parser);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private static Map<String, Object> read(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("", "un objet JSON est attendu", "a JSON object is expected");
            }
            Map<String, Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw malformed("", "il y a quelque chose après l’objet", "something follows");
            }
            return object;
        } catch (StreamConstraintsException e) {
            throw malformed(
                    pointer(parser),
                    "le JSON est trop profond ou un nombre trop long",
                    "the JSON is nested too deeply, or a number is too long");
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw malformed(
                    pointer(parser),
                    "le JSON est mal formé (ligne " + line + ", colonne " + column + ")",
                    "the JSON is malformed (line " + line + ", column " + column + ")");
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        var object = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser, parser.currentName());
            parser.nextToken();
            if (object.containsKey(name)) {
                throw malformed(
                        pointer(parser), "le nom est là deux fois", "the name stands twice");
            }
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        var array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text(parser, parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            default -> throw new IllegalStateException("token " + parser.currentToken());
        };
    }

    private static Number integer(JsonParser parser) throws IOException {
        Number number = parser.getNumberValue();
        return number instanceof BigInteger big ? new BigDecimal(big) : number;
    }

    private static BigDecimal decimal(JsonParser parser) throws IOException {
        BigDecimal decimal = parser.getDecimalValue();
        // 1e999999999 is short to write and endless to print
        if (Math.abs((long) decimal.scale()) > 100 || decimal.precision() > 100) {
            throw malformed(pointer(parser), "le nombre est trop long", "the number is too long");
        }
        return decimal;
    }

    /** No database keeps U+0000 or half a surrogate pair in a text. */
    private static String text(JsonParser parser, String text) {
        if (!Texts.isStorable(text)) {
            throw malformed(
                    pointer(parser),
                    "le texte contient un caractère qui n’en est pas un",
                    "the text holds a character that is none");
        }
        return text;
    }

    private static String pointer(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        // depth makes long pointers: the beginning says enough
        return pointer.length() > 200 ? pointer.substring(0, 200) + "…" : pointer;
    }

    private static Problem malformed(String pointer, String fr, String en) {
        return Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "Le corps ne se lit pas : " + fr + ".",
                        "The body cannot be read: " + en + ".")
                .withErrors(List.of(InputError.at(pointer, fr, en)));
    }
}
