package org.liasse.itests.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.itests.Platform;
import org.liasse.itests.crash.Deed.Kind;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;

/** Compares the ledger with what the platform holds after it was killed and started again. */
final class Verdict {

    private final Platform platform;
    private final Ledger ledger;
    private final Map<String, Rest> owners = new HashMap<>();
    private final Map<String, Object> findings = new LinkedHashMap<>();

    Verdict(Platform platform, Ledger ledger) {
        this.platform = platform;
        this.ledger = ledger;
        ledger.where(d -> d.kind() == Kind.OPEN).forEach(d -> owners.put(d.dossier(), d.who()));
    }

    /** What was found, in words and numbers. */
    Map<String, Object> findings() {
        return findings;
    }

    /** Nothing acknowledged is lost or doubled, nothing refused was done, no bytes are missing. */
    void holdAgainstTheLedger() {
        Evidence evidence = Evidence.gather(owners);
        List<String> wrong = new ArrayList<>();
        int done = 0;
        for (Deed deed : ledger.all()) {
            int count = evidence.count(deed);
            if (deed.isAcknowledged() && count != 1
                    || deed.isRefused() && count != 0 && deed.kind() != Kind.ACT
                    || count > 1) {
                wrong.add(deed + ", there " + count + " times");
            }
            if (!deed.isAcknowledged() && !deed.isRefused() && count == 1) {
                done++;
            }
        }
        none("acknowledged and not there exactly once, or refused and there", wrong);
        findings.put("acknowledged", ledger.acknowledged());
        findings.put("unanswered", ledger.unknown() + ", of which " + done + " were done");
        findings.put("versions read back", evidence.readEveryVersion(owners));
    }

    /** Asked again under the same key, each gets the first answer, and it is done once. */
    void askAgain() {
        List<Deed> repeatable = ledger.where(d -> d.isRepeatable() && !d.isRefused());
        Map<Deed, Answer> second = new java.util.concurrent.ConcurrentHashMap<>();
        repeatable.parallelStream().forEach(deed -> second.put(deed, deed.askAgain()));
        List<String> wrong = new ArrayList<>();
        Evidence evidence = Evidence.gather(owners);
        for (Deed deed : repeatable) {
            Answer again = second.get(deed);
            boolean isSame =
                    !deed.isAcknowledged()
                            || (again.status() == deed.answer().status()
                                    && idOf(again).equals(idOf(deed.answer())));
            int count = evidence.count(deed);
            boolean once = again.isFine() ? count == 1 : count == 0;
            if (!isSame || !once) {
                wrong.add(
                        deed
                                + ", asked again: "
                                + again.status()
                                + " "
                                + again.text()
                                + ", there "
                                + count);
            }
        }
        none("answered otherwise the second time, or done twice", wrong);
        findings.put("asked again", repeatable.size());
    }

    private static String idOf(Answer answer) {
        JsonNode json = answer.json();
        return json.path("id").asText()
                + json.path("document").asText()
                + json.path("number").asText();
    }

    /**
     * The event log, from its beginning and as it was followed, tells what the timelines tell, each
     * once and in their order.
     */
    void compareEvents(Collection<Rest> readers, Map<Rest, Follower> followers) {
        Map<String, List<String>> told = Evidence.gather(owners).told();
        int events = 0;
        for (Rest reader : readers) {
            Map<String, List<String>> expected = new TreeMap<>(told);
            expected.keySet().removeIf(dossier -> owners.get(dossier) != reader);
            platform.until(
                    "every event of the timelines is in the log",
                    () -> countOf(bySequence(log(reader), expected.keySet())) >= countOf(expected));
            List<JsonNode> log = log(reader);
            same(expected, bySequence(log, expected.keySet()));
            if (idsOf(log).size() != log.size()) {
                throw new AssertionError("an event stands twice in the log");
            }
            Follower follower = followers.get(reader);
            platform.until(
                    "who followed has come to the end", () -> follower.seen().size() >= log.size());
            if (!idsInOrder(log).equals(idsInOrder(follower.seen()))) {
                throw new AssertionError("who followed has seen other events");
            }
            events += log.size();
        }
        findings.put("events", events);
    }

    private static void same(Map<String, List<String>> expected, Map<String, List<String>> actual) {
        for (Map.Entry<String, List<String>> entry : expected.entrySet()) {
            List<String> events = actual.get(entry.getKey());
            if (!entry.getValue().equals(events)) {
                throw new AssertionError(
                        "the timeline of "
                                + entry.getKey()
                                + " tells\n"
                                + entry.getValue()
                                + "\nand the event log\n"
                                + events);
            }
        }
    }

    private static List<JsonNode> log(Rest reader) {
        List<JsonNode> events = new ArrayList<>();
        String after = "0";
        for (String next = null; !after.equals(next); ) {
            next = after;
            JsonNode slice = reader.read("/api/events?limit=200&after=" + after);
            slice.get("items").forEach(events::add);
            after = slice.get("next").asText();
        }
        return events;
    }

    private static Map<String, List<String>> bySequence(List<JsonNode> log, Set<String> dossiers) {
        Map<String, List<String>> events = new TreeMap<>();
        for (JsonNode event : log) {
            String dossier = event.get("dossier").asText();
            if (dossiers.contains(dossier)) {
                events.computeIfAbsent(dossier, id -> new ArrayList<>())
                        .add(event.get("kind").asText() + event.get("payload"));
            }
        }
        return events;
    }

    private static int countOf(Map<String, List<String>> sequences) {
        return sequences.values().stream().mapToInt(List::size).sum();
    }

    private static List<String> idsInOrder(List<JsonNode> events) {
        return events.stream().map(event -> event.get("id").asText()).toList();
    }

    private static Set<String> idsOf(List<JsonNode> events) {
        return new HashSet<>(idsInOrder(events));
    }

    private static void none(String what, List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new AssertionError(
                    wrong.size()
                            + " "
                            + what
                            + ":\n"
                            + String.join("\n", wrong.subList(0, Math.min(20, wrong.size()))));
        }
    }
}
