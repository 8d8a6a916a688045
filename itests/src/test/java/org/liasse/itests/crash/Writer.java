package org.liasse.itests.crash;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.liasse.itests.crash.Deed.Kind;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town;

/**
 * Takes one dossier after the other from its draft to its refusal, and writes into those of the
 * others in between; until nobody answers any more.
 */
final class Writer implements Runnable {

    private static final int TRIES = 30;

    private final Rest applicant;
    private final Rest instructor;
    private final String procedure;
    private final Ledger ledger;
    private final Queue<String> deposited;
    private final AtomicBoolean over;
    private final Random random;
    private Throwable failure;

    /**
     * @param deposited dossiers of all the writers of this applicant, in which each may write
     * @param over set when no more is to be begun
     */
    Writer(
            Rest applicant,
            Rest instructor,
            String procedure,
            Ledger ledger,
            Queue<String> deposited,
            AtomicBoolean over,
            long seed) {
        this.applicant = applicant;
        this.instructor = instructor;
        this.procedure = procedure;
        this.ledger = ledger;
        this.deposited = deposited;
        this.over = over;
        this.random = new Random(seed);
    }

    /** What went wrong but for the platform's end, or {@code null}. */
    Throwable failure() {
        return failure;
    }

    @Override
    public void run() {
        try {
            while (!over.get()) {
                life();
            }
        } catch (UncheckedIOException e) {
            // the platform was killed: what was just asked for stays unknown
            if (!over.get()) {
                failure = e;
            }
        } catch (RuntimeException | AssertionError e) {
            failure = e;
        }
    }

    private void life() {
        String dossier = open();
        edit(dossier);
        file(dossier);
        edit(dossier);
        act(applicant, dossier, "deposit", Map.of());
        deposited.add(dossier);
        message(applicant, dossier);
        messageElsewhere();
        edit(dossier);
        file(dossier);
        act(instructor, dossier, "start-instruction", Map.of());
        message(instructor, dossier);
        act(instructor, dossier, "accept", Map.of("motivation", "A fine project."));
        messageElsewhere();
        act(instructor, dossier, "reopen", Map.of());
        act(instructor, dossier, "refuse", Map.of("motivation", "The budget is spent."));
        message(applicant, dossier);
    }

    private String open() {
        String id = UUID.randomUUID().toString();
        String title = "Request " + unique();
        tell(
                new Deed(
                        Kind.OPEN,
                        id,
                        title,
                        applicant,
                        post(
                                "/api/dossiers",
                                Map.of(
                                        "id",
                                        id,
                                        "type",
                                        "procedure-dossier",
                                        "context",
                                        procedure,
                                        "title",
                                        title,
                                        "sections",
                                        Map.of("form", Town.completeForm())))));
        return id;
    }

    private void edit(String dossier) {
        String path = "/api/dossiers/" + dossier + "/sections/form";
        String row = unique();
        Map<String, Object> values = new HashMap<>();
        values.put("nature", "Row " + row);
        values.put("amount", Map.of("amount", "10.00", "currency", "EUR"));
        Request patch = new Request("PATCH", path, Map.of("expenses", Map.of(row, values)));
        persist(
                () ->
                        new Deed(
                                Kind.EDIT,
                                dossier,
                                row,
                                applicant,
                                patch.ifMatch(applicant.get(path).expect(200).etag())));
    }

    private void message(Rest who, String dossier) {
        String text = "Message " + unique();
        tell(
                new Deed(
                        Kind.MESSAGE,
                        dossier,
                        text,
                        who,
                        post(
                                "/api/dossiers/" + dossier + "/threads/messages/messages",
                                Map.of("text", text))));
    }

    private void messageElsewhere() {
        List<String> there = List.copyOf(deposited);
        message(applicant, there.get(random.nextInt(there.size())));
    }

    private void file(String dossier) {
        String name = unique() + ".bin";
        byte[] bytes = new byte[20_000 + random.nextInt(60_000)];
        random.nextBytes(bytes);
        Request sent =
                Request.raw(
                                "POST",
                                "/api/uploads?for=procedure-dossier/attachments&name=" + name,
                                bytes)
                        .once(unique());
        String upload = patiently(sent).json().get("id").asText();
        tell(
                new Deed(
                        Kind.FILE,
                        dossier,
                        name,
                        applicant,
                        post(
                                "/api/dossiers/" + dossier + "/documents/attachments/versions",
                                Map.of("upload", upload))));
    }

    private Answer patiently(Request request) {
        Answer answer = applicant.send(request);
        for (int i = 0; i < TRIES && isBusy(answer); i++) {
            LockSupport.parkNanos(50_000_000);
            answer = applicant.send(request);
        }
        return answer.expect(201);
    }

    private void act(Rest who, String dossier, String action, Map<String, ?> inputs) {
        Request request =
                post("/api/dossiers/" + dossier + "/actions/" + action, Map.copyOf(inputs));
        persist(
                () ->
                        new Deed(
                                Kind.ACT,
                                dossier,
                                action,
                                who,
                                request.once(unique())
                                        .ifMatch(
                                                who.get("/api/dossiers/" + dossier)
                                                        .expect(200)
                                                        .etag())));
    }

    private static Request post(String path, Object json) {
        return new Request("POST", path, json).once(unique());
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    private interface Attempt {
        Deed make();
    }

    /** Where somebody else was faster, looks again and asks anew. */
    private void persist(Attempt attempt) {
        for (int i = 0; i < TRIES; i++) {
            if (tell(attempt.make()).status() != 412) {
                return;
            }
        }
        throw new AssertionError("always stale: " + attempt.make());
    }

    /** Enters it into the ledger, then asks; a busy platform is asked again in the same words. */
    private Answer tell(Deed deed) {
        ledger.add(deed);
        Answer answer = deed.ask();
        for (int i = 0; i < TRIES && isBusy(answer); i++) {
            LockSupport.parkNanos(50_000_000);
            answer = deed.ask();
        }
        if (!answer.isFine() && answer.status() != 412) {
            throw new AssertionError(deed + " answers " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    private static boolean isBusy(Answer answer) {
        return answer.status() == 503
                || (answer.status() == 409 && answer.text().contains("idempotency-key-in-use"));
    }
}
