package org.liasse.core.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liasse.api.Key;

/**
 * Who sees and who deposits what of one inspection, as the catalogue has it and as the office has
 * changed it since: written by hand, so that it errs by itself where the type errs.
 */
final class Rights {

    /** The office, then the clients of each kind, then whoever comes besides. */
    private static final List<String> ROLES =
            List.of(
                    "administrator",
                    "member",
                    "operator",
                    "builder",
                    "architect",
                    "individual",
                    "owner",
                    "site-manager",
                    "partner");

    /**
     * By roles, in their order: {@code s} sees, {@code d} deposits too; {@code p} sees once all is
     * paid, {@code u} once the office has unlocked it.
     */
    private static final String TABLE =
            """
            xml                s d d  d d d  s s d
            thermal-documents  s d d  d d d  s s d
            quote              s d s  s s s  s s s
            administrative     s d s  d d d  s s s
            dwelling-plans     s d s  d d d  s s s
            sampling-plan      s d s  s s s  s s s
            measurements       s d d  - - -  - - -
            photos             s d d  s s s  s d s
            reports            s d d  u p p  - - -
            payments           s d s  - s d  d - -
            """;

    /** The same of sections; nobody deposits in them. */
    private static final String SECTIONS =
            """
            case               s s s  s s s  s s s
            thermal            s s s  s s s  s s s
            appointment        s s s  s s s  s s s
            control            s s s  - - -  - - -
            result             s s s  - - -  - - -
            quote              s s -  - - -  - - -
            quoted             s s -  - - -  - - -
            settlement         s s s  - s s  s - -
            """;

    private static final Map<Key, Map<Key, String>> BY_SLOT = read(TABLE);
    private static final Map<Key, Map<Key, String>> BY_SECTION = read(SECTIONS);

    private final Map<Key, Key> models = new LinkedHashMap<>();
    private final Set<Key> unlocked = new TreeSet<>();
    private final Map<Key, Set<Key>> taken = new HashMap<>();
    private final Map<Key, Set<Key>> barred = new HashMap<>();
    private boolean isPaid;

    Rights() {
        BY_SLOT.keySet().forEach(slot -> models.put(slot, slot));
    }

    private static Map<Key, Map<Key, String>> read(String table) {
        Map<Key, Map<Key, String>> byPart = new LinkedHashMap<>();
        table.lines()
                .map(line -> line.strip().split(" +"))
                .forEach(
                        line -> {
                            Map<Key, String> byRole = new LinkedHashMap<>();
                            for (int i = 0; i < ROLES.size(); i++) {
                                byRole.put(new Key(ROLES.get(i)), line[i + 1]);
                            }
                            byPart.put(new Key(line[0]), byRole);
                        });
        return byPart;
    }

    /** Every slot of the type. */
    static Set<Key> ofType() {
        return BY_SLOT.keySet();
    }

    /** The slots that there are now. */
    List<Key> slots() {
        return new ArrayList<>(models.keySet());
    }

    /** What the table says of a role; nothing of whoever has none. */
    private String said(Key role, Key slot) {
        return BY_SLOT.get(models.get(slot)).getOrDefault(role, "-");
    }

    boolean sees(Key role, Key slot) {
        if (taken.getOrDefault(slot, Set.of()).contains(role)) {
            return false;
        }
        return switch (said(role, slot)) {
            case "s", "d" -> true;
            case "p" -> isPaid;
            case "u" -> unlocked.contains(slot);
            default -> false;
        };
    }

    Set<Key> seenBy(Key role) {
        return Key.sorted(slots().stream().filter(slot -> sees(role, slot)).toList());
    }

    static Set<Key> sectionsSeenBy(Key role) {
        return Key.sorted(
                BY_SECTION.entrySet().stream()
                        .filter(section -> "s".equals(section.getValue().get(role)))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    boolean deposits(Key role, Key slot) {
        return said(role, slot).equals("d") && !barred.getOrDefault(slot, Set.of()).contains(role);
    }

    /** Every role of the type that the table lets deposit, or see, whatever is paid or unlocked. */
    static Set<Key> roles(Key slot, String... said) {
        return Key.sorted(
                BY_SLOT.get(slot).entrySet().stream()
                        .filter(entry -> Stream.of(said).anyMatch(entry.getValue()::equals))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    void add(Key slot, Key model) {
        models.put(slot, model);
    }

    void pay(boolean nowPaid) {
        isPaid = nowPaid;
    }

    void unlock(Key slot) {
        unlocked.add(slot);
    }

    void lock(Key slot) {
        unlocked.remove(slot);
    }

    void take(Key slot, Set<Key> from, Set<Key> mayNotDeposit) {
        taken.put(slot, from);
        barred.put(slot, mayNotDeposit);
    }
}
