package org.liasse.core.list;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.form.Field;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Definition;
import org.liasse.api.type.DossierType;

/**
 * The fields that a question may name: those of the type's forms, and where it is asked about one
 * context, those that were drawn there.
 */
final class Fields {

    private final Map<String, Field> known = new TreeMap<>();

    /**
     * @param drawn the newest definition of the context, or {@code null}
     */
    Fields(DossierType type, Definition drawn) {
        for (Section section : type.sections()) {
            section.form().fields().forEach(field -> put(section, field));
            if (section.isDrawn() && drawn != null && drawn.forms().containsKey(section.key())) {
                drawn.forms().get(section.key()).fields().forEach(field -> put(section, field));
            }
        }
    }

    private void put(Section section, Field field) {
        known.put(new Path(section.key(), field.key()).toString(), field);
    }

    Optional<Field> find(Path path) {
        return Optional.ofNullable(known.get(path.toString()));
    }
}
