package org.liasse.api.workflow;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.workflow.Facts.DocumentFact;

/** The words for obstacles, warnings and stop conditions. */
public final class Conditions {

    private Conditions() {}

    public static Condition flag(Enum<?> flag) {
        Key key = Key.of(flag);
        return new Condition("it is " + key, facts -> facts.flags().contains(key));
    }

    /** The actor put this mark on the dossier. */
    public static Condition marked(Enum<?> mark) {
        Key key = Key.of(mark);
        return new Condition(
                "marked " + key + " by the actor", facts -> facts.marks().contains(key));
    }

    public static Condition in(Enum<?>... states) {
        Set<Key> keys = Key.allOf(states);
        return new Condition("it is in " + Key.anyOf(keys), facts -> keys.contains(facts.state()));
    }

    /** The office has this feature: a subscription, a switch. */
    public static Condition feature(Enum<?> feature) {
        Key key = Key.of(feature);
        return new Condition("the office has " + key, facts -> facts.features().contains(key));
    }

    /**
     * The section's form is complete: every field that is shown and mandatory has a value, every
     * row too.
     */
    public static Condition complete(Enum<?> section) {
        Key key = Key.of(section);
        return new Condition(
                key + " is complete",
                facts -> facts.incomplete().getOrDefault(key, List.of()).isEmpty());
    }

    /** A number of the section is beyond what its field expects: a measure has failed. */
    public static Condition unexpectedIn(Enum<?> section) {
        Key key = Key.of(section);
        return new Condition(
                "a number of " + key + " is not expected",
                facts -> !facts.unexpected().getOrDefault(key, List.of()).isEmpty());
    }

    public static Condition filled(Enum<?> section, String field) {
        Key key = Key.of(section);
        return new Condition(
                key + "." + field + " is given", facts -> facts.value(key, field).isPresent());
    }

    /** The JSON value of a field, compared as text. */
    public static Condition valueIs(Enum<?> section, String field, String value) {
        Key key = Key.of(section);
        return new Condition(
                key + "." + field + " is " + value,
                facts -> is(facts.value(key, field).orElse(null), value));
    }

    /** What the actor gives with the action, compared as text. */
    public static Condition inputIs(String input, String value) {
        return new Condition(
                "the " + input + " given is " + value,
                facts -> is(facts.inputs().get(input), value));
    }

    public static Condition inputGiven(String input) {
        return new Condition(
                "a " + input + " is given", facts -> facts.inputs().get(input) != null);
    }

    /** At least one document stands in the slot, whatever its review. */
    public static Condition documentIn(Enum<?> slot) {
        Key key = Key.of(slot);
        return new Condition("a document is in " + key, facts -> !documents(facts, key).isEmpty());
    }

    /** At least one accepted document stands in the slot. */
    public static Condition acceptedDocumentIn(Enum<?> slot) {
        Key key = Key.of(slot);
        return new Condition(
                "an accepted document is in " + key,
                facts ->
                        documents(facts, key).stream()
                                .anyMatch(d -> d.review() == DocumentFact.Review.ACCEPTED));
    }

    /** Documents stand in the slot, and the newest version of each is signed. */
    public static Condition signed(Enum<?> slot) {
        Key key = Key.of(slot);
        return new Condition(
                "what is in " + key + " is signed",
                facts ->
                        !documents(facts, key).isEmpty()
                                && documents(facts, key).stream()
                                        .allMatch(d -> d.signatures() > 0));
    }

    /** Somebody, or a group, holds the role. */
    public static Condition someoneIs(Enum<?> role) {
        Key key = Key.of(role);
        return new Condition(
                "somebody is " + key, facts -> facts.participants().getOrDefault(key, 0) > 0);
    }

    /** The actor holds the role as well. */
    public static Condition actorIs(Enum<?> role) {
        Key key = Key.of(role);
        return new Condition("the actor is " + key, facts -> facts.roles().contains(key));
    }

    public static Condition contextIn(Enum<?>... states) {
        Set<Key> keys = Key.allOf(states);
        return new Condition(
                "its context is in " + Key.anyOf(keys),
                facts -> facts.context().map(c -> keys.contains(c.state())).orElse(false));
    }

