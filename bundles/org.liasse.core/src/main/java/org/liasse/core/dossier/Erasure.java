package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Takes a dossier away for good. What remains is the event that says who did it, and when. */
@Component(service = Erasure.class)
public final class Erasure {

    private static final List<String> STATEMENTS =
            List.of(
                    "delete from attachment where message_id in (select id from message where"
                            + " dossier_id = ?)",
                    "delete from message where dossier_id = ?",
                    "delete from document_version where document_id in (select id from document"
                            + " where dossier_id = ?)",
                    "delete from document where dossier_id = ?",
                    "delete from search_word where dossier_id = ?",
                    "delete from field_index where dossier_id = ?",
                    "delete from mark where dossier_id = ?",
                    "delete from dossier_grant where dossier_id = ?",
                    "delete from link_session where link_id in (select id from personal_link where"
                            + " dossier_id = ?)",
                    "delete from personal_link where dossier_id = ?",
                    "delete from dossier_link where dossier_id = ?",
                    "delete from dossier_link where other_id = ?",
                    "delete from section where dossier_id = ?",
                    "delete from definition where context_id = ?",
                    "delete from deadline where dossier_id = ?",
                    "delete from deadline_sweep where context_id = ?",
                    "delete from timeline where dossier_id = ?",
                    "update event_log set payload = '{}' where dossier_id = ?");

    @Activate
    public Erasure() {}

    /**
     * Empties a section for good, and takes its values out of timeline and events; the chain still
     * holds.
     */
    void forget(Scene scene, Key section, Changes changes) {
        changes.replace(scene, section, Map.of());
        Sql sql = scene.work.settled();
        String kind = "edit-" + section;
        sql.update(
                "update timeline set salt = null, payload = null where dossier_id = ? and kind = ?",
                scene.header().id(),
                kind);
        sql.update(
                "update event_log set payload = '{}' where dossier_id = ? and kind = ?",
                scene.header().id(),
                kind);
    }

    /** The rows go just before the commit, after the act itself was written down. */
    void erase(Scene scene) {
        scene.work.beforeCommit(
                () -> {
                    Sql sql = scene.work.sql();
                    String id = scene.header().id();
                    STATEMENTS.forEach(statement -> sql.update(statement, id));
                    sql.update("delete from dossier where id = ?", id);
                });
    }
}
