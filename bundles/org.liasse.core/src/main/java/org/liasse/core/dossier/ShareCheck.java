package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.type.Audience;
import org.liasse.api.type.DossierType;

/**
 * What may be asked for of one part, on a dossier or beforehand.
 *
 * @param usual the type, whoever its dossiers are shared with
 * @param among the roles that are given the part, or lose it
 * @param own the roles of whoever asks, from which he takes nothing
 */
record ShareCheck(DossierType usual, Part part, Set<Key> among, Set<Key> own) {

    /**
     * @param before how the part differs from the type so far
     * @return how it is to differ
     * @throws Problem INVALID_INPUT where a role does not fit, may not be given the part, or keeps
     *     it
     */
    Share asked(Share before, Wanted wanted) {
        Share share = known(wanted);
        refuseOthers(before, share);
        return share;
    }

    /** What is asked for, as far as the type knows the roles. */
    private Share known(Wanted wanted) {
        Set<Key> seeing = seeing(Share.NOTHING);
        Set<Key> depositing = Parts.depositors(usual, part, Set.of());
        var errors = new ArrayList<InputError>();
        refuseUnknown("/seenBy", wanted.seenBy(), Parts.rolesOf(usual), errors);
        refuseUnknown("/depositedBy", wanted.depositedBy(), depositing, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Set<Key> seenBy = wanted.seenBy() == null ? seeing : wanted.seenBy();
        Set<Key> depositedBy = wanted.depositedBy() == null ? depositing : wanted.depositedBy();
        return new Share(
                Parts.without(seenBy, seeing),
                Parts.without(seeing, seenBy),
                Parts.without(depositing, depositedBy));
    }

    private Set<Key> seeing(Share share) {
        Audience byDefault = Parts.audienceOf(usual, part).orElseThrow();
        return Share.roles(share.on(byDefault, usual), usual);
    }

    private static void refuseUnknown(
            String pointer, Set<Key> roles, Set<Key> known, List<InputError> errors) {
        if (roles == null) {
            return;
        }
        Parts.without(roles, known)
                .forEach(
                        role ->
                                errors.add(
                                        InputError.at(
                                                pointer,
                                                "Ce rôle ne va pas ici : " + role + ".",
                                                "This role does not fit here: " + role + ".")));
    }

    private void refuseOthers(Share before, Share after) {
        var errors = new ArrayList<InputError>();
        refuseOthers("/seenBy", seeing(before), seeing(after), errors);
        refuseOthers(
                "/depositedBy",
                Parts.depositors(usual, part, before.barred()),
                Parts.depositors(usual, part, after.barred()),
                errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private void refuseOthers(
            String pointer, Set<Key> before, Set<Key> after, List<InputError> errors) {
        for (Key role : Parts.without(before, after)) {
            if (own.contains(role) || !among.contains(role)) {
                errors.add(
                        InputError.at(
                                pointer,
                                "Ce rôle garde cet accès : " + role + ".",
                                "This role keeps this access: " + role + "."));
            }
        }
        for (Key role : Parts.without(after, before)) {
            if (!among.contains(role)) {
                errors.add(
                        InputError.at(
                                pointer,
                                "Cet accès ne se donne pas à ce rôle : " + role + ".",
                                "This access is not given to this role: " + role + "."));
            }
        }
    }
}
