package org.liasse.core.dossier;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Effects;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/** Who keeps, on a context, the accesses with which dossiers begin, and what he is on these. */
final class Keepers {

    private Keepers() {}

    /** The act of saying with which accesses dossiers of this type begin. */
    static Act keeping(Key type) {
        return Act.of(Verb.SHARE_NEW, type);
    }

    /** The roles on a context that keep the defaults of dossiers of this type. */
    static Set<Key> of(DossierType context, Key type) {
        Set<Key> roles =
                context.workflow().sentences().stream()
                        .filter(sentence -> sentence.act().equals(keeping(type)))
                        .flatMap(sentence -> sentence.roles().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return roles.contains(Key.of(CoreRole.ANYONE)) ? Parts.rolesOf(context) : roles;
    }

    /**
     * What whoever holds these roles on the context is on a dossier that is opened under it.
     *
     * @param flags that stand on the dossier
     */
    static Set<Key> handed(DossierType type, Set<Key> ofContext, Set<Key> flags) {
        return Key.sorted(
                type.roles().stream()
                        .filter(role -> role.when() == null || flags.contains(role.when()))
                        .filter(role -> role.inheritedFrom().stream().anyMatch(ofContext::contains))
                        .map(Role::key)
                        .toList());
    }

    /**
     * The sentences that may let somebody share a part of a dossier that has just been opened.
     *
     * @param roles that he holds there
     * @param features of the office
     */
    static List<Sentence> sharing(DossierType type, Part part, Set<Key> roles, Set<Key> features) {
        Set<Key> first =
                type.workflow().sentences().stream()
                        .filter(sentence -> sentence.act().equals(Act.OPEN))
                        .map(Sentence::to)
                        .collect(Collectors.toUnmodifiableSet());
        return Parts.spoken(type, Parts.sharing(type, part), roles).stream()
                .filter(Keepers::isPlain)
                .filter(sentence -> features.containsAll(sentence.features()))
                .filter(
                        sentence ->
                                sentence.from().isEmpty()
                                        || sentence.from().stream().anyMatch(first::contains))
                .toList();
    }

    /** Sharing that brings something else with it is done on the dossier, where that is seen. */
    static boolean isPlain(Sentence sentence) {
        return sentence.to() == null && sentence.effects().equals(Effects.NONE);
    }
}
