package org.liasse.core.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.Tie;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Link;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.LinkFact;
import org.liasse.api.workflow.Sentence;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.CaseFile.Linked;
import org.liasse.core.dossier.Grants.Grant;
import org.liasse.core.store.Work;

/** The dossiers to which one is tied as it is opened, locked. */
record Bonds(List<Bond> all) {

    record Bond(Link link, Scene there) {}

    /**
     * @throws Problem INVALID_INPUT where a link is none of the type's or stands twice, the caller
     *     does not see the other dossier, it is of another type, or stands elsewhere while the
     *     opener's roles are looked for there
     */
    static Bonds of(
            Work work,
            Caller caller,
            NewDossier wanted,
            DossierType living,
            Ground ground,
            Acting acting) {
        refuseLoose(wanted, living);
        var bonds = new ArrayList<Bond>();
        for (int i = 0; i < wanted.ties().size(); i++) {
            Tie tie = wanted.ties().get(i);
            String pointer = "/links/" + i;
            Link link =
                    living.links().stream()
                            .filter(l -> l.key().equals(tie.link()))
                            .filter(l -> bonds.stream().noneMatch(b -> b.link().equals(l)))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            Problem.invalid(
                                                    pointer + "/kind",
                                                    "Ce lien n’existe pas ici, ou y est deux fois.",
                                                    "There is no such link here, or it is there"
                                                            + " twice."));
            Scene there = there(work, caller, tie, pointer, acting);
            boolean fits =
                    link.toType().equals(there.header().type())
                            && (!isGround(living, link) || isUnder(ground, there));
            if (!fits) {
                throw Problem.invalid(
                        pointer + "/dossier",
                        "Ce lien ne mène pas à ce dossier.",
                        "This link does not lead to that dossier.");
            }
            bonds.add(new Bond(link, there));
        }
        return new Bonds(List.copyOf(bonds));
    }

    /**
     * Asked of whoever may open: nobody else learns of a limit.
     *
     * @throws Problem INVALID_INPUT where one of the others has as many links as it may
     */
    void refuseMore() {
        for (int i = 0; i < all.size(); i++) {
            Bond bond = all.get(i);
            Linking.refuseMore(bond.there(), bond.link().back(), "/links/" + i + "/dossier");
        }
    }

    /** Where nobody opens but by a role elsewhere, elsewhere must be named. */
    private static void refuseLoose(NewDossier wanted, DossierType living) {
        List<Key> needed =
                living.workflow().sentences().stream()
                        .filter(sentence -> sentence.act().equals(Act.OPEN))
                        .map(Sentence::ofLink)
                        .toList();
        boolean isLoose =
                needed.stream()
                        .allMatch(
                                key ->
                                        key != null
                                                && wanted.ties().stream()
                                                        .noneMatch(t -> t.link().equals(key)));
        if (isLoose) {
            throw Problem.invalid(
                    "/links",
                    "Ce type s’ouvre lié à un dossier : " + needed.get(0) + ".",
                    "This type is opened tied to a dossier: " + needed.get(0) + ".");
        }
    }

    private static Scene there(Work work, Caller caller, Tie tie, String pointer, Acting acting) {
        try {
            return acting.enter(work, caller, tie.dossier());
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.NOT_FOUND) {
                throw problem;
            }
            throw Problem.invalid(
                    pointer + "/dossier", "Ce dossier n’existe pas.", "There is no such dossier.");
        }
    }

    /** Whether an opener's roles are looked for by way of the link. */
    private static boolean isGround(DossierType living, Link link) {
        return living.workflow().sentences().stream()
                .filter(sentence -> sentence.act().equals(Act.OPEN))
                .anyMatch(sentence -> link.key().equals(sentence.ofLink()));
    }

    /** Lest the rules of one context be asked for what is done in another. */
    private static boolean isUnder(Ground ground, Scene there) {
        return ground.office().equals(there.header().office())
                && Index.contextOf(there.header())
                        .equals(ground.context() == null ? ground.office() : ground.contextId());
    }

    /** What an opening may look at of them. */
    Facts tell(Facts facts, Caller caller) {
        Map<Key, Set<Key>> roles = new TreeMap<>();
        all.forEach(bond -> roles.put(bond.link().key(), bond.there().file().rolesOf(caller)));
        return facts.tied(roles)
                .linked(
                        linked().stream()
                                .map(l -> new LinkFact(l.kind(), l.type(), l.state(), l.flags()))
                                .toList());
    }

    List<Linked> linked() {
        return all.stream()
                .map(
                        bond -> {
                            Header there = bond.there().header();
                            return new Linked(
                                    bond.link().key(),
                                    there.id(),
                                    there.type(),
                                    there.state(),
                                    there.flags(),
                                    there.title());
                        })
                .toList();
    }

    /** The roles that come by them. */
    List<Grant> grants(DossierType type, Set<Key> flags, Instant now) {
        var grants = new ArrayList<Grant>();
        for (Role role : type.roles()) {
            for (Bond bond : all) {
                boolean isFrom =
                        role.from() != null
                                && role.from().link().equals(bond.link().key())
                                && LinkedDossiers.stands(role, flags);
                if (!isFrom) {
                    continue;
                }
                bond.there().file().grants().all().stream()
                        .filter(grant -> grant.isHeld() && grant.role().equals(role.from().role()))
                        .map(Grant::principal)
                        .distinct()
                        .map(p -> new Grant(p, role.key(), true, now.toEpochMilli(), 1))
                        .forEach(grants::add);
            }
        }
        return grants;
    }

    /**
     * Ties a dossier that has just begun.
     *
     * @return writes it down, on either side
     */
    Runnable tie(Scene scene, Changes changes) {
        all.forEach(
                bond ->
                        Linking.write(
                                scene.work,
                                scene.header().id(),
                                bond.link(),
                                bond.there().header().id()));
        return () ->
                all.forEach(
                        bond -> {
                            Linking.record(changes, scene, bond.link().key(), bond.there());
                            Linking.record(changes, bond.there(), bond.link().back(), scene);
                        });
    }
}
