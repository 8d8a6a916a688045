package org.liasse.api.form;

import java.util.List;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Labels;

/**
 * The fields of a section, of an action's inputs or of a row, in the order in which people fill
 * them.
 */
public record Form(List<Field> fields) {

    public static final Form EMPTY = new Form(List.of());

    /**
     * @throws IllegalArgumentException where a key stands twice, or a field is shown by one that is
     *     not there
     */
    public Form {
        fields = List.copyOf(fields);
        verify(fields);
    }

    /** The same for the fields of a row. */
    static void verify(List<Field> fields) {
        List<Key> keys = fields.stream().map(Field::key).toList();
        if (keys.stream().distinct().count() != keys.size()) {
            throw new IllegalArgumentException("a key stands twice in " + keys);
        }
        for (Field field : fields) {
            if (field.shown() != null && !keys.contains(field.shown().field())) {
                throw new IllegalArgumentException(
                        field.key()
                                + " is shown by a field that is not there: "
                                + field.shown().field());
            }
        }
    }

    public static Form of(Field... fields) {
        return new Form(List.of(fields));
    }

    public Optional<Field> field(Key key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    public Form labelled(Labels labels, String path) {
        return new Form(
                fields.stream().map(f -> f.labelled(labels, path + "." + f.key())).toList());
    }
}
