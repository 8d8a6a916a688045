package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.type.Declarations.Digest;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.ProductWords;

/**
 * A text of a type that may be changed.
 *
 * @param notice that it says by mail, or {@code null}
 * @param digest that it says by mail, or {@code null}
 * @param product that is written from it, or {@code null}
 */
record TextName(DossierType type, String value, Notice notice, Digest digest, Product product) {

    static final String MAIL = "mail.";
    static final String DOCUMENT = "document.";
    static final String PRESET = "preset.";

    /** What a saying or a preset may name. */
    private static final Set<String> PLAIN = Set.of("number", "title", "type", "state");

    /** Of labels these belong to the workflow, and are the variant's alone. */
    private static final List<String> OTHERS =
            List.of("action.", "reason.", "message.", "mark.", MAIL, DOCUMENT);

    /** Those that a type has by itself. */
    static List<String> all(DossierType type) {
        var names = new ArrayList<String>();
        type.notices().stream()
                .filter(notice -> notice.delivery() != Notice.Delivery.OFF)
                .forEach(notice -> names.add(MAIL + notice.key()));
        type.digests().forEach(digest -> names.add(MAIL + digest.key()));
        type.products().stream().filter(Product::isWritten).map(Product::words).forEach(names::add);
        type.texts().keySet().stream().filter(TextName::isSaying).sorted().forEach(names::add);
        return names;
    }

    private static boolean isSaying(String name) {
        return OTHERS.stream().noneMatch(name::startsWith);
    }

    /** Empty where there can be no such text. */
    static Optional<TextName> of(DossierType type, String name) {
        if (name.startsWith(MAIL)) {
            return ofMail(type, name);
        }
        if (name.startsWith(DOCUMENT)) {
            return type.products().stream()
                    .filter(product -> product.isWritten() && product.words().equals(name))
                    .map(product -> new TextName(type, name, null, null, product))
                    .findFirst();
        }
        boolean isPreset = name.startsWith(PRESET) && Key.isKey(name.substring(PRESET.length()));
        boolean isSaying = isSaying(name) && type.texts().containsKey(name);
        return isPreset || isSaying
                ? Optional.of(new TextName(type, name, null, null, null))
                : Optional.empty();
    }

    private static Optional<TextName> ofMail(DossierType type, String name) {
        String key = name.substring(MAIL.length());
        Stream<TextName> notices =
                type.notices().stream()
                        .filter(notice -> notice.delivery() != Notice.Delivery.OFF)
                        .filter(notice -> notice.key().value().equals(key))
                        .map(notice -> new TextName(type, name, notice, null, null));
        Stream<TextName> digests =
                type.digests().stream()
                        .filter(digest -> digest.key().value().equals(key))
                        .map(digest -> new TextName(type, name, null, digest, null));
        return Stream.concat(notices, digests).findFirst();
    }

    boolean isMail() {
        return notice != null || digest != null;
    }

    boolean isPreset() {
        return value.startsWith(PRESET);
    }

    Text label() {
        if (notice != null) {
            return notice.label();
        }
        if (product != null) {
            return product.label();
        }
        return digest != null ? digest.label() : Text.same(value);
    }

    /** Whether it has a subject, or a title, besides its text. */
    boolean hasSubject() {
        return isMail() || product != null;
    }

    /** What it may not name, though the type has it: not everybody who reads it sees that. */
    Set<String> hidden() {
        return product == null ? Set.of() : ProductWords.hidden(type, product);
    }

    /** What the type says; {@code null} where it leaves it to the platform, or has none. */
    Draft byDefault() {
        if (isMail()) {
            return NoticeTexts.draftOfType(type, new Key(value.substring(MAIL.length())))
                    .orElse(null);
        }
        if (product != null) {
            return WrittenProducts.draftOf(type, product);
        }
        return type.texts().containsKey(value) ? new Draft(null, type.text(value)) : null;
    }

    /** The platform's own words. */
    Key template() {
        return digest == null ? Content.TEMPLATE : RecapLetter.TEMPLATE;
    }

    List<String> variables() {
        Set<String> names = PLAIN;
        if (notice != null) {
            names = Variables.of(type, notice);
        } else if (digest != null) {
            names = Variables.RECAP;
        } else if (product != null) {
            names = ProductWords.of(type, product);
        }
        return names.stream().sorted().toList();
    }
}
