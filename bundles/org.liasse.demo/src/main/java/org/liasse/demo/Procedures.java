package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.liasse.api.Key;
import org.liasse.api.Language;

/** The procedures of an office that come from files of their own, with all requests under them. */
final class Procedures {

    private final Ground ground;
    private final JsonNode office;

    Procedures(Ground ground, JsonNode office) {
        this.ground = ground;
        this.office = office;
    }

    static List<Blueprint> of(JsonNode office) {
        List<Blueprint> plans = new ArrayList<>();
        JsonNode lists = Demo.file("procedures/lists.json");
        for (JsonNode name : office.path("procedures")) {
            String file = "procedures/" + name.asText();
            plans.add(
                    Blueprint.of(
                            name.asText(),
                            Demo.file(file + ".json"),
                            Demo.file(file + "-requests.json"),
                            lists));
        }
        return plans;
    }

    void make() {
        List<Blueprint> plans = of(office);
        if (plans.isEmpty()) {
            return;
        }
        Map<String, String> accounts = new HashMap<>();
        Crowd crowd =
                crowd(
                        office,
                        login ->
                                accounts.computeIfAbsent(
                                        login, known -> ground.as(known).account()));
        crowd.guests().forEach(this::account);
        Course course = new Course(ground);
        for (Blueprint plan : plans) {
            String procedure = plan.make(ground);
            new Caseload(plan, crowd).all().forEach(wanted -> course.go(procedure, wanted));
        }
    }

    static Crowd crowd(JsonNode office, UnaryOperator<String> accounts) {
        List<Crowd.Person> hosts = new ArrayList<>();
        for (JsonNode person : office.path("people")) {
            if (Ground.holds(person, "applicant")) {
                hosts.add(
                        new Crowd.Person(
                                person.path("login").asText(), person.path("name").asText()));
            }
        }
        List<Crowd.Person> guests = new ArrayList<>();
        office.path("applicants").forEach(name -> guests.add(Crowd.Person.of(name.asText())));
        return new Crowd(
                accounts,
                hosts,
                guests,
                Map.of(
                        "city", office.path("city").asText(),
                        "postcode", office.path("postcode").asText()));
    }

    /** Without a password: whoever wants to sign in as one of them gives him one. */
    private void account(Crowd.Person guest) {
        var accounts = ground.doors().accounts();
        String id =
                accounts.byLogin(guest.login())
                        .orElseGet(
                                () -> {
                                    ground.tally().made("account");
                                    return accounts.create(
                                            guest.login(),
                                            guest.name(),
                                            guest.login() + "@example.org",
                                            Language.FR,
                                            null);
                                })
                        .id();
        accounts.join(id, ground.office().id(), new Key("applicant"));
    }
}
