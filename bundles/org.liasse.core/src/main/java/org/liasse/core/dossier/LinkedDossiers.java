package org.liasse.core.dossier;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.persistence.OptimisticLockException;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Link;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.CaseFile.Linked;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What follows from an act for the dossiers that are tied to the one on which it was done: roles
 * that are held by way of a link come and go with those they come from, a whole says anew what
 * follows from its parts, and parts are erased with their whole.
 */
@Component(service = LinkedDossiers.class)
public final class LinkedDossiers {

    private final CaseFiles files;
    private final Catalogue catalogue;
    private final Changes changes;
    private final Roles roles;
    private final Following following;

    @Activate
    public LinkedDossiers(
            @Reference CaseFiles files,
            @Reference Catalogue catalogue,
            @Reference Changes changes,
            @Reference Roles roles,
            @Reference Following following) {
        this.files = files;
        this.catalogue = catalogue;
        this.changes = changes;
        this.roles = roles;
        this.following = following;
    }

    /** The dossiers of one act, each entered once, and what of them has changed by now. */
    private final class Round {

        private final Scene root;
        private final Map<String, Scene> met = new HashMap<>();

        Round(Scene root) {
            this.root = root;
            met.put(root.header().id(), root);
        }

        void spread(Scene scene) {
            scene.file.links().stream()
                    .sorted(Comparator.comparing(Linked::dossier))
                    .forEach(linked -> spread(scene, linked));
        }

        private void spread(Scene scene, Linked linked) {
            Link back = backOf(scene, linked);
            if (back == null || scene.isErased && isPart(scene.living, linked)) {
                return;
            }
            boolean isWhole = scene == root && back.isToParts();
            boolean isConcerned =
                    catalogue.snapshot(linked.type()).roles().stream()
                            .filter(role -> comesBy(role, back))
                            .filter(role -> stands(role, linked.flags()))
                            .anyMatch(role -> hasChanged(scene, role.from().role()));
            if (!isWhole && !isConcerned) {
                return;
            }
            Scene there = met.computeIfAbsent(linked.dossier(), id -> entered(scene, linked));
            if (scene.isErased) {
                Linking.recordGone(changes, there, back.key(), scene);
            }
            boolean hasChanged = roles.follow(there, comingTo(there));
            if (isWhole) {
                following.followSections(there);
            }
            if (hasChanged) {
                spread(there);
            }
        }
    }

    void follow(Scene scene, Act act) {
        if (scene.file.links().isEmpty()) {
            return;
        }
        if (scene.isErased) {
            scene.file.links().stream()
                    .filter(linked -> isPart(scene.living, linked))
                    .forEach(part -> erase(enter(scene, part.dossier()), act));
            Linking.untie(scene.work, scene.header().id());
        }
        if (hasOtherFlags(scene)) {
            roles.follow(scene, comingTo(scene));
        }
        Round round = new Round(scene);
        round.spread(scene);
        // what the actor sees of the others stands in the database alone
        scene.isBeyondFile |= round.met.size() > 1;
    }

    /** What was decided by a state that has changed meanwhile is decided anew. */
    private Scene entered(Scene from, Linked linked) {
        Scene there = enter(from, linked.dossier());
        boolean isAsSeen =
                there.header().state().equals(linked.state())
                        && there.header().flags().equals(linked.flags());
        if (!isAsSeen) {
            throw new OptimisticLockException(
                    "Dossier " + linked.dossier() + " changed after it was looked at");
        }
        return there;
    }

    private Scene enter(Scene from, String id) {
        CaseFiles.Held held = files.holdAny(from.work, from.caller, id);
        DossierType living = catalogue.lease(held.file().header().type(), from.work);
        return new Scene(from.work, from.caller, held.dossier(), living, held.file());
    }

    private void erase(Scene part, Act act) {
        changes.erase(part, act);
        changes.record(part, act.toString().replace(' ', '-'), Audiences.ANYONE, Map.of());
        following.count(part);
    }

    /** How the other side calls the link, if it is still declared there. */
    private Link backOf(Scene scene, Linked linked) {
        return linkOf(scene.living, linked)
                .flatMap(
                        link ->
                                catalogue.snapshot(linked.type()).links().stream()
                                        .filter(l -> l.key().equals(link.back()))
                                        .findFirst())
                .orElse(null);
    }

    private static Optional<Link> linkOf(DossierType type, Linked linked) {
        return type.links().stream().filter(l -> l.key().equals(linked.kind())).findFirst();
    }

    private static boolean isPart(DossierType type, Linked linked) {
        return linkOf(type, linked).filter(Link::isToParts).isPresent();
    }

    private static boolean comesBy(Role role, Link link) {
        return role.from() != null && role.from().link().equals(link.key());
    }

    /** What nobody holds now comes when the flag does, and not before. */
    static boolean stands(Role role, Set<Key> flags) {
        return role.when() == null || flags.contains(role.when());
    }

    private static boolean hasOtherFlags(Scene scene) {
        return !scene.isErased
                && scene.before()
                        .filter(file -> !file.header().flags().equals(scene.header().flags()))
                        .isPresent();
    }

    private static boolean hasChanged(Scene scene, Key role) {
        return scene.isErased
                || scene.before().isEmpty()
                || !holders(scene.before().get(), role).equals(holders(scene.file, role));
    }

    private static Set<String> holders(CaseFile file, Key role) {
        return file.grants().all().stream()
                .filter(grant -> grant.isHeld() && grant.role().equals(role))
                .map(Grant::principal)
                .collect(Collectors.toSet());
    }

    /** Who holds the roles that come to this dossier by links, as it stands now. */
    private static Map<Key, Set<Principal>> comingTo(Scene scene) {
        Map<Key, Set<Principal>> coming = new TreeMap<>();
        List<Role> some = scene.living.roles().stream().filter(r -> r.from() != null).toList();
        for (Role role : some) {
            if (!stands(role, scene.header().flags())) {
                coming.put(role.key(), Set.of());
                continue;
            }
            coming.put(
                    role.key(),
                    Set.copyOf(
                            scene.work
                                    .settled()
                                    .list(
                                            "select distinct g.principal from dossier_link l join"
                                                + " dossier_grant g on g.dossier_id = l.other_id"
                                                + " where l.dossier_id = ? and l.link_key = ? and"
                                                + " g.role_key = ? and g.principal not like '~%'",
                                            row -> Principal.parse(row.getString(1)),
                                            scene.header().id(),
                                            role.from().link(),
                                            role.from().role())));
        }
        return coming;
    }
}
