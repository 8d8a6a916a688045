package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.liasse.api.Problem;
import org.liasse.api.people.Principal;
import org.liasse.api.workflow.Act;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Takes a dossier away for good. What remains is its trace, which says by which number, act and
 * actor it went, and when; and the events without what they said. Bytes that nobody needs any more
 * are collected a day later.
 */
@Component(service = Erasure.class)
public final class Erasure {

    /** Letters about a dossier, and who came to it by a link: by the dossier's id. */
    static final List<String> LETTERS_AND_LINKS =
            List.of(
                    "delete from letter_file where letter_id in (select id from letter where cause"
                            + " in (select id from event_log where dossier_id = ?))",
                    "delete from letter where cause in (select id from event_log where dossier_id ="
                            + " ?)",
                    "delete from link_session where link_id in (select id from personal_link where"
                            + " dossier_id = ?)",
                    "delete from personal_link where dossier_id = ?",
                    "delete from job_output where job_id in (select job_id from job_item where"
                            + " dossier_id = ?)",
                    "delete from job_item where dossier_id = ? and state <> 'PENDING'",
                    "update event_log set payload = '{}' where dossier_id = ?");

    private static final List<String> STATEMENTS =
            List.of(
                    "delete from attachment where message_id in (select id from message where"
                            + " dossier_id = ?)",
                    "delete from mention where dossier_id = ?",
                    "delete from message where dossier_id = ?",
                    "delete from document_signature where document_id in (select id from document"
                            + " where dossier_id = ?)",
                    "delete from document_version where document_id in (select id from document"
                            + " where dossier_id = ?)",
                    "delete from document where dossier_id = ?",
                    "delete from search_word where dossier_id = ?",
                    "delete from field_index where dossier_id = ?",
                    "delete from mark where dossier_id = ?",
                    "delete from thread_read where dossier_id = ?",
                    "delete from dossier_grant where dossier_id = ?",
                    "delete from dossier_link where dossier_id = ?",
                    "delete from dossier_link where other_id = ?",
                    "delete from section where dossier_id = ?",
                    "delete from definition where context_id = ?",
                    "delete from access_default where context_id = ?",
                    "delete from edited_text where place_id = ?",
                    "delete from saved_view where context_id = ?",
                    "delete from notification where dossier_id = ?",
                    "delete from recap_line where dossier_id = ?",
                    "update event_log set actor = null, actor_name = null, actor_roles = null where"
                            + " dossier_id = ?",
                    "delete from deadline where dossier_id = ?",
                    "delete from product_order where dossier_id = ?",
                    "delete from deadline_sweep where context_id = ?",
                    "delete from vote where dossier_id = ?",
                    "delete from appointment_seat where dossier_id = ?",
                    "delete from appointment where dossier_id = ?",
                    "delete from sign_up where dossier_id = ?",
                    "delete from sign_up_code where dossier_id = ?",
                    "delete from access_log where dossier_id = ?",
                    "delete from timeline where dossier_id = ?",
                    "delete from dossier where id = ?");

    private static final String TRACE =
            "insert into erasure (id, dossier_id, office_id, ground_id, type_key, number, act,"
                    + " actor, erased_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @Activate
    public Erasure() {}

    /**
     * The rows go just before the commit, after the act itself was written down.
     *
     * @throws Problem NOT_READY where other dossiers stand under this one, or are with it as with a
     *     group
     */
    void erase(Scene scene, Act act) {
        refuseWithOthersUnderIt(scene);
        scene.work.beforeCommit(
                () -> {
                    Sql sql = scene.work.sql();
                    String id = scene.header().id();
                    letters(sql, id);
                    STATEMENTS.forEach(statement -> sql.update(statement, id));
                    trace(scene, act);
                });
    }

    private static void refuseWithOthersUnderIt(Scene scene) {
        boolean isAlone =
                scene.work
                                .sql()
                                .first(
                                        "select id from dossier where context_id = ? fetch first 1"
                                                + " rows only",
                                        row -> row.getString(1),
                                        scene.header().id())
                                .isEmpty()
                        && isNobodysGroup(scene);
        if (!isAlone) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "D’autres dossiers se trouvent sous celui-ci.",
                            "Other dossiers stand under this one.")
                    .because("dossiers-under-it");
        }
    }

    private static boolean isNobodysGroup(Scene scene) {
        if (!scene.header().isContext()) {
            return true;
        }
        List<String> principals =
                scene.type().roles().stream()
                        .map(role -> Principal.role(scene.header().id(), role.key()).toString())
                        .flatMap(holder -> Stream.of(holder, Grants.Grant.SUSPENDED + holder))
                        .toList();
        return principals.isEmpty()
                || scene.work
                        .sql()
                        .list(
                                "select dossier_id from dossier_grant where principal in ("
                                        + Sql.marks(principals)
                                        + ") fetch first 1 rows only",
                                row -> row.getString(1),
                                principals)
                        .isEmpty();
    }

    static void letters(Sql sql, String dossier) {
        LETTERS_AND_LINKS.forEach(statement -> sql.update(statement, dossier));
        String cause = "dossier:" + dossier + "/%";
        sql.update(
                "delete from letter_file where letter_id in (select id from letter where cause like"
                        + " ?)",
                cause);
        sql.update("delete from letter where cause like ?", cause);
    }

    private static void trace(Scene scene, Act act) {
        var row = new ArrayList<Object>();
        row.add(Ids.next());
        row.add(scene.header().id());
        row.add(scene.header().office());
        row.add(Index.contextOf(scene.header()));
        row.add(scene.header().type());
        row.add(scene.header().number());
        row.add(act.toString().replace(' ', '-'));
        row.add(Journal.actorOf(scene.caller));
        row.add(scene.work.millis());
        scene.work.sql().update(TRACE, row);
    }
}
