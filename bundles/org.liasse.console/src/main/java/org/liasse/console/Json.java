package org.liasse.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.liasse.api.Problem;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Offices.Office;

/**
 * What programs read: the same keys as REST has for the same things; what is absent is left out.
 */
final class Json {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private Json() {}

    /**
     * An object of these members.
     *
     * @param members key, value, key, value …
     */
    static Map<String, Object> object(Object... members) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < members.length; i += 2) {
            if (members[i + 1] != null) {
                object.put((String) members[i], members[i + 1]);
            }
        }
        return object;
    }

    static Map<String, Object> of(Account account) {
        return object(
                "id", account.id(),
                "login", account.login(),
                "name", account.name(),
                "email", account.email(),
                "language", account.language().tag(),
                "disabled", account.disabled(),
                "createdAt", account.createdAt());
    }

    static Map<String, Object> of(Office office) {
        return object(
                "id", office.id(),
                "key", office.key(),
                "name", office.name(),
                "features", features(office));
    }

    /** Keys in their order. */
    static List<String> features(Office office) {
        return office.features().stream().map(Object::toString).sorted().toList();
    }

    static Map<String, Object> of(Job job) {
        return object(
                "id", job.id(),
                "kind", job.kind(),
                "state", job.state(),
                "waitingFor", job.waitingFor(),
                "done", job.done(),
                "total", job.total(),
                "refused", job.refused(),
                "createdAt", job.createdAt(),
                "startedAt", job.startedAt(),
                "endedAt", job.endedAt(),
                "problem", job.problem() == null ? null : of(job.problem()));
    }

    static Map<String, Object> of(Problem problem) {
        Map<String, Object> object =
                object(
                        "kind", problem.kind(),
                        "status", problem.kind().status(),
                        "detail", problem.detail().en(),
                        "reason", problem.reason().orElse(null));
        if (!problem.errors().isEmpty()) {
            object.put(
                    "errors",
                    problem.errors().stream()
                            .map(e -> object("pointer", e.pointer(), "detail", e.detail().en()))
                            .toList());
        }
        problem.members().forEach(object::putIfAbsent);
        return object;
    }

    /** A refusal by a door. */
    static Map<String, Object> error(Problem problem) {
        return object("error", of(problem));
    }

    /** A refusal by the command itself. */
    static Map<String, Object> error(String detail) {
        return object("error", object("detail", detail));
    }

    /** The value on one line. */
    static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(plain(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No class but Java's own comes to the mapper, which keeps what it has once seen. */
    private static Object plain(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Enum<?> constant) {
            return word(constant);
        }
        if (value instanceof Map<?, ?> map) {
            var object = new LinkedHashMap<String, Object>();
            map.forEach((key, member) -> object.put(key.toString(), plain(member)));
            return object;
        }
        if (value instanceof Iterable<?> several) {
            List<Object> items = new ArrayList<>();
            several.forEach(item -> items.add(plain(item)));
            return items;
        }
        return value.toString();
    }

    /** As REST spells what is one of several. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
