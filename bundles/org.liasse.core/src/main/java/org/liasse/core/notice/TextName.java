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
import org.liasse.api.type.DossierType;

/**
 * A text of a type that may be changed.
 *
 * @param notice that it says by mail, or {@code null}
 * @param digest that it says by mail, or {@code null}
 */
record TextName(DossierType type, String value, Notice notice, Digest digest) {

    static final String MAIL = "mail.";
    static final String PRESET = "preset.";

    /** What a saying or a preset may name. */
    private static final Set<String> PLAIN = Set.of("number", "title", "type", "state");

    /** Of labels these belong to the workflow, and are the variant's alone. */
    private static final List<String> OTHERS =
            List.of("action.", "reason.", "message.", "mark.", MAIL);

    /** Those that a type has by itself. */
    static List<String> all(DossierType type) {
        var names = new ArrayList<String>();
        type.notices().stream()
                .filter(notice -> notice.delivery() != Notice.Delivery.OFF)
                .forEach(notice -> names.add(MAIL + notice.key()));
        type.digests().forEach(digest -> names.add(MAIL + digest.key()));
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
        boolean isPreset = name.startsWith(PRESET) && Key.isKey(name.substring(PRESET.length()));
        boolean isSaying = isSaying(name) && type.texts().containsKey(name);
        return isPreset || isSaying
                ? Optional.of(new TextName(type, name, null, null))
                : Optional.empty();
    }

    private static Optional<TextName> ofMail(DossierType type, String name) {
        String key = name.substring(MAIL.length());
        Stream<TextName> notices =
                type.notices().stream()
                        .filter(notice -> notice.delivery() != Notice.Delivery.OFF)
                        .filter(notice -> notice.key().value().equals(key))
                        .map(notice -> new TextName(type, name, notice, null));
        Stream<TextName> digests =
                type.digests().stream()
                        .filter(digest -> digest.key().value().equals(key))
                        .map(digest -> new TextName(type, name, null, digest));
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
        return digest != null ? digest.label() : Text.same(value);
    }

    /** What the type says; {@code null} where it leaves it to the platform, or has none. */
    Draft byDefault() {
        if (isMail()) {
            return NoticeTexts.draftOfType(type, new Key(value.substring(MAIL.length())))
                    .orElse(null);
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
        }
        return names.stream().sorted().toList();
    }
}
