package org.liasse.core.notice;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.form.Option;
import org.liasse.api.notice.Preferences.Wish;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.api.type.DossierType;

/** What of a type people set, and between what they choose. */
final class Settable {

    private Settable() {}

    /** What raises a badge or feeds a recap alone is nothing that one chooses. */
    static boolean isChosen(Notice notice) {
        return !notice.isMandatory() && notice.delivery() != Delivery.OFF;
    }

    /** What one has to ask for one asks for or not; of the rest one chooses the rhythm. */
    static Set<Delivery> choices(Notice notice) {
        return notice.startsOff()
                ? EnumSet.of(notice.delivery(), Delivery.OFF)
                : EnumSet.allOf(Delivery.class);
    }

    static List<Option> options(DossierType type, Notice notice) {
        if (notice.per() == null) {
            return List.of();
        }
        String[] path = notice.per().split("\\.", 2);
        return type.section(new Key(path[0]))
                .flatMap(section -> section.form().field(new Key(path[1])))
                .map(field -> field.options())
                .orElse(List.of());
    }

    /** What may be chosen for it; empty where it is not to be set. */
    static Optional<Set<Delivery>> choices(DossierType type, Wish wish) {
        Optional<Notice> notice = type.notice(wish.notice());
        if (wish.choice() != null) {
            return notice.filter(
                            n ->
                                    options(type, n).stream()
                                            .anyMatch(o -> o.key().value().equals(wish.choice())))
                    .map(n -> EnumSet.of(n.delivery(), Delivery.OFF));
        }
        Stream<Set<Delivery>> ofDigests =
                type.digests().stream()
                        .filter(digest -> digest.key().equals(wish.notice()))
                        .map(digest -> EnumSet.of(digest.rhythm(), Delivery.OFF));
        return Stream.concat(
                        notice.filter(Settable::isChosen).map(Settable::choices).stream(),
                        ofDigests)
                .findFirst();
    }
}
