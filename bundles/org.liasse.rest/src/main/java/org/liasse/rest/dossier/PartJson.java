package org.liasse.rest.dossier;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.Sharing.Line;

/** Who sees a part of a dossier, or of those to come, and deposits there. */
record PartJson(
        String kind,
        Key key,
        List<SeatJson> seenBy,
        Set<Key> depositedBy,
        Set<Key> among,
        boolean overridden,
        boolean open) {

    /**
     * @param when the flag while which the role sees, or {@code null} for always
     */
    record SeatJson(Key role, Key when) {}

    static PartJson of(Line line) {
        return new PartJson(
                line.part().kind().name().toLowerCase(Locale.ROOT),
                line.part().key(),
                line.seenBy().stream().map(s -> new SeatJson(s.role(), s.when())).toList(),
                line.depositedBy(),
                line.among(),
                line.isOverridden(),
                line.isOpen());
    }
}
