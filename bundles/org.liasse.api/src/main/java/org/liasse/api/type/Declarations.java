package org.liasse.api.type;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Form;

/**
 * The parts of a type, as data. Labels are {@code null} in the pen and there once the type is
 * built.
 */
public final class Declarations {

    private Declarations() {}

    /**
     * A state; {@code last} where the case is decided: retention, statistics and "treated" look at
     * it.
     */
    public record State(Key key, Text label, boolean last) {}

    /**
     * A role on dossiers of this type.
     *
     * @param inheritedFrom roles of the context (or of the office, where there is no context) whose
     *     holders hold this one on every dossier under it; empty where it is given by name only
     * @param isSingle at most one participant holds it: giving it again replaces
     * @param isExternal people outside the office: they get the simplified view
     * @param when a flag of the dossier: while it is not set nobody holds the role, and who has no
     *     other role there does not see the dossier at all; {@code null} for always
     * @param groups by way of which it is held, once a sentence has routed the dossier to one;
     *     {@code null} for none
     * @param makes a role of the context, declared there without a flag, that its holders hold
     *     there by it, for as long as they hold this one on some dossier of this type under that
     *     context; {@code null} for none
     * @param from a role on dossiers tied to this one, whose holders hold this one for as long as
     *     they hold that one; {@code null} for none
     * @param audience who is told who holds it; others do not find it among the participants
     */
    public record Role(
            Key key,
            Text label,
            Set<Key> inheritedFrom,
            boolean isSingle,
            boolean isExternal,
            Key when,
            Groups groups,
            Key makes,
            FromLink from,
            Audience audience) {

        public Role {
            // snapshots that were kept before this word was there do not have it
            audience = audience == null ? Audience.EVERYONE : audience;
        }

        /**
         * Where a role comes from.
         *
         * @param link of the type that declares the role
         * @param role of the type to which the link leads
         */
        public record FromLink(Key link, Key role) {}

        /** A role of which nothing is said by groups, and that makes nothing of its holders. */
        public Role(
                Key key,
                Text label,
                Set<Key> inheritedFrom,
                boolean isSingle,
                boolean isExternal,
                Key when) {
            this(
                    key,
                    label,
                    inheritedFrom,
                    isSingle,
                    isExternal,
                    when,
                    null,
                    null,
                    null,
                    Audience.EVERYONE);
        }

        public static Role role(Enum<?> role) {
            return new Role(Key.of(role), null, Set.of(), false, false, null);
        }

        /** Held by whoever holds one of these on the context. */
        public Role inheritedFrom(Enum<?>... rolesOfContext) {
            return but(r -> r.inheritedFrom = Key.allOf(rolesOfContext));
        }

        public Role single() {
            return but(r -> r.isSingle = true);
        }

        public Role external() {
            return but(r -> r.isExternal = true);
        }

        /** Held on dossiers with this flag only: a draft, an unshared report are not theirs. */
        public Role when(Enum<?> flag) {
            return but(r -> r.when = Key.of(flag));
        }

        /** Held by the members of one group, where a sentence has routed the dossier to it. */
        public Role through(Groups some) {
            return but(r -> r.groups = some);
        }

        /** Whoever holds it holds that role on the context too, and loses it with the last one. */
        public Role making(Enum<?> roleOfContext) {
            return but(r -> r.makes = Key.of(roleOfContext));
        }

        /** Held by whoever holds that role on a dossier that is tied to this one by the link. */
        public Role heldBy(Enum<?> roleThere, Enum<?> link) {
            return but(r -> r.from = new FromLink(Key.of(link), Key.of(roleThere)));
        }

        /** Who holds it is told to these roles alone, and to whoever holds it of himself. */
        public Role seenBy(Enum<?>... roles) {
            return but(r -> r.audience = Audience.seenBy(roles));
        }

        Role named(Text newLabel) {
            return but(r -> r.label = newLabel);
        }

        private Role but(Consumer<Draft> change) {
            Draft draft = new Draft(this);
            change.accept(draft);
            return draft.done();
        }

        /** A role being written: one place that lists it all, so that no copy forgets a part. */
        private static final class Draft {
            private final Key key;
            private Text label;
            private Set<Key> inheritedFrom;
            private boolean isSingle;
            private boolean isExternal;
            private Key when;
            private Groups groups;
            private Key makes;
            private FromLink from;
            private Audience audience;

            private Draft(Role role) {
                key = role.key;
                label = role.label;
                inheritedFrom = role.inheritedFrom;
                isSingle = role.isSingle;
                isExternal = role.isExternal;
                when = role.when;
                groups = role.groups;
                makes = role.makes;
                from = role.from;
                audience = role.audience;
            }

            private Role done() {
                return new Role(
                        key,
                        label,
                        inheritedFrom,
                        isSingle,
                        isExternal,
                        when,
                        groups,
                        makes,
                        from,
                        audience);
            }
        }

        /** Whether somebody may come to hold it by one of these roles on the context. */
        public boolean comesFrom(Set<Key> rolesOfContext) {
            return inheritedFrom.stream().anyMatch(rolesOfContext::contains)
                    || groups != null && rolesOfContext.contains(groups.member());
        }
    }

