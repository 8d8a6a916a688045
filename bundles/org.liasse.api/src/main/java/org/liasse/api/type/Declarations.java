package org.liasse.api.type;

import java.util.List;
import java.util.Set;
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
     */
    public record Role(
            Key key, Text label, Set<Key> inheritedFrom, boolean isSingle, boolean isExternal) {

        public static Role role(Enum<?> role) {
            return new Role(Key.of(role), null, Set.of(), false, false);
        }

        /** Held by whoever holds one of these on the context. */
        public Role inheritedFrom(Enum<?>... rolesOfContext) {
            return new Role(key, label, Key.allOf(rolesOfContext), isSingle, isExternal);
        }

        public Role single() {
            return new Role(key, label, inheritedFrom, true, isExternal);
        }

        public Role external() {
            return new Role(key, label, inheritedFrom, isSingle, true);
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
     */
    public record Slot(
            Key key,
            Text label,
            Audience audience,
            Set<String> mediaTypes,
            long maxBytes,
            int maxDocuments,
            boolean isExpected,
            boolean ofPhotos) {

        /** 20 MiB, 20 971 520 bytes. */
        public static final long TWENTY_MEBIBYTES = 20L * 1024 * 1024;

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
            return new Slot(
                    key,
                    label,
                    newAudience,
                    mediaTypes,
                    maxBytes,
                    maxDocuments,
                    isExpected,
                    ofPhotos);
        }

        public Slot accepting(String... types) {
            return new Slot(
                    key,
                    label,
                    audience,
                    Set.of(types),
                    maxBytes,
                    maxDocuments,
                    isExpected,
                    ofPhotos);
        }

        public Slot upTo(long bytes) {
            return new Slot(
                    key, label, audience, mediaTypes, bytes, maxDocuments, isExpected, ofPhotos);
        }

        public Slot atMost(int documents) {
            return new Slot(
                    key, label, audience, mediaTypes, maxBytes, documents, isExpected, ofPhotos);
        }

        public Slot expected() {
            return new Slot(
                    key, label, audience, mediaTypes, maxBytes, maxDocuments, true, ofPhotos);
        }

        public Slot photos() {
            return new Slot(
                    key, label, audience, mediaTypes, maxBytes, maxDocuments, isExpected, true);
        }

        public Slot named(String fr, String en) {
            return new Slot(
                    key,
                    new Text(fr, en),
                    audience,
                    mediaTypes,
                    maxBytes,
                    maxDocuments,
                    isExpected,
                    ofPhotos);
        }
    }

    /**
     * A conversation; who writes in it is said by sentences. {@code maxBytes} bounds each
     * attachment.
     */
    public record Thread(Key key, Text label, Audience audience, long maxBytes) {

        public static Thread thread(Enum<?> thread) {
            return new Thread(Key.of(thread), null, Audience.EVERYONE, Slot.TWENTY_MEBIBYTES);
        }

        public Thread seenBy(Enum<?>... roles) {
            return new Thread(key, label, Audience.seenBy(roles), maxBytes);
        }

        public Thread upTo(long bytes) {
            return new Thread(key, label, audience, bytes);
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
    public record Tab(Key key, Text label, Filter filter, Audience audience) {

        public static Tab tab(Enum<?> tab, Filter filter) {
            return new Tab(Key.of(tab), null, filter, Audience.EVERYONE);
        }

        /** Offered only to those who hold one of these roles. */
        public Tab seenBy(Enum<?>... roles) {
            return new Tab(key, label, filter, Audience.seenBy(roles));
        }
    }

    /**
     * Something people are told.
     *
     * @param on the actions, verbs (with their object: {@code write-in messages}) or events after
     *     which it is told
     * @param to the roles told, the actor never among them
     * @param onlyMarked told only to holders who put this mark, or {@code null}
     * @param delivery by default; preferences may change it unless it is mandatory
     * @param badge whether it raises the badge of the dossier
     */
    public record Notice(
            Key key,
            Text label,
            Set<String> on,
            Set<Key> to,
            Key onlyMarked,
            Delivery delivery,
            boolean isMandatory,
            boolean badge) {

        public enum Delivery {
            IMMEDIATE,
            DAILY,
            WEEKLY,
            OFF
        }

        public static Notice notice(Enum<?> notice) {
            return new Notice(
                    Key.of(notice),
                    null,
                    Set.of(),
                    Set.of(),
                    null,
                    Delivery.IMMEDIATE,
                    false,
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
            var all = new java.util.TreeSet<>(on);
            all.addAll(List.of(more));
            return new Notice(key, label, all, to, onlyMarked, delivery, isMandatory, badge);
        }

        public Notice to(Enum<?>... roles) {
            return new Notice(
                    key, label, on, Key.allOf(roles), onlyMarked, delivery, isMandatory, badge);
        }

        public Notice marked(Enum<?> mark) {
            return new Notice(key, label, on, to, Key.of(mark), delivery, isMandatory, badge);
        }

        public Notice by(Delivery newDelivery) {
            return new Notice(key, label, on, to, onlyMarked, newDelivery, isMandatory, badge);
        }

        public Notice mandatory() {
            return new Notice(key, label, on, to, onlyMarked, delivery, true, badge);
        }

        public Notice raisingABadge() {
            return new Notice(key, label, on, to, onlyMarked, delivery, isMandatory, true);
        }
    }

    /** A named tie to dossiers of another type; {@code back} is how the other side calls it. */
    public record Link(Key key, Text label, Key toType, Key back) {

        public static Link link(Enum<?> kind, String toType, Enum<?> back) {
            return new Link(Key.of(kind), null, new Key(toType), Key.of(back));
        }
    }

    /**
     * A document that the type can produce; a {@code DocumentGenerator} service of that key writes
     * it.
     */
    public record Product(Key key, Text label, Key slot) {

        public static Product product(Enum<?> product, Enum<?> slot) {
            return new Product(Key.of(product), null, Key.of(slot));
        }
    }

    /**
     * How long a dossier is kept, and the {@code section.field} of the context that says otherwise,
     * in months.
     */
    public record Retention(int months, String overriddenBy) {}
}
