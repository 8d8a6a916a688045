package org.liasse.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.liasse.bench.Wire.Answer;
import org.liasse.bench.Wire.Request;
import org.liasse.bench.World.Person;

/**
 * Opens dossiers as people do: of ten, one stays a draft, four are deposited, three under
 * instruction and annotated, one accepted, one refused; every second one has messages, every third
 * is followed, every tenth has a document.
 */
final class Filling {

    private static final int FILE_SIZE = 20_000;

    /** How far a dossier got. */
    enum Stage {
        DRAFT,
        DEPOSITED,
        INSTRUCTED,
        DECIDED;

        private static Stage of(int number) {
            return switch (number % 10) {
                case 0 -> DRAFT;
                case 1, 2, 3, 4 -> DEPOSITED;
                case 5, 6, 7 -> INSTRUCTED;
                default -> DECIDED;
            };
        }
    }

    private final World world;
    private final Map<String, Stage> stages = Collections.synchronizedMap(new HashMap<>());
    private final Map<String, String> applicants = Collections.synchronizedMap(new HashMap<>());

    Filling(World world) {
        this.world = world;
    }

    /** Stages by id of dossier. */
    Map<String, Stage> stages() {
        return stages;
    }

    /** The principal of who opened it, by id of dossier. */
    Map<String, String> applicants() {
        return applicants;
    }

    void fill(int dossiers) {
        int clients = world.applicants().size();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int first = client;
                running.add(
                        threads.submit(
                                () -> {
                                    try (Wire wire = new Wire(world.port())) {
                                        var words = new Vocabulary(first);
                                        for (int n = first; n < dossiers; n += clients) {
                                            open(wire, words, n);
                                        }
                                    }
                                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void open(Wire wire, Vocabulary words, int number) {
        int clients = world.applicants().size();
        Person applicant = world.applicants().get(number % clients);
        Person instructor = world.instructors().get(number % clients);
        Stage stage = Stage.of(number / clients);
        String procedure = world.procedures().get(number / 7 % world.procedures().size());
        Answer opened =
                World.fine(
                        wire.send(
                                Request.post(
                                        "/api/dossiers",
                                        applicant.bearer(),
                                        null,
                                        opening(words, procedure))));
        String id = Json.read(opened.body()).get("id").asText();
        String address = "/api/dossiers/" + id;
        if (number / clients % 10 == 1) {
            World.fine(
                    wire.send(
                            new Request(
                                    "POST",
                                    address + "/documents/attachments/versions?name=statuts.pdf",
                                    applicant.bearer(),
                                    null,
                                    "application/pdf",
                                    words.file(FILE_SIZE))));
        }
        if (stage != Stage.DRAFT) {
            act(wire, address, applicant, "deposit", Map.of());
            if (number % 2 == 0) {
                comment(wire, address, applicant, words);
                comment(wire, address, instructor, words);
            }
            if (number % 3 == 0) {
                World.fine(
                        wire.send(
                                new Request(
                                        "PUT",
                                        address + "/marks/followed",
                                        instructor.bearer(),
                                        null,
                                        null,
                                        null)));
            }
        }
        if (stage == Stage.INSTRUCTED || stage == Stage.DECIDED) {
            act(wire, address, instructor, "start-instruction", Map.of());
            annotate(wire, address, instructor, words);
        }
        if (stage == Stage.DECIDED) {
            act(
                    wire,
                    address,
                    instructor,
                    number / clients % 2 == 0 ? "accept" : "refuse",
                    Map.of("motivation", words.words(12)));
        }
        stages.put(id, stage);
        applicants.put(id, applicant.principal());
    }

    static byte[] opening(Vocabulary words, String procedure) {
        return Json.bytes(
                Map.of(
                        "type",
                        "procedure-dossier",
                        "context",
                        procedure,
                        "title",
                        words.words(5),
                        "sections",
                        Map.of("identity", words.identity(), "form", words.form())));
    }

    static void act(Wire wire, String address, Person actor, String action, Map<String, ?> inputs) {
        World.fine(
                wire.send(
                        Request.post(
                                address + "/actions/" + action,
                                actor.bearer(),
                                "*",
                                Json.bytes(inputs))));
    }

    private static void annotate(Wire wire, String address, Person author, Vocabulary words) {
        World.fine(
                wire.send(
                        new Request(
                                "PATCH",
                                address + "/sections/annotations",
                                author.bearer(),
                                "*",
                                "application/merge-patch+json",
                                Json.bytes(words.annotations()))));
    }

    private static void comment(Wire wire, String address, Person author, Vocabulary words) {
        World.fine(
                wire.send(
                        Request.post(
                                address + "/threads/messages/messages",
                                author.bearer(),
                                null,
                                Json.bytes(Map.of("text", words.words(15))))));
    }
}
