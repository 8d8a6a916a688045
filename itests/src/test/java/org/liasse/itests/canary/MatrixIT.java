package org.liasse.itests.canary;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.job.Exported;
import org.liasse.itests.story.Readable;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.test.openapi.OpenApiLint;

/**
 * Role by state by action by path, through HTTP, for whatever types are installed: nobody reads on
 * any path what is not for his roles, and what each is told that he may do is what he can do.
 */
public class MatrixIT {

    private static final String SECOND_VARIANT = "liasse-variant-skeleton";

    /** In the long form every field is an order, a column and compared with every word. */
    private static final boolean FULL = Boolean.getBoolean("liasse.matrix.full");

    private static final Paths PATHS = new Paths(FULL);

    private static Platform platform;
    private static World world;

    @BeforeClass
    public static void furnish() {
        platform = Shared.platform();
        platform.install(SECOND_VARIANT);
        platform.until(
                "the second variant is there",
                () -> Set.of(200, 401).contains(platform.statusOf("/api/notes")));
        world = World.of(platform, "matrix");
        platform.until("the jobs are over", world::isStill);
    }

    @AfterClass
    public static void leave() {
        platform.command("feature:uninstall " + SECOND_VARIANT);
    }

    // CORE-31
    @Test
    public void CORE_31_everyOperationOfWhatIsInstalledIsKnownAndToldInFull() {
        JsonNode document = world.readers().values().iterator().next().read("/api/openapi.json");
        assertEquals("say in Paths how these are asked", List.of(), PATHS.unknown(document));
        assertEquals("", String.join("\n", OpenApiLint.whole(document)));
    }

    /** The roles and flags that each reader is told of, by dossier. */
    private record Told(Set<String> roles, Set<String> flags) {}

    private static Told told(Rest reader, Planted dossier) {
        Answer answer = reader.patiently("/api/dossiers/" + dossier.id);
        return answer.status() == 200
                ? new Told(
                        new TreeSet<>(Installed.texts(answer.json().get("roles"))),
                        new TreeSet<>(Installed.texts(answer.json().get("flags"))))
                : new Told(Set.of(), Set.of());
    }

    // CORE-05
    @Test
    public void CORE_05_onNoPathDoesAnybodyReadWhatIsNotForHisRoles() {
        Map<Planted, Set<String>> flags = new HashMap<>();
        Map<String, Map<Planted, Set<String>>> roles = new LinkedHashMap<>();
        Set<String> faults = new ConcurrentSkipListSet<>();
        world.readers()
                .forEach(
                        (name, reader) -> {
                            roles.put(name, new HashMap<>());
                            for (Planted dossier : world.planted()) {
                                Told told = told(reader, dossier);
                                if (!world.meant(name, dossier).containsAll(told.roles())) {
                                    faults.add(name + " holds " + told.roles() + " on " + dossier);
                                }
                                roles.get(name).put(dossier, told.roles());
                                flags.computeIfAbsent(dossier, d -> new TreeSet<>())
                                        .addAll(told.flags());
                            }
                        });
        Turns turns = new Turns(world, roles, FULL);
        List<String> paths = PATHS.about(world);
        world.readers().entrySet().parallelStream()
                .forEach(
                        entry -> {
                            String name = entry.getKey();
                            Set<String> visible = new TreeSet<>();
                            Set<String> hidden = new TreeSet<>();
                            for (Planted dossier : world.planted()) {
                                Set<String> seen =
                                        dossier.visible(
                                                roles.get(name).get(dossier), flags.get(dossier));
                                visible.addAll(seen);
                                hidden.addAll(dossier.words());
                                hidden.removeAll(seen);
                                if (dossier.tie != null && roles.get(name).get(dossier).isEmpty()) {
                                    // that there is a part is not for everybody either
                                    hidden.add(dossier.id);
                                }
                            }
                            faults.addAll(
                                    read(
                                            name,
                                            entry.getValue(),
                                            turns.of(name, paths),
                                            turns.exports(name),
                                            visible,
                                            hidden));
                        });
        assertEquals("", String.join("\n", faults));
    }

    /** What of it comes that should not, and what does not that should. */
    private static List<String> read(
            String name,
            Rest reader,
            List<String> paths,
            List<Map<String, ?>> exports,
            Set<String> visible,
            Set<String> hidden) {
        List<String> faults = new ArrayList<>();
        Set<String> missing = new TreeSet<>(visible);
        for (String path : paths) {
            Answer answer = reader.patiently(path);
            if (answer.status() >= 500) {
                faults.add(name + " is answered " + answer.status() + " at " + path);
            }
            String text = Readable.text(answer) + answer.text() + answer.response().headers().map();
            faults.addAll(look(name, path, text, missing, hidden));
        }
        for (Map<String, ?> export : exports) {
            Exported file = Exported.of(Shared.platform(), reader, export);
            if (file != null) {
                faults.addAll(look(name, "the export " + export, file.text(), missing, hidden));
            }
        }
        faults.addAll(look(name, "his mails", world.mailsOf(name), missing, hidden));
        missing.forEach(word -> faults.add(name + " finds " + word + " nowhere"));
        return faults;
    }