    /**
     * Named data of a dossier.
     *
     * @param isDrawn whether an administrator draws its form, in a definition kept by the context
     * @param form the form, or the part of it that every definition has
     */
    public record Section(Key key, Text label, Form form, boolean isDrawn, Audience audience) {

        public static Section section(Enum<?> section, org.liasse.api.form.Field... fields) {
            return new Section(Key.of(section), null, Form.of(fields), false, Audience.EVERYONE);
        }

        public Section drawn() {
            return new Section(key, label, form, true, audience);
        }

        public Section seenBy(Enum<?>... roles) {
            return seen(Audience.seenBy(roles));
        }

        public Section seen(Audience newAudience) {
            return new Section(key, label, form, isDrawn, newAudience);
        }
    }

    /**
     * A named place for documents.
     *
     * @param mediaTypes accepted by content, such as {@code application/pdf} or {@code image/*};
     *     empty accepts all
     * @param maxBytes of one file; exactly that many are taken
     * @param isExpected whether an empty slot is something "to do"
     * @param ofPhotos whether thumbnails are made and position and date kept apart
     * @param signedBy roles that sign the documents of this slot; empty where nobody does
     * @param when the value of a field for which the slot is on the dossier, or {@code null} for
     *     always; documents that are there when the value changes are kept, outside what is
     *     expected
     * @param like the slot of the type whose sentences say who does what in this one, where an
     *     administrator drew it or somebody added it; {@code null} for the type's own. A drawn slot
     *     without it is ruled as the type's first slot
     */
    public record Slot(
            Key key,
            Text label,
            Audience audience,
            Set<String> mediaTypes,
            long maxBytes,
            int maxDocuments,
            boolean isExpected,
            boolean ofPhotos,
            Set<Key> signedBy,
            When when,
            Key like) {

        /** 20 MiB, 20 971 520 bytes. */
        public static final long TWENTY_MEBIBYTES = 20L * 1024 * 1024;

        public Slot {
            mediaTypes = Set.copyOf(mediaTypes);
            signedBy = Key.sorted(signedBy);
        }

        /** A field and the values, as text, that call for the slot. */
        public record When(Key section, Key field, Set<String> values) {
            public When {
                values = Set.copyOf(values);
            }

            /**
             * Whether the values of the sections call for the slot: the field's value is one of
             * these, or, where several may be chosen, one of those is.
             */
            public boolean holds(Map<Key, Map<String, Object>> sections) {
                Object value = sections.getOrDefault(section, Map.of()).get(field.value());
                if (value instanceof Collection<?> several) {
                    return several.stream().anyMatch(one -> values.contains(one.toString()));
                }
                return value != null && values.contains(value.toString());
            }
        }

        /** A slot that nobody signs and that is always there. */
        public Slot(
                Key key,
                Text label,
                Audience audience,
                Set<String> mediaTypes,
                long maxBytes,
                int maxDocuments,
                boolean isExpected,
                boolean ofPhotos) {
            this(
                    key,
                    label,
                    audience,
                    mediaTypes,
                    maxBytes,
                    maxDocuments,
                    isExpected,
                    ofPhotos,
                    Set.of(),
                    null,
                    null);
        }

        public static Slot slot(Enum<?> slot) {
            return new Slot(
                    Key.of(slot),
                    null,
                    Audience.EVERYONE,
                    Set.of(),
                    TWENTY_MEBIBYTES,
                    50,
                    false,
                    false);
        }

        public Slot seenBy(Enum<?>... roles) {
            return seen(Audience.seenBy(roles));
        }

        public Slot seen(Audience newAudience) {
            return with(newAudience, mediaTypes, maxBytes, maxDocuments, isExpected, ofPhotos);
        }

        public Slot accepting(String... types) {
            return with(audience, Set.of(types), maxBytes, maxDocuments, isExpected, ofPhotos);
        }

        public Slot upTo(long bytes) {
            return with(audience, mediaTypes, bytes, maxDocuments, isExpected, ofPhotos);
        }

        public Slot atMost(int documents) {
            return with(audience, mediaTypes, maxBytes, documents, isExpected, ofPhotos);
        }

        public Slot expected() {
            return with(audience, mediaTypes, maxBytes, maxDocuments, true, ofPhotos);
        }

        public Slot photos() {
            return with(audience, mediaTypes, maxBytes, maxDocuments, isExpected, true);
        }

        private Slot with(
                Audience newAudience,
                Set<String> newTypes,
                long newBytes,
                int newDocuments,
                boolean newExpected,
                boolean newPhotos) {
            return new Slot(
                    key,
                    label,
                    newAudience,
                    newTypes,
                    newBytes,
                    newDocuments,
                    newExpected,
                    newPhotos,
                    signedBy,
                    when,
                    like);
        }

        /** Who signs the documents of this slot. */
        public Slot signedBy(Enum<?>... roles) {
            return completed(label, Key.allOf(roles), when, like);
        }

        /** On the dossier only while the field has one of these values. */
        public Slot when(Enum<?> section, String field, String... values) {
            When needed = new When(Key.of(section), new Key(field), Set.of(values));
            return completed(label, signedBy, needed, like);
        }

        public Slot named(String fr, String en) {
            return named(new Text(fr, en));
        }

        public Slot named(Text newLabel) {
            return completed(newLabel, signedBy, when, like);
        }

        /** One more slot like this one, ruled by the same sentences. */
        public Slot another(Key newKey, Text newLabel) {
            return new Slot(
                    newKey,
                    newLabel,
                    audience,
                    mediaTypes,
                    maxBytes,
                    maxDocuments,
                    isExpected,
                    ofPhotos,
                    signedBy,
                    when,
                    key);
        }

        /** Ruled by the sentences on that slot of the type. */
        public Slot like(Key slot) {
            return completed(label, signedBy, when, slot);
        }

        private Slot completed(Text newLabel, Set<Key> newSignatories, When newWhen, Key newLike) {
            return new Slot(
                    key,
                    newLabel,
                    audience,
                    mediaTypes,
                    maxBytes,
                    maxDocuments,
                    isExpected,
                    ofPhotos,
                    newSignatories,
                    newWhen,
                    newLike);
        }

        /** Whether the slot is on a dossier with these values. */
        public boolean isOn(Map<Key, Map<String, Object>> sections) {
            if (when == null) {
                return true;
            }
            Object value =
                    sections.getOrDefault(when.section(), Map.of()).get(when.field().value());
            return value != null && when.values().contains(value.toString());
        }
    }

