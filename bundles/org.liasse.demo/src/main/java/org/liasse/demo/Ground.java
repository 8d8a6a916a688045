package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

/**
 * An office of the demonstration and its people. What is made here has ids that follow from its
 * name: made again, it is found.
 */
record Ground(Doors doors, Tally tally, Office office, List<JsonNode> people) {

    /** The caller for one of the people, who are numbered by their first role, from 0. */
    Caller somebody(String role, int number) {
        List<JsonNode> holders = people.stream().filter(person -> holds(person, role)).toList();
        return doors.signIn().as(holders.get(number).path("login").asText());
    }

    static boolean holds(JsonNode person, String role) {
        for (JsonNode held : person.path("roles")) {
            if (held.asText().equals(role)) {
                return true;
            }
        }
        return false;
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

    void act(Caller caller, String id, String action, Map<String, Object> inputs) {
        doors.dossiers()
                .perform(caller, new ActionRequest(id, new Key(action), inputs, Set.of(), null));
        tally.made("step");
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