    private static List<String> look(
            String name, String path, String text, Set<String> missing, Set<String> hidden) {
        // every word begins alike: most answers hold none
        boolean hasWords = text.contains("zq");
        missing.removeIf(word -> hasWords && !path.contains(word) && text.contains(word));
        return hidden.stream()
                .filter(word -> hasWords || !word.startsWith("zq"))
                .filter(word -> text.contains(word) && !path.contains(word))
                .filter(word -> !isTold(path, word))
                .map(word -> name + " reads " + word + " at " + path)
                .toList();
    }

    /** Who audits is told who has read; and a job repeats of what it was asked to do. */
    private static boolean isTold(String path, String word) {
        return path.contains("/accesses") && world.isName(word)
                || path.startsWith("/api/jobs/") && !word.startsWith("zq");
    }

    // CORE-02
    @Test
    public void CORE_02_whatEverybodyIsToldThatHeMayDoIsWhatHeCanDo() {
        Set<String> faults = new ConcurrentSkipListSet<>();
        world.planted().parallelStream().forEach(dossier -> faults.addAll(compared(dossier)));
        assertEquals("", String.join("\n", faults));
    }

    private static List<String> compared(Planted dossier) {
        List<String> faults = new ArrayList<>();
        Rest owner = null;
        String before = null;
        Set<String> strangers = new LinkedHashSet<>();
        Set<Object> done = new HashSet<>();
        for (Map.Entry<String, Rest> entry : world.readers().entrySet()) {
            String name = entry.getKey();
            Rest reader = entry.getValue();
            List<JsonNode> acts = world.acts(reader, dossier);
            if (acts.isEmpty()) {
                strangers.add(name);
            } else {
                if (owner == null) {
                    owner = reader;
                    before = version(owner, dossier);
                }
                boolean isGuest = dossier.tie != null && dossier.tie.guest().equals(name);
                if (FULL || done.add(List.of(told(reader, dossier).roles(), acts, isGuest))) {
                    acts.forEach(
                            act ->
                                    faults.addAll(
                                            act.get("open").asBoolean()
                                                    ? open(name, reader, dossier, act)
                                                    : closed(name, reader, dossier, act)));
                }
            }
        }
        faults.addAll(strange(List.copyOf(strangers), dossier));
        if (owner == null || !version(owner, dossier).equals(before)) {
            faults.add(dossier + " is not as it was");
        }
        return faults;
    }

    private static String version(Rest owner, Planted dossier) {
        return owner.read("/api/dossiers/" + dossier.id).get("version").asText();
    }

    /** For whom it does not exist, nothing can be done there. */
    private static List<String> strange(List<String> names, Planted dossier) {
        List<String> faults = new ArrayList<>();
        int turn = world.planted().indexOf(dossier);
        for (JsonNode action : dossier.type.get("actions")) {
            String key = action.get("key").asText();
            int some = FULL ? names.size() : Math.min(Turns.STRANGERS, names.size());
            for (int i = 0; i < some; i++) {
                String name = names.get(turn++ % names.size());
                Rest reader = world.readers().get(name);
                Answer answer = world.send(dossier, reader, key, Map.of());
                if (answer.status() != 404 && answer.status() != 401) {
                    faults.add(name + " may " + key + " " + dossier + ": " + answer.status());
                }
            }
        }
        return faults;
    }

    private static List<String> closed(String name, Rest reader, Planted dossier, JsonNode act) {
        Answer answer =
                act.hasNonNull("object")
                        ? new Verbs(world, dossier, reader).attempt(act)
                        : world.attempt(dossier, reader, act);
        if (answer == null) {
            return List.of();
        }
        String told = act.get("reason").asText();
        String type = answer.json().path("type").asText();
        boolean isSame =
                type.equals("/api/problems/" + told)
                        && (!answer.json().hasNonNull("reason")
                                || !told.equals("not-ready")
                                || named(act).contains(answer.json().get("reason").asText()));
        return isSame
                ? List.of()
                : List.of(
                        "%s is told %s of %s %s in %s and answered %s"
                                .formatted(
                                        name,
                                        told,
                                        act.get("key").asText(),
                                        act.path("object").asText(),
                                        dossier,
                                        answer.status() + " " + answer.text()));
    }

    private static Set<String> named(JsonNode act) {
        Set<String> named = new TreeSet<>();
        act.path("missing").forEach(m -> named.add(m.get("key").asText()));
        return named;
    }

    /** Done in another dossier that was led to the same situation. */
    private static List<String> open(String name, Rest reader, Planted dossier, JsonNode act) {
        boolean isVerb = act.hasNonNull("object");
        if (isVerb && !FULL) {
            // planting has done it
            return List.of();
        }
        Planted like = world.like(dossier, name);
        Rest there = world.readerThere(name, like);
        List<String> faults = new ArrayList<>();
        if (!isVerb && needsInputs(act)) {
            Answer without = world.send(like, there, act.get("key").asText(), Map.of());
            if (without.status() != 422) {
                faults.add(name + " needs no input for " + act + ": " + without.status());
            }
        }
        Answer answer =
                isVerb
                        ? new Verbs(world, like, there).attempt(act)
                        : world.attempt(like, there, act);
        if (answer != null && !answer.isFine()) {
            faults.add(name + " cannot " + act + " in " + dossier + ": " + answer.text());
        }
        return faults;
    }

    private static boolean needsInputs(JsonNode act) {
        for (JsonNode input : act.path("inputs")) {
            if (input.path("required").asBoolean()) {
                return true;
            }
        }
        return false;
    }
}
