package org.liasse.core.dossier;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Link;
import org.liasse.api.type.Declarations.Role;
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

    /** A dossier may have more parts: as many rows as one transaction touches. */
    static final int MOST_PARTS = 500;

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
        if (!link.toType().equals(to.header().type()) || isOfParts(link, to)) {
            throw unfit();
        }
        if (from.file().links().stream()
                .anyMatch(l -> l.kind().equals(key) && l.dossier().equals(other))) {
            return;
        }
        refuseMore(from, key, "/other");
        refuseMore(to, link.back(), "/other");
        write(work, dossier, link, other);
        if (begins) {
            record(changes, from, key, to);
        } else {
            acting.carryOut(
                    from, act, allowed, Map.of(), whoSeesBoth(from, key, to), said(key, other));
        }
        record(changes, to, link.back(), from);
    }

    /**
     * @throws Problem INVALID_INPUT where the dossier has as many links as it may
     */
    static void refuseMore(Scene scene, Key link, String pointer) {
        Set<Key> toParts =
                scene.living().links().stream()
                        .filter(Link::isToParts)
                        .map(Link::key)
                        .collect(Collectors.toSet());
        boolean isToParts = toParts.contains(link);
        int most = isToParts ? MOST_PARTS : MOST;
        long there =
                scene.file().links().stream()
                        .filter(
                                l ->
                                        isToParts
                                                ? l.kind().equals(link)
                                                : !toParts.contains(l.kind()))
                        .count();
        if (there >= most) {
            throw Problem.invalid(
                    pointer,
                    "Un dossier a au plus " + most + " liens.",
                    "A dossier has at most " + most + " links.");
        }
    }

    /** The rows of a link, both ways. */
    static void write(Work work, String dossier, Link link, String other) {
        write(work, dossier, link.key(), other);
        write(work, other, link.back(), dossier);
    }

    private static void write(Work work, String dossier, Key key, String other) {
        work.add(
                "insert into dossier_link (dossier_id, link_key, other_id, linked_at) values (?, ?,"
                        + " ?, ?)",
                dossier,
                key,
                other,
                work.millis());
    }

    /** Takes every link of a dossier away, both ways. */
    static void untie(Work work, String dossier) {
        Sql sql = work.settled();
        sql.update("delete from dossier_link where dossier_id = ?", dossier);
        sql.update("delete from dossier_link where other_id = ?", dossier);
    }

    /** Writes down on one side that it was tied. */
    static void record(Changes changes, Scene scene, Key link, Scene other) {
        record(changes, scene, "link-", link, other);
    }

    /** Writes down on one side that the other is no more. */
    static void recordGone(Changes changes, Scene scene, Key link, Scene other) {
        record(changes, scene, "unlink-", link, other);
    }

    private static void record(Changes changes, Scene scene, String what, Key link, Scene other) {
        changes.record(
                scene,
                what + link,
                whoSeesBoth(scene, link, other),
                said(link, other.header().id()));
    }

    private static Map<String, String> said(Key link, String other) {
        return Map.of("link", link.value(), "dossier", other);
    }

    /**
     * The roles of a dossier all of whose holders see the other as well. Whoever comes later by way
     * of another link need not: such a role is none of them.
     */
    private static String whoSeesBoth(Scene scene, Key link, Scene other) {
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
        scene.living().roles().stream()
                .filter(role -> role.from() != null && !isOfTheWhole(role, link, other))
                .forEach(role -> roles.remove(role.key()));
        return Audiences.textOf(roles);
    }

    /**
     * Whether the role comes from the whole of which the link makes this a part: it has but one.
     */
    private static boolean isOfTheWhole(Role role, Key link, Scene other) {
        return role.from().link().equals(link)
                && other.living().links().stream()
                        .anyMatch(back -> back.back().equals(link) && back.isToParts());
    }

    /** A part is tied as it is opened, and in no other way: much follows from that. */
    private static boolean isOfParts(Link link, Scene to) {
        return link.isToParts()
                || to.living().links().stream()
                        .anyMatch(back -> back.key().equals(link.back()) && back.isToParts());
    }

    private static Problem unfit() {
        return Problem.invalid(
                "/other",
                "Ce lien ne mène pas à ce dossier.",
                "This link does not lead to that dossier.");
    }
}
