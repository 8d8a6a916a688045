package org.liasse.api.people;

import org.liasse.api.Key;

/**
 * Somebody, or all of a kind, to whom a role on a dossier can be given. Written {@code
 * a:<account>}, {@code l:<link>}, {@code public} or {@code r:<context>:<role>}.
 *
 * @param kind which of the four
 * @param id of the account, the link or the context (a dossier or an office); empty for the public
 * @param role held on the context; {@code null} but for {@link Kind#ROLE}
 */
public record Principal(Kind kind, String id, Key role) {

    public enum Kind {
        ACCOUNT,
        LINK,
        PUBLIC,
        /**
         * Whoever holds a role on a context: "instructors of group 3", "administrators of office
         * 2".
         */
        ROLE
    }

    /** Everybody, signed in or not. */
    public static final Principal PUBLIC = new Principal(Kind.PUBLIC, "", null);

    public static Principal account(String id) {
        return new Principal(Kind.ACCOUNT, id, null);
    }

    public static Principal link(String id) {
        return new Principal(Kind.LINK, id, null);
    }

    public static Principal role(String context, Key role) {
        return new Principal(Kind.ROLE, context, role);
    }

    /**
     * @throws IllegalArgumentException where the text is no principal
     */
    public static Principal parse(String text) {
        String[] parts = text.split(":", -1);
        if (text.equals("public")) {
            return PUBLIC;
        }
        if (parts.length == 2 && parts[0].equals("a")) {
            return account(parts[1]);
        }
        if (parts.length == 2 && parts[0].equals("l")) {
            return link(parts[1]);
        }
        if (parts.length == 3 && parts[0].equals("r")) {
            return role(parts[1], new Key(parts[2]));
        }
        throw new IllegalArgumentException("not a principal: " + text);
    }

    /** The form in which it is stored. */
    @Override
    public String toString() {
        return switch (kind) {
            case ACCOUNT -> "a:" + id;
            case LINK -> "l:" + id;
            case PUBLIC -> "public";
            case ROLE -> "r:" + id + ":" + role;
        };
    }
}
