package org.liasse.core.inspection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Dossiers.Entry;
import org.liasse.api.dossier.EventLog;
import org.liasse.api.dossier.EventLog.Event;
import org.liasse.api.export.Takeaway;
import org.liasse.api.job.Export;
import org.liasse.api.letter.Letter;
import org.liasse.api.notice.Notifications.Notification;
import org.liasse.api.people.Caller;
import org.liasse.api.workflow.Explained;
import org.liasse.core.documents.DocumentDoors;
import org.liasse.core.notice.NoticeDoors;
import org.liasse.core.sample.Node;
import org.liasse.export.TakeawayDesk;
import org.liasse.export.ZipFormat;

/** The paths by which somebody may come by what is in a slot, and of what slots he so learns. */
final class Paths {

    private static final Pattern WORD = Pattern.compile("zq([a-z]+(?:-[a-z0-9]+)*)zq");

    private static final Set<String> DONE_IN_SLOTS =
            Set.of("deposit-in-", "add-slot-", "share-", "sign-in-", "review-in-");

    private final Node node;
    private final NoticeDoors notices;
    private final Takeaway takeaway;
    private int letters;

    Paths(Node node) {
        this.node = node;
        notices = new NoticeDoors(node);
        takeaway =
                new TakeawayDesk(
                        node.dossiers(),
                        node.doors.documents,
                        node.conversations(),
                        DocumentDoors.words(),
                        node.clock);
        node.jobs.bind(
                new ZipFormat(node.doors.documents, node.conversations(), DocumentDoors.words()));
    }

    private interface Path {
        Set<Key> slots() throws IOException;
    }

