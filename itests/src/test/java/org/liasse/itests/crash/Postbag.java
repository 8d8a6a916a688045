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
    private static final Pattern DECISION =
            Pattern.compile("(?im)^Subject: Dossier [^\\r\\n]*: (Accepted|Refused)");

    private final Platform platform;
    private final MailServer server;

    Postbag(Platform platform, MailServer server) {
        this.platform = platform;
        this.server = server;
    }

    /**
     * Nobody has received a letter twice, and every decision was told by one, but for those of
     * which the platform itself says that it does not know whether they went.
     *
     * @param decisions how many were given, by the address of who is to be told
     */
    String judge(Map<String, Long> decisions) {
        platform.until("no letter waits", () -> letters("queued").isEmpty());
        platform.until("no letter is under way", () -> letters("sending").isEmpty());
        if (!letters("refused").isEmpty()) {
            throw new AssertionError("letters were refused: " + letters("refused"));
        }
        List<String> uncertain = letters("uncertain");
        int all = 0;
        for (Map.Entry<String, Long> expected : decisions.entrySet()) {
            String address = expected.getKey();
            long open = uncertain.stream().filter(address::equals).count();
            platform.until(
                    expected + " decisions are told, but for " + open,
                    () -> told(address) + open >= expected.getValue());
            List<String> mails = server.received(address);
            Set<String> ids = new HashSet<>();
            mails.forEach(mail -> ids.add(idOf(mail)));
            if (ids.size() != mails.size() || told(address) > expected.getValue()) {
                throw new AssertionError(
                        expected + " decisions, and more mails than that: " + mails.size());
            }
            all += mails.size();
        }
        return all + ", " + uncertain.size() + " uncertain";
    }

    private long told(String address) {
        return server.received(address).stream()
                .filter(mail -> DECISION.matcher(mail).find())
                .count();
    }

    /** To whom the letters in this state are, one by one. */
    private List<String> letters(String state) {
        Platform.Said said =
                platform.command("liasse:mail-list --json --limit 200 --state " + state);
        JsonNode items =
                Rest.parse(said.text().strip().getBytes(StandardCharsets.UTF_8)).get("items");
        return items.findValuesAsText("address");
    }

    private static String idOf(String mail) {
        Matcher id = ID.matcher(mail);
        if (!id.find()) {
            throw new AssertionError("a mail without an id: " + mail);
        }
        return id.group(1);
    }
}
