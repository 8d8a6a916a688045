package org.liasse.itests.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.liasse.itests.story.Rest;

/** What the platform holds of the writers' dossiers, as their applicant reads it. */
final class Evidence {

    private record Held(
            JsonNode dossier,
            List<JsonNode> timeline,
            List<JsonNode> messages,
            List<JsonNode> versions) {}

    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private Evidence() {}

    /**
     * @param owners who reads which dossier
     */
    static Evidence gather(Map<String, Rest> owners) {
        Evidence evidence = new Evidence();
        owners.entrySet().parallelStream()
                .forEach(entry -> evidence.read(entry.getKey(), entry.getValue()));
        return evidence;
    }

    private void read(String id, Rest reader) {
        String path = "/api/dossiers/" + id;
        Rest.Answer answer = reader.get(path);
        if (answer.status() == 404) {
            return;
        }
        List<JsonNode> versions = new ArrayList<>();
        reader.read(path + "/documents").forEach(d -> d.get("versions").forEach(versions::add));
        held.put(
                id,
                new Held(
                        answer.expect(200).json(),
                        reader.all(path + "/timeline?limit=200"),
                        reader.all(path + "/threads/messages/messages?limit=200"),
                        versions));
    }

    /** How often it was done: 0, 1, or too often; every trace of it says the same. */
    int count(Deed deed) {
        Held file = held.get(deed.dossier());
        if (file == null) {
            return 0;
        }
        int told =
                (int)
                        file.timeline().stream()
                                .filter(entry -> entry.get("kind").asText().equals(deed.entry()))
                                .filter(entry -> names(entry, deed))
                                .count();
        int there =
                switch (deed.kind()) {
                    case OPEN -> file.dossier().get("title").asText().equals(deed.mark()) ? 1 : 0;
                    case EDIT ->
                            file.dossier().at("/sections/form/expenses").has(deed.mark()) ? 1 : 0;
                    case MESSAGE -> having(file.messages(), "text", deed.mark());
                    case FILE -> having(file.versions(), "name", deed.mark());
                    case ACT -> told;
                };
        if (told != there) {
            throw new AssertionError(
                    deed + " stands " + told + " times in the timeline and is there " + there);
        }
        return told;
    }

    private static boolean names(JsonNode entry, Deed deed) {
        return switch (deed.kind()) {
            case OPEN, ACT -> true;
            default -> entry.get("payload").toString().contains(deed.mark());
        };
    }

    private static int having(List<JsonNode> items, String name, String value) {
        return (int) items.stream().filter(i -> i.get(name).asText().equals(value)).count();
    }

    /** What happened, by dossier, in the order of the timelines. */
    Map<String, List<String>> told() {
        Map<String, List<String>> told = new ConcurrentHashMap<>();
        held.forEach(
                (id, file) ->
                        told.put(
                                id,
                                file.timeline().stream()
                                        .map(e -> e.get("kind").asText() + e.get("payload"))
                                        .toList()));
        return told;
    }

    /** Reads every version of every document; answers how many there are. */
    int readEveryVersion(Map<String, Rest> owners) {
        AtomicInteger count = new AtomicInteger();
        held.entrySet().parallelStream()
                .forEach(
                        entry ->
                                entry.getValue()
                                        .versions()
                                        .forEach(
                                                version -> {
                                                    check(owners.get(entry.getKey()), version);
                                                    count.incrementAndGet();
                                                }));
        return count.get();
    }

    private static void check(Rest reader, JsonNode version) {
        String href = version.get("href").asText();
        byte[] bytes = reader.get(href).expect(200).bytes();
        String sum = HexFormat.of().formatHex(sha256(bytes));
        if (bytes.length != version.get("size").asLong()
                || !sum.equals(version.get("sha256").asText())) {
            throw new AssertionError(href + " has lost its bytes: " + version + ", read " + sum);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
