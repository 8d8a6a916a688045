package org.liasse.api.type;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Slot;

/**
 * What the words of a written product may name: {@link Product#WORDS}, and {@code section.field} of
 * the sections that everybody sees who sees its slot. Fields that hold files are nothing to say.
 */
public final class ProductWords {

    private ProductWords() {}

    /** All that it may name, sorted. */
    public static Set<String> of(DossierType type, Product product) {
        var names = new TreeSet<>(Product.WORDS);
        sections(type, product).forEach(section -> fields(section).forEach(names::add));
        return names;
    }

    /** Fields that the type has and that some who see its slot do not see. */
    public static Set<String> hidden(DossierType type, Product product) {
        Set<Section> seen = sections(type, product).collect(Collectors.toSet());
        return type.sections().stream()
                .filter(Predicate.not(seen::contains))
                .flatMap(ProductWords::fields)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The sections that it may name, whatever flags stand. */
    private static Stream<Section> sections(DossierType type, Product product) {
        return type.slot(product.slot()).stream()
                .flatMap(
                        slot ->
                                type.sections().stream()
                                        .filter(section -> isForAllOf(type, slot, section)));
    }

    /** Whether all who may ever see the slot see the section always. */
    private static boolean isForAllOf(DossierType type, Slot slot, Section section) {
        return Readers.named(type, slot.audience()).stream()
                .allMatch(role -> section.audience().includes(Set.of(role), Set.of()));
    }

    private static Stream<String> fields(Section section) {
        return section.form().fields().stream()
                .filter(ProductWords::isSaid)
                .map(field -> nameOf(section, field));
    }

    /** Whether it can be named at all. */
    public static boolean isSaid(Field field) {
        return field.kind() != FieldKind.FILE;
    }

    /** By which words name it. */
    public static String nameOf(Section section, Field field) {
        return section.key() + "." + field.key();
    }
}