    /**
     * A conversation; who writes in it is said by sentences. {@code maxBytes} bounds each
     * attachment.
     */
    public record Thread(
            Key key, Text label, Audience audience, long maxBytes, List<String> presets) {

        public Thread {
            presets = presets == null ? List.of() : List.copyOf(presets);
        }

        public static Thread thread(Enum<?> thread) {
            return new Thread(
                    Key.of(thread), null, Audience.EVERYONE, Slot.TWENTY_MEBIBYTES, List.of());
        }

        public Thread seenBy(Enum<?>... roles) {
            return seen(Audience.seenBy(roles));
        }

        public Thread seen(Audience newAudience) {
            return new Thread(key, label, newAudience, maxBytes, presets);
        }

        public Thread upTo(long bytes) {
            return new Thread(key, label, audience, bytes, presets);
        }

        /**
         * Whoever may write here may choose one of these sayings of the type instead of words of
         * his own.
         */
        public Thread offering(String... sayings) {
            return new Thread(key, label, audience, maxBytes, List.of(sayings));
        }

        Thread labelled(Text newLabel) {
            return new Thread(key, newLabel, audience, maxBytes, presets);
        }
    }

    /** A named fact of a dossier. */
    public record Flag(Key key, Text label, Audience audience) {

        public static Flag flag(Enum<?> flag) {
            return new Flag(Key.of(flag), null, Audience.EVERYONE);
        }

