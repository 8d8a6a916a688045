package org.liasse.open311;

import io.github.bucket4j.TimeMeter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.form.Option;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn;
import org.liasse.api.people.SignIn.Session;
import org.liasse.api.type.ServiceRequests;

/**
 * Takes what strangers send. The key is the secret of a personal link to the context: whoever runs
 * the place gives it to somebody by name and takes it back; what its holder may open there, a
 * sentence of the type says. Of who sent something his mail address is kept, and nothing else.
 */
public final class Counter {

    private static final String ATTRIBUTE = "attribute[";

    private final ServiceDesk desk;
    private final Dossiers dossiers;
    private final SignIn signIn;
    private final Quota quota;

    /**
     * @param perHour requests that one key may send in an hour, all at once too
     */
    public Counter(ServiceDesk desk, Dossiers dossiers, SignIn signIn, int perHour) {
        this(desk, dossiers, signIn, new Quota(perHour, TimeMeter.SYSTEM_NANOTIME));
    }

    Counter(ServiceDesk desk, Dossiers dossiers, SignIn signIn, Quota quota) {
        this.desk = desk;
        this.dossiers = dossiers;
        this.signIn = signIn;
        this.quota = quota;
    }

    /**
     * Opens a dossier and tells its id.
     *
     * @param sender of the request: his language, and whether it is to be done once
     * @throws Refusal 400, 403, 404
     * @throws Problem what the opening throws
     */
    public List<Map<String, Object>> submit(Asked asked, Caller sender) {
        Jurisdiction place = desk.jurisdiction(asked, sender.language());
        String key = asked.one("api_key");
        if (key == null) {
            throw Refusal.badKey();
        }
        Session session = session(key);
        try {
            Caller holder = signIn.bearer(session.token());
            quota.pass(holder.principals().toString());
            String code = asked.one("service_code");
            if (code == null) {
                throw Refusal.missing("service_code");
            }
            Option service = place.service(code);
            return accepted(
                    open(place, service, asked, holder.in(sender.language()).once(sender.once())));
        } finally {
            signIn.close(session.token());
        }
    }

    private Session session(String key) {
        try {
            return signIn.openLink(key);
        } catch (Problem problem) {
            throw problem.kind() == Problem.Kind.NOT_SIGNED_IN ? Refusal.badKey() : problem;
        }
    }

    private String open(Jurisdiction place, Option service, Asked asked, Caller caller) {
        try {
            return dossiers.open(
                            caller,
                            new NewDossier(
                                    null,
                                    place.type().key(),
                                    place.context().id(),
                                    null,
                                    service.label().in(caller.language()),
                                    sections(place, service, asked)))
                    .id();
        } catch (Problem problem) {
            boolean isStranger =
                    problem.kind() == Problem.Kind.NOT_FOUND
                            || problem.kind() == Problem.Kind.NOT_YOUR_ROLE;
            throw isStranger ? Refusal.badKey() : problem;
        }
    }

    private static Map<Key, Map<String, Object>> sections(
            Jurisdiction place, Option service, Asked asked) {
        ServiceRequests said = place.requests();
        Map<String, Object> values = new HashMap<>();
        values.put(said.service().value(), service.key().value());
        put(values, said.description(), asked.one("description"));
        String location = Location.of(asked, place.context().id());
        if (said.location() != null) {
            put(values, said.location(), location);
        }
        attributes(place, asked, values);
        Map<Key, Map<String, Object>> sections = new TreeMap<>();
        sections.put(said.section(), values);
        String email = asked.one("email");
        if (said.contact() != null && email != null) {
            sections.put(said.contact(), Map.of(said.email().value(), email));
        }
        return sections;
    }

    private static void attributes(Jurisdiction place, Asked asked, Map<String, Object> values) {
        for (String name : asked.arguments().keySet()) {
            if (!name.startsWith(ATTRIBUTE)) {
                continue;
            }
            String code = name.substring(ATTRIBUTE.length()).replaceAll("](\\[])?$", "");
            Key field =
                    place.requests().asked().stream()
                            .filter(key -> key.value().equals(code))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            Refusal.of(
                                                    400,
                                                    "L’attribut " + code + " n’existe pas.",
                                                    "There is no attribute " + code + "."));
            if (asked.values(name).count() > 1) {
                throw Refusal.of(
                        400,
                        "L’attribut " + code + " n’a qu’une valeur.",
                        "The attribute " + code + " has one value.");
            }
            put(values, field, asked.one(name));
        }
    }

    private static void put(Map<String, Object> values, Key field, String value) {
        if (value != null) {
            values.put(field.value(), value);
        }
    }

    private static List<Map<String, Object>> accepted(String id) {
        var accepted = new LinkedHashMap<String, Object>();
        accepted.put("service_request_id", id);
        accepted.put("service_notice", null);
        accepted.put("account_id", null);
        return List.of(accepted);
    }

    /** What fields of the place are called; empty where it is not open. */
    Map<String, String> names(Asked asked, Caller sender) {
        try {
            return desk.jurisdiction(asked, sender.language()).names();
        } catch (Refusal closed) {
            return Map.of();
        }
    }
}
