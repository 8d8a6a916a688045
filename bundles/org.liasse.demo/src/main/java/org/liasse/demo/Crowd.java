package org.liasse.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Those who ask, and where they live.
 *
 * @param accounts the id of an account, by its login
 * @param hosts applicants with whom one can sign in at once: much is theirs
 * @param guests the others
 * @param place what is known of everybody's address, by name
 */
record Crowd(
        UnaryOperator<String> accounts,
        List<Person> hosts,
        List<Person> guests,
        Map<String, String> place) {

    record Person(String login, String name) {

        /** Somebody with the login that his name makes. */
        static Person of(String name) {
            return new Person(Ground.login(name), name);
        }
    }

    Person applicant(Random random) {
        List<Person> from = random.nextInt(4) == 0 ? hosts : guests;
        return from.get(random.nextInt(from.size()));
    }

    String accountOf(String login) {
        return accounts.apply(login);
    }
}
