package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.workflow.Effects.Casting;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Sql;

/**
 * Secret votes: a row per person and option, which nothing reads but the count, and which goes with
 * it.
 */
final class Votes {

    private Votes() {}

    /** Votes for what this input says, in the place of what its actor voted before. */
    static void cast(Scene scene, Casting casting, Map<String, Object> inputs) {
        Set<String> options = options(scene, casting).keySet();
        Set<String> chosen = chosen(inputs.get(casting.input()));
        boolean isSeveral =
                Boolean.TRUE.equals(
                        scene.file
                                .section(casting.section())
                                .values()
                                .get(casting.several().value()));
        if (chosen.isEmpty() || !options.containsAll(chosen)) {
            throw Problem.invalid(
                    "/" + casting.input(),
                    "On attend des choix proposés, par leur identifiant de ligne.",
                    "Options that are offered are expected, by the ids of their rows.");
        }
        if (chosen.size() > 1 && !isSeveral) {
            throw Problem.invalid(
                    "/" + casting.input(),
                    "On attend un seul choix.",
                    "One option only is expected.");
        }
        Sql sql = scene.work.sql();
        String voter = CaseFiles.holder(scene.caller);
        sql.update(
                "delete from vote where dossier_id = ? and voter = ?", scene.header().id(), voter);
        chosen.forEach(
                option ->
                        sql.update(
                                "insert into vote (dossier_id, voter, option_id) values (?, ?, ?)",
                                scene.header().id(),
                                voter,
                                option));
    }

    /** Counts the votes and burns them: from then on nobody can learn who gave which. */
    static void count(Scene scene, Changes changes, Key section) {
        record Line(String option, int votes) {}
        Sql sql = scene.work.sql();
        String id = scene.header().id();
        Map<String, Integer> votes = new HashMap<>();
        sql.list(
                        "select option_id, count(*) from vote where dossier_id = ? group by"
                                + " option_id",
                        row -> new Line(row.getString(1), row.getInt(2)),
                        id)
                .forEach(line -> votes.put(line.option(), line.votes()));
        long voters = sql.number("select count(distinct voter) from vote where dossier_id = ?", id);
        sql.update("delete from vote where dossier_id = ?", id);
        Casting casting =
                scene.living.workflow().sentences().stream()
                        .map(sentence -> sentence.effects().casting())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> counts = new LinkedHashMap<>();
        options(scene, casting)
                .forEach(
                        (option, row) -> {
                            Map<String, Object> line = new HashMap<>();
                            line.put(Casting.OPTION, words(scene, casting, row));
                            line.put(Casting.COUNT, votes.getOrDefault(option, 0));
                            if (row.get("order") != null) {
                                line.put("order", row.get("order"));
                            }
                            counts.put(option, line);
                        });
        changes.merge(scene, section, Map.of(Casting.VOTERS, voters, Casting.COUNTS, counts));
    }

    private static String words(Scene scene, Casting casting, Map<?, ?> row) {
        return scene.living.section(casting.section()).stream()
                .flatMap(section -> section.form().field(casting.options()).stream())
                .flatMap(options -> options.rows().stream())
                .filter(Casting::isWords)
                .map(field -> row.get(field.key().value()))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Map<?, ?>> options(Scene scene, Casting casting) {
        Map<String, Map<?, ?>> options = new LinkedHashMap<>();
        if (scene.file.section(casting.section()).values().get(casting.options().value())
                instanceof Map<?, ?> rows) {
            rows.forEach(
                    (id, row) -> {
                        if (row instanceof Map<?, ?> values) {
                            options.put(id.toString(), values);
                        }
                    });
        }
        return options;
    }

    private static Set<String> chosen(Object input) {
        List<String> chosen = new ArrayList<>();
        if (input instanceof Map<?, ?> rows) {
            rows.values().stream()
                    .filter(Map.class::isInstance)
                    .map(row -> ((Map<?, ?>) row).get(Casting.OPTION))
                    .forEach(option -> chosen.add(String.valueOf(option)));
        }
        return new LinkedHashSet<>(chosen);
    }
}
