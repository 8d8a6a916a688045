package org.liasse.core.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.ContextFact;
import org.liasse.api.workflow.Facts.DocumentFact;
import org.liasse.api.workflow.Facts.LinkFact;
import org.liasse.core.store.Hash;

/**
 * All that is known of one dossier at one moment, without regard to who asks; from it follow the
 * facts of a decision and the view of a reader.
 *
 * @param officeKey the key of its office
 * @param features of its office
 * @param type with the definition that the dossier pins, and seen by whom the dossier says
 * @param sections stored sections by key
 * @param marks of the caller for whom it was loaded, and since when
 */
public record CaseFile(
        Header header,
        Key officeKey,
        Set<Key> features,
        DossierType type,
        Grants grants,
        Map<Key, Stored> sections,
        Map<Key, List<DocumentFact>> documents,
        Map<Key, Instant> marks,
        List<Linked> links,
        Optional<ContextFact> context) {

    /** The mark of having seen a dossier as it is; every reader may put it. */
    public static final Key SEEN = new Key("seen");

    /** What a section holds. */
    public record Stored(Map<String, Object> values, long version) {
        static final Stored NOTHING = new Stored(Map.of(), 0);
    }

    /** A dossier tied to this one. */
    public record Linked(
            Key kind, String dossier, Key type, Key state, Set<Key> flags, String title) {}

    public Set<Key> rolesOf(Caller caller) {
        return grants.rolesOf(caller);
    }

    Stored section(Key section) {
        return sections.getOrDefault(section, Stored.NOTHING);
    }

    /** Who sees a section of this dossier. */
    String audienceOf(Section section) {
        return Audiences.of(section.audience(), header.flags());
    }

    /** The tag of a section; whoever sees the section sees all its changes. */
    String tagOf(Key section) {
        return Hash.of(header.id(), section.value(), Long.toString(section(section).version()))
                .substring(0, 20);
    }

    /**
     * Whether something has changed, for this caller, since he last saw it; never for whoever has
     * not begun to look.
     */
    boolean hasNews(Caller caller) {
        Instant seen = marks.get(SEEN);
        return seen != null && grants.updatedAt(caller).isAfter(seen);
    }

    public String tag(Caller caller) {
        return grants.tag(caller, header.id(), type.version());
    }

    /** The facts of a decision by this caller, before inputs. */
    public Facts facts(Set<Key> roles, Instant now, ZoneId zone) {
        Map<Key, Map<String, Object>> values = new TreeMap<>();
        sections.forEach((key, stored) -> values.put(key, stored.values()));
        return Facts.in(header.state(), now, zone)
                .by(roles)
                .holding(values)
                .lacking(SectionChecks.incomplete(type, values))
                .exceeding(SectionChecks.unexpected(type, values))
                .with(header.added().told(documents))
                .flagged(header.flags())
                .marked(marks.keySet())
                .among(grants.participants())
                .under(context.orElse(null))
                .linked(
                        links.stream()
                                .map(l -> new LinkFact(l.kind(), l.type(), l.state(), l.flags()))
                                .toList())
                .subscribed(features)
                .since(header.entered())
                .barring(header.shares().barred());
    }

    /**
     * For an act in a slot, which another slot's sentences may rule: what bars roles from the slot
     * bars them from that act.
     */
    public Facts factsIn(Key slot, Set<Key> roles, Instant now, ZoneId zone) {
        return facts(roles, now, zone).barring(header.shares().barred(type.ruledAs(slot), slot));
    }

    /**
     * Whether what the dossier says calls for a slot; empty where somebody with these roles does
     * not see what it would say.
     */
    public Optional<Boolean> callsFor(Slot slot, Set<Key> roles) {
        if (slot.when() == null) {
            return Optional.of(true);
        }
        Map<Key, Map<String, Object>> values = new TreeMap<>();
        sections.forEach((key, stored) -> values.put(key, stored.values()));
        return type.section(slot.when().section())
                .filter(section -> Audiences.include(audienceOf(section), roles))
                .map(section -> slot.when().holds(values));
    }

    CaseFile at(Header newHeader) {
        return new CaseFile(
                newHeader, officeKey, features, type, grants, sections, documents, marks, links,
                context);
    }

    CaseFile as(DossierType newType) {
        return new CaseFile(
                header, officeKey, features, newType, grants, sections, documents, marks, links,
                context);
    }

    CaseFile with(Key section, Map<String, Object> values) {
        Map<Key, Stored> all = new TreeMap<>(sections);
        Stored before = section(section);
        all.put(section, new Stored(values, before.version() + 1));
        return new CaseFile(
                header, officeKey, features, type, grants, all, documents, marks, links, context);
    }

    CaseFile with(Grants newGrants) {
        return new CaseFile(
                header, officeKey, features, type, newGrants, sections, documents, marks, links,
                context);
    }

    CaseFile marked(Map<Key, Instant> newMarks) {
        return new CaseFile(
                header, officeKey, features, type, grants, sections, documents, newMarks, links,
                context);
    }
}
