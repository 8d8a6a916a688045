package org.liasse.core.dossier;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;
import org.liasse.api.type.DossierType;

/**
 * By section, what is to be said of its values. SectionChecks only where somebody asks: few
 * sentences depend on it.
 */
final class SectionChecks extends AbstractMap<Key, List<InputError>> {

    private final DossierType type;
    private final Map<Key, Map<String, Object>> values;
    private final BiFunction<Form, Map<String, Object>, List<InputError>> check;
    private final Map<Key, List<InputError>> known = new HashMap<>();

    private SectionChecks(
            DossierType type,
            Map<Key, Map<String, Object>> values,
            BiFunction<Form, Map<String, Object>, List<InputError>> check) {
        this.type = type;
        this.values = values;
        this.check = check;
    }

    /** What the form still lacks. */
    static SectionChecks incomplete(DossierType type, Map<Key, Map<String, Object>> values) {
        return new SectionChecks(type, values, FormCheck::complete);
    }

    /** Numbers beyond what the form expects. */
    static SectionChecks unexpected(DossierType type, Map<Key, Map<String, Object>> values) {
        return new SectionChecks(type, values, FormCheck::unexpected);
    }

    @Override
    public List<InputError> get(Object section) {
        return known.computeIfAbsent((Key) section, this::check);
    }

    @Override
    public boolean containsKey(Object section) {
        return get(section) != null;
    }

    @Override
    public Set<Entry<Key, List<InputError>>> entrySet() {
        return type.sections().stream()
                .map(section -> Map.entry(section.key(), get(section.key())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<InputError> check(Key key) {
        return type.section(key)
                .map(section -> check.apply(section.form(), values.getOrDefault(key, Map.of())))
                .orElse(null);
    }
}
