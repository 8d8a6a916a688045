package org.liasse.itests.hot;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town;

/** Somebody who works with procedures all the time, and whom no other variant may disturb. */
final class Client implements Runnable {

    private static final long THINKING = 20_000_000;

    private final Rest applicant;
    private final Rest instructor;
    private final String procedure;
    private final Account account;
    private final AtomicBoolean over;

    Client(Rest applicant, Rest instructor, String procedure, Account account, AtomicBoolean over) {
        this.applicant = applicant;
        this.instructor = instructor;
        this.procedure = procedure;
        this.account = account;
        this.over = over;
    }

    @Override
    public void run() {
        while (!over.get()) {
            try {
                oneDossier();
            } catch (Account.Unexpected e) {
                // it is in the account; the next dossier
            }
        }
    }

    private void oneDossier() {
        String id =
                ask(
                                applicant,
                                post(
                                        "/api/dossiers",
                                        Map.of(
                                                "type",
                                                "procedure-dossier",
                                                "context",
                                                procedure,
                                                "title",
                                                "Request " + UUID.randomUUID(),
                                                "sections",
                                                Map.of("form", Town.completeForm()))))
                        .json()
                        .get("id")
                        .asText();
        String path = "/api/dossiers/" + id;
        String tag = ask(applicant, get(path + "/sections/form")).etag();
        ask(
                applicant,
                new Request("PATCH", path + "/sections/form", Map.of("members", 43)).ifMatch(tag));
        act(applicant, path, "deposit");
        ask(
                applicant,
                post(path + "/threads/messages/messages", Map.of("text", "Is it complete?")));
        ask(applicant, get("/api/procedure-dossiers?limit=10&sort=-updatedAt"));
        ask(instructor, get("/api/dossiers?type=procedure-dossier&limit=10&tab=followed"));
        act(instructor, path, "start-instruction");
        ask(instructor, get(path + "/timeline"));
        ask(instructor, get("/api/tabs?type=procedure-dossier&context=" + procedure));
    }

    private void act(Rest who, String path, String action) {
        String tag = ask(who, get(path)).etag();
        ask(who, post(path + "/actions/" + action, Map.of()).ifMatch(tag));
    }

    private Answer ask(Rest who, Request request) {
        LockSupport.parkNanos(THINKING);
        return account.ask(who, request);
    }

    private static Request get(String path) {
        return new Request("GET", path, null);
    }

    private static Request post(String path, Object json) {
        return new Request("POST", path, json).once(UUID.randomUUID().toString());
    }
}
