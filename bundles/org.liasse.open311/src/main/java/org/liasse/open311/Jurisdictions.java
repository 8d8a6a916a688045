package org.liasse.open311;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Types;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Principal;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;

/**
 * Finds what lets strangers in. A stranger is whoever holds the readers' role of the context, "role
 * R on context X", which nobody has but by this door; and of the office, where the context itself
 * hands it down for as long as it is open. So the one access filter decides all that is told.
 */
final class Jurisdictions {

    private final Dossiers dossiers;
    private final Types types;
    private final Offices offices;

    Jurisdictions(Dossiers dossiers, Types types, Offices offices) {
        this.dossiers = dossiers;
        this.types = types;
        this.offices = offices;
    }

    /**
     * @param id of the context, or {@code null} where it was not said
     * @throws Refusal 400, 404
     */
    Jurisdiction find(String id, Language language) {
        if (id == null) {
            throw Refusal.missing("jurisdiction_id");
        }
        for (DossierType type : served()) {
            Key role = readers(type);
            Optional<DossierView> open =
                    type.contextTypes().stream()
                            .flatMap(context -> open(id, context, role, language).stream())
                            .findFirst();
            if (open.isPresent()) {
                return new Jurisdiction(
                        open.get(),
                        type,
                        stranger(Set.of(Principal.role(open.get().id(), role)), language));
            }
        }
        throw Refusal.unknown("jurisdiction_id");
    }

    private List<DossierType> served() {
        List<DossierType> served =
                types.all().stream()
                        .map(Known::type)
                        .filter(type -> type.requests() != null)
                        .sorted(Comparator.comparing(DossierType::key))
                        .toList();
        if (served.isEmpty()) {
            throw Refusal.of(
                    404,
                    "Rien n’est ouvert ici.",
                    "jurisdiction_id was not found: nothing is open.");
        }
        return served;
    }

    /** The role of the context by which strangers read. */
    private static Key readers(DossierType type) {
        return type.role(type.requests().reader())
                .flatMap(role -> role.inheritedFrom().stream().findFirst())
                .orElseThrow();
    }

    private Optional<DossierView> open(String id, Key contextType, Key role, Language language) {
        Set<Key> ofOffice =
                types.find(contextType)
                        .flatMap(known -> known.type().role(role))
                        .map(Role::inheritedFrom)
                        .orElse(Set.of());
        Set<Principal> principals = new HashSet<>();
        offices.list()
                .forEach(
                        office ->
                                ofOffice.forEach(
                                        held -> principals.add(Principal.role(office.id(), held))));
        if (principals.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(dossiers.read(stranger(principals, language), id))
                    .filter(context -> context.type().key().equals(contextType))
                    .filter(context -> context.roles().contains(role));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private static Caller stranger(Set<Principal> principals, Language language) {
        return new Caller(null, "Open311", principals, language, null);
    }
}