        public Flag seenBy(Enum<?>... roles) {
            return new Flag(key, label, Audience.seenBy(roles));
        }
    }

    /** A named list with a counter. */
    public record Tab(Key key, Text label, Filter filter, Audience audience, By by) {

        /** A field of a section, whose least value comes first. */
        public record By(Key section, Key field) {}

        public static Tab tab(Enum<?> tab, Filter filter) {
            return new Tab(Key.of(tab), null, filter, Audience.EVERYONE, null);
        }

        /** Offered only to those who hold one of these roles. */
        public Tab seenBy(Enum<?>... roles) {
            return new Tab(key, label, filter, Audience.seenBy(roles), by);
        }

        /** In this order, where its reader asks for no other. */
        public Tab sortedBy(Enum<?> section, String field) {
            return new Tab(key, label, filter, audience, new By(Key.of(section), new Key(field)));
        }

        Tab labelled(Text newLabel) {
            return new Tab(key, newLabel, filter, audience, by);
        }
    }

    /**
     * Something people are told.
     *
     * @param on the actions, verbs (with their object: {@code write-in messages}) or events after
     *     which it is told
     * @param doneBy roles of which the actor must hold one; empty for whoever acted
     * @param to the roles told, the actor not among them but where {@code isForActorToo}
     * @param named an input of the action that names the account told, besides the roles; or {@code
     *     null}
     * @param onlyMarked told only to holders who put this mark, or {@code null}
     * @param onlyUnmarked told only to holders who did not put this mark, or {@code null}
     * @param delivery how it is sent; preferences may change it unless it is mandatory
     * @param startsOff whether it is sent only to who asked for it
     * @param badge whether it raises the badge of the dossier
     * @param per {@code section.field}: people set it on or off for each value of that choice; or
     *     {@code null}
     * @param off what of it is switched off until somebody switches it on
     * @param withheld inputs that are left out of what is told, each with the {@code section.field}
     *     of the context, a yes/no, that says so by "no"
     * @param attached an input of the action whose file goes with it, or {@code null}
     * @param isForMentioned whether it is told to whom a message mentions, and to nobody else
     * @param telling sections whose values it tells, to whoever sees them
     * @param isWithDocument whether the document goes with it that the act put into a slot
     * @param answeredIn a thread whose presets it offers to whoever may write there, or {@code
     *     null}
     * @param orMarked beside {@code onlyMarked}: told also to holders who put that mark on a
     *     dossier tied to it, or {@code null}
     * @param inviting an appointment to which it invites whoever has it in his calendar, or that it
     *     takes away there; or {@code null}
     * @param isForActorToo whether the actor is told as well, where he holds one of the roles
     */
    public record Notice(
            Key key,
            Text label,
            Set<String> on,
            Set<Key> doneBy,
            Set<Key> to,
            String named,
            Key onlyMarked,
            Key onlyUnmarked,
            Delivery delivery,
            boolean startsOff,
            boolean isMandatory,
            boolean badge,
            String per,
            List<Off> off,
            Map<String, String> withheld,
            String attached,
            boolean isForMentioned,
            Set<Key> telling,
            boolean isWithDocument,
            Key answeredIn,
            ThereMarked orMarked,
            Key inviting,
            boolean isForActorToo) {

        /** A mark on dossiers to which a link leads. */
        public record ThereMarked(Key link, Key mark) {}

        /** What the words of every notice may name, besides what it tells and asks for. */
        public static final Set<String> WORDS =
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

        public enum Delivery {
            IMMEDIATE,
            DAILY,
            WEEKLY,
            OFF
        }

        public Notice {
            on = Collections.unmodifiableSet(new TreeSet<>(on));
            doneBy = Key.sorted(doneBy);
            to = Key.sorted(to);
            off = List.copyOf(off);
            telling = telling == null ? Set.of() : Key.sorted(telling);
            withheld =
                    withheld == null
                            ? Map.of()
                            : Collections.unmodifiableMap(new TreeMap<>(withheld));
        }

        /** One value of the field of {@code per}, and the role for which it starts switched off. */
        public record Off(Key role, String value) {}

        public static Notice notice(Enum<?> notice) {
            return new Notice(
                    Key.of(notice),
                    null,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    null,
                    null,
                    null,
                    Delivery.IMMEDIATE,
                    false,
                    false,
                    false,
                    null,
                    List.of(),
                    Map.of(),
                    null,
                    false,
                    Set.of(),
                    false,
                    null,
                    null,
                    null,
                    false);
        }

        public Notice on(Enum<?>... actions) {
            return on(Key.allOf(actions).stream().map(Key::value).toArray(String[]::new));
        }

        /** After this verb of the core on this object. */
        public Notice on(org.liasse.api.workflow.Verb verb, Enum<?> object) {
            return on(Key.of(verb) + " " + Key.of(object));
        }

        private Notice on(String... more) {
            var all = new TreeSet<>(on);
            all.addAll(List.of(more));
            return but(n -> n.on = all);
        }

        public Notice to(Enum<?>... roles) {
            return but(n -> n.to = Key.allOf(roles));
        }

        /** Only where the actor holds one of these roles. */
        public Notice doneBy(Enum<?>... roles) {
            return but(n -> n.doneBy = Key.allOf(roles));
        }

        /** Told to the account that this input of the action names. */
        public Notice toNamed(String input) {
            return but(n -> n.named = input);
        }

        /**
         * Told to whom the message mentions, and to nobody else; for him it takes the place of the
         * other notices of that message.
         */
        public Notice toMentioned() {
            return but(n -> n.isForMentioned = true);
        }

        public Notice marked(Enum<?> mark) {
            return but(n -> n.onlyMarked = Key.of(mark));
        }

        /** After {@code marked}: or who put that mark on the dossier to which the link leads. */
        public Notice orMarked(Enum<?> link, Enum<?> mark) {
            return but(n -> n.orMarked = new ThereMarked(Key.of(link), Key.of(mark)));
        }

        public Notice unmarked(Enum<?> mark) {
            return but(n -> n.onlyUnmarked = Key.of(mark));
        }

        /** What this input says is left out where that yes/no field of the context says no. */
        public Notice withholding(String input, Enum<?> section, String field) {
            var more = new TreeMap<>(withheld);
            more.put(input, Key.of(section) + "." + field);
            return but(n -> n.withheld = more);
        }

        /** The file of this input goes with it. */
        public Notice attaching(String input) {
            return but(n -> n.attached = input);
        }

        /** The document that a deposit or a product puts into its slot goes with it. */
        public Notice attachingTheDocument() {
            return but(n -> n.isWithDocument = true);
        }

        /** Its words may name the fields of these sections, as far as their reader sees them. */
        public Notice telling(Enum<?>... sections) {
            return but(n -> n.telling = Key.allOf(sections));
        }

        /** It offers the presets of this thread to whoever may write there. */
        public Notice answeredIn(Enum<?> thread) {
            return but(n -> n.answeredIn = Key.of(thread));
        }

        /** Its mails bring that appointment, for the calendars of those whose it is. */
        public Notice inviting(Enum<?> appointment) {
            return but(n -> n.inviting = Key.of(appointment));
        }

        /** Told to whoever acted, too. */
        public Notice toActorToo() {
            return but(n -> n.isForActorToo = true);
        }

        public Notice by(Delivery newDelivery) {
            return but(n -> n.delivery = newDelivery);
        }

        /** Sent only to who asked for it. */
        public Notice startingOff() {
            return but(n -> n.startsOff = true);
        }

        public Notice mandatory() {
            return but(n -> n.isMandatory = true);
        }

        public Notice raisingABadge() {
            return but(n -> n.badge = true);
        }

        /** People set it on or off for each value of this choice. */
        public Notice per(Enum<?> section, String field) {
            return but(n -> n.per = Key.of(section) + "." + field);
        }

        /** For this value it starts switched off for this role. */
        public Notice offFor(Enum<?> role, String value) {
            var more = new ArrayList<>(off);
            more.add(new Off(Key.of(role), value));
            return but(n -> n.off = more);
        }

        Notice labelled(Text newLabel) {
            return but(n -> n.label = newLabel);
        }

        private Notice but(Consumer<Draft> change) {
            Draft draft = new Draft(this);
            change.accept(draft);
            return draft.done();
        }

        /** A notice being written: one place that lists it all, so that no copy forgets a part. */
        private static final class Draft {
            private final Key key;
            private Text label;
            private Set<String> on;
            private Set<Key> doneBy;
            private Set<Key> to;
            private String named;
            private Key onlyMarked;
            private Key onlyUnmarked;
            private Delivery delivery;
            private boolean startsOff;
            private boolean isMandatory;
            private boolean badge;
            private String per;
            private List<Off> off;
            private Map<String, String> withheld;
            private String attached;
            private boolean isForMentioned;
            private Set<Key> telling;
            private boolean isWithDocument;
            private Key answeredIn;
            private ThereMarked orMarked;
            private Key inviting;
            private boolean isForActorToo;

            private Draft(Notice notice) {
                key = notice.key;
                label = notice.label;
                on = notice.on;
                doneBy = notice.doneBy;
                to = notice.to;
                named = notice.named;
                onlyMarked = notice.onlyMarked;
                onlyUnmarked = notice.onlyUnmarked;
                delivery = notice.delivery;
                startsOff = notice.startsOff;
                isMandatory = notice.isMandatory;
                badge = notice.badge;
                per = notice.per;
                off = notice.off;
                withheld = notice.withheld;
                attached = notice.attached;
                isForMentioned = notice.isForMentioned;
                telling = notice.telling;
                isWithDocument = notice.isWithDocument;
                answeredIn = notice.answeredIn;
                orMarked = notice.orMarked;
                inviting = notice.inviting;
                isForActorToo = notice.isForActorToo;
            }

            private Notice done() {
                return new Notice(
                        key,
                        label,
                        on,
                        doneBy,
                        to,
                        named,
                        onlyMarked,
                        onlyUnmarked,
                        delivery,
                        startsOff,
                        isMandatory,
                        badge,
                        per,
                        off,
                        withheld,
                        attached,
                        isForMentioned,
                        telling,
                        isWithDocument,
                        answeredIn,
                        orMarked,
                        inviting,
                        isForActorToo);
            }
        }
    }

