package org.liasse.api.type;

import org.liasse.api.Key;

/**
 * The groups by way of which a role is held: dossiers of a type of their own, opened under the same
 * context. A dossier is with one group at most; until it is sent to one, and when it is sent back,
 * it is with those who inherit the role. Which group it goes to is said by the sentences that route
 * the role: by a field, or by an input.
 *
 * <p>The context names the field, and each group says its values: it takes the dossiers whose field
 * has one of them, upper and lower case, accents and blanks apart. Of several such groups the one
 * that was opened first takes it. A group in a last state takes no more.
 *
 * @param type of the groups; a context
 * @param role that the members hold on their group
 * @param member the role that they hold on the context by it, see {@link Declarations.Role#making};
 *     not {@code null} once the type is built
 * @param section of the dossier in which the field stands
 * @param named {@code section.field} of the context: the key of that field; where it is empty or
 *     names none, nothing is routed by a field
 * @param values {@code section.field} of the group: a text, or a repeated block, in which every
 *     text of every row is a value
 */
public record Groups(Key type, Key role, Key member, Key section, String named, String values) {

    /** Those of this type; who holds the role there is a member. */
    public static Groups groups(String type, Enum<?> role) {
        return new Groups(new Key(type), Key.of(role), null, null, null, null);
    }

    /** What members are on the context. */
    public Groups whoAre(Enum<?> roleOnContext) {
        return new Groups(type, role, Key.of(roleOnContext), section, named, values);
    }

    /** By a field of this section, which that field of the context names. */
    public Groups by(Enum<?> aSection, Enum<?> sectionOfContext, String field) {
        return new Groups(
                type,
                role,
                member,
                Key.of(aSection),
                Key.of(sectionOfContext) + "." + field,
                values);
    }

    /** Where a group says which values it takes. */
    public Groups having(Enum<?> sectionOfGroup, String field) {
        return new Groups(type, role, member, section, named, Key.of(sectionOfGroup) + "." + field);
    }
}
