package org.liasse.rest.type;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.form.Form;
import org.liasse.api.type.Appointment;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Sentence;

/** A type, as its reader gets it. */
public record TypeJson(
        @JsonUnwrapped Summary type,
        List<StateJson> states,
        List<RoleJson> roles,
        List<ActionJson> actions,
        List<SectionJson> sections,
        List<SlotJson> slots,
        List<ThreadJson> threads,
        List<FlagJson> flags,
        List<Named> marks,
        List<Named> tabs,
        List<LinkJson> links,
        List<ProductJson> products,
        List<AppointmentJson> appointments) {

    /**
     * @param present whether its variant is there; {@code false}: read only
     * @param context whether other dossiers are opened under its dossiers
     * @param under the types of which one is the context of its dossiers; empty: the office
     * @param draws the type whose definition is drawn on its dossiers, or absent
     */
    public record Summary(
            String key,
            String label,
            String plural,
            String version,
            boolean present,
            boolean context,
            Set<Key> under,
            String draws,
            String path,
            String href) {

        public static Summary of(Known known, Language language) {
            DossierType type = known.type();
            return new Summary(
                    type.key().value(),
                    type.label().in(language),
                    type.plural().in(language),
                    type.version(),
                    known.present(),
                    type.isContext(),
                    Key.sorted(type.contextTypes()),
                    type.draws() == null ? null : type.draws().value(),
                    "/api/" + type.path(),
                    "/api/types/" + type.key());
        }
    }

    public record Named(String key, String label) {}

    public record StateJson(String key, String label, boolean last) {}

    /**
     * @param groups the type of the dossiers through which it is held, or absent
     * @param makes the role that its holders hold on the context by it, or absent
     * @param link by which it comes from a role on the dossiers to which it leads, or absent
     * @param held that role, or absent
     * @param when the flag while which what it follows from is enough, or absent: always
     */
    public record RoleJson(
            String key,
            String label,
            Set<Key> inheritedFrom,
            boolean single,
            boolean external,
            Key groups,
            Key makes,
            Key link,
            Key held,
            Key when) {}

    public record ActionJson(String key, String label, List<FieldJson> inputs, boolean confirm) {}

    /** A role that sees, while the flag {@code when} stands; absent: always. */
    public record SeatJson(Key role, Key when) {}

    public record SectionJson(
            String key,
            String label,
            boolean drawn,
            List<SeatJson> seenBy,
            List<FieldJson> fields) {}

    public record SlotJson(
            String key,
            String label,
            Collection<String> mediaTypes,
            long maxBytes,
            int maxDocuments,
            boolean expected,
            boolean photos,
            Collection<Key> signedBy,
            List<SeatJson> seenBy) {}

    public record ThreadJson(String key, String label, long maxBytes, List<SeatJson> seenBy) {}

    public record FlagJson(String key, String label, List<SeatJson> seenBy) {}

    public record LinkJson(String key, String label, Key type) {}

    /**
     * @param written from words, which administrators may change
     */
    public record ProductJson(
            String key, String label, Key slot, boolean written, boolean sealed) {}

    /**
     * Fields as {@code section.field}, absent where there is none.
     *
     * @param coming roles whose holders come
     * @param told roles in whose calendars it is as well
     */
    public record AppointmentJson(
            String key,
            String label,
            String start,
            String end,
            String proposed,
            String place,
            String person,
            Collection<Key> coming,
            Collection<Key> told) {}

    public static TypeJson of(Known known, Language language) {
        DossierType type = known.type();
        return new TypeJson(
                Summary.of(known, language),
                type.states().stream()
                        .map(s -> new StateJson(s.key().value(), in(s.label(), language), s.last()))
                        .toList(),
                type.roles().stream()
                        .map(
                                r ->
                                        new RoleJson(
                                                r.key().value(),
                                                in(r.label(), language),
                                                r.inheritedFrom(),
                                                r.isSingle(),
                                                r.isExternal(),
                                                r.groups() == null ? null : r.groups().type(),
                                                r.makes(),
                                                r.from() == null ? null : r.from().link(),
                                                r.from() == null ? null : r.from().role(),
                                                r.when()))
                        .toList(),
                type.workflow().actions().stream().map(a -> action(type, a, language)).toList(),
                type.sections().stream()
                        .map(
                                s ->
                                        new SectionJson(
                                                s.key().value(),
                                                in(s.label(), language),
                                                s.isDrawn(),
                                                seats(s.audience()),
                                                FieldJson.of(s.form(), t -> t.in(language))))
                        .toList(),
                type.slots().stream().map(s -> slot(s, language)).toList(),
                type.threads().stream()
                        .map(
                                t ->
                                        new ThreadJson(
                                                t.key().value(),
                                                in(t.label(), language),
                                                t.maxBytes(),
                                                seats(t.audience())))
                        .toList(),
                type.flags().stream()
                        .map(
                                f ->
                                        new FlagJson(
                                                f.key().value(),
                                                in(f.label(), language),
                                                seats(f.audience())))
                        .toList(),
                type.marks().stream()
                        .sorted()
                        .map(m -> new Named(m.value(), type.text("mark." + m).in(language)))
                        .toList(),
                type.tabs().stream()
                        .map(t -> new Named(t.key().value(), in(t.label(), language)))
                        .toList(),
                type.links().stream()
                        .map(
                                l ->
                                        new LinkJson(
                                                l.key().value(),
                                                in(l.label(), language),
                                                l.toType()))
                        .toList(),
                type.products().stream()
                        .map(
                                p ->
                                        new ProductJson(
                                                p.key().value(),
                                                in(p.label(), language),
                                                p.slot(),
                                                p.isWritten(),
                                                p.isSealed()))
                        .toList(),
                type.appointments().stream().map(a -> appointment(a, language)).toList());
    }

    private static AppointmentJson appointment(Appointment appointment, Language language) {
        return new AppointmentJson(
                appointment.key().value(),
                in(appointment.label(), language),
                appointment.start().toString(),
                path(appointment.end()),
                path(appointment.proposed()),
                path(appointment.place()),
                path(appointment.person()),
                appointment.coming(),
                appointment.told());
    }

    private static String path(Appointment.At at) {
        return at == null ? null : at.toString();
    }

    private static ActionJson action(DossierType type, Key action, Language language) {
        Optional<Sentence> first =
                type.workflow().sentences().stream()
                        .filter(s -> s.act().action().equals(action) && s.act().object() == null)
                        .findFirst();
        return new ActionJson(
                action.value(),
                type.text("action." + action).in(language),
                FieldJson.of(first.map(Sentence::inputs).orElse(Form.EMPTY), t -> t.in(language)),
                first.map(Sentence::confirm).orElse(false));
    }

    static SlotJson slot(Slot slot, Language language) {
        return new SlotJson(
                slot.key().value(),
                in(slot.label(), language),
                slot.mediaTypes(),
                slot.maxBytes(),
                slot.maxDocuments(),
                slot.isExpected(),
                slot.ofPhotos(),
                slot.signedBy(),
                seats(slot.audience()));
    }

    private static List<SeatJson> seats(Audience audience) {
        return audience.seats().stream().map(s -> new SeatJson(s.role(), s.when())).toList();
    }

    private static String in(Text label, Language language) {
        return label == null ? null : label.in(language);
    }
}
