package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/** What the words of a notice may name. All of it is there in every letter, if need be empty. */
final class Variables {

    /** Of every recap; {@code groups} are its contexts, each with its {@code lines}. */
    static final Set<String> RECAP =
            Set.of(
                    "name", "recap", "type", "count", "more", "link", "groups", "context", "lines",
                    "number", "title", "state", "what");

    /** The words of a message. */
    static final String TEXT = "text";

    /** The presets that a notice offers as answers: each has its {@link #WORDS} and a link. */
    static final String ANSWERS = "answers";

    static final String WORDS = "words";

    private Variables() {}

    static Set<String> of(DossierType type, Notice notice) {
        var all = new TreeSet<>(Notice.WORDS);
        all.addAll(inputs(type, notice).keySet());
        told(type, notice, (section, field) -> all.add(field.key().value()));
        if (notice.answeredIn() != null) {
            all.add(ANSWERS);
            all.add(WORDS);
        }
        if (notice.on().stream().anyMatch(on -> on.startsWith(said(Verb.WRITE_IN) + " "))) {
            all.add(TEXT);
        }
        return all;
    }

    private static String said(Verb verb) {
        return Key.of(verb).value();
    }

    /** What the acts that a notice waits for ask for, but files. */
    static Map<String, Field> inputs(DossierType type, Notice notice) {
        var inputs = new LinkedHashMap<String, Field>();
        sentences(type, notice).stream()
                .flatMap(sentence -> sentence.inputs().fields().stream())
                .filter(field -> field.kind() != FieldKind.FILE)
                .forEach(field -> inputs.putIfAbsent(field.key().value(), field));
        return inputs;
    }

    /** The fields that a notice tells of the dossier, each with its section. */
    static void told(DossierType type, Notice notice, BiConsumer<Key, Field> each) {
        notice.telling().stream()
                .flatMap(key -> type.section(key).stream())
                .forEach(
                        section ->
                                section.form()
                                        .fields()
                                        .forEach(field -> each.accept(section.key(), field)));
    }

    static List<Sentence> sentences(DossierType type, Notice notice) {
        var found = new ArrayList<Sentence>();
        type.workflow().sentences().stream()
                .filter(sentence -> notice.on().contains(sentence.act().named()))
                .forEach(found::add);
        return found;
    }
}
