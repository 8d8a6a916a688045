package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/** What the words of a notice may name. All of it is there in every letter, if need be empty. */
final class Variables {

    /** Of every notice. */
    static final Set<String> ALWAYS =
            Set.of(
                    "name",
                    "notice",
                    "number",
                    "title",
                    "type",
                    "state",
                    "actor",
                    "link",
                    "personal",
                    "attached");

    /** Of every recap; {@code groups} are its contexts, each with its {@code lines}. */
    static final Set<String> RECAP =
            Set.of(
                    "name", "recap", "type", "count", "more", "link", "groups", "context", "lines",
                    "number", "title", "state", "what");

    /** The words of a message. */
    static final String TEXT = "text";

    private Variables() {}

    static Set<String> of(DossierType type, Notice notice) {
        var all = new TreeSet<>(ALWAYS);
        all.addAll(inputs(type, notice).keySet());
        if (notice.on().stream().anyMatch(on -> on.startsWith(said(Verb.WRITE_IN) + " "))) {
            all.add(TEXT);
        }
        return all;
    }

    private static String said(Verb verb) {
        return org.liasse.api.Key.of(verb).value();
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

    static List<Sentence> sentences(DossierType type, Notice notice) {
        var found = new ArrayList<Sentence>();
        type.workflow().sentences().stream()
                .filter(sentence -> notice.on().contains(said(sentence.act())))
                .forEach(found::add);
        return found;
    }

    /** As notices name acts: {@code request-correction}, {@code write-in messages}. */
    static String said(Act act) {
        return act.object() == null ? act.action().value() : act.action() + " " + act.object();
    }
}
