package org.liasse.core.notice;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letters;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Appointment.At;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.workflow.Sentence;
import org.liasse.core.calendar.Invitations;
import org.liasse.core.letter.Site;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/**
 * What a notice says to one person: what he may see of it, in his language. It says how the act
 * left the dossier, even where more has come of it since.
 */
final class Content {

    /** The template of letters that notices make. */
    static final Key TEMPLATE = new Key("notice");

    private final Site site;
    private final Subject subject;
    private final Happening happening;
    private final Notice notice;
    private final List<Sentence> sentences;
    private final Map<String, Field> inputs;
    private final List<Recorded> recorded;
    private final Enclosed enclosed;
    private final Answers answers;
    private final Optional<Invitations> invitations;
    private final ZoneId zone;

    /**
     * Inputs that the act wrote into a section, as the event beside it tells them.
     *
     * @param audience who saw the section then, as stored
     */
    private record Recorded(Map<String, Object> values, String audience) {

        /** The text of a message, which was given as this input. */
        Recorded as(String input) {
            return new Recorded(Map.of(input, values.getOrDefault(Variables.TEXT, "")), audience);
        }
    }

    /**
     * @param zone in which instants are told
     */
    Content(Sql sql, Site site, ZoneId zone, Subject subject, Happening happening, Notice notice) {
        this.site = site;
        this.zone = zone;
        this.subject = subject;
        this.happening = happening;
        this.notice = notice;
        this.sentences =
                Variables.sentences(subject.type(), notice).stream()
                        .filter(s -> happening.isOf(s.act().named(), subject.type()))
                        .toList();
        this.inputs = Variables.inputs(subject.type(), notice);
        this.recorded = recorded(sql);
        this.enclosed = Enclosed.of(sql, subject, happening, notice, sentences);
        this.answers = Answers.to(sql, site, subject, notice);
        this.invitations =
                Optional.ofNullable(notice.inviting())
                        .flatMap(
                                appointment ->
                                        Invitations.of(
                                                sql,
                                                site,
                                                zone,
                                                subject.type(),
                                                subject.id(),
                                                appointment,
                                                happening.at()));
    }

    private List<Recorded> recorded(Sql sql) {
        Stream<Recorded> written =
                sentences.stream()
                        .map(sentence -> sentence.effects().recordedIn())
                        .filter(section -> section != null)
                        .distinct()
                        .flatMap(section -> justBefore(sql, "edit-" + section).stream());
        Stream<Recorded> posted =
                sentences.stream()
                        .flatMap(sentence -> sentence.effects().posting().stream())
                        .filter(posting -> posting.input() != null)
                        .distinct()
                        .flatMap(
                                posting ->
                                        justBefore(sql, "write-in-" + posting.thread())
                                                .map(said -> said.as(posting.input()))
                                                .stream());
        return Stream.concat(written, posted).toList();
    }

    /** What the same act did in a part of the dossier: just before it, at the same instant. */
    private Optional<Recorded> justBefore(Sql sql, String kind) {
        return sql.first(
                "select payload, audience from event_log where dossier_id = ? and happened_at = ?"
                        + " and kind = ? and id < ? order by id desc fetch first 1 rows only",
                row -> new Recorded(Json.read(row.getString(1)), row.getString(2)),
                subject.id(),
                happening.at().toEpochMilli(),
                kind,
                happening.id());
    }

    /** The names of the values that are empty because of the onlooker, whatever they are. */
    List<String> withheld() {
        var names = new TreeSet<String>();
        Variables.told(
                subject.type(),
                notice,
                (section, field) -> {
                    if (!subject.isShown(section)) {
                        names.add(field.key().value());
                    }
                });
        for (Sentence sentence : sentences) {
            Key section = sentence.effects().recordedIn();
            if (section != null && !subject.isShown(section)) {
                sentence.inputs().fields().forEach(field -> names.add(field.key().value()));
            }
            sentence.effects().posting().stream()
                    .filter(posting -> posting.input() != null)
                    .filter(posting -> !subject.isHeard(posting.thread()))
                    .forEach(posting -> names.add(posting.input()));
        }
        if (enclosed.isWithheld()) {
            names.add("attached");
        }
        return List.copyOf(names);
    }

    Draft letterTo(Person person) {
        List<Draft.File> attached = enclosed.forReader(person);
        return new Draft(
                happening.id(),
                person.principal(),
                person.name(),
                person.email(),
                person.language(),
                Letters.MAIL,
                TEMPLATE,
                values(person, !attached.isEmpty()),
                attached,
                null);
    }

