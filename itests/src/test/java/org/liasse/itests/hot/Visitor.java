package org.liasse.itests.hot;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;

/**
 * Somebody who works with the very variant that comes and goes: he is answered, or told that it is
 * away and when to try again, or, as long as it never was there, that it does not exist. What he
 * has written can be read at any time.
 */
final class Visitor implements Runnable {

    private static final long THINKING = 10_000_000;

    private final Rest rest;
    private final Account account;
    private final AtomicBoolean over;
    private volatile int written;
    private volatile int away;
    private volatile boolean known;
    private String note;

    Visitor(Rest rest, Account account, AtomicBoolean over) {
        this.rest = rest;
        this.account = account;
        this.over = over;
    }

    /** How many notes he could write. */
    int written() {
        return written;
    }

    /** How often he was told that the variant is away. */
    int away() {
        return away;
    }

    @Override
    public void run() {
        while (!over.get()) {
            try {
                visit();
            } catch (Account.Unexpected e) {
                // it is in the account
            }
        }
    }

    private void visit() {
        ask(new Request("GET", "/api/notes?limit=5", null), 200);
        ask(new Request("GET", "/api/types/note", null), 200);
        Answer opened =
                ask(
                        new Request(
                                "POST",
                                "/api/dossiers",
                                Map.of(
                                        "type",
                                        "note",
                                        "title",
                                        "A note",
                                        "sections",
                                        Map.of(
                                                "content",
                                                Map.of("body", "Read this.", "keywords", "a, b")))),
                        201);
        if (opened.status() == 201) {
            known = true;
            written++;
            note = opened.json().get("id").asText();
        }
        if (note != null) {
            ask(new Request("GET", "/api/notes/" + note + "/keywords", null), 200);
            account.ask(rest, new Request("GET", "/api/dossiers/" + note, null));
        }
    }

    private Answer ask(Request request, int wanted) {
        LockSupport.parkNanos(THINKING);
        boolean wasKnown = known;
        Answer answer =
                account.ask(
                        rest,
                        request,
                        a ->
                                a.status() == wanted
                                        || isAway(a)
                                        || (!wasKnown && isUnknown(a.status())));
        if (answer.status() == 503) {
            away++;
        }
        return answer;
    }

    private static boolean isAway(Answer answer) {
        return answer.status() == 503 && answer.header("Retry-After").isPresent();
    }

    /** A type that nobody has ever heard of is no address, and no type to open a dossier of. */
    private static boolean isUnknown(int status) {
        return status == 404 || status == 422;
    }
}
