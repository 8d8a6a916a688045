package org.liasse.core.dossier;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Principal;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Effects;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Personal marks: followed, seen, archived for me. They move nobody's last change. */
@Component(service = Marks.class)
public final class Marks {

    private static final String SINCE =
            "update mark set marked_at = ? where dossier_id = ? and holder = ? and mark_key = ?";

    private final Roles roles;

    @Activate
    public Marks(@Reference Roles roles) {
        this.roles = roles;
    }

    /**
     * Puts a mark; one that is there keeps its instant, but for having seen, which is always the
     * last time.
     */
    static void mark(Scene scene, String holder, Key mark) {
        Sql sql = scene.work.settled();
        Object[] place = {scene.work.millis(), scene.header().id(), holder, mark};
        boolean there =
                mark.equals(CaseFile.SEEN)
                        ? sql.update(SINCE, place) > 0
                        : sql.first(
                                        "select marked_at from mark where dossier_id = ? and holder"
                                                + " = ? and mark_key = ?",
                                        row -> row.getLong(1),
                                        scene.header().id(),
                                        holder,
                                        mark)
                                .isPresent();
        if (!there) {
            sql.update(
                    "insert into mark (marked_at, dossier_id, holder, mark_key) values (?, ?, ?,"
                            + " ?)",
                    place);
        }
        changed(scene, mark);
        if (holder.equals(CaseFiles.holder(scene.caller))) {
            Map<Key, Instant> marks = new TreeMap<>(scene.file.marks());
            if (mark.equals(CaseFile.SEEN)) {
                marks.put(mark, scene.work.now());
            } else {
                marks.putIfAbsent(mark, scene.work.now());
            }
            scene.file = scene.file.marked(marks);
        }
    }

    /** Whoever changes a dossier that he has seen has seen the change. */
    static void seen(Scene scene) {
        Map<Key, Instant> marks = new TreeMap<>(scene.file.marks());
        if (!scene.work.now().equals(marks.put(CaseFile.SEEN, scene.work.now()))) {
            scene.file = scene.file.marked(marks);
            scene.work.add(
                    SINCE,
                    scene.work.millis(),
                    scene.header().id(),
                    CaseFiles.holder(scene.caller),
                    CaseFile.SEEN);
        }
    }

    static void unmark(Scene scene, String holder, Key mark) {
        scene.work
                .settled()
                .update(
                        "delete from mark where dossier_id = ? and holder = ? and mark_key = ?",
                        scene.header().id(),
                        holder,
                        mark);
        changed(scene, mark);
        if (holder.equals(CaseFiles.holder(scene.caller))) {
            Map<Key, Instant> marks = new TreeMap<>(scene.file.marks());
            marks.remove(mark);
            scene.file = scene.file.marked(marks);
        }
    }

    private static void changed(Scene scene, Key mark) {
        if (!mark.equals(CaseFile.SEEN)) {
            Seen.in(scene.work).marked(scene.living, scene.header().id(), scene.dossier::header);
        }
    }

    /** Whose mark it is; another's only where he holds a role that may put that mark himself. */
    String markerOf(Scene scene, Effects.Marking marking, Map<String, Object> inputs) {
        if (marking.input() == null) {
            return CaseFiles.holder(scene.caller);
        }
        Principal other = Roles.accountOf(scene, marking.input(), inputs);
        Set<Key> held = roles.rolesOf(scene, other.id());
        boolean may =
                scene.living.workflow().sentences().stream()
                        .filter(s -> s.act().equals(Act.of(Verb.MARK, marking.mark())))
                        .anyMatch(s -> s.roles().stream().anyMatch(held::contains));
        if (!may) {
            throw Problem.invalid(
                    "/" + marking.input(),
                    "Cette personne n’a pas le rôle qu’il faut sur ce dossier.",
                    "That person does not hold the role that this takes on the dossier.");
        }
        return other.toString();
    }
}
