package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/**
 * Who could see that dossiers changed in a transaction: one statement for each dossier moves the
 * last change, and the tag, of these roles and no others.
 */
final class Seen implements Work.Pending {

    private final Work work;
    private final Map<String, Set<Key>> roles = new LinkedHashMap<>();
    private final Map<String, Key> moved = new LinkedHashMap<>();
    private final Set<String> opened = new HashSet<>();

    private Seen(Work work) {
        this.work = work;
    }

    static Seen in(Work work) {
        return work.pending(Seen.class, () -> new Seen(work));
    }

    /** A dossier that begins in this transaction: its roles have seen all of it. */
    void opened(String dossier) {
        opened.add(dossier);
    }

    boolean hasOpened(String dossier) {
        return opened.contains(dossier);
    }

    /**
     * @param audience as stored
     */
    void by(String dossier, String audience) {
        roles.computeIfAbsent(dossier, id -> new TreeSet<>()).addAll(Audiences.rolesOf(audience));
    }

    /** The dossier is in another state; everybody sees that. */
    void moved(String dossier, Key state) {
        moved.put(dossier, state);
        by(dossier, Audiences.ANYONE);
    }

    @Override
    public boolean isLast() {
        return true;
    }

    /** These grants of a dossier as they will be when all is written. */
    Grants after(String dossier, Grants grants) {
        Set<Key> seeing = roles.getOrDefault(dossier, Set.of());
        return opened.contains(dossier) || seeing.isEmpty()
                ? grants
                : grants.seenBy(Audiences.textOf(seeing), work.millis());
    }

    @Override
    public void write(Sql sql) {
        roles.forEach(
                (dossier, seeing) -> {
                    if (!seeing.isEmpty()
                            && (moved.containsKey(dossier) || !opened.contains(dossier))) {
                        write(sql, dossier, seeing);
                    }
                });
    }

    private void write(Sql sql, String dossier, Set<Key> seeing) {
        int times = opened.contains(dossier) ? 0 : 1;
        var arguments = new ArrayList<Object>(List.of(work.millis(), times));
        var statement =
                new StringBuilder(
                        "update dossier_grant set updated_at = ?, seen_version = seen_version + ?");
        if (moved.containsKey(dossier)) {
            statement.append(", state_key = ?");
            arguments.add(moved.get(dossier));
        }
        statement.append(" where dossier_id = ?");
        arguments.add(dossier);
        if (!Audiences.textOf(seeing).equals(Audiences.ANYONE)) {
            statement.append(" and role_key in (").append(Sql.marks(seeing)).append(')');
            arguments.addAll(seeing);
        }
        sql.update(statement.toString(), arguments);
    }
}
