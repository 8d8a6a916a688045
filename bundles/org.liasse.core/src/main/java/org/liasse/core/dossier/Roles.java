package org.liasse.core.dossier;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.core.calendar.Seats;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.list.Shelves;
import org.liasse.core.people.KnownAccounts;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives and takes roles on dossiers; on a context, what changes is membership. */
@Component(service = Roles.class)
public final class Roles {

    private final KnownAccounts accounts;
    private final GroupMembers members;

    @Activate
    public Roles(@Reference KnownAccounts accounts, @Reference GroupMembers members) {
        this.accounts = accounts;
        this.members = members;
    }

    /** Gives a role; giving it twice is no change. A role that only one may hold changes hands. */
    boolean grant(Scene scene, Principal principal, Key role, boolean inherited) {
        return grant(scene, principal, role, inherited, 1);
    }

    /**
     * @param version how many changes the role has seen already
     */
    private boolean grant(
            Scene scene, Principal principal, Key role, boolean inherited, long version) {
        List<Grant> all = new ArrayList<>(scene.file.grants().all());
        String holder = principal.toString();
        if (all.stream().anyMatch(g -> g.holder().equals(holder) && g.role().equals(role))) {
            return false;
        }
        Role declared = scene.type().role(role).orElseThrow(Problem::notFound);
        if (declared.isSingle()) {
            scene.work
                    .settled()
                    .update(
                            "delete from dossier_grant where dossier_id = ? and role_key = ? and"
                                    + " inherited = 0",
                            scene.header().id(),
                            role);
            all.removeIf(g -> g.role().equals(role) && !g.inherited());
        }
        boolean holds = declared.when() == null || scene.header().flags().contains(declared.when());
        Grant grant = new Grant(holder, role, inherited, scene.work.millis(), version).held(holds);
        insert(scene.work, scene.living, scene.header(), List.of(grant));
        all.add(grant);
        scene.file = scene.file.with(new Grants(all));
        membershipChanged(scene, principal);
        if (isMembership(scene, principal)) {
            Seats.joined(scene.work, scene.header().id(), role, principal);
        }
        if (declared.makes() != null) {
            members.join(scene, principal, declared.makes());
        }
        return true;
    }

    boolean revoke(Scene scene, Principal principal, Key role) {
        String holder = principal.toString();
        List<Grant> all = new ArrayList<>(scene.file.grants().all());
        boolean had =
                all.removeIf(
                        g -> g.holder().equals(holder) && g.role().equals(role) && !g.inherited());
        if (had) {
            scene.work
                    .settled()
                    .update(
                            "delete from dossier_grant where dossier_id = ? and principal in (?, ?)"
                                    + " and role_key = ? and inherited = 0",
                            scene.header().id(),
                            holder,
                            Grant.SUSPENDED + holder,
                            role);
            scene.file = scene.file.with(new Grants(all));
            membershipChanged(scene, principal);
            scene.type()
                    .role(role)
                    .map(Role::makes)
                    .ifPresent(made -> members.leave(scene, principal, role, made));
        }
        return had;
    }

    /** Takes every role of these, however it was given. */
    void dismiss(Scene scene, Predicate<Grant> some) {
        List<Grant> all = new ArrayList<>(scene.file.grants().all());
        List<Grant> gone = all.stream().filter(some).toList();
        all.removeAll(gone);
        for (Grant grant : gone) {
            scene.work.add(
                    "delete from dossier_grant where dossier_id = ? and principal = ? and role_key"
                            + " = ?",
                    scene.header().id(),
                    grant.principal(),
                    grant.role());
            membershipChanged(scene, Principal.parse(grant.holder()));
        }
        scene.file = scene.file.with(new Grants(all));
    }

    /** What its members are on its context they are by it no more. */
    void disband(Scene scene) {
        Set<Key> making =
                scene.type().roles().stream()
                        .filter(role -> role.makes() != null)
                        .map(Role::key)
                        .collect(toSet());
        scene.file.grants().all().stream()
                .filter(grant -> making.contains(grant.role()))
                .forEach(grant -> revoke(scene, Principal.parse(grant.holder()), grant.role()));
    }

