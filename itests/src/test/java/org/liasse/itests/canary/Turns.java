package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who asks what. Whoever is something there asks every path; of those who are nothing there each
 * path is asked by a few, in turn, for they are alike. In the long form everybody asks everything.
 */
final class Turns {

    /** So many of those who are nothing there. */
    static final int STRANGERS = 3;

    private static final List<String> FORMATS = List.of("json", "xlsx", "ods", "zip");

    private final World world;
    private final Map<String, Map<Planted, Set<String>>> roles;
    private final boolean all;

    /** What is asked about, and who is nothing there, by the start of a path or an id in it. */
    private final Map<String, List<String>> strangers = new HashMap<>();

    /**
     * @param roles of each reader, by dossier
     */
    Turns(World world, Map<String, Map<Planted, Set<String>>> roles, boolean all) {
        this.world = world;
        this.roles = roles;
        this.all = all;
        world.planted().forEach(dossier -> note(dossier.id, List.of(dossier)));
        for (JsonNode type : world.types()) {
            note(type.get("path").asText() + "?", ofType(type));
            note("/api/dossiers?type=" + Installed.keyOf(type) + "&", ofType(type));
        }
    }

    private List<Planted> ofType(JsonNode type) {
        String key = Installed.keyOf(type);
        return world.planted().stream()
                .filter(dossier -> Installed.keyOf(dossier.type).equals(key))
                .toList();
    }

    private void note(String subject, List<Planted> dossiers) {
        strangers.put(
                subject,
                roles.keySet().stream().filter(name -> isStranger(name, dossiers)).toList());
    }

    private boolean isStranger(String name, List<Planted> dossiers) {
        return dossiers.stream().allMatch(dossier -> roles.get(name).get(dossier).isEmpty());
    }

    /** Those of the paths that this reader asks. */
    List<String> of(String name, List<String> paths) {
        List<String> his = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            List<String> alike = all ? List.of() : alike(paths.get(i));
            int place = alike.indexOf(name);
            if (place < 0 || Math.floorMod(place - i, alike.size()) < STRANGERS) {
                his.add(paths.get(i));
            }
        }
        return his;
    }

    private List<String> alike(String path) {
        for (Map.Entry<String, List<String>> subject : strangers.entrySet()) {
            if (path.contains(subject.getKey())) {
                return subject.getValue();
            }
        }
        return List.of();
    }

    /** What he has made into files: whoever has nothing of a type takes what is there once. */
    List<Map<String, ?>> exports(String name) {
        List<Map<String, ?>> exports = new ArrayList<>();
        for (JsonNode type : world.types()) {
            List<String> formats =
                    all || !isStranger(name, ofType(type)) ? FORMATS : List.of(FORMATS.get(0));
            for (String format : formats) {
                exports.add(
                        Map.of("format", format, "query", Map.of("type", Installed.keyOf(type))));
            }
        }
        return exports;
    }
}
