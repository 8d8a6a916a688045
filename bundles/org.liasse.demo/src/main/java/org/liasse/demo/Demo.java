package org.liasse.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Offices.Office;

/**
 * Makes the offices of the demonstration and all that is in them, as far as it is not there: run
 * again, or after it was interrupted, it only adds what is missing.
 */
public final class Demo {

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /**
     * One of the people.
     *
     * @param password empty where the account was there before: only its owner knows it
     */
    record Person(
            String office, String name, String role, String login, Optional<String> password) {}

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Doors doors;
    private final JsonNode subsidyRequest;
    private final Tally tally = new Tally();

    /**
     * @param subsidyRequest the form of the small procedure
     */
    public Demo(Doors doors, JsonNode subsidyRequest) {
        this.doors = doors;
        this.subsidyRequest = subsidyRequest;
    }

    static JsonNode file(String name) {
        try (InputStream in = Demo.class.getResourceAsStream(name)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often something was made until now; 0 where all was there. */
    public int made() {
        return tally.total();
    }

    Tally tally() {
        return tally;
    }

    /** The offices as they stand in their file. */
    public static JsonNode told() {
        return file("demo.json");
    }

    /** Makes what is missing of these offices. */
    public void make(JsonNode demo) {
        people(demo);
    }

    /** The same; answers with whom one can sign in. */
    List<Person> people(JsonNode demo) {
        List<Person> everybody = new ArrayList<>();
        for (JsonNode told : demo.path("offices")) {
            Office office = office(told);
            List<JsonNode> people = new ArrayList<>();
            told.path("people").forEach(people::add);
            people.forEach(person -> everybody.add(person(office, person)));
            Ground ground = new Ground(doors, tally, office, people);
            new Requests(ground, told).make(Drawing.of(subsidyRequest));
            new Procedures(ground, told).make();
            if (isThere(Notes.TYPE)) {
                new Notes(ground, told).make();
            }
            if (isThere(Inspections.TYPE)) {
                new Inspections(ground, told).make();
            }
            if (isThere(Condominiums.TYPE)) {
                new Condominiums(ground, told).make();
            }
        }
        return everybody;
    }

    boolean isThere(Key type) {
        return doors.types().find(type).filter(known -> known.present()).isPresent();
    }

    private Office office(JsonNode told) {
        Key key = new Key(told.path("key").asText());
        return doors.offices()
                .byKey(key)
                .orElseGet(
                        () -> {
                            tally.made("office");
                            return doors.offices().create(key, told.path("name").asText());
                        });
    }

    private Person person(Office office, JsonNode told) {
        String login = told.path("login").asText();
        Optional<Account> known = doors.accounts().byLogin(login);
        Optional<String> password = known.isPresent() ? Optional.empty() : Optional.of(random());
        Account account =
                known.orElseGet(
                        () -> {
                            tally.made("account");
                            return doors.accounts()
                                    .create(
                                            login,
                                            told.path("name").asText(),
                                            login + "@example.org",
                                            Language.FR,
                                            password.get());
                        });
        for (JsonNode role : told.path("roles")) {
            doors.accounts().join(account.id(), office.id(), new Key(role.asText()));
        }
        return new Person(
                office.key().value(),
                account.name(),
                told.path("roles").path(0).asText(told.path("as").asText()),
                login,
                password);
    }

    /** 16 letters of 31: 79 bits, and easy to type. */
    private static String random() {
        return new SecureRandom()
                .ints(16, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
