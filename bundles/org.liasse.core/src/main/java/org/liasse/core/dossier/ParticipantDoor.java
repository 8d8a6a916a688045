package org.liasse.core.dossier;

import static java.util.Comparator.comparing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Participants;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Verb;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Who holds which role on a dossier: shown to all who see it, but for roles that the type keeps
 * from them, and changed as the workflow says.
 */
@Component(service = Participants.class)
public final class ParticipantDoor implements Participants {

    private final Transactions transactions;
    private final CaseFiles files;
    private final Acting acting;
    private final Roles roles;
    private final Changes changes;

    @Activate
    public ParticipantDoor(
            @Reference Transactions transactions,
            @Reference CaseFiles files,
            @Reference Acting acting,
            @Reference Roles roles,
            @Reference Changes changes) {
        this.transactions = transactions;
        this.files = files;
        this.acting = acting;
        this.roles = roles;
        this.changes = changes;
    }

    @Override
    public List<Participant> list(Caller caller, String dossier) {
        return transactions.read(
                sql -> {
                    CaseFile file = files.read(sql, caller, dossier);
                    Map<String, String> names = names(sql, file.grants());
                    names.putAll(groups(sql, file));
                    return file.grants().all().stream()
                            .filter(Grants.Grant::isHeld)
                            .filter(grant -> isTold(file, grant, caller))
                            // as rows lie they tell of changes that are not for everybody
                            .sorted(
                                    comparing(Grants.Grant::role)
                                            .thenComparing(Grants.Grant::principal))
                            .map(
                                    grant -> {
                                        Principal principal = Principal.parse(grant.principal());
                                        String group =
                                                principal.role() == null
                                                        ? grant.principal()
                                                        : principal.role().value();
                                        return new Participant(
                                                principal,
                                                grant.role(),
                                                names.getOrDefault(principal.id(), group));
                                    })
                            .toList();
                });
    }

    /** Each is told of himself, and of whoever the type does not keep from him. */
    private static boolean isTold(CaseFile file, Grants.Grant grant, Caller caller) {
        return caller.principals().contains(Principal.parse(grant.principal()))
                || file.type()
                        .role(grant.role())
                        .filter(
                                role ->
                                        role.audience()
                                                .includes(
                                                        file.rolesOf(caller),
                                                        file.header().flags()))
                        .isPresent();
    }

    private static Map<String, String> names(Sql sql, Grants grants) {
        Map<String, String> names = new HashMap<>();
        for (var table : Map.of("a:", "account", "l:", "personal_link").entrySet()) {
            List<String> ids =
                    grants.all().stream()
                            .map(Grants.Grant::principal)
                            .filter(principal -> principal.startsWith(table.getKey()))
                            .map(principal -> principal.substring(2))
                            .distinct()
                            .toList();
            if (!ids.isEmpty()) {
                sql.list(
                        "select id, name from "
                                + table.getValue()
                                + " where id in ("
                                + Sql.marks(ids)
                                + ")",
                        row -> names.put(row.getString(1), row.getString(2)),
                        ids);
            }
        }
        return names;
    }

    /** The titles of contexts other than the dossier's own: of the groups that it was sent to. */
    private static Map<String, String> groups(Sql sql, CaseFile file) {
        List<String> ids =
                file.grants().all().stream()
                        .filter(Grants.Grant::isHeld)
                        .map(grant -> Principal.parse(grant.principal()))
                        .filter(principal -> principal.kind() == Principal.Kind.ROLE)
                        .map(Principal::id)
                        .filter(id -> !id.equals(file.header().context()))
                        .filter(id -> !id.equals(file.header().office()))
                        .distinct()
                        .toList();
        Map<String, String> titles = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.list(
                    "select id, title from dossier where id in (" + Sql.marks(ids) + ")",
                    row -> titles.put(row.getString(1), row.getString(2)),
                    ids);
        }
        return titles;
    }

    @Override
    public void invite(
            Caller caller, String dossier, Principal principal, Key role, String expected) {
        change(
                caller,
                dossier,
                Act.of(Verb.INVITE, role),
                expected,
                scene -> {
                    refuseUnknown(scene, principal);
                    return roles.grant(scene, principal, role, false);
                },
                principal);
    }

    @Override
    public void exclude(
            Caller caller, String dossier, Principal principal, Key role, String expected) {
        change(
                caller,
                dossier,
                Act.of(Verb.EXCLUDE, role),
                expected,
                scene -> roles.revoke(scene, principal, role),
                principal);
    }

    private void change(
            Caller caller,
            String dossier,
            Act act,
            String expected,
            java.util.function.Predicate<Scene> change,
            Principal principal) {
        transactions.write(
                caller,
                work -> {
                    Scene scene = acting.enter(work, caller, dossier);
                    acting.expect(scene, expected);
                    Allowed allowed = acting.allow(scene, act, Map.of(), Set.of());
                    if (change.test(scene)) {
                        acting.carryOut(
                                scene,
                                act,
                                allowed,
                                Map.of(),
                                audienceOf(scene, act.object()),
                                Map.of(
                                        "role",
                                        act.object().value(),
                                        "principal",
                                        principal.toString()),
                                () -> SignedUp.strike(scene, changes, principal));
                    }
                    return dossier;
                });
    }

    /** Who holds the role is told in the timeline to whom it is told at all. */
    static String audienceOf(Scene scene, Key role) {
        return scene.type()
                .role(role)
                .map(r -> Audiences.of(r.audience(), scene.header().flags()))
                .orElse(Audiences.ANYONE);
    }

    private static void refuseUnknown(Scene scene, Principal principal) {
        boolean known =
                switch (principal.kind()) {
                    case ACCOUNT ->
                            scene.work()
                                    .sql()
                                    .first(
                                            "select id from account where id = ? and disabled = 0",
                                            row -> row.getString(1),
                                            principal.id())
                                    .isPresent();
                    case ROLE ->
                            scene.work()
                                                    .sql()
                                                    .number(
                                                            "select count(*) from dossier where id"
                                                                    + " = ? and office_id = ? and"
                                                                    + " is_context = 1",
                                                            principal.id(),
                                                            scene.header().office())
                                            + scene.work()
                                                    .sql()
                                                    .number(
                                                            "select count(*) from office where id ="
                                                                    + " ? and id = ?",
                                                            principal.id(),
                                                            scene.header().office())
                                    > 0;
                    case LINK ->
                            scene.work()
                                    .sql()
                                    .first(
                                            "select id from personal_link where id = ? and"
                                                    + " dossier_id = ?",
                                            row -> row.getString(1),
                                            principal.id(),
                                            scene.header().id())
                                    .isPresent();
                    case PUBLIC -> false;
                };
        if (!known) {
            throw Problem.invalid(
                    "/principal", "Cette personne n’existe pas.", "There is no such person.");
        }
    }
}
