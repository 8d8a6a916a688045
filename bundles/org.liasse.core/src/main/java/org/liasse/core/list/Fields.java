package org.liasse.core.list;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<Path> paths = new HashSet<>();

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
        Path path = new Path(section.key(), field.key());
        known.put(path.toString(), field);
        paths.add(path);
    }

    Set<Path> paths() {
        return paths;
    }

    Optional<Field> find(Path path) {
        return Optional.ofNullable(known.get(path.toString()));
    }
}
