package org.liasse.core.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.type.Audience;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.CoreRole;

/** Audiences as the database keeps them: role keys, each with a blank on either side. */
public final class Audiences {

    /** Every role. */
    public static final String ANYONE = " anyone ";

    private static final Key ANY = Key.of(CoreRole.ANYONE);

    private Audiences() {}

    public static String textOf(Collection<Key> roles) {
        if (roles.isEmpty()) {
            return "";
        }
        if (roles.contains(ANY)) {
            return ANYONE;
        }
        var text = new StringBuilder(" ");
        new TreeSet<>(roles).forEach(role -> text.append(role).append(' '));
        return text.toString();
    }

    public static Set<Key> rolesOf(String text) {
        return Dossier.flagsOf(text);
    }

    /** Whether somebody with these roles is among them. */
    public static boolean include(String audience, Set<Key> roles) {
        if (roles.isEmpty()) {
            return false;
        }
        return audience.equals(ANYONE)
                || roles.stream().anyMatch(role -> audience.contains(" " + role + " "));
    }

    /**
     * As SQL, whether a row whose column {@code audience} says for whom it is, is for somebody with
     * these roles.
     *
     * @param arguments to which is added what stands for its marks
     */
    static String including(Set<Key> roles, List<Object> arguments) {
        if (roles.isEmpty()) {
            return "1 = 0";
        }
        arguments.add(ANYONE);
        var anyOf = new StringBuilder("(audience = ?");
        for (Key role : roles) {
            anyOf.append(" or audience like ?");
            arguments.add("% " + role + " %");
        }
        return anyOf.append(')').toString();
    }

    /** An audience of the type, as the dossier has it, under the flags of the dossier. */
    public static String of(Audience audience, Set<Key> flags) {
        return textOf(audience.rolesUnder(flags));
    }

    /**
     * Whether everybody who may ever see the one sees the other while these flags stand; never
     * where nobody sees the one.
     */
    public static boolean isForAllOf(
            Audience one, Audience other, DossierType type, Set<Key> flags) {
        Set<Key> readers = named(one, type);
        return !readers.isEmpty()
                && readers.stream().allMatch(role -> other.includes(Set.of(role), flags));
    }

    /** The roles of an audience, each by its name, whatever flag stands. */
    public static Set<Key> named(Audience audience, DossierType type) {
        return Share.roles(audience, type);
    }
}
