package org.liasse.itests.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.test.letter.MailServer;

/** The mails that decisions have caused, on a server that outlives the platform. */
final class Postbag {

    private static final Pattern ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");
    private static final Pattern SUBJECT = Pattern.compile("(?im)^Subject: [^\\r\\n]*");
    private static final Pattern DECISION =
            Pattern.compile("(?im)^Subject: Dossier [^\\r\\n]*: (Accepted|Refused)");
    private static final List<String> WORDS = List.of("Accepted", "Refused");

    private final Platform platform;
    private final MailServer server;

    Postbag(Platform platform, MailServer server) {
        this.platform = platform;
        this.server = server;
    }

    /**
     * Nobody has received a letter twice, and every decision was told by one, as what it was, but
     * for those of which the platform itself says that it does not know whether they went.
     *
     * @param decisions as mails name them, by the address of who is to be told
     */
    String judge(Map<String, List<String>> decisions) {
        awaitSending();
        platform.until("no letter is under way", () -> letters("sending").isEmpty());
        if (!letters("refused").isEmpty()) {
            throw new AssertionError("letters were refused: " + letters("refused"));
        }
        int all = 0;
        for (Map.Entry<String, List<String>> expected : decisions.entrySet()) {
            String address = expected.getKey();
            List<String> given = expected.getValue();
            awaitDecisions(address, given.size());
            List<String> mails = server.received(address);
            Set<String> ids = new HashSet<>();
            mails.forEach(mail -> ids.add(idOf(mail)));
            if (ids.size() != mails.size()) {
                throw new AssertionError(address + " has received a mail twice");
            }
            for (String word : WORDS) {
                long told = told(address).stream().filter(word::equals).count();
                long count = given.stream().filter(word::equals).count();
                if (told > count) {
                    throw new AssertionError(
                            address + " was told " + told + " times " + word + ", not " + count);
                }
            }
            all += mails.size();
        }
        return all + ", " + letters("uncertain").size() + " uncertain";
    }

    /**
     * Waits as long as letters go: rounds that are shorter than the two minutes which a killed
     * sender leaves its lease have sent none, so all of them go at the end.
     */
    private void awaitSending() {
        while (!letters("queued").isEmpty()) {
            List<String> sent = letters("sent", "id");
            platform.until(
                    "a letter goes",
                    () -> !letters("sent", "id").equals(sent) || letters("queued").isEmpty());
        }
    }

    /** Each is told, or may have been told for all that the platform knows. */
    private void awaitDecisions(String address, long expected) {
        try {
            platform.until(
                    expected + " decisions are told to " + address,
                    () ->
                            told(address).size() >= expected
                                    || told(address).size() + open(address) >= expected);
        } catch (AssertionError e) {
            List<String> subjects =
                    server.received(address).stream()
                            .map(SUBJECT::matcher)
                            .filter(Matcher::find)
                            .map(Matcher::group)
                            .toList();
            throw new AssertionError("told are " + subjects, e);
        }
    }

    private long open(String address) {
        return letters("uncertain").stream().filter(address::equals).count();
    }

    private List<String> told(String address) {
        return server.received(address).stream()
                .map(DECISION::matcher)
                .filter(Matcher::find)
                .map(decision -> decision.group(1))
                .toList();
    }

    /** To whom the letters in this state are, one by one. */
    private List<String> letters(String state) {
        return letters(state, "address");
    }

    /** What this member says of the first letters in this state. */
    private List<String> letters(String state, String member) {
        Platform.Said said =
                platform.command("liasse:mail-list --json --limit 200 --state " + state);
        JsonNode items =
                Rest.parse(said.text().strip().getBytes(StandardCharsets.UTF_8)).get("items");
        return items.findValuesAsText(member);
    }

    private static String idOf(String mail) {
        Matcher id = ID.matcher(mail);
        if (!id.find()) {
            throw new AssertionError("a mail without an id: " + mail);
        }
        return id.group(1);
    }
}