    /**
     * A recap: what some notices had to say since the one before, in one letter. It lists a dossier
     * only where its reader still sees what happened there.
     *
     * @param of the notices that it gathers, whether or not they are told by themselves too
     * @param within tabs in one of which a dossier must be, for the reader, when the recap is made;
     *     empty for all
     * @param days on which it is made, at least one
     * @param at the time of day, in the zone of the installation
     * @param wholeDays whether it ends with the day before; else at the time at which it is made
     * @param startsOff whether it is sent only to who asked for it
     * @param unless the {@code section.field} of the context, a yes/no, that leaves its dossiers
     *     out by "yes"; or {@code null}
     */
    public record Digest(
            Key key,
            Text label,
            Set<Key> of,
            Set<Key> within,
            Set<DayOfWeek> days,
            LocalTime at,
            boolean wholeDays,
            boolean startsOff,
            String unless) {

        private static final LocalTime MORNING = LocalTime.of(8, 0);

        /** Of notices that go daily, where no digest of the type gathers them. */
        public static final Digest DAILY =
                new Digest(
                        new Key("daily"),
                        new Text("Récapitulatif quotidien", "Daily recap"),
                        Set.of(),
                        Set.of(),
                        EnumSet.allOf(DayOfWeek.class),
                        MORNING,
                        false,
                        false,
                        null);

        /** Of notices that go weekly, where no digest of the type gathers them. */
        public static final Digest WEEKLY =
                new Digest(
                        new Key("weekly"),
                        new Text("Récapitulatif hebdomadaire", "Weekly recap"),
                        Set.of(),
                        Set.of(),
                        EnumSet.of(DayOfWeek.MONDAY),
                        MORNING,
                        false,
                        false,
                        null);

        public Digest {
            of = Key.sorted(of);
            within = Key.sorted(within);
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        }

        public static Digest digest(Enum<?> digest, Enum<?>... notices) {
            return new Digest(
                    Key.of(digest),
                    null,
                    Key.allOf(notices),
                    Set.of(),
                    EnumSet.allOf(DayOfWeek.class),
                    MORNING,
                    false,
                    false,
                    null);
        }

        public Digest on(DayOfWeek... newDays) {
            return with(label, within, Set.of(newDays), at, wholeDays, startsOff, unless);
        }

        public Digest at(int hour, int minute) {
            LocalTime time = LocalTime.of(hour, minute);
            return with(label, within, days, time, wholeDays, startsOff, unless);
        }

        /** Only dossiers that are in one of these tabs for the reader. */
        public Digest within(Enum<?>... tabs) {
            return with(label, Key.allOf(tabs), days, at, wholeDays, startsOff, unless);
        }

        /** It ends with the day before. */
        public Digest ofWholeDays() {
            return with(label, within, days, at, true, startsOff, unless);
        }

        /** Sent only to who asked for it. */
        public Digest startingOff() {
            return with(label, within, days, at, wholeDays, true, unless);
        }

        /** It lists nothing of contexts of which this yes/no field says yes. */
        public Digest unless(Enum<?> section, String field) {
            String path = Key.of(section) + "." + field;
            return with(label, within, days, at, wholeDays, startsOff, path);
        }

        Digest labelled(Text newLabel) {
            return with(newLabel, within, days, at, wholeDays, startsOff, unless);
        }

        /** {@code WEEKLY} where it is made on one day of the week, else {@code DAILY}. */
        public Notice.Delivery rhythm() {
            return days.size() == 1 ? Notice.Delivery.WEEKLY : Notice.Delivery.DAILY;
        }

        private Digest with(
                Text newLabel,
                Set<Key> newWithin,
                Set<DayOfWeek> newDays,
                LocalTime newAt,
                boolean newWholeDays,
                boolean newStartsOff,
                String newUnless) {
            return new Digest(
                    key,
                    newLabel,
                    of,
                    newWithin,
                    newDays,
                    newAt,
                    newWholeDays,
                    newStartsOff,
                    newUnless);
        }
    }

