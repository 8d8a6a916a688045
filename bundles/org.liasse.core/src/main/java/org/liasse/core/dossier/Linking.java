package org.liasse.core.dossier;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Link;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** Ties dossiers to each other, both ways at once. */
final class Linking {

    static final int MOST = 100;

    private final Acting acting;
    private final Changes changes;

    Linking(Acting acting, Changes changes) {
        this.acting = acting;
        this.changes = changes;
    }

    void link(Work work, Caller caller, String dossier, Key key, String other) {
        if (dossier.equals(other)) {
            throw unfit();
        }
        // always in the same order, lest two that tie each other wait for each other
        boolean first = dossier.compareTo(other) < 0;
        Scene one = acting.enter(work, caller, first ? dossier : other);
        Scene two = acting.enter(work, caller, first ? other : dossier);
        Scene from = first ? one : two;
        Scene to = first ? two : one;
        Link link =
                from.living().links().stream()
                        .filter(l -> l.key().equals(key))
                        .findFirst()
                        .orElseThrow(Problem::notFound);
        Act act = Act.of(Verb.LINK, key);
        boolean begins = Seen.in(work).hasOpened(dossier);
        Allowed allowed = begins ? null : acting.allow(from, act, Map.of(), Set.of());
        if (!link.toType().equals(to.header().type())) {
            throw unfit();
        }
        if (from.file().links().stream()
                .anyMatch(l -> l.kind().equals(key) && l.dossier().equals(other))) {
            return;
        }
        if (Math.max(from.file().links().size(), to.file().links().size()) >= MOST) {
            throw Problem.invalid(
                    "/other",
                    "Un dossier a au plus " + MOST + " liens.",
                    "A dossier has at most " + MOST + " links.");
        }
        Sql sql = work.settled();
        write(sql, work, dossier, key, other);
        write(sql, work, other, link.back(), dossier);
        Map<String, String> said = Map.of("link", key.value(), "dossier", other);
        if (begins) {
            changes.record(from, "link-" + key, whoSeesBoth(from, to), said);
        } else {
            acting.carryOut(from, act, allowed, Map.of(), whoSeesBoth(from, to), said);
        }
        changes.record(
                to,
                "link-" + link.back(),
                whoSeesBoth(to, from),
                Map.of("link", link.back().value(), "dossier", dossier));
    }

    private static void write(Sql sql, Work work, String dossier, Key key, String other) {
        sql.update(
                "insert into dossier_link (dossier_id, link_key, other_id, linked_at) values (?, ?,"
                        + " ?, ?)",
                dossier,
                key,
                other,
                work.millis());
    }

    /** The roles of a dossier all of whose holders see the other as well. */
    private static String whoSeesBoth(Scene scene, Scene other) {
        Set<String> seeing =
                other.file().grants().all().stream()
                        .filter(Grant::isHeld)
                        .map(Grant::principal)
                        .collect(Collectors.toSet());
        Set<Key> roles = new TreeSet<>(scene.file().grants().participants().keySet());
        scene.file().grants().all().stream()
                .filter(Grant::isHeld)
                .filter(grant -> !seeing.contains(grant.principal()))
                .forEach(grant -> roles.remove(grant.role()));
        return Audiences.textOf(roles);
    }

    private static Problem unfit() {
        return Problem.invalid(
                "/other",
                "Ce lien ne mène pas à ce dossier.",
                "This link does not lead to that dossier.");
    }
}
