package org.liasse.core.dossier;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.ReadMarks;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to how far one has read. It moves nobody's last change, and stands in no timeline. */
@Component(service = ReadMarks.class)
public final class ReadMarkDoor implements ReadMarks {

    private final Transactions transactions;
    private final CaseFiles files;

    @Activate
    public ReadMarkDoor(@Reference Transactions transactions, @Reference CaseFiles files) {
        this.transactions = transactions;
        this.files = files;
    }

    @Override
    public List<ThreadMark> threads(Caller caller, String dossier) {
        return transactions.read(
                sql -> {
                    CaseFile file = files.read(sql, caller, dossier);
                    return marks(sql, file, caller).of(visible(file, caller));
                });
    }

    @Override
    public void read(Caller caller, String dossier, Key thread, String message) {
        transactions.write(
                work -> {
                    Sql sql = work.settled();
                    CaseFile file = files.read(sql, caller, dossier);
                    if (!Ids.isId(message)
                            || visible(file, caller).stream()
                                    .noneMatch(seen -> seen.key().equals(thread))) {
                        throw Problem.notFound();
                    }
                    String id = message.toLowerCase(Locale.ROOT);
                    long writtenAt = writtenAt(sql, file, thread, id);
                    if (caller.isSignedIn()) {
                        marks(sql, file, caller).read(thread, id, writtenAt);
                    }
                    return null;
                });
    }

    private static ThreadMarks marks(Sql sql, CaseFile file, Caller caller) {
        return new ThreadMarks(sql, file.header().id(), CaseFiles.holder(caller));
    }

    private static List<Thread> visible(CaseFile file, Caller caller) {
        Set<Key> roles = file.rolesOf(caller);
        Set<Key> flags = file.header().flags();
        return file.type().threads().stream()
                .filter(thread -> thread.audience().includes(roles, flags))
                .toList();
    }

    private static long writtenAt(Sql sql, CaseFile file, Key thread, String message) {
        return sql.first(
                        "select written_at from message where id = ? and dossier_id = ? and"
                                + " thread_key = ?",
                        row -> row.getLong(1),
                        message,
                        file.header().id(),
                        thread)
                .orElseThrow(Problem::notFound);
    }
}
