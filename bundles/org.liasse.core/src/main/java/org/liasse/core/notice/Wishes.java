package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Digest;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.core.store.Sql;

/**
 * How some people want to be told, by what they have saved and, where they have not, by what the
 * type says. What is said for one context goes before what is said for all; a value of the choice
 * that is switched off goes before everything.
 */
final class Wishes {

    /** For all contexts; for the notice as a whole. */
    static final String ALL = "";

    /** Of those who have saved nothing. */
    static final Wishes NONE = new Wishes();

    private record Wish(Key notice, String context, String choice) {}

    private final Map<String, Map<Wish, Delivery>> saved = new HashMap<>();

    private Wishes() {}

    /**
     * @param contexts of which what was said for one of them alone is wanted
     */
    static Wishes of(Sql sql, List<Principal> people, Key type, Set<String> contexts) {
        Wishes wishes = new Wishes();
        if (people.isEmpty()) {
            return wishes;
        }
        var places = new ArrayList<>(contexts);
        places.add(ALL);
        var arguments = new ArrayList<Object>();
        arguments.add(type);
        arguments.addAll(people);
        arguments.addAll(places);
        sql.list(
                "select person, notice_key, context_id, choice, delivery from preference where"
                        + " type_key = ? and person in ("
                        + Sql.marks(people)
                        + ") and context_id in ("
                        + Sql.marks(places)
                        + ")",
                row ->
                        wishes.saved
                                .computeIfAbsent(row.getString(1), person -> new HashMap<>())
                                .put(
                                        new Wish(
                                                new Key(row.getString(2)),
                                                row.getString(3),
                                                row.getString(4)),
                                        Delivery.valueOf(row.getString(5))),
                arguments);
        return wishes;
    }

    /**
     * @param choice the value, on this dossier, of the field by which people set it, or {@code
     *     null}
     * @param roles of the person on the dossier
     */
    Delivery of(Principal person, Notice notice, String context, String choice, Set<Key> roles) {
        if (isOff(person, notice, context, choice, roles)) {
            return Delivery.OFF;
        }
        Delivery byDefault = notice.startsOff() ? Delivery.OFF : notice.delivery();
        return notice.isMandatory()
                ? notice.delivery()
                : said(person, notice.key(), context, ALL, byDefault);
    }

    /** Whether this value of the choice is switched off. */
    boolean isOff(Principal person, Notice notice, String context, String choice, Set<Key> roles) {
        if (notice.per() == null || choice == null) {
            return false;
        }
        boolean startsOff =
                notice.off().stream()
                        .anyMatch(off -> off.value().equals(choice) && roles.contains(off.role()));
        Delivery byDefault = startsOff ? Delivery.OFF : Delivery.IMMEDIATE;
        return said(person, notice.key(), context, choice, byDefault) == Delivery.OFF;
    }

    boolean wants(Principal person, Digest digest, String context) {
        Delivery byDefault = digest.startsOff() ? Delivery.OFF : digest.rhythm();
        return said(person, digest.key(), context, ALL, byDefault) != Delivery.OFF;
    }

    boolean isSaved(Principal person, Key notice, String context, String choice) {
        Map<Wish, Delivery> own = saved.getOrDefault(person.toString(), Map.of());
        return own.containsKey(new Wish(notice, ALL, choice))
                || own.containsKey(new Wish(notice, context, choice));
    }

    private Delivery said(
            Principal person, Key notice, String context, String choice, Delivery byDefault) {
        Map<Wish, Delivery> own = saved.getOrDefault(person.toString(), Map.of());
        Delivery everywhere = own.getOrDefault(new Wish(notice, ALL, choice), byDefault);
        return own.getOrDefault(new Wish(notice, context, choice), everywhere);
    }
}