    /** For whom the dossier is not there, nothing is. */
    private static Set<Key> follow(Path path) throws IOException {
        try {
            return path.slots();
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return Set.of();
            }
            throw problem;
        }
    }

    /** The slots whose names, or whose files' names, stand in a text. */
    private static Set<Key> named(String text) {
        return Key.sorted(
                WORD.matcher(text).results().map(found -> new Key(found.group(1))).toList());
    }

    /** By paths on which everybody finds all that he sees, and nothing else. */
    Map<String, Set<Key>> found(Caller caller, House house) throws IOException {
        String id = house.id();
        Map<String, Set<Key>> found = new LinkedHashMap<>();
        found.put("slots", follow(() -> slots(caller, id)));
        found.put("documents", follow(() -> documents(caller, id)));
        found.put("download", downloaded(caller, house));
        found.put("files", follow(() -> unpacked(written(takeaway.files(caller, id)))));
        found.put("summary", follow(() -> named(text(takeaway.summary(caller, id)))));
        return found;
    }

    Set<Key> sections(Caller caller, House house) throws IOException {
        return follow(() -> node.dossiers().read(caller, house.id()).sections().keySet());
    }

    private Set<Key> slots(Caller caller, String house) {
        return Key.sorted(
                node.doors.slots.list(caller, house).stream()
                        .map(line -> line.slot().key())
                        .toList());
    }

    private Set<Key> documents(Caller caller, String house) {
        List<Document> listed = node.doors.documents.list(caller, house);
        Set<Key> slots = new TreeSet<>(named(listed.toString()));
        listed.forEach(document -> slots.add(document.slot()));
        return slots;
    }

    private Set<Key> downloaded(Caller caller, House house) throws IOException {
        Set<Key> slots = new TreeSet<>();
        for (String document : house.documents().values()) {
            slots.addAll(
                    follow(
                            () -> {
                                Content content =
                                        node.doors.documents.content(
                                                caller, house.id(), document, 1);
                                content.open(0).close();
                                return named(content.version().name());
                            }));
        }
        return slots;
    }

    private static byte[] written(Takeaway.Parcel parcel) throws IOException {
        var bytes = new ByteArrayOutputStream();
        parcel.write(bytes);
        return bytes.toByteArray();
    }

    private static String text(Takeaway.Parcel parcel) throws IOException {
        return new String(written(parcel), StandardCharsets.UTF_8);
    }

    /** By the names of the files, and by what stands in summaries. */
    private static Set<Key> unpacked(byte[] archive) throws IOException {
        Set<Key> slots = new TreeSet<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                slots.addAll(named(entry.getName()));
                slots.addAll(named(new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return slots;
    }

    /** What stands in an archive of the dossier that a job has made. */
    Set<Key> exported(Caller caller, String house) throws IOException {
        var jobs = node.jobs.jobs;
        String job =
                jobs.start(caller, new Export(new Key("zip"), List.of(house), null, null)).id();
        node.jobs.work();
        try (InputStream archive = jobs.output(caller, job).open(0)) {
            return unpacked(archive.readAllBytes());
        }
    }

    /** By paths that may tell of some of what he sees, and of nothing else. */
    Map<String, Set<Key>> told(Caller caller, House house) throws IOException {
        String id = house.id();
        Map<String, Set<Key>> told = new LinkedHashMap<>();
        told.put("read", follow(() -> done(node.dossiers().read(caller, id).actions())));
        told.put("todo", follow(() -> done(node.dossiers().read(caller, id).todo())));
        told.put("actions", follow(() -> done(node.dossiers().actions(caller, id))));
        told.put("timeline", follow(() -> timeline(caller, id)));
        told.put("events", events(caller, id));
        told.put("notifications", notified(caller));
        return told;
    }

    /** Those that were added: the type's own are everybody's to know. */
    private static Set<Key> done(List<Explained> acts) {
        return Key.sorted(
                acts.stream()
                        .map(act -> act.act().object())
                        .filter(object -> object != null)
                        .filter(object -> object.value().matches(".+-\\d+"))
                        .toList());
    }

    private Set<Key> timeline(Caller caller, String house) {
        Set<Key> slots = new TreeSet<>();
        String after = null;
        List<Entry> entries;
        do {
            entries = node.dossiers().timeline(caller, house, after, 200);
            for (Entry entry : entries) {
                slots.addAll(happened(entry.kind()));
                slots.addAll(named(entry.payload().toString()));
                after = entry.id();
            }
        } while (!entries.isEmpty());
        return slots;
    }

    private static Set<Key> happened(String kind) {
        return Key.sorted(
                DONE_IN_SLOTS.stream()
                        .filter(kind::startsWith)
                        .map(verb -> new Key(kind.substring(verb.length())))
                        .toList());
    }

    private Set<Key> events(Caller caller, String house) {
        while (node.sequencer.number() > 0) {
            // there is more than it numbers at once
        }
        Set<Key> slots = new TreeSet<>();
        long after = 0;
        EventLog.Slice slice = node.events.after(caller, after, 1000);
        while (slice.next() > after) {
            after = slice.next();
            for (Event event : slice.events()) {
                if (event.dossier().equals(house)) {
                    slots.addAll(happened(event.kind()));
                    slots.addAll(named(event.payload().toString()));
                }
            }
            slice = node.events.after(caller, after, 1000);
        }
        return slots;
    }

    private Set<Key> notified(Caller caller) {
        Set<Key> slots = new TreeSet<>();
        for (Notification told : notices.notifications.list(caller, null, 200).items()) {
            slots.addAll(named(told.toString()));
        }
        return slots;
    }

    /** Of what slots letters tell that have come since, by the logins of those who have them. */
    Map<String, Set<Key>> letters() {
        List<Letter> all = notices.letters(node);
        Map<String, Set<Key>> told = new LinkedHashMap<>();
        for (Letter letter : all.subList(letters, all.size())) {
            String login = letter.address().replace("@example.org", "");
            var files = new StringBuilder();
            letter.attachments().forEach(file -> files.append(file.name()).append(' '));
            told.computeIfAbsent(login, name -> new TreeSet<>())
                    .addAll(named(letter.subject() + letter.text() + letter.html() + files));
        }
        letters = all.size();
        return told;
    }
}