    public static Condition contextFlag(Enum<?> flag) {
        Key key = Key.of(flag);
        return new Condition(
                "its context is " + key,
                facts -> facts.context().map(c -> c.flags().contains(key)).orElse(false));
    }

    /** The field of the nearest context that has that section, compared as text. */
    public static Condition contextValueIs(Enum<?> section, String field, String value) {
        Key key = Key.of(section);
        return new Condition(
                "its context has " + key + "." + field + " " + value,
                facts -> is(contextValue(facts, key, field), value));
    }

    public static Condition contextFilled(Enum<?> section, String field) {
        Key key = Key.of(section);
        return new Condition(
                "its context has " + key + "." + field,
                facts -> contextValue(facts, key, field) != null);
    }

    /**
     * The field has one of the values that the context's repeated block lists, compared as text: a
     * choice that an administrator preset.
     */
    public static Condition valueListed(
            Enum<?> section, String field, Enum<?> contextSection, String block, String column) {
        Key key = Key.of(section);
        Key there = Key.of(contextSection);
        return new Condition(
                key + "." + field + " is listed in " + there + "." + block + " of its context",
                facts ->
                        contextValue(facts, there, block) instanceof Map<?, ?> rows
                                && rows.values().stream()
                                        .anyMatch(
                                                row ->
                                                        row instanceof Map<?, ?> values
                                                                && is(
                                                                        values.get(column),
                                                                        text(facts, key, field))));
    }

    private static String text(Facts facts, Key section, String field) {
        return facts.value(section, field).map(Object::toString).orElse("");
    }

    /** This dossier is one of many that the actor acts on at once. */
    public static Condition inBulk() {
        return new Condition("it is one of many", Facts::bulk);
    }

    /** A dossier is linked by this kind of link. */
    public static Condition linked(Enum<?> kind) {
        Key key = Key.of(kind);
        return new Condition(
                "a " + key + " is linked",
                facts -> facts.links().stream().anyMatch(l -> l.kind().equals(key)));
    }

    /** A dossier linked by this kind of link is in one of these states. */
    public static Condition linkedIn(Enum<?> kind, Enum<?>... states) {
        Key key = Key.of(kind);
        Set<Key> keys = Key.allOf(states);
        return new Condition(
                "a linked " + key + " is in " + Key.anyOf(keys),
                facts ->
                        facts.links().stream()
                                .anyMatch(l -> l.kind().equals(key) && keys.contains(l.state())));
    }

    /**
     * The state was last entered strictly more than this long ago, counted in calendar dates of the
     * zone of the facts: 30 November plus four months is 30 March, 31 October plus four months is
     * the last of February.
     */
    public static Condition enteredOver(Period ago, Enum<?> state) {
        Key key = Key.of(state);
        return new Condition(
                "it is " + key + " for more than " + prose(ago),
                facts -> {
                    if (!facts.entered().containsKey(key)) {
                        return false;
                    }
                    LocalDate then = facts.entered().get(key).atZone(facts.zone()).toLocalDate();
                    return facts.now().atZone(facts.zone()).toLocalDate().isAfter(then.plus(ago));
                });
    }

    public static Period months(int months) {
        return Period.ofMonths(months);
    }

    public static Period days(int days) {
        return Period.ofDays(days);
    }

    static String prose(Period period) {
        long months = period.toTotalMonths();
        int days = period.getDays();
        if (months == 0) {
            return count(days, "day");
        }
        return count(months, "month")
                + (days == 0 ? "" : (days < 0 ? " less " : " and ") + count(Math.abs(days), "day"));
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (Math.abs(number) == 1 ? "" : "s");
    }

    private static List<DocumentFact> documents(Facts facts, Key slot) {
        return facts.documents().getOrDefault(slot, List.of());
    }

    private static Object contextValue(Facts facts, Key section, String field) {
        return facts.context().map(c -> c.section(section).get(field)).orElse(null);
    }

    private static boolean is(Object value, String text) {
        return value != null && value.toString().equals(text);
    }
}
