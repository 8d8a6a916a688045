package org.liasse.core.dossier;

import java.util.Map;
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
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets people into contexts by a code, as the workflow says. */
@Component(service = Admission.class)
public final class Joining implements Admission {

    private static final Set<Key> NEWCOMER = Key.allOf(CoreRole.NEWCOMER);

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
            Map<String, ?> accepted) {
        Scene scene = acting.enterAny(work, newcomer, dossier);
        Act act = Act.of(Verb.JOIN, role);
        Allowed allowed = acting.allow(scene, act, Map.of(), Set.of(), NEWCOMER);
        Principal self = Principal.account(newcomer.account());
        if (!roles.grant(scene, self, role, false)) {
            return;
        }
        Map<String, Object> said = new TreeMap<>(accepted);
        said.put("role", role.value());
        said.put("principal", self.toString());
        SignUp signUp = scene.type().signUp();
        acting.carryOut(
                scene,
                act,
                allowed,
                Map.of(),
                ParticipantDoor.audienceOf(scene, role),
                said,
                () -> SignedUp.list(scene, changes, signUp, newcomer.account(), values));
    }
}
