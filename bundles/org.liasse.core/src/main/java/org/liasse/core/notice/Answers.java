package org.liasse.core.notice;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;
import org.liasse.core.letter.Site;
import org.liasse.core.store.Sql;

/**
 * The presets that a letter offers to whoever may write in their thread, each with the address by
 * which the page asks whether to send it.
 *
 * @param thread {@code null} where the notice offers none
 * @param texts in force, by name
 */
record Answers(Site site, Subject subject, Thread thread, Map<String, Text> texts) {

    static Answers to(Sql sql, Site site, Subject subject, Notice notice) {
        Thread thread =
                notice.answeredIn() == null
                        ? null
                        : subject.type().thread(notice.answeredIn()).orElse(null);
        return new Answers(
                site,
                subject,
                thread,
                thread == null
                        ? Map.of()
                        : PresetTexts.of(
                                sql,
                                subject.type(),
                                thread,
                                Stream.of(subject.context(), subject.office())));
    }

    /** Whoever comes by a personal link is given no address that could be passed on. */
    List<Map<String, Object>> of(Person person) {
        return person.principal().kind() == Principal.Kind.LINK || !mayWrite(person.roles())
                ? List.of()
                : texts.entrySet().stream()
                        .map(preset -> answer(preset, person.language()))
                        .toList();
    }

    private Map<String, Object> answer(Map.Entry<String, Text> preset, Language language) {
        return Map.of(
                Variables.WORDS,
                preset.getValue().in(language),
                "link",
                Content.linkTo(
                        site,
                        subject.id() + "/threads/" + thread.key() + "/presets/" + preset.getKey()));
    }

    private boolean mayWrite(Set<Key> roles) {
        return thread != null
                && thread.audience().includes(roles, subject.flags())
                && subject.type().workflow().sentences().stream()
                        .filter(
                                sentence ->
                                        sentence.act().equals(Act.of(Verb.WRITE_IN, thread.key())))
                        .filter(
                                sentence ->
                                        sentence.from().isEmpty()
                                                || sentence.from().contains(subject.state()))
                        .anyMatch(sentence -> !Collections.disjoint(sentence.roles(), roles));
    }
}
