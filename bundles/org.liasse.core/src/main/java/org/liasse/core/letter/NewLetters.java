package org.liasse.core.letter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letters;
import org.liasse.core.documents.Attaching;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Json;
import org.liasse.core.store.Work;

/** Writes letters down, with the files that go with them; a batch is two statements. */
final class NewLetters {

    private NewLetters() {}

    /** Answers their ids, in the same order. */
    static List<String> insert(Work work, List<Draft> drafts, Site site, Duration patience) {
        var ids = new ArrayList<String>();
        var letters = new ArrayList<List<Object>>();
        var files = new ArrayList<List<Object>>();
        for (Draft draft : drafts) {
            String id = Ids.next();
            ids.add(id);
            letters.add(row(work, id, draft, site, patience));
            int number = 0;
            for (Draft.File file : kept(work, draft)) {
                number++;
                files.add(
                        List.of(
                                id,
                                number,
                                file.name(),
                                file.mediaType(),
                                file.size(),
                                file.sha256()));
            }
        }
        work.sql()
                .batch(
                        "insert into letter (id, cause, person, channel, name, address, language,"
                                + " template, content, message_id, state, tries, written_at,"
                                + " changed_at, next_try_at, give_up_at, expires_at) values (?, ?,"
                                + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        letters);
        work.sql()
                .batch(
                        "insert into letter_file (letter_id, file_number, name, media_type,"
                                + " size_bytes, sha256) values (?, ?, ?, ?, ?, ?)",
                        files);
        return ids;
    }

    private static List<Draft.File> kept(Work work, Draft draft) {
        return draft.files().stream().filter(f -> Attaching.keep(work, f.sha256())).toList();
    }

    private static List<Object> row(
            Work work, String id, Draft draft, Site site, Duration patience) {
        return List.of(
                id,
                draft.cause(),
                draft.person(),
                draft.channel(),
                draft.name(),
                draft.address(),
                draft.language(),
                draft.template(),
                Json.write(draft.values()),
                "<" + id + "@" + site.host() + ">",
                LetterBox.stored(Letters.State.QUEUED),
                0,
                work.millis(),
                work.millis(),
                work.millis(),
                work.now().plus(patience).toEpochMilli(),
                draft.expiresAt() == null ? Long.MAX_VALUE : draft.expiresAt().toEpochMilli());
    }
}
