package org.liasse.core.dossier;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Facts;
import org.liasse.core.dossier.Acting.Scene;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives a dossier that is being opened the accesses that its context keeps for it, as far as those
 * who keep them could share the parts on this very dossier. The rest is left out, and written down.
 */
@Component(service = TakeDefaults.class)
public final class TakeDefaults {

    private final Changes changes;
    private final Clock clock;

    @Activate
    public TakeDefaults(@Reference Changes changes, @Reference Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param context of the dossier, or {@code null}
     * @param sections what it is to begin with
     * @return writes down, after the opening, what was shared, and what was not
     */
    Runnable take(Scene scene, CaseFile context, Map<Key, Map<String, Object>> sections) {
        Key type = scene.header().type();
        Set<Key> keepers = context == null ? Set.of() : Keepers.of(context.type(), type);
        if (keepers.isEmpty()) {
            return () -> {};
        }
        Shares kept = DefaultShares.of(scene.work.sql(), context.header().id(), type);
        if (kept.parts().isEmpty()) {
            return () -> {};
        }
        DossierType usual = scene.type();
        Set<Key> roles = Keepers.handed(usual, keepers, scene.header().flags());
        Facts facts =
                scene.file
                        .facts(roles, scene.work.now(), clock.zone())
                        .holding(sections)
                        .lacking(SectionChecks.incomplete(usual, sections))
                        .exceeding(SectionChecks.unexpected(usual, sections));
        Shares taken = Shares.NONE;
        Map<Part, Set<Key>> leftOut = new LinkedHashMap<>();
        for (Part part : sorted(kept)) {
            Set<Key> among = among(scene, part, facts);
            if (!among.isEmpty()) {
                taken = taken.with(part, kept.of(part).only(among).from(usual, part));
            }
            Set<Key> others = Parts.without(kept.of(part).roles(), among);
            if (!others.isEmpty()) {
                leftOut.put(part, others);
            }
        }
        scene.dossier.share(taken);
        scene.file = scene.file.at(scene.dossier.header()).as(taken.on(usual));
        return () -> {
            shared(scene);
            leftOut.forEach((part, others) -> leftOut(scene, roles, part, others));
        };
    }

    private static List<Part> sorted(Shares shares) {
        return shares.parts().keySet().stream().sorted(Comparator.comparing(Shares::name)).toList();
    }

    /**
     * The roles that those who keep the defaults may give this part on this dossier, or take it.
     */
    private static Set<Key> among(Scene scene, Part part, Facts facts) {
        DossierType usual = scene.type();
        return Parts.isSeen(usual, part, facts.roles(), facts.flags())
                        && scene.living.workflow().decide(Parts.sharing(usual, part), facts)
                                instanceof Allowed allowed
                        && Keepers.isPlain(allowed.sentence())
                ? Parts.among(List.of(allowed.sentence()), usual)
                : Set.of();
    }

    private void shared(Scene scene) {
        Shares shares = scene.header().shares();
        for (Part part : sorted(shares)) {
            Map<String, Object> said =
                    new TreeMap<>(SharingDoor.said(scene.type(), part, shares.of(part)));
            said.put("byDefault", true);
            changes.record(
                    scene, "share-" + part.key(), SharingDoor.textOf(scene.file, part), said);
        }
    }

    /** For those who keep the defaults, as far as they see the part, where there is one. */
    private void leftOut(Scene scene, Set<Key> keepers, Part part, Set<Key> others) {
        boolean isThere = Parts.audienceOf(scene.type(), part).isPresent();
        Set<Key> flags = scene.header().flags();
        List<Key> told =
                keepers.stream()
                        .filter(
                                role ->
                                        !isThere
                                                || Parts.isSeen(
                                                        scene.type(), part, Set.of(role), flags))
                        .toList();
        changes.record(
                scene,
                "leave-out-" + part.key(),
                Audiences.textOf(told),
                Map.of("part", Shares.name(part), "roles", Parts.words(others)));
    }
}
