package org.liasse.core.dossier;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.SignUp;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.people.Admission;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets people into contexts by a code, as the workflow says. */
@Component(service = Admission.class)
public final class Joining implements Admission {

    private static final Set<Key> NEWCOMER = Key.allOf(CoreRole.NEWCOMER);

    /** By which the terms that somebody accepted are told from others. */
    private static final Set<String> TERMS = Set.of("accepted", "revision");

    private final CaseFiles files;
    private final Acting acting;
    private final Roles roles;
    private final Changes changes;

    @Activate
    public Joining(
            @Reference CaseFiles files,
            @Reference Acting acting,
            @Reference Roles roles,
            @Reference Changes changes) {
        this.files = files;
        this.acting = acting;
        this.roles = roles;
        this.changes = changes;
    }

    @Override
    public Optional<Entrance> entrance(Sql sql, String code) {
        return sql.first(
                        "select dossier_id from sign_up_code where code = ?",
                        row -> row.getString(1),
                        code)
                .flatMap(dossier -> files.any(sql, dossier))
                .filter(file -> file.type().signUp() != null)
                .map(Joining::entranceOf);
    }

    @Override
    public Optional<Entrance> hold(Work work, String code) {
        // whoever makes another one waits here, and then drops what is asked meanwhile
        work.sql().update("update sign_up_code set made_at = made_at where code = ?", code);
        return entrance(work.sql(), code);
    }

    private static Entrance entranceOf(CaseFile file) {
        Header header = file.header();
        return new Entrance(
                header.id(), header.office(), header.title(), header.state(), file.type());
    }

    @Override
    public void admit(
            Work work,
            Caller newcomer,
            String dossier,
            Key role,
            Map<String, Object> values,
            boolean isSignedIn,
            Map<String, ?> accepted) {
        Scene scene = acting.enterAny(work, newcomer, dossier);
        Act act = Act.of(Verb.JOIN, role);
        Allowed allowed = acting.allow(scene, act, Map.of(), Set.of(), NEWCOMER);
        Principal self = Principal.account(newcomer.account());
        SignUp signUp = scene.type().signUp();
        boolean isNew = roles.grant(scene, self, role, false);
        boolean isListed =
                !isNew && (!isSignedIn || SignedUp.says(scene, signUp, newcomer.account(), values));
        if (isListed && hasAccepted(work, newcomer, dossier, accepted)) {
            return;
        }
        Map<String, Object> said = new TreeMap<>(accepted);
        said.put("role", role.value());
        said.put("principal", self.toString());
        acting.carryOut(
                scene,
                act,
                allowed,
                Map.of(),
                ParticipantDoor.audienceOf(scene, role),
                said,
                () -> {
                    if (!isListed) {
                        SignedUp.list(scene, changes, signUp, newcomer.account(), values);
                    }
                });
    }

    /** Whether the timeline says that he accepted these terms, or there are none. */
    private static boolean hasAccepted(
            Work work, Caller newcomer, String dossier, Map<String, ?> accepted) {
        return accepted.isEmpty()
                || work
                        .settled()
                        .list(
                                "select payload from timeline where dossier_id = ? and actor = ?"
                                        + " and kind like 'join-%' and payload is not null",
                                row -> Json.read(row.getString(1)),
                                dossier,
                                CaseFiles.holder(newcomer))
                        .stream()
                        .anyMatch(said -> TERMS.stream().allMatch(t -> isSame(said, accepted, t)));
    }

    private static boolean isSame(Map<String, ?> said, Map<String, ?> accepted, String name) {
        return Objects.equals(said.get(name), accepted.get(name));
    }
}
