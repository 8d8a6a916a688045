package org.liasse.console;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;

/** Passwords: typed unseen, or drawn at random and shown once. Never an argument of a command. */
final class Passwords {

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /** 20 letters of 55: 115 bits. */
    private static final int LENGTH = 20;

    private Passwords() {}

    static String random() {
        return new SecureRandom()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /**
     * Asks for it twice.
     *
     * @throws CommandException where the two differ, or nobody is there to type
     */
    static String typed(Session session) throws CommandException {
        try {
            String first = session.readLine("Password: ", '*');
            if (first == null || first.isEmpty()) {
                throw new CommandException("A password is needed: type it, or --random-password.");
            }
            if (!first.equals(session.readLine("Again: ", '*'))) {
                throw new CommandException("The two differ.");
            }
            return first;
        } catch (IOException e) {
            throw new CommandException("The password could not be read.", e);
        }
    }
}