    static void insert(Work work, DossierType type, Header dossier, List<Grant> grants) {
        long shelf = Shelves.of(type).unmarked(dossier.state(), dossier.flags());
        for (Grant grant : grants) {
            work.add(
                    "insert into dossier_grant (dossier_id, principal, role_key, inherited,"
                            + " office_id, type_key, context_id, is_context, state_key, shelf,"
                            + " updated_at, seen_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                            + " ?)",
                    dossier.id(),
                    grant.principal(),
                    grant.role(),
                    grant.inherited() ? 1 : 0,
                    dossier.office(),
                    dossier.type(),
                    Index.contextOf(dossier),
                    dossier.isContext() ? 1 : 0,
                    dossier.state(),
                    shelf,
                    grant.updatedAt(),
                    grant.seenVersion());
        }
    }

    /** Roles that are held only while a flag stands: their holders come and go with it. */
    void suspendOrResume(Scene scene, Set<Key> before) {
        List<Grant> all = new ArrayList<>(scene.file.grants().all());
        for (Role role : scene.type().roles()) {
            if (role.when() == null
                    || before.contains(role.when())
                            == scene.header().flags().contains(role.when())) {
                continue;
            }
            boolean holds = scene.header().flags().contains(role.when());
            scene.work
                    .settled()
                    .update(
                            holds
                                    ? "update dossier_grant set principal = substr(principal, 2),"
                                          + " updated_at = ?, seen_version = seen_version + 1 where"
                                          + " dossier_id = ? and role_key = ? and principal like"
                                          + " '~%'"
                                    : "update dossier_grant set principal = '~' || principal,"
                                          + " updated_at = ?, seen_version = seen_version + 1 where"
                                          + " dossier_id = ? and role_key = ? and principal not"
                                          + " like '~%'",
                            scene.work.millis(),
                            scene.header().id(),
                            role.key());
            all.replaceAll(
                    grant ->
                            grant.role().equals(role.key()) && grant.isHeld() != holds
                                    ? grant.held(holds).seen(scene.work.millis())
                                    : grant);
            all.stream()
                    .filter(grant -> grant.role().equals(role.key()))
                    .map(grant -> Principal.parse(grant.holder()))
                    .forEach(holder -> membershipChanged(scene, holder));
        }
        scene.file = scene.file.with(new Grants(all));
    }

    /**
     * On a context, participation is membership: the account's principals are computed anew from
     * its next request on.
     */
    private void membershipChanged(Scene scene, Principal principal) {
        marksMayCountAnew(scene);
        if (isMembership(scene, principal)) {
            accounts.changed(scene.work, principal.id());
        }
    }

    private static boolean isMembership(Scene scene, Principal principal) {
        return scene.header().isContext() && principal.kind() == Principal.Kind.ACCOUNT;
    }

    /** On a dossier that begins there are none yet. */
    private static void marksMayCountAnew(Scene scene) {
        Seen seen = Seen.in(scene.work);
        if (!seen.hasOpened(scene.header().id())) {
            seen.marked(scene.living, scene.header().id(), scene.dossier::header);
        }
    }

    static Principal principalOf(Scene scene, String input, Map<String, Object> inputs) {
        return input == null
                ? Principal.parse(CaseFiles.holder(scene.caller))
                : accountOf(scene, input, inputs);
    }

    /** The account that an input names, by its id or its e-mail address. */
    static Principal accountOf(Scene scene, String input, Map<String, Object> inputs) {
        String named = String.valueOf(inputs.get(input));
        return scene.work
                .sql()
                .first(
                        named.contains("@")
                                ? "select id from account where lower(email) = lower(?) and"
                                        + " disabled = 0"
                                : "select id from account where id = ? and disabled = 0",
                        row -> Principal.account(row.getString(1)),
                        named)
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                        "/" + input,
                                        "Ce compte n’existe pas.",
                                        "There is no such account."));
    }

    /**
     * Makes the holders of these roles exactly these, besides those whom people named. Newcomers
     * have seen as many changes as whoever they follow, so that no tag ever comes again.
     *
     * @return whether anything changed
     */
    boolean follow(Scene scene, Map<Key, Set<Principal>> wanted) {
        boolean changed = false;
        for (Map.Entry<Key, Set<Principal>> role : wanted.entrySet()) {
            Set<String> names = role.getValue().stream().map(Principal::toString).collect(toSet());
            List<Grant> all = new ArrayList<>(scene.file.grants().all());
            List<Grant> gone =
                    all.stream()
                            .filter(g -> g.role().equals(role.getKey()) && g.inherited())
                            .filter(g -> !names.contains(g.holder()))
                            .toList();
            for (Grant grant : gone) {
                scene.work
                        .settled()
                        .update(
                                "delete from dossier_grant where dossier_id = ? and principal = ?"
                                        + " and role_key = ?",
                                scene.header().id(),
                                grant.principal(),
                                grant.role());
            }
            all.removeAll(gone);
            scene.file = scene.file.with(new Grants(all));
            if (!gone.isEmpty()) {
                changed = true;
                marksMayCountAnew(scene);
            }
            long version = gone.stream().mapToLong(Grant::seenVersion).max().orElse(1);
            for (Principal principal : role.getValue()) {
                changed |= grant(scene, principal, role.getKey(), true, version);
            }
        }
        return changed;
    }

    /** The roles on this dossier of an account that is not the caller's. */
    Set<Key> rolesOf(Scene scene, String account) {
        return scene.file.grants().rolesOf(accounts.principalsOf(account));
    }
}
