package org.liasse.core.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.store.Sql;

/**
 * Where a dossier is opened, and what its opener is there.
 *
 * @param context the dossier under which it is opened, or {@code null}: the office itself
 * @param roles of the opener on the context, or on the office
 */
record Ground(String office, Key officeKey, Set<Key> features, CaseFile context, Set<Key> roles) {

    /** Of the dossier under which it is opened, or {@code null}. */
    String contextId() {
        return context == null ? null : context.header().id();
    }

    static Ground of(Sql sql, CaseFiles files, Caller caller, NewDossier wanted, DossierType type) {
        if (wanted.context() != null) {
            CaseFile context = files.read(sql, caller, wanted.context());
            if (!type.contextTypes().contains(context.header().type())) {
                throw Problem.invalid(
                        "/context",
                        "Ce type ne s’ouvre pas sous ce dossier.",
                        "This type is not opened under that dossier.");
            }
            return new Ground(
                    context.header().office(),
                    context.officeKey(),
                    context.features(),
                    context,
                    context.rolesOf(caller));
        }
        if (!type.contextTypes().isEmpty()) {
            throw Problem.invalid(
                    "/context",
                    "Ce type s’ouvre sous un dossier de type "
                            + Key.anyOf(type.contextTypes())
                            + ".",
                    "This type is opened under a dossier of the type "
                            + Key.anyOf(type.contextTypes())
                            + ".");
        }
        return officeOf(sql, caller, wanted);
    }

    private static Ground officeOf(Sql sql, Caller caller, NewDossier wanted) {
        record Office(String id, Key key, Set<Key> features) {}
        List<Office> own =
                sql
                        .list(
                                "select id, office_key, features from office",
                                row ->
                                        new Office(
                                                row.getString(1),
                                                new Key(row.getString(2)),
                                                Dossier.flagsOf(row.getString(3))))
                        .stream()
                        .filter(
                                office ->
                                        caller.principals().stream()
                                                .anyMatch(
                                                        p ->
                                                                p.kind() == Principal.Kind.ROLE
                                                                        && p.id().equals(
                                                                                        office
                                                                                                .id())))
                        .filter(
                                office ->
                                        wanted.office() == null
                                                || wanted.office().equals(office.id())
                                                || wanted.office().equals(office.key().value()))
                        .toList();
        if (own.isEmpty() && wanted.office() == null) {
            throw Problem.of(
                    Problem.Kind.NOT_YOUR_ROLE,
                    "Vous n’êtes d’aucun bureau.",
                    "You belong to no office.");
        }
        if (own.size() != 1) {
            throw Problem.invalid(
                    "/office",
                    "Il faut nommer un de vos bureaux.",
                    "One of your offices must be named.");
        }
        Office office = own.get(0);
        Set<Key> roles = new LinkedHashSet<>();
        caller.principals().stream()
                .filter(p -> p.kind() == Principal.Kind.ROLE && p.id().equals(office.id()))
                .forEach(p -> roles.add(p.role()));
        return new Ground(office.id(), office.key(), office.features(), null, roles);
    }

    /**
     * The roles that come from the context: the role there itself, and the groups that hold it
     * there.
     *
     * @param flags with which the dossier begins
     */
    List<Grant> inherited(DossierType type, Set<Key> flags, Instant now) {
        var grants = new ArrayList<Grant>();
        for (Role role : type.roles()) {
            var holders = new LinkedHashSet<String>();
            for (Key source : role.inheritedFrom()) {
                if (context == null) {
                    holders.add(Principal.role(office, source).toString());
                } else {
                    holders.add(Principal.role(context.header().id(), source).toString());
                    context.grants().all().stream()
                            .filter(
                                    g ->
                                            g.role().equals(source)
                                                    && g.isHeld()
                                                    && !g.principal().startsWith("a:"))
                            .forEach(g -> holders.add(g.principal()));
                }
            }
            holders.forEach(
                    holder ->
                            grants.add(
                                    new Grant(holder, role.key(), true, now.toEpochMilli(), 1)
                                            .held(
                                                    role.when() == null
                                                            || flags.contains(role.when()))));
        }
        return grants;
    }
}
