package org.liasse.core.notice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.AddedSlots;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.Shares;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;

/**
 * The dossier that something is told of, as it is at that moment, without regard to who is told.
 *
 * @param context under which it stands, or {@code null}
 * @param seats who holds which role; roles behind a flag that is not set are nobody's
 * @param sections stored sections of the dossier by key
 * @param settings stored sections of its context by key
 * @param onlooker what he does not see is not told
 */
record Subject(
        String id,
        String office,
        String number,
        String title,
        String context,
        Key state,
        Set<Key> flags,
        DossierType type,
        List<Seat> seats,
        Map<Key, Stored> sections,
        Map<Key, Stored> settings,
        Onlooker onlooker) {

    record Seat(Principal principal, Key role) {}

    /** What a section holds. */
    record Stored(Map<String, Object> values) {}

    /** Empty where it is gone. */
    static Optional<Subject> read(Sql sql, DossierType type, String id) {
        record Row(
                String office,
                String number,
                String title,
                String context,
                Key state,
                String flags,
                String shares,
                String added) {}
        return sql.first(
                        "select office_id, number, title, context_id, state_key, flags, shares,"
                                + " added_slots from dossier where id = ?",
                        row ->
                                new Row(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        new Key(row.getString(5)),
                                        row.getString(6),
                                        row.getString(7),
                                        row.getString(8)),
                        id)
                .map(
                        row ->
                                new Subject(
                                        id,
                                        row.office(),
                                        row.number(),
                                        row.title(),
                                        row.context(),
                                        row.state(),
                                        Audiences.rolesOf(row.flags()),
                                        Shares.of(row.shares())
                                                .on(AddedSlots.of(row.added()).on(type)),
                                        seats(sql, id),
                                        sections(sql, id),
                                        row.context() == null
                                                ? Map.of()
                                                : sections(sql, row.context()),
                                        Onlooker.NOBODY));
    }

    private static List<Seat> seats(Sql sql, String dossier) {
        return sql.list(
                "select principal, role_key from dossier_grant where dossier_id = ? and principal"
                        + " not like '~%' order by principal, role_key",
                row -> new Seat(Principal.parse(row.getString(1)), new Key(row.getString(2))),
                dossier);
    }

    private static Map<Key, Stored> sections(Sql sql, String dossier) {
        Map<Key, Stored> sections = new HashMap<>();
        sql.list(
                "select section_key, content from section where dossier_id = ?",
                row ->
                        sections.put(
                                new Key(row.getString(1)), new Stored(Json.read(row.getString(2)))),
                dossier);
        return sections;
    }

    /** The same, to be told before somebody's eyes, of those who hold these roles alone. */
    Subject before(Onlooker eyes, List<Seat> known) {
        return new Subject(
                id, office, number, title, context, state, flags, type, known, sections, settings,
                eyes);
    }

    /** Whether what is for this audience is told to somebody with these roles. */
    boolean isFor(String audience, Set<Key> roles) {
        return Audiences.include(audience, roles) && onlooker.sees(audience);
    }

    boolean isFor(Slot slot, Set<Key> roles) {
        return slot.audience().includes(roles, flags) && onlooker.seesSlot(slot, flags);
    }

    /** Whether the onlooker sees a section, whatever it holds. */
    boolean isShown(Key section) {
        return type.section(section).filter(s -> onlooker.seesSection(s, flags)).isPresent();
    }

    /** Whether the onlooker sees a thread, whatever is said there. */
    boolean isHeard(Key thread) {
        return type.thread(thread)
                .filter(t -> onlooker.sees(Audiences.of(t.audience(), flags)))
                .isPresent();
    }

    /** Under the office itself where it stands under no dossier. */
    String place() {
        return context == null ? office : context;
    }

    /** The value of {@code section.field} here, or {@code null}. */
    Object value(String path) {
        return value(sections, path);
    }

    /** The value of {@code section.field} of the context, or {@code null}. */
    Object setting(String path) {
        return value(settings, path);
    }

    private static Object value(Map<Key, Stored> sections, String path) {
        String[] parts = path.split("\\.", 2);
        Stored stored = sections.get(new Key(parts[0]));
        return stored == null ? null : stored.values().get(parts[1]);
    }

    /** What a section holds, for somebody with these roles; nothing where he does not see it. */
    Map<String, Object> section(Key key, Set<Key> roles) {
        Stored stored = sections.get(key);
        Optional<Section> section = type.section(key);
        return stored != null
                        && section.isPresent()
                        && section.get().audience().includes(roles, flags)
                        && onlooker.seesSection(section.get(), flags)
                ? stored.values()
                : Map.of();
    }
}
