package org.liasse.core.notice;

import java.util.List;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.notice.Subject.Seat;
import org.liasse.core.store.Sql;

/**
 * Whom somebody may know to hold a role on a dossier: himself, and whom the list of participants
 * names; of a group those who may be known in the place that it belongs to, and those of his own.
 *
 * @param before the dossier as he sees it
 * @param isHisDoing whether he may know what only comes of the act: it is he who does it
 */
record Acquaintance(Sql sql, CaseFiles files, Caller asker, CaseFile before, boolean isHisDoing) {

    List<Seat> of(List<Seat> seats) {
        return seats.stream().flatMap(this::known).toList();
    }

    private Stream<Seat> known(Seat seat) {
        boolean isHis = asker.principals().contains(seat.principal());
        boolean isNamed =
                names(before, seat.role())
                        && (seat.principal().kind() == Principal.Kind.ROLE
                                ? isHis || isListed(seat.principal())
                                : isThere(seat));
        if (isNamed) {
            return Stream.of(seat);
        }
        // of himself he knows, also where the others are kept from him
        return isHis
                ? Stream.of(new Seat(Principal.parse(CaseFiles.holder(asker)), seat.role()))
                : Stream.of();
    }

    /** What comes of an act is known to whoever does it. */
    private boolean isThere(Seat seat) {
        return isHisDoing
                || before.grants().all().stream()
                        .anyMatch(
                                grant ->
                                        grant.role().equals(seat.role())
                                                && grant.principal()
                                                        .equals(seat.principal().toString()));
    }

    private boolean isListed(Principal group) {
        return group.id().equals(before.header().office())
                ? TextGround.offices(asker).contains(group.id())
                : TextGround.seen(sql, files, asker, group.id())
                        .filter(place -> names(place, group.role()))
                        .isPresent();
    }

    private boolean names(CaseFile file, Key role) {
        return file.type()
                .role(role)
                .filter(r -> r.audience().includes(file.rolesOf(asker), file.header().flags()))
                .isPresent();
    }
}
