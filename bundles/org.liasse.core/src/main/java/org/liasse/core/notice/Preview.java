package org.liasse.core.notice;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.ProductWords;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.letter.Site;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Values for a text before anything has happened: of a dossier that its author sees, or samples.
 */
@Component(service = Preview.class)
public final class Preview {

    private static final Text PERSON = Text.same("Camille Martin");
    private static final Text TITLE = new Text("Dossier d’exemple", "A sample dossier");
    private static final Text WORDS =
            new Text("Un texte d’exemple,\nsur deux lignes.", "A sample text,\nof two lines.");

    private final Transactions transactions;
    private final CaseFiles files;
    private final Site site;
    private final WrittenProducts written;
    private final Clock clock;

    @Activate
    public Preview(
            @Reference Transactions transactions,
            @Reference CaseFiles files,
            @Reference Site site,
            @Reference WrittenProducts written,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.site = site;
        this.written = written;
        this.clock = clock;
    }

    /** What a printed preview gives as the instant of its making. */
    Instant at() {
        return clock.now();
    }

    /**
     * @param dossier {@code null}: samples
     * @throws Problem NOT_FOUND where the caller does not see it, or it is of another type
     */
    Map<String, Object> values(Caller caller, TextName name, String dossier, Language language) {
        if (name.product() != null) {
            return dossier == null
                    ? samples(name, language)
                    : transactions.read(sql -> own(sql, caller, name, dossier, language));
        }
        DossierType type = name.type();
        var values = new HashMap<String, Object>();
        values.put("name", dossier == null ? PERSON.in(language) : caller.name());
        values.put("actor", PERSON.in(language));
        values.put("notice", name.label().in(language));
        values.put("recap", name.label().in(language));
        values.put("number", "2026-000123");
        values.put("title", TITLE.in(language));
        values.put("type", type.label().in(language));
        values.put("state", label(type, type.states().get(0).key(), language));
        values.put("link", Content.linkTo(site, dossier == null ? "…" : dossier));
        values.put("personal", false);
        values.put("attached", true);
        values.put(Variables.TEXT, WORDS.in(language));
        values.put(Variables.ANSWERS, answers(name, language));
        if (name.notice() != null) {
            Variables.inputs(type, name.notice())
                    .forEach((input, field) -> values.put(input, sample(field, language)));
            Variables.told(
                    type,
                    name.notice(),
                    (section, field) -> values.put(field.key().value(), sample(field, language)));
        }
        if (dossier != null) {
            values.putAll(own(caller, name, dossier, language));
        }
        if (name.digest() != null) {
            recap(values);
        }
        return values;
    }

    /** A document's own: each field says its label. */
    private Map<String, Object> samples(TextName name, Language language) {
        DossierType type = name.type();
        var values = new HashMap<String, Object>();
        name.variables().forEach(one -> values.put(one, WORDS.in(language)));
        for (Section section : type.sections()) {
            section.form()
                    .fields()
                    .forEach(
                            field ->
                                    values.replace(
                                            ProductWords.nameOf(section, field),
                                            sample(field, language)));
        }
        String day = written.day(language, clock.now());
        values.putAll(
                Map.of(
                        "number",
                        "2026-000123",
                        "title",
                        TITLE.in(language),
                        "type",
                        type.label().in(language),
                        "state",
                        label(type, type.states().get(0).key(), language),
                        "opened",
                        day,
                        "since",
                        day));
        values.replaceAll((one, value) -> Markup.guarded(value.toString()));
        return values;
    }

    /** Of what the readers of the document see, what its author sees too. */
    private Map<String, Object> own(
            Sql sql, Caller caller, TextName name, String dossier, Language language) {
        CaseFile file = files.read(sql, caller, dossier);
        if (!file.header().type().equals(name.type().key())) {
            throw Problem.notFound();
        }
        Set<Key> roles = file.rolesOf(caller);
        return written.values(
                sql,
                file,
                name.product(),
                language,
                section -> section.audience().includes(roles, file.header().flags()));
    }

    /** As the type has them. */
    private List<Map<String, Object>> answers(TextName name, Language language) {
        return name.notice() == null || name.notice().answeredIn() == null
                ? List.of()
                : name.type().thread(name.notice().answeredIn()).stream()
                        .flatMap(thread -> thread.presets().stream())
                        .map(
                                preset ->
                                        Map.<String, Object>of(
                                                Variables.WORDS,
                                                name.type().text(preset).in(language),
                                                "link",
                                                Content.linkTo(site, "…")))
                        .toList();
    }

    private static String label(DossierType type, Key state, Language language) {
        return type.state(state).map(State::label).map(l -> l.in(language)).orElse("");
    }

    private static Object sample(Field field, Language language) {
        return field.label() == null ? WORDS.in(language) : field.label().in(language);
    }

    private Map<String, Object> own(
            Caller caller, TextName name, String dossier, Language language) {
        return transactions.read(
                sql -> {
                    CaseFile file = files.read(sql, caller, dossier);
                    DossierType type = name.type();
                    if (!file.header().type().equals(type.key())) {
                        throw Problem.notFound();
                    }
                    Set<Key> roles = file.grants().rolesOf(caller);
                    var values = new HashMap<String, Object>();
                    values.put("number", file.header().number());
                    values.put("title", file.header().title());
                    values.put("state", label(type, file.header().state(), language));
                    if (name.notice() != null) {
                        Subject.read(sql, type, dossier)
                                .ifPresent(
                                        subject -> {
                                            values.putAll(
                                                    Content.recorded(
                                                            subject,
                                                            name.notice(),
                                                            roles,
                                                            language));
                                            values.putAll(
                                                    Content.told(
                                                            subject,
                                                            name.notice(),
                                                            roles,
                                                            new ToldValues(
                                                                    language,
                                                                    clock.zone(),
                                                                    Map.of())));
                                        });
                    }
                    return values;
                });
    }

    private static void recap(Map<String, Object> values) {
        Map<String, Object> line = new HashMap<>(values);
        line.put("what", values.get("recap"));
        values.put("what", values.get("recap"));
        values.put("count", 1);
        values.put("more", "");
        values.put("context", values.get("title"));
        values.put("lines", List.of(line));
        values.put(
                "groups", List.of(Map.of("context", values.get("title"), "lines", List.of(line))));
    }
}