    private Map<String, Object> values(Person person, boolean isAttached) {
        Language language = person.language();
        boolean isPersonal = person.principal().kind() == Principal.Kind.LINK;
        var values = new HashMap<String, Object>();
        inputs.keySet().forEach(name -> values.put(name, ""));
        values.put(Variables.TEXT, "");
        values.putAll(
                told(subject, notice, person.roles(), new ToldValues(language, zone, Map.of())));
        values.putAll(given(person.roles(), language));
        values.put(Variables.ANSWERS, answers.of(person));
        values.put("name", person.name());
        values.put("notice", notice.label().in(language));
        values.put("number", subject.number());
        values.put("title", subject.title());
        values.put("type", subject.type().label().in(language));
        values.put(
                "state", subject.type().state(state()).map(s -> s.label().in(language)).orElse(""));
        values.put("actor", happening.actorName());
        values.put("link", isPersonal ? "" : linkTo(site, subject.id()));
        values.put("personal", isPersonal);
        values.put("attached", isAttached);
        values.put(
                Place.VALUE,
                new Place(subject.type().key(), notice.key(), subject.office(), subject.context())
                        .toMap());
        invitations
                .flatMap(i -> invitation(i, person))
                .ifPresent(one -> values.put(Invitations.VALUE, one));
        return values;
    }

    private Optional<Map<String, Object>> invitation(Invitations of, Person person) {
        At place = of.declared().place();
        At named = of.declared().person();
        return of.to(
                person.principal(),
                person.roles(),
                named == null ? null : subject.value(named.toString()),
                place == null
                        ? null
                        : subject.section(place.section(), person.roles())
                                .get(place.field().value()),
                person.language());
    }

    private Key state() {
        return happening.state() == null ? subject.state() : happening.state();
    }

    static String linkTo(Site site, String dossier) {
        return site.link("dossier", dossier);
    }

    /** The inputs as far as somebody with these roles sees them. */
    private Map<String, Object> given(Set<Key> roles, Language language) {
        var given = new HashMap<String, Object>();
        if (happening.payload().get(Variables.TEXT) instanceof String text) {
            given.put(Variables.TEXT, text);
        }
        var all = new HashMap<String, Object>(happening.payload());
        recorded.stream()
                .filter(then -> subject.isFor(then.audience(), roles))
                .forEach(then -> all.putAll(then.values()));
        given.putAll(shown(subject, notice, all, language));
        return given;
    }

    /** Each field that is told, in words; empty where somebody with these roles does not see it. */
    static Map<String, Object> told(
            Subject subject, Notice notice, Set<Key> roles, ToldValues told) {
        var values = new HashMap<String, Object>();
        Variables.told(
                subject.type(),
                notice,
                (section, field) -> {
                    String name = field.key().value();
                    values.put(name, told.told(field, subject.section(section, roles).get(name)));
                });
        return values;
    }

    /** What the dossier keeps of the inputs of a notice, as somebody with these roles sees it. */
    static Map<String, Object> recorded(
            Subject subject, Notice notice, Set<Key> roles, Language language) {
        var kept = new HashMap<String, Object>();
        Variables.sentences(subject.type(), notice).stream()
                .map(sentence -> sentence.effects().recordedIn())
                .filter(section -> section != null)
                .forEach(section -> kept.putAll(subject.section(section, roles)));
        return shown(subject, notice, kept, language);
    }

    private static Map<String, Object> shown(
            Subject subject, Notice notice, Map<String, Object> values, Language language) {
        var shown = new HashMap<String, Object>();
        Variables.inputs(subject.type(), notice)
                .forEach(
                        (name, field) -> {
                            Object value = values.get(name);
                            if (value != null && !isWithheld(subject, notice, name)) {
                                shown.put(name, shown(field, value, language));
                            }
                        });
        return shown;
    }

    private static boolean isWithheld(Subject subject, Notice notice, String input) {
        String setting = notice.withheld().get(input);
        return setting != null && Boolean.FALSE.equals(subject.setting(setting));
    }

    private static String shown(Field field, Object value, Language language) {
        if (field.kind() == FieldKind.CHOICE) {
            return field.options().stream()
                    .filter(option -> option.key().toString().equals(value.toString()))
                    .map(option -> option.label().in(language))
                    .findFirst()
                    .orElse(value.toString());
        }
        if (value instanceof Boolean yes) {
            return (yes ? new Text("oui", "yes") : new Text("non", "no")).in(language);
        }
        if (value instanceof Map<?, ?> money && money.get("amount") != null) {
            return money.get("amount") + " " + money.get("currency");
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        if (value instanceof List<?> list) {
            var words = new ArrayList<String>();
            list.forEach(one -> words.add(String.valueOf(one)));
            return String.join(", ", words);
        }
        return value instanceof String text ? text : "";
    }
}
