package org.liasse.core.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Verb;
import org.liasse.core.audit.AccessLog;
import org.liasse.core.documents.Attaching;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to the threads of a dossier. */
@Component(service = Conversations.class)
public final class ConversationDoor implements Conversations {

    private static final int LONGEST = 20_000;
    private static final int MOST_ATTACHMENTS = 20;

    private final Transactions transactions;
    private final CaseFiles files;
    private final Acting acting;
    private final Messages messages;
    private final Attaching attaching;
    private final AccessLog accesses;
    private final Clock clock;

    @Activate
    public ConversationDoor(
            @Reference Transactions transactions,
            @Reference CaseFiles files,
            @Reference Acting acting,
            @Reference Messages messages,
            @Reference Attaching attaching,
            @Reference AccessLog accesses,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.acting = acting;
        this.messages = messages;
        this.attaching = attaching;
        this.accesses = accesses;
        this.clock = clock;
    }

    @Override
    public Message write(
            Caller caller,
            String dossier,
            Key thread,
            String id,
            String text,
            List<String> uploads,
            List<String> mentions) {
        String body = checked(text, uploads);
        String messageId = Ids.of(id);
        String attachments = String.join(" ", uploads);
        String bodyHash =
                mentions.isEmpty()
                        ? Hash.of(body, attachments)
                        : Hash.of(body, attachments, String.join(" ", mentions));
        var fresh = new AtomicReference<Message>();
        String written =
                transactions.write(
                        caller,
                        work -> {
                            Scene scene = acting.enter(work, caller, dossier);
                            Thread found = visible(scene.file(), caller, thread);
                            if (id != null
                                    && isThere(
                                            work.settled(),
                                            messageId,
                                            dossier,
                                            thread,
                                            caller,
                                            bodyHash)) {
                                return messageId;
                            }
                            Act act = Act.of(Verb.WRITE_IN, thread);
                            Allowed allowed = acting.allow(scene, act, Map.of(), Set.of());
                            List<Reader> mentioned =
                                    new ThreadReaders(
                                                    work.settled(),
                                                    scene.file(),
                                                    caller,
                                                    audienceOf(scene.file(), found),
                                                    work.millis())
                                            .mentioned(mentions);
                            messages.insert(scene, found, messageId, body, bodyHash, null);
                            messages.mention(scene, messageId, mentioned);
                            List<Attachment> attached =
                                    attaching.toMessage(
                                            work,
                                            caller,
                                            messageId,
                                            scene.header().type(),
                                            found,
                                            uploads);
                            acting.carryOut(
                                    scene,
                                    act,
                                    allowed,
                                    Map.of(),
                                    audienceOf(scene.file(), found),
                                    said(messageId, body, uploads.size(), mentions));
                            fresh.set(
                                    new Message(
                                            messageId,
                                            work.now(),
                                            caller.name(),
                                            body,
                                            attached,
                                            mentioned));
                            return messageId;
                        });
        if (fresh.get() != null && fresh.get().id().equals(written)) {
            return fresh.get();
        }
        return transactions
                .read(sql -> find(sql, files.read(sql, caller, dossier), caller, written))
                .orElseThrow(Problem::notFound);
    }

    private static Map<String, Object> said(
            String message, String text, int attachments, List<String> mentions) {
        var said = new HashMap<String, Object>();
        said.put("message", message);
        said.put("text", text);
        said.put("attachments", attachments);
        if (!mentions.isEmpty()) {
            said.put("mentions", mentions);
        }
        return said;
    }

    private static String checked(String text, List<String> uploads) {
        String body = text == null ? "" : text.strip();
        if (body.isEmpty()) {
            throw Problem.invalid("/text", "Un texte est nécessaire.", "A text is needed.");
        }
        if (body.length() > LONGEST || body.indexOf('\0') >= 0) {
            throw Problem.invalid(
                    "/text", "Au plus 20 000 caractères.", "At most 20 000 characters.");
        }
        if (uploads.size() > MOST_ATTACHMENTS
                || Set.copyOf(new ArrayList<>(uploads)).size() != uploads.size()) {
            throw Problem.invalid(
                    "/uploads",
                    "Au plus 20 fichiers, chacun une fois.",
                    "At most 20 files, each of them once.");
        }
        return body;
    }

