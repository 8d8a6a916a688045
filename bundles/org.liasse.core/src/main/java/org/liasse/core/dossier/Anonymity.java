package org.liasse.core.dossier;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.core.calendar.Appointments;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes a dossier nobody's: what is named is emptied, the title becomes the number, the timeline
 * keeps what happened and when but no word of it, and whoever came from outside is no longer to be
 * found here. State, dates, context and the other sections stay, for those who count.
 */
@Component(service = Anonymity.class)
public final class Anonymity {

    /** Whoever did it and is forgotten. */
    private static final String SOMEBODY = "forgotten";

    private final Roles roles;

    @Activate
    public Anonymity(@Reference Roles roles) {
        this.roles = roles;
    }

    /**
     * @param named sections, slots and threads
     */
    void forget(Scene scene, Set<Key> named, Changes changes) {
        named.stream()
                .filter(scene.file.sections()::containsKey)
                .forEach(section -> changes.replace(scene, section, Map.of()));
        Appointments.forget(scene, named);
        Sql sql = scene.work.settled();
        Set<String> outsiders = outsiders(sql, scene);
        scene.dossier.forgetWho();
        scene.dossier.add(scene.header().added().unnamed(named));
        scene.file = scene.file.at(scene.dossier.header());
        Index.retitled(scene.work, scene.header());
        Set<Key> external = externalRoles(scene.type());
        roles.dismiss(scene, grant -> isOutsider(grant, external));
        scene.isBeyondFile = true;
        scene.work.beforeCommit(() -> wipe(scene, named, outsiders));
    }

    private static Set<Key> externalRoles(DossierType type) {
        return type.roles().stream().filter(Role::isExternal).map(Role::key).collect(toSet());
    }

    /** Groups are no persons; whoever has a link is none of the office. */
    private static boolean isOutsider(Grant grant, Set<Key> external) {
        return grant.holder().startsWith("l:")
                || external.contains(grant.role()) && !grant.holder().startsWith("r:");
    }

    /** Who holds a role from outside, or was once invited to one; whoever came by a link. */
    private static Set<String> outsiders(Sql sql, Scene scene) {
        Set<Key> external = externalRoles(scene.type());
        Set<String> outsiders = new TreeSet<>(Set.of("public"));
        scene.file.grants().all().stream()
                .filter(grant -> isOutsider(grant, external))
                .map(Grant::holder)
                .forEach(outsiders::add);
        String id = scene.header().id();
        sql.list(
                "select distinct actor from timeline where dossier_id = ? and actor like 'l:%'",
                row -> outsiders.add(row.getString(1)), id);
        for (Key role : external) {
            sql.list(
                    "select payload from timeline where dossier_id = ? and kind = ? and payload is"
                            + " not null",
                    row ->
                            Json.read(row.getString(1)).get("principal") instanceof String who
                                    && outsiders.add(who),
                    id,
                    "invite-" + role);
        }
        return outsiders;
    }

    private static void wipe(Scene scene, Set<Key> named, Set<String> outsiders) {
        Sql sql = scene.work.sql();
        String id = scene.header().id();
        sql.update("update timeline set salt = null, payload = null where dossier_id = ?", id);
        Erasure.letters(sql, id);
        for (Key key : named) {
            wipe(sql, id, key);
        }
        scene.header().added().like(named).forEach(slot -> wipe(sql, id, slot));
        sql.update(
                "update document_version set review_reason = null, photo = null where"
                    + " (review_reason is not null or photo is not null) and document_id in (select"
                    + " id from document where dossier_id = ?)",
                id);
        var who = new ArrayList<Object>(List.of(id));
        who.addAll(outsiders);
        String isTheirs = " in (" + Sql.marks(outsiders) + ")";
        sql.update(
                "update timeline set actor = '"
                        + SOMEBODY
                        + "', actor_name = '' where dossier_id = ? and actor"
                        + isTheirs,
                who);
        sql.update(
                "update message set author = '"
                        + SOMEBODY
                        + "', author_name = '' where dossier_id = ? and author"
                        + isTheirs,
                who);
        sql.update(
                "update document_version set deposited_by = '"
                        + SOMEBODY
                        + "', deposited_by_name = '' where document_id in (select id from document"
                        + " where dossier_id = ?) and deposited_by"
                        + isTheirs,
                who);
        signatures(sql, id, "signer", outsiders);
        signatures(sql, id, "role_key", externalRoles(scene.type()));
        sql.update(
                "update notification set actor_name = '' where event_id in (select id from"
                        + " event_log where dossier_id = ? and actor"
                        + isTheirs
                        + ")",
                who);
        sql.update(
                "update event_log set actor = null, actor_name = null, actor_roles = null where"
                        + " dossier_id = ? and actor"
                        + isTheirs,
                who);
        sql.update("delete from vote where dossier_id = ?", id);
        sql.update("delete from sign_up where dossier_id = ?", id);
        sql.update("delete from notification where dossier_id = ? and person" + isTheirs, who);
        sql.update("delete from recap_line where dossier_id = ? and person" + isTheirs, who);
        sql.update("delete from mention where dossier_id = ? and person" + isTheirs, who);
        sql.update("delete from mark where dossier_id = ? and holder" + isTheirs, who);
        Seen.in(scene.work).marked(scene.living, id, scene.dossier::header);
        sql.update("delete from thread_read where dossier_id = ? and holder" + isTheirs, who);
        sql.update("delete from access_log where dossier_id = ? and reader" + isTheirs, who);
    }

    /** Who signed; also who holds his role by way of a group, and signed as one from outside. */
    private static void signatures(Sql sql, String dossier, String column, Set<?> values) {
        if (values.isEmpty()) {
            return;
        }
        var arguments = new ArrayList<Object>(List.of(dossier));
        arguments.addAll(values);
        sql.update(
                "update document_signature set signer = '"
                        + SOMEBODY
                        + "', signer_name = '', signatory = '', drawing = null where document_id in"
                        + " (select id from document where dossier_id = ?) and "
                        + column
                        + " in ("
                        + Sql.marks(values)
                        + ")",
                arguments);
    }

    /**
     * What bears this key besides what a section shows: what is put aside of it, the documents of a
     * slot, the messages of a thread.
     */
    private static void wipe(Sql sql, String dossier, Key key) {
        sql.update(
                "update section set aside = null where dossier_id = ? and section_key = ?",
                dossier,
                key);
        sql.update(
                "delete from document_signature where document_id in (select id from document where"
                        + " dossier_id = ? and slot_key = ?)",
                dossier,
                key);
        sql.update(
                "delete from document_version where document_id in (select id from document where"
                        + " dossier_id = ? and slot_key = ?)",
                dossier,
                key);
        sql.update("delete from document where dossier_id = ? and slot_key = ?", dossier, key);
        sql.update(
                "delete from attachment where message_id in (select id from message where"
                        + " dossier_id = ? and thread_key = ?)",
                dossier,
                key);
        sql.update(
                "delete from mention where message_id in (select id from message where dossier_id ="
                        + " ? and thread_key = ?)",
                dossier,
                key);
        sql.update("delete from thread_read where dossier_id = ? and thread_key = ?", dossier, key);
        sql.update("delete from message where dossier_id = ? and thread_key = ?", dossier, key);
        sql.update(
                "delete from search_word where dossier_id = ? and source like ?",
                dossier,
                "thread:" + key + ":%");
    }
}
