package org.liasse.core.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Json;

/**
 * What a dossier says of who sees its parts and deposits in them, where that is not as its type
 * says. Put on the type, it holds wherever the type is read.
 */
public record Shares(Map<Part, Share> parts) {

    static final Shares NONE = new Shares(Map.of());

    private static final int LONGEST = 8_000;

    /**
     * @param text as stored, or {@code null}
     */
    public static Shares of(String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        var parts = new HashMap<Part, Share>();
        Json.read(text)
                .forEach(
                        (name, said) -> {
                            String[] part = name.split(":", 2);
                            Map<?, ?> roles = (Map<?, ?>) said;
                            parts.put(
                                    new Part(
                                            Kind.valueOf(part[0].toUpperCase(Locale.ROOT)),
                                            new Key(part[1])),
                                    new Share(
                                            keys(roles.get("given")),
                                            keys(roles.get("taken")),
                                            keys(roles.get("barred"))));
                        });
        return new Shares(Map.copyOf(parts));
    }

    private static Set<Key> keys(Object said) {
        return said instanceof List<?> list
                ? Key.sorted(list.stream().map(role -> new Key(role.toString())).toList())
                : Set.of();
    }

    /** As stored; {@code null} where nothing differs. */
    String text() {
        if (parts.isEmpty()) {
            return null;
        }
        var said = new TreeMap<String, Object>();
        parts.forEach(
                (part, share) -> {
                    var roles = new TreeMap<String, Object>();
                    put(roles, "given", share.given());
                    put(roles, "taken", share.taken());
                    put(roles, "barred", share.barred());
                    said.put(name(part), roles);
                });
        String text = Json.write(said);
        if (text.length() > LONGEST) {
            throw Problem.invalid(
                    "",
                    "Ce dossier a déjà trop d’accès particuliers.",
                    "This dossier has too many accesses of its own already.");
        }
        return text;
    }

    /** "slot:reports". */
    static String name(Part part) {
        return part.kind().name().toLowerCase(Locale.ROOT) + ":" + part.key();
    }

    private static void put(Map<String, Object> roles, String name, Set<Key> keys) {
        if (!keys.isEmpty()) {
            roles.put(name, keys.stream().map(Key::value).toList());
        }
    }

    Share of(Part part) {
        return parts.getOrDefault(part, Share.NOTHING);
    }

    Shares with(Part part, Share share) {
        var all = new HashMap<>(parts);
        all.remove(part);
        if (!share.isNothing()) {
            all.put(part, share);
        }
        return new Shares(Map.copyOf(all));
    }

    /** As far as the type knows the parts, and the roles. */
    Shares known(DossierType type) {
        Shares known = NONE;
        for (Part part : parts.keySet()) {
            if (Parts.audienceOf(type, part).isPresent()) {
                known = known.with(part, of(part).only(Parts.rolesOf(type)));
            }
        }
        return known;
    }

    /** The type as this dossier has it. */
    public DossierType on(DossierType type) {
        if (parts.isEmpty()) {
            return type;
        }
        return type.with(
                type.sections().stream()
                        .map(s -> s.seen(of(Kind.SECTION, s.key()).on(s.audience(), type)))
                        .toList(),
                type.slots().stream()
                        .map(s -> s.seen(of(Kind.SLOT, s.key()).on(s.audience(), type)))
                        .toList(),
                type.threads().stream()
                        .map(t -> t.seen(of(Kind.THREAD, t.key()).on(t.audience(), type)))
                        .toList());
    }

    private Share of(Kind kind, Key key) {
        return of(new Part(kind, key));
    }

    /** By slot, who may not deposit there. */
    Map<Key, Set<Key>> barred() {
        var barred = new HashMap<Key, Set<Key>>();
        parts.forEach(
                (part, share) -> {
                    if (part.kind() == Kind.SLOT && !share.barred().isEmpty()) {
                        barred.put(part.key(), share.barred());
                    }
                });
        return barred;
    }

    /** For the act that rules a slot in the place of the slot's own. */
    Map<Key, Set<Key>> barred(Key ruled, Key slot) {
        return Map.of(ruled, of(Kind.SLOT, slot).barred());
    }
}
