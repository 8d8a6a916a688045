package org.liasse.core.dossier;

import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.type.Declarations.Product;
import org.liasse.api.type.Declarations.Role;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;

/** The part of a dossier in which an act is done, and who sees it. */
public final class ActPart {

    private ActPart() {}

    /**
     * Of a part that is not for a reader he is not told what may be done there, nor what may not:
     * nor whether there is one.
     */
    public static boolean isThere(CaseFile file, Act act, Set<Key> roles) {
        Verb verb = act.object() == null ? null : act.verb().orElse(null);
        if (verb == null) {
            return true;
        }
        return switch (verb) {
            case EDIT, DEPOSIT_IN, REVIEW_IN, SIGN_IN, ADD_SLOT, WRITE_IN ->
                    audience(file, act)
                            .filter(audience -> Audiences.include(audience, roles))
                            .isPresent();
            case SHARE -> SharingDoor.isSeen(file, act.object(), roles);
            default -> true;
        };
    }

    /**
     * Who sees what is done there, as stored: everybody who sees the dossier where it is done in no
     * part of it; empty where there is no such part.
     */
    public static Optional<String> audience(CaseFile file, Act act) {
        DossierType type = file.type();
        Set<Key> flags = file.header().flags();
        Verb verb = act.object() == null ? null : act.verb().orElse(null);
        if (verb == null) {
            return Optional.of(Audiences.ANYONE);
        }
        return switch (verb) {
            case EDIT -> type.section(act.object()).map(file::audienceOf);
            case DEPOSIT_IN, REVIEW_IN, SIGN_IN, ADD_SLOT ->
                    type.slot(act.object()).map(slot -> Audiences.of(slot.audience(), flags));
            case WRITE_IN ->
                    type.thread(act.object()).map(thread -> Audiences.of(thread.audience(), flags));
            case PRODUCE ->
                    type.product(act.object())
                            .map(Product::slot)
                            .flatMap(type::slot)
                            .map(slot -> Audiences.of(slot.audience(), flags));
            case INVITE, EXCLUDE, JOIN ->
                    type.role(act.object())
                            .map(Role::audience)
                            .map(audience -> Audiences.of(audience, flags));
            default -> Optional.of(Audiences.ANYONE);
        };
    }
}
