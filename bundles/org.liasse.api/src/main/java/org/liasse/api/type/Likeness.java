package org.liasse.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.form.FieldKind;

/**
 * By what one dossier is likely to be about the same as another under the same context, so that
 * whoever is about to open one is shown it first. Those in a last state are over, and not shown.
 *
 * @param section of which the fields are
 * @param same choices and yes/no that must be alike, where the new one says them
 * @param words texts of which enough words must be alike, whatever their case, accents and endings
 */
public record Likeness(Key section, List<Key> same, List<Key> words) {

    public Likeness {
        same = List.copyOf(same);
        words = List.copyOf(words);
    }

    /** In the fields of this section. */
    public static Likeness in(Enum<?> section) {
        return new Likeness(Key.of(section), List.of(), List.of());
    }

    public Likeness same(String... fields) {
        return new Likeness(section, keys(fields), words);
    }

    public Likeness words(String... fields) {
        return new Likeness(section, same, keys(fields));
    }

    private static List<Key> keys(String... fields) {
        return Stream.of(fields).map(Key::new).toList();
    }

    /** What does not fit the type. */
    List<String> faults(DossierType type) {
        var faults = new ArrayList<String>();
        same.stream()
                .filter(field -> !is(type, field, FieldKind.CHOICE, FieldKind.YES_NO))
                .forEach(field -> faults.add("alike by " + field + ", which is no choice"));
        words.stream()
                .filter(field -> !is(type, field, FieldKind.TEXT, FieldKind.LONG_TEXT))
                .forEach(field -> faults.add("alike by words of " + field + ", which is no text"));
        if (words.isEmpty()) {
            faults.add("what is alike has some words in common");
        }
        return faults;
    }

    private boolean is(DossierType type, Key field, FieldKind... kinds) {
        return type.section(section)
                .flatMap(s -> s.form().field(field))
                .filter(found -> List.of(kinds).contains(found.kind()))
                .isPresent();
    }
}
