package org.liasse.itests.canary;

import static org.liasse.itests.canary.Installed.keyOf;
import static org.liasse.itests.canary.Installed.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The roles that somebody was meant to have: those that he was given there, and those that follow
 * from what he is above, in a group, on the whole or on a part.
 *
 * @param made of which some are groups of others, or parts
 * @param whileFlagged whether a role is his only while its flag stands
 */
record Meant(List<Planted> made, boolean whileFlagged) {

    Set<String> roles(String person, Planted dossier) {
        Set<String> roles = new TreeSet<>();
        for (JsonNode role : dossier.type.get("roles")) {
            if (holds(person, dossier, role)) {
                roles.add(keyOf(role));
            }
        }
        return roles;
    }

    private boolean holds(String person, Planted dossier, JsonNode role) {
        if (dossier.given(person).contains(keyOf(role)) || isMade(person, dossier, role)) {
            return true;
        }
        boolean stands =
                !whileFlagged
                        || !role.hasNonNull("when")
                        || dossier.flags.contains(role.get("when").asText());
        return stands && (isInherited(person, dossier, role) || comesByLink(person, dossier, role));
    }

    /** By what he is in a group of the dossier. */
    private boolean isMade(String person, Planted dossier, JsonNode role) {
        return made.stream()
                .filter(group -> group.context == dossier)
                .anyMatch(
                        group ->
                                Installed.stream(group.type.get("roles"))
                                        .filter(r -> r.path("makes").asText().equals(keyOf(role)))
                                        .anyMatch(r -> group.given(person).contains(keyOf(r))));
    }

    private boolean isInherited(String person, Planted dossier, JsonNode role) {
        List<String> above = texts(role.get("inheritedFrom"));
        return dossier.context == null
                ? above.contains(person)
                : Installed.stream(dossier.context.type.get("roles"))
                        .filter(r -> above.contains(keyOf(r)))
                        .anyMatch(r -> holds(person, dossier.context, r));
    }

    private boolean comesByLink(String person, Planted dossier, JsonNode role) {
        return role.hasNonNull("link")
                && tied(dossier, role.get("link").asText())
                        .anyMatch(
                                other ->
                                        Installed.stream(other.type.get("roles"))
                                                .filter(
                                                        r ->
                                                                keyOf(r).equals(
                                                                                role.get("held")
                                                                                        .asText()))
                                                .anyMatch(r -> holds(person, other, r)));
    }

    /** The whole, or the parts, to which a link leads. */
    private Stream<Planted> tied(Planted dossier, String link) {
        if (dossier.tie != null && dossier.tie.link().equals(link)) {
            return Stream.of(dossier.tie.whole());
        }
        String type =
                Installed.stream(dossier.type.get("links"))
                        .filter(l -> keyOf(l).equals(link))
                        .map(l -> l.get("type").asText())
                        .findFirst()
                        .orElse("");
        return made.stream()
                .filter(part -> part.tie != null && part.tie.whole() == dossier)
                .filter(part -> keyOf(part.type).equals(type));
    }
}
