package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations.Message;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices.Office;
import org.liasse.api.people.Principal;

/**
 * An office of the demonstration and its people. What is made here has ids that follow from its
 * name: made again, it is found.
 */
record Ground(Doors doors, Tally tally, Office office, List<JsonNode> people) {

    /** The caller for one of the people, who are numbered by their first role, from 0. */
    Caller somebody(String role, int number) {
        List<JsonNode> holders = people.stream().filter(person -> holds(person, role)).toList();
        return as(holders.get(number).path("login").asText());
    }

    Caller as(String login) {
        return doors.signIn().as(login);
    }

    static boolean holds(JsonNode person, String role) {
        for (JsonNode held : person.path("roles")) {
            if (held.asText().equals(role)) {
                return true;
            }
        }
        return false;
    }

    /** As somebody of this name signs in: {@code helene.garnier}. */
    static String login(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[ ’'-]+", ".")
                .replaceAll("[^a-z.]", "");
    }

    /** Always the same for the same name. */
    String id(String name) {
        String whole = "liasse-demo/" + office.key() + "/" + name;
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Optional<DossierView> find(Caller caller, String id) {
        try {
            return Optional.of(doors.dossiers().read(caller, id));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    DossierView read(Caller caller, String id) {
        return doors.dossiers().read(caller, id);
    }

    /** Opens a dossier unless it is there. */
    DossierView open(
            Caller caller,
            String id,
            String type,
            String context,
            String title,
            Map<Key, Map<String, Object>> sections) {
        return find(caller, id)
                .orElseGet(
                        () -> {
                            doors.dossiers()
                                    .open(
                                            caller,
                                            new NewDossier(
                                                    id,
                                                    new Key(type),
                                                    context,
                                                    context == null ? office.id() : null,
                                                    title,
                                                    sections));
                            tally.made(type);
                            return read(caller, id);
                        });
    }

    /** Performs an action that leaves the dossier where its actor sees it. */
    DossierView act(Caller caller, String id, String action, Map<String, Object> inputs) {
        var request = new ActionRequest(id, new Key(action), inputs, Set.of(), null);
        DossierView after = doors.dossiers().perform(caller, request).orElseThrow();
        tally.made("step");
        return after;
    }

    /** Gives somebody a role unless he holds it. */
    void invite(Caller caller, String id, String login, Key role) {
        Principal principal = Principal.account(doors.accounts().byLogin(login).orElseThrow().id());
        boolean isThere =
                doors.participants().list(caller, id).stream()
                        .anyMatch(p -> p.principal().equals(principal) && p.role().equals(role));
        if (!isThere) {
            doors.participants().invite(caller, id, principal, role, null);
        }
    }

    /** Writes what is not there yet. */
    void write(Caller caller, String dossier, String thread, String name, String text) {
        String id = id(name);
        Key where = new Key(thread);
        var known = new ArrayList<String>();
        doors.conversations().list(caller, dossier, where, null, 200).stream()
                .map(Message::id)
                .forEach(known::add);
        if (!known.contains(id)) {
            doors.conversations().write(caller, dossier, where, id, text, List.of());
            tally.made("message");
        }
    }
}