    /**
     * A named tie to dossiers of another type.
     *
     * @param back how the other side calls it
     * @param isToParts whether dossiers tied by it are parts of this one: what follows from this
     *     one is asked again after each act on them, and they are erased with it
     */
    public record Link(Key key, Text label, Key toType, Key back, boolean isToParts) {

        public static Link link(Enum<?> kind, String toType, Enum<?> back) {
            return new Link(Key.of(kind), null, new Key(toType), Key.of(back), false);
        }

        public Link toParts() {
            return new Link(key, label, toType, back, true);
        }

        Link labelled(Text newLabel) {
            return new Link(key, newLabel, toType, back, isToParts);
        }
    }

    /**
     * A document that the type can produce; a {@code DocumentGenerator} service of that key writes
     * it.
     *
     * @param isWritten whether it says instead what the texts {@code document.<key>.title} and
     *     {@code document.<key>.text} say, which administrators change
     * @param withheld what it may name as {@code section.field} and leaves out where a yes/no of
     *     the context, {@code section.field} there, says no
     * @param isSealed whether it is sealed in the name of the office, where a certificate is
     *     configured
     */
    public record Product(
            Key key,
            Text label,
            Key slot,
            boolean isWritten,
            Map<String, String> withheld,
            boolean isSealed) {

        /** What the words of every written product may name, besides fields. */
        public static final Set<String> WORDS =
                Set.of("number", "title", "type", "state", "office", "context", "opened", "since");

        public Product {
            withheld =
                    withheld == null
                            ? Map.of()
                            : Collections.unmodifiableMap(new TreeMap<>(withheld));
        }

        public static Product product(Enum<?> product, Enum<?> slot) {
            return new Product(Key.of(product), null, Key.of(slot), false, Map.of(), false);
        }

        /**
         * Written from words that administrators change. They name nothing but what everybody sees
         * who sees its slot, whoever has it made.
         */
        public Product written() {
            return new Product(key, label, slot, true, withheld, isSealed);
        }

        /**
         * Sealed in the name of the office, so that any change shows; it is PDF. Where no
         * certificate is configured it goes without.
         */
        public Product sealed() {
            return new Product(key, label, slot, isWritten, withheld, true);
        }

        /** This field is left out where that yes/no field of the context says no. */
        public Product withholding(
                Enum<?> section, String field, Enum<?> contextSection, String contextField) {
            var more = new TreeMap<>(withheld);
            more.put(Key.of(section) + "." + field, Key.of(contextSection) + "." + contextField);
            return new Product(key, label, slot, isWritten, more, isSealed);
        }

        Product labelled(Text newLabel) {
            return new Product(key, newLabel, slot, isWritten, withheld, isSealed);
        }

        /** The text of the type that it is written from; {@code title} and {@code text} of it. */
        public String words() {
            return "document." + key;
        }
    }
}
