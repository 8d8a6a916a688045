package org.liasse.rest.dossier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.form.FormCheck;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Explained;
import org.liasse.rest.http.BodyGuard;
import org.liasse.rest.http.Tags;

/**
 * A dossier, as its reader gets it.
 *
 * @param sections values by section and field
 * @param sectionTags what {@code If-Match} takes, by section
 * @param unexpected by section, the numbers there that are beyond what their fields expect:
 *     measures that failed
 * @param badges {@code unseen} where something is new to the reader
 * @param actions of the type, those open to the reader
 * @param may the verbs of the core that are open to the reader
 * @param todo those of both that wait for the reader
 * @param revision of the definition that it pins; 0 where there is none
 * @param present whether its variant is there; {@code false}: read only
 */
record DossierJson(
        String id,
        String number,
        String office,
        Key type,
        String typeLabel,
        Key state,
        String stateLabel,
        String title,
        String context,
        Instant createdAt,
        Instant updatedAt,
        long version,
        int revision,
        boolean present,
        Set<Key> roles,
        Map<String, Map<String, Object>> sections,
        Map<String, String> sectionTags,
        Map<String, List<UnexpectedJson>> unexpected,
        Set<Key> flags,
        Set<Key> marks,
        List<String> badges,
        List<ActJson> actions,
        List<ActJson> may,
        List<ActJson> todo,
        List<LinkJson> links) {

    static final List<String> UNSEEN = List.of("unseen");

    /**
     * @param pointer into the section's values (RFC 6901)
     * @param detail what is expected instead
     */
    record UnexpectedJson(String pointer, String detail) {}

    record LinkJson(Key kind, String dossier, String title, String href) {}

    static DossierJson of(DossierView view, Language language) {
        DossierType type = view.type();
        var sections = new LinkedHashMap<String, Map<String, Object>>();
        var tags = new LinkedHashMap<String, String>();
        view.sections()
                .forEach(
                        (key, section) -> {
                            sections.put(key.value(), section.values());
                            tags.put(key.value(), section.tag());
                        });
        return new DossierJson(
                view.id(),
                view.number(),
                view.office(),
                type.key(),
                type.label().in(language),
                view.state(),
                stateLabel(type, view.state(), language),
                view.title(),
                view.context(),
                view.createdAt(),
                view.updatedAt(),
                view.version(),
                view.revision(),
                view.present(),
                Key.sorted(view.roles()),
                sections,
                tags,
                unexpected(view, language),
                Key.sorted(view.flags()),
                Key.sorted(view.marks()),
                view.badge() ? UNSEEN : List.of(),
                acts(view, true, language),
                acts(view, false, language),
                view.todo().stream()
                        .map(act -> ActJson.of(view.id(), type, act, language))
                        .toList(),
                view.links().stream()
                        .map(
                                link ->
                                        new LinkJson(
                                                link.kind(),
                                                link.dossier(),
                                                link.title(),
                                                "/api/dossiers/" + link.dossier()))
                        .toList());
    }

    private static Map<String, List<UnexpectedJson>> unexpected(
            DossierView view, Language language) {
        var unexpected = new LinkedHashMap<String, List<UnexpectedJson>>();
        view.sections()
                .forEach(
                        (key, section) -> {
                            List<UnexpectedJson> found =
                                    view
                                            .type()
                                            .section(key)
                                            .map(
                                                    s ->
                                                            FormCheck.unexpected(
                                                                    s.form(), section.values()))
                                            .orElse(List.of())
                                            .stream()
                                            .map(
                                                    one ->
                                                            new UnexpectedJson(
                                                                    one.pointer(),
                                                                    one.detail().in(language)))
                                            .toList();
                            if (!found.isEmpty()) {
                                unexpected.put(key.value(), found);
                            }
                        });
        return unexpected;
    }

    private static List<Act> acts(List<Explained> explained) {
        return explained.stream().filter(Explained::open).map(Explained::act).toList();
    }

    /** A state that the type no longer has is told by its key. */
    static String stateLabel(DossierType type, Key state, Language language) {
        return type.state(state).map(known -> known.label().in(language)).orElse(state.value());
    }

    private static List<ActJson> acts(DossierView view, boolean ofType, Language language) {
        return view.actions().stream()
                .filter(Explained::open)
                .filter(explained -> explained.act().verb().isEmpty() == ofType)
                .map(explained -> ActJson.of(view.id(), view.type(), explained, language))
                .toList();
    }

    /**
     * The entity tag of this answer: what is seen, then what a writer does not compare (language,
     * marks, badge, presence of the variant, links, and what is open: either may follow from what
     * this reader does not see).
     */
    static String etag(DossierView view, Language language) {
        String own =
                Key.sorted(view.marks())
                        + "/"
                        + view.badge()
                        + "/"
                        + view.present()
                        + "/"
                        + view.links()
                        + "/"
                        + acts(view.actions())
                        + "/"
                        + acts(view.todo());
        return Tags.etag(
                view.tag(),
                language.tag()
                        + BodyGuard.sha256(own.getBytes(StandardCharsets.UTF_8)).substring(0, 6));
    }
}
