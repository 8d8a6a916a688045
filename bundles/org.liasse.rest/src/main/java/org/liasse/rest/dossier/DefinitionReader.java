package org.liasse.rest.dossier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Bounds;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;
import org.liasse.api.form.Option;
import org.liasse.api.form.Shown;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.rest.http.Body;

/** Reads what an administrator draws; everything wrong is noted in the body, by its place. */
final class DefinitionReader {

    private static final Key PLACEHOLDER = new Key("none");

    private DefinitionReader() {}

    static Map<Key, Form> forms(Body body) {
        var forms = new LinkedHashMap<Key, Form>();
        body.bodiesByKey("forms").forEach((section, form) -> forms.put(section, form(form)));
        return forms;
    }

    private static Form form(Body body) {
        body.only("fields");
        List<Field> fields = body.bodies("fields").stream().map(DefinitionReader::field).toList();
        try {
            return new Form(fields);
        } catch (IllegalArgumentException e) {
            body.wrong("fields", e.getMessage(), e.getMessage());
            return Form.EMPTY;
        }
    }

    private static Field field(Body body) {
        body.only(
                "key",
                "kind",
                "label",
                "help",
                "required",
                "options",
                "rows",
                "bounds",
                "shown",
                "comparable");
        Key key = orPlaceholder(body.needKey("key"));
        FieldKind kind = kind(body);
        Text label = text(body, "label");
        if (label == null) {
            body.wrong("label", "Ce champ est obligatoire.", "This field is mandatory.");
        }
        try {
            return new Field(
                    key,
                    kind,
                    label,
                    text(body, "help"),
                    Boolean.TRUE.equals(body.yesNo("required")),
                    body.bodies("options").stream().map(DefinitionReader::option).toList(),
                    body.bodies("rows").stream().map(DefinitionReader::field).toList(),
                    bounds(body.body("bounds"), kind),
                    shown(body.body("shown")));
        } catch (IllegalArgumentException e) {
            body.wrong("", e.getMessage(), e.getMessage());
            return Field.text("none");
        }
    }

    private static FieldKind kind(Body body) {
        String name = body.needText("kind");
        return Stream.of(FieldKind.values())
                .filter(k -> k.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst()
                .orElseGet(
                        () -> {
                            if (name != null) {
                                body.wrong(
                                        "kind", "Ce genre n’existe pas.", "There is no such kind.");
                            }
                            return FieldKind.TEXT;
                        });
    }

    private static Option option(Body body) {
        body.only("key", "label");
        return new Option(orPlaceholder(body.needKey("key")), text(body, "label"));
    }

    private static Bounds bounds(Body body, FieldKind kind) {
        if (body == null) {
            return switch (kind) {
                case TEXT -> new Bounds(null, null, 500, null);
                case LONG_TEXT -> new Bounds(null, null, 20_000, null);
                case REPEATED -> new Bounds(null, BigDecimal.valueOf(200), null, null);
                default -> Bounds.NONE;
            };
        }
        body.only("min", "max", "maxLength", "unit", "expectedMin", "expectedMax");
        Bounds bounds =
                new Bounds(
                        decimal(body.number("min")),
                        decimal(body.number("max")),
                        body.integer("maxLength"),
                        body.text("unit"),
                        decimal(body.number("expectedMin")),
                        decimal(body.number("expectedMax")));
        ordered(body, "max", bounds.min(), bounds.max());
        ordered(body, "expectedMax", bounds.expectedMin(), bounds.expectedMax());
        if (bounds.expects() && kind != FieldKind.DECIMAL && kind != FieldKind.INTEGER) {
            String at = bounds.expectedMin() == null ? "expectedMax" : "expectedMin";
            body.wrong(
                    at,
                    "On n’attend quelque chose que d’un nombre.",
                    "Something is expected of numbers only.");
            return new Bounds(bounds.min(), bounds.max(), bounds.maxLength(), bounds.unit());
        }
        return bounds;
    }

    private static void ordered(Body body, String at, BigDecimal least, BigDecimal greatest) {
        if (least != null && greatest != null && least.compareTo(greatest) > 0) {
            body.wrong(
                    at,
                    "Le maximum est inférieur au minimum.",
                    "The maximum is below the minimum.");
        }
    }

    private static BigDecimal decimal(Number number) {
        return number == null ? null : new BigDecimal(number.toString());
    }

    private static Shown shown(Body body) {
        if (body == null) {
            return null;
        }
        body.only("field", "equals");
        return new Shown(orPlaceholder(body.needKey("field")), body.needText("equals"));
    }

    static List<Slot> slots(Body body) {
        var slots = new ArrayList<Slot>();
        for (Body slot : body.bodies("slots")) {
            slot.only(
                    "key",
                    "label",
                    "mediaTypes",
                    "maxBytes",
                    "maxDocuments",
                    "expected",
                    "photos",
                    "seenBy");
            Set<Key> roles = slot.keys("seenBy");
            Number maxBytes = slot.number("maxBytes");
            Integer maxDocuments = slot.integer("maxDocuments");
            Text label = text(slot, "label");
            if (label == null) {
                slot.wrong("label", "Ce champ est obligatoire.", "This field is mandatory.");
            }
            slots.add(
                    new Slot(
                            orPlaceholder(slot.needKey("key")),
                            label,
                            roles.isEmpty() ? Audience.EVERYONE : Audience.of(roles),
                            Set.copyOf(slot.texts("mediaTypes")),
                            maxBytes == null ? Slot.TWENTY_MEBIBYTES : maxBytes.longValue(),
                            maxDocuments == null ? 50 : maxDocuments,
                            Boolean.TRUE.equals(slot.yesNo("expected")),
                            Boolean.TRUE.equals(slot.yesNo("photos"))));
        }
        return slots;
    }

    static Map<Key, Text> texts(Body body) {
        var texts = new LinkedHashMap<Key, Text>();
        body.bodiesByKey("texts").forEach((name, text) -> texts.put(name, both(text)));
        return texts;
    }

    /** A text in both languages, {@code {"fr", "en"}}, or one for both; {@code null} if absent. */
    private static Text text(Body body, String name) {
        Object value = body.values().get(name);
        if (value instanceof String both) {
            return Text.same(both);
        }
        Body languages = body.body(name);
        return languages == null ? null : both(languages);
    }

    private static Text both(Body languages) {
        languages.only("fr", "en");
        String fr = languages.needText("fr");
        String en = languages.text("en");
        return new Text(fr == null ? "" : fr, en == null ? String.valueOf(fr) : en);
    }

    /** What is wrong is noted already; reading goes on to note the rest. */
    private static Key orPlaceholder(Key key) {
        return key == null ? PLACEHOLDER : key;
    }
}
