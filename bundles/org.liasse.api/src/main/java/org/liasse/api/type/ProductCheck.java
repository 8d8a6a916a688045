package org.liasse.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.print.Printer;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/** Finds what the words of a written product name and may not, and what is made and cannot. */
final class ProductCheck {

    private static final Pattern TAG = Pattern.compile("\\{\\{[#^/]?\\s*([^}]*?)\\s*}}");

    private static final Key CLOCK = Key.of(CoreRole.CLOCK);

    private ProductCheck() {}

    static List<String> faults(DossierType type, Product product) {
        var faults = new ArrayList<String>();
        Set<String> known = ProductWords.of(type, product);
        if (product.isSealed()
                && type.slot(product.slot())
                        .map(Slot::mediaTypes)
                        .filter(taken -> taken.isEmpty() || taken.contains(Printer.MEDIA_TYPE))
                        .isEmpty()) {
            faults.add(
                    "product "
                            + product.key()
                            + " is sealed, and its slot takes no "
                            + Printer.MEDIA_TYPE);
        }
        if (!product.isWritten()) {
            product.withheld()
                    .keySet()
                    .forEach(
                            name ->
                                    faults.add(
                                            "product "
                                                    + product.key()
                                                    + " withholds "
                                                    + name
                                                    + " and is not written"));
            return faults;
        }
        Stream.concat(product.withheld().keySet().stream(), named(type, product))
                .filter(name -> !known.contains(name))
                .distinct()
                .forEach(
                        name ->
                                faults.add(
                                        "product "
                                                + product.key()
                                                + " names "
                                                + name
                                                + ", which not everybody sees who sees its slot"));
        return faults;
    }

    private static Stream<String> named(DossierType type, Product product) {
        return Stream.of(".title", ".text")
                .map(part -> type.text(product.words() + part))
                .flatMap(text -> Stream.of(Language.values()).map(text::in))
                .flatMap(words -> TAG.matcher(words).results())
                .map((MatchResult tag) -> tag.group(1));
    }

    /** What a sentence has made is written, and some sentence says when it may be. */
    static List<String> faults(DossierType type, Sentence sentence) {
        var faults = new ArrayList<String>();
        for (Key made : sentence.effects().producing()) {
            if (type.product(made).filter(Product::isWritten).isEmpty()) {
                faults.add(sentence.act() + " has " + made + " made, which is no written product");
            }
            if (type.workflow().sentences().stream()
                    .noneMatch(
                            other ->
                                    other.act().equals(Act.of(Verb.PRODUCE, made))
                                            && other.roles().contains(CLOCK))) {
                faults.add(
                        sentence.act()
                                + " has "
                                + made
                                + " made, and no sentence says when the clock may");
            }
        }
        return faults;
    }
}
