package org.liasse.core.dossier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.liasse.api.Problem;
import org.liasse.api.type.Definition;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Sql;
import org.liasse.core.types.TypeJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Revisions of definitions; immutable, and so kept at hand once read. */
@Component(service = DefinitionShelf.class)
public final class DefinitionShelf {

    private record Place(String context, int revision) {}

    /** A type by its identity: a new version of it is another object. */
    private record Drawn(DossierType type, Place place) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Drawn drawn && drawn.type == type && drawn.place.equals(place);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(type) + place.hashCode();
        }
    }

    private final Cache<Place, Definition> known = Caffeine.newBuilder().maximumSize(2_000).build();
    private final Cache<Drawn, DossierType> effective =
            Caffeine.newBuilder().maximumSize(2_000).build();

    @Activate
    public DefinitionShelf() {}

    /** The newest revision on a context, 0 where there is none. */
    public int newest(Sql sql, String context) {
        return (int)
                sql.number("select max(revision) from definition where context_id = ?", context);
    }

    /** The revision that a dossier of this type pins which is opened under the context now. */
    int firstOf(Sql sql, DossierType type, String context) {
        return type.sections().stream().noneMatch(s -> s.isDrawn()) ? 0 : newest(sql, context);
    }

    /**
     * @throws Problem NOT_FOUND where there is no such revision
     */
    public Definition read(Sql sql, String context, int revision) {
        Place place = new Place(context, revision);
        Definition definition = known.getIfPresent(place);
        if (definition == null) {
            definition =
                    sql.first(
                                    "select content from definition where context_id = ? and"
                                            + " revision = ?",
                                    row -> TypeJson.readDefinition(row.getString(1)),
                                    context,
                                    revision)
                            .orElseThrow(Problem::notFound);
            known.put(place, definition);
        }
        return definition;
    }

    /** Nothing is kept at hand of a revision whose transaction may have come to nothing. */
    void forget(String context, int revision) {
        Place place = new Place(context, revision);
        known.invalidate(place);
        effective.asMap().keySet().removeIf(drawn -> drawn.place().equals(place));
    }

    /** The type as this revision has it; the type itself where the revision is 0. */
    public DossierType effective(Sql sql, DossierType type, String context, int revision) {
        if (revision == 0 || context == null) {
            return type;
        }
        return effective.get(
                new Drawn(type, new Place(context, revision)),
                drawn -> type.as(read(sql, context, revision)));
    }
}
