package org.liasse.rest.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Caller.Once;

/**
 * A JSON object that was sent, read member by member. Each reading notes what is wrong where;
 * {@link #verify} then tells all of it at once.
 */
public final class Body {

    private final Map<String, Object> values;
    private final List<InputError> errors;
    private final String path;
    private String hash = "";

    public Body(Map<String, Object> values) {
        this(values, "", new ArrayList<>());
    }

    /**
     * A body that came where bytes might have come as well; bounded and checked like all others.
     */
    public static Body read(InputStream in) throws IOException {
        byte[] bytes = BodyGuard.bounded(in);
        Body body = new Body(JsonObject.read(bytes));
        body.hash = BodyGuard.sha256(bytes);
        return body;
    }

    /** The caller with this body's hash under the idempotency key, where there is one. */
    public Caller once(Caller caller) {
        Once once = caller.once();
        return once == null ? caller : caller.once(new Once(once.scope(), once.key(), hash));
    }

    private Body(Map<String, Object> values, String path, List<InputError> errors) {
        this.values = values;
        this.path = path;
        this.errors = errors;
    }

    /** The members as they came. */
    public Map<String, Object> values() {
        return values;
    }

    /** Every other member is refused by name. */
    public Body only(String... names) {
        var unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(Arrays.asList(names));
        unknown.forEach(
                name -> wrong(escape(name), "Ce champ n’existe pas.", "There is no such field."));
        return this;
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** A text, or {@code null} where it is absent. */
    public String text(String name) {
        return as(name, String.class, "un texte", "a text");
    }

    public String needText(String name) {
        return need(name, text(name));
    }

    public Boolean yesNo(String name) {
        return as(name, Boolean.class, "vrai ou faux", "true or false");
    }

    public Integer integer(String name) {
        return as(name, Integer.class, "un nombre entier", "an integer");
    }

    public Number number(String name) {
        return as(name, Number.class, "un nombre", "a number");
    }

    /** A key, or {@code null} where it is absent or wrong. */
    public Key key(String name) {
        String text = text(name);
        if (text != null && !Key.isKey(text)) {
            wrong(name, "Ce n’est pas une clé.", "This is not a key.");
            return null;
        }
        return text == null ? null : new Key(text);
    }

    public Key needKey(String name) {
        return need(name, key(name));
    }

    /** The texts of an array; empty where it is absent. */
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        List<?> list = list(name);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String text) {
                texts.add(text);
            } else {
                wrong(name + "/" + i, "Il faut un texte.", "This must be a text.");
            }
        }
        return texts;
    }

    public Set<Key> keys(String name) {
        List<String> texts = texts(name);
        if (!texts.stream().allMatch(Key::isKey)) {
            wrong(name, "Ce n’est pas une liste de clés.", "This is not a list of keys.");
            return Set.of();
        }
        return texts.stream().map(Key::new).collect(Collectors.toUnmodifiableSet());
    }

    /** The objects of an array, each a body of its own that notes its errors here. */
    public List<Body> bodies(String name) {
        var bodies = new ArrayList<Body>();
        List<?> list = list(name);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> map) {
                bodies.add(new Body(strings(map), at(name) + "/" + i, errors));
            } else {
                wrong(name + "/" + i, "Il faut un objet.", "This must be an object.");
            }
        }
        return bodies;
    }

    /** An object within this one, or {@code null}. */
    public Body body(String name) {
        Map<?, ?> map = as(name, Map.class, "un objet", "an object");
        return map == null ? null : new Body(strings(map), at(name), errors);
    }

    /** Objects by key; empty where it is absent. */
    public Map<Key, Body> bodiesByKey(String name) {
        var bodies = new LinkedHashMap<Key, Body>();
        Body all = body(name);
        if (all == null) {
            return bodies;
        }
        for (String member : all.values.keySet()) {
            if (!Key.isKey(member)) {
                all.wrong(escape(member), "Ce n’est pas une clé.", "This is not a key.");
                continue;
            }
            Body body = all.need(member, all.body(member));
            if (body != null) {
                bodies.put(new Key(member), body);
            }
        }
        return bodies;
    }

    private List<?> list(String name) {
        List<?> list = as(name, List.class, "une liste", "an array");
        return list == null ? List.of() : list;
    }

    private <T> T need(String name, T value) {
        if (value == null && values.get(name) == null) {
            wrong(name, "Ce champ est obligatoire.", "This field is mandatory.");
        }
        return value;
    }

    private <T> T as(String name, Class<T> kind, String fr, String en) {
        Object value = values.get(name);
        if (value == null || kind.isInstance(value)) {
            return kind.cast(value);
        }
        wrong(name, "Il faut " + fr + ".", "This must be " + en + ".");
        return null;
    }

    /** Notes that a member is wrong; an empty name is the object itself. */
    public void wrong(String name, String fr, String en) {
        errors.add(InputError.at(name.isEmpty() ? path : at(name), fr, en));
    }

    private String at(String name) {
        return path + "/" + name;
    }

    /** RFC 6901, 3. */
    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * @throws Problem INVALID_INPUT naming everything that was wrong so far
     */
    public void verify() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(List.copyOf(errors));
        }
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        var strings = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> strings.put(String.valueOf(key), value));
        return strings;
    }
}