    private static boolean isThere(
            Sql sql, String id, String dossier, Key thread, Caller caller, String bodyHash) {
        record Known(String dossier, String thread, String author, String bodyHash) {}
        Optional<Known> known =
                sql.first(
                        "select dossier_id, thread_key, author, body_hash from message where id ="
                                + " ?",
                        row ->
                                new Known(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)),
                        id);
        if (known.isPresent()
                && !known.get()
                        .equals(
                                new Known(
                                        dossier,
                                        thread.value(),
                                        Journal.actorOf(caller),
                                        bodyHash))) {
            throw Problem.of(
                    Problem.Kind.CONFLICT, "Cet identifiant est déjà pris.", "This id is taken.");
        }
        return known.isPresent();
    }

    private static Thread visible(CaseFile file, Caller caller, Key thread) {
        return file.type()
                .thread(thread)
                .filter(t -> Audiences.include(audienceOf(file, t), file.rolesOf(caller)))
                .orElseThrow(Problem::notFound);
    }

    private static String audienceOf(CaseFile file, Thread thread) {
        return Audiences.of(thread.audience(), file.header().flags());
    }

    private static final String MESSAGE =
            "select id, written_at, author_name, body, template, thread_key from message where ";

    private record Row(
            String id, Instant at, String author, String text, String template, Key thread) {}

    @Override
    public List<Message> list(Caller caller, String dossier, Key thread, String after, int limit) {
        List<Message> page =
                transactions.read(
                        sql -> {
                            CaseFile file = files.read(sql, caller, dossier);
                            visible(file, caller, thread);
                            long from = -1;
                            if (after != null) {
                                from =
                                        sql.first(
                                                        "select written_at from message where id ="
                                                            + " ? and dossier_id = ? and thread_key"
                                                            + " = ?",
                                                        row -> row.getLong(1),
                                                        after,
                                                        dossier,
                                                        thread)
                                                .orElseThrow(
                                                        () ->
                                                                Problem.of(
                                                                        Problem.Kind.BAD_REQUEST,
                                                                        "Ce curseur n’existe pas.",
                                                                        "There is no such"
                                                                                + " cursor."));
                            }
                            List<Row> rows =
                                    sql.list(
                                            MESSAGE
                                                    + "dossier_id = ? and thread_key = ? and"
                                                    + " (written_at > ? or (written_at = ? and id >"
                                                    + " ?)) order by written_at, id fetch first "
                                                    + Math.min(Math.max(limit, 1), 200)
                                                    + " rows only",
                                            ConversationDoor::row,
                                            dossier,
                                            thread,
                                            from,
                                            from,
                                            after == null ? "" : after);
                            return messages(sql, file, caller, rows);
                        });
        accesses.note(caller, dossier, What.MESSAGES, thread.value());
        return page;
    }

    @Override
    public Readers readers(Caller caller, String dossier, Key thread, String after, int limit) {
        return transactions.read(
                sql -> {
                    CaseFile file = files.read(sql, caller, dossier);
                    String audience = audienceOf(file, visible(file, caller, thread));
                    return new ThreadReaders(
                                    sql, file, caller, audience, clock.now().toEpochMilli())
                            .page(after, limit);
                });
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                new Key(row.getString(6)));
    }

    private static List<Message> messages(Sql sql, CaseFile file, Caller caller, List<Row> rows) {
        Map<String, List<Attachment>> attachments = new HashMap<>();
        Map<String, List<Reader>> mentions = new HashMap<>();
        if (!rows.isEmpty()) {
            List<String> ids = rows.stream().map(Row::id).toList();
            sql.list(
                    "select message_id, attachment_number, name, size_bytes, sha256, media_type"
                            + " from attachment where message_id in ("
                            + Sql.marks(ids)
                            + ") order by attachment_number",
                    row ->
                            attachments
                                    .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                    .add(
                                            new Attachment(
                                                    row.getInt(2),
                                                    row.getString(3),
                                                    row.getLong(4),
                                                    row.getString(5),
                                                    row.getString(6))),
                    ids);
            sql.list(
                    "select message_id, person, name from mention where message_id in ("
                            + Sql.marks(ids)
                            + ") order by name, person",
                    row ->
                            mentions.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                    .add(
                                            new Reader(
                                                    Principal.parse(row.getString(2)),
                                                    row.getString(3))),
                    ids);
        }
        return rows.stream()
                .map(
                        row ->
                                new Message(
                                        row.id(),
                                        row.at(),
                                        row.author(),
                                        row.template() == null
                                                ? row.text()
                                                : file.type()
                                                        .text(row.template())
                                                        .in(caller.language()),
                                        attachments.getOrDefault(row.id(), List.of()),
                                        mentions.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Optional<Message> find(Sql sql, CaseFile file, Caller caller, String message) {
        return sql.first(
                        MESSAGE + "id = ? and dossier_id = ?",
                        ConversationDoor::row,
                        message,
                        file.header().id())
                .filter(
                        row -> {
                            visible(file, caller, row.thread());
                            return true;
                        })
                .flatMap(row -> messages(sql, file, caller, List.of(row)).stream().findFirst());
    }

    @Override
    public Documents.Content attachment(Caller caller, String dossier, String message, int number) {
        Attachment found =
                transactions.read(
                        sql ->
                                find(sql, files.read(sql, caller, dossier), caller, message)
                                        .orElseThrow(Problem::notFound)
                                        .attachments()
                                        .stream()
                                        .filter(attachment -> attachment.number() == number)
                                        .findFirst()
                                        .orElseThrow(Problem::notFound));
        accesses.note(caller, dossier, What.ATTACHMENT, message + "/" + number);
        return attaching.content(found);
    }
}
