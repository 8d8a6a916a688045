package org.liasse.core.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.dossier.Duplicates;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Likeness;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Looks for what is alike in lists, as its reader gets them: so nobody learns by it of what he does
 * not see.
 */
@Component(service = Duplicates.class)
public final class Alike implements Duplicates {

    private static final int LOOKED_AT = 200;

    /** A page may be short; more of them are not asked for. */
    private static final int PAGES = 5;

    /** Of the shorter of two texts, so much is alike. */
    private static final double ENOUGH = 0.5;

    private static final int SHORTEST = 3;

    /** What says nothing of what a text is about. */
    private static final Set<String> EMPTY =
            Set.of(
                    "aux", "avec", "cet", "cette", "dans", "depuis", "des", "elle", "est", "etait",
                    "fait", "ils", "les", "leur", "mais", "mes", "mon", "nos", "notre", "nous",
                    "pas", "par", "plus", "pour", "que", "qui", "sans", "ses", "son", "sont", "sur",
                    "tous", "tout", "tres", "une", "vos", "votre", "vous", "and", "are", "but",
                    "for", "from", "has", "have", "not", "our", "that", "the", "there", "this",
                    "was", "with", "you", "your");

    private final Lists lists;
    private final Catalogue catalogue;

    @Activate
    public Alike(@Reference Lists lists, @Reference Catalogue catalogue) {
        this.lists = lists;
        this.catalogue = catalogue;
    }

    private record Found(Item item, double likeness) {}

    @Override
    public List<Item> find(Caller caller, Draft draft) {
        DossierType type =
                catalogue
                        .find(draft.type())
                        .map(Known::type)
                        .filter(known -> known.likeness() != null)
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                "/type",
                                                "Pour ce type on ne cherche pas de doublons.",
                                                "No duplicates are looked for of this type."));
        Likeness likeness = type.likeness();
        Map<String, Object> said = draft.sections().getOrDefault(likeness.section(), Map.of());
        Set<String> words =
                words(
                        likeness.words().stream()
                                .map(field -> said.get(field.value()))
                                .filter(String.class::isInstance)
                                .toList());
        if (words.isEmpty()) {
            return List.of();
        }
        return candidates(caller, draft, type, said).stream()
                .map(item -> new Found(item, likeness(words, words(item.columns().values()))))
                .filter(found -> found.likeness() >= ENOUGH)
                // what changed last stands first among equals
                .sorted(Comparator.comparingDouble(Found::likeness).reversed())
                .limit(MOST)
                .map(Found::item)
                .toList();
    }

    private List<Item> candidates(
            Caller caller, Draft draft, DossierType type, Map<String, Object> said) {
        Likeness likeness = type.likeness();
        List<Where> same = new ArrayList<>();
        for (Key field : likeness.same()) {
            Object value = said.get(field.value());
            if (value instanceof String || value instanceof Boolean) {
                same.add(
                        new Where(
                                new Path(likeness.section(), field),
                                Operator.EQ,
                                value.toString()));
            }
        }
        Set<Key> open =
                type.states().stream()
                        .filter(state -> !state.last())
                        .map(State::key)
                        .collect(Collectors.toSet());
        List<Path> texts =
                likeness.words().stream()
                        .map(field -> new Path(likeness.section(), field))
                        .toList();
        List<Item> all = new ArrayList<>();
        String after = null;
        for (int page = 0; page < PAGES && all.size() < LOOKED_AT; page++) {
            DossierPage found =
                    lists.page(
                            caller,
                            new DossierQuery(
                                    type.key(),
                                    draft.context(),
                                    null,
                                    open,
                                    null,
                                    same,
                                    null,
                                    texts,
                                    LOOKED_AT - all.size(),
                                    after,
                                    false));
            all.addAll(found.items());
            after = found.next();
            if (after == null) {
                break;
            }
        }
        return all;
    }

    private static double likeness(Set<String> words, Set<String> others) {
        if (others.isEmpty()) {
            return 0;
        }
        Set<String> both = new HashSet<>(words);
        both.retainAll(others);
        return (double) both.size() / Math.min(words.size(), others.size());
    }

    /** What the forms of each word have in common. */
    private static Set<String> words(Iterable<?> texts) {
        Set<String> stems = new HashSet<>();
        for (Object text : texts) {
            Words.split(String.valueOf(text)).stream()
                    .filter(word -> word.length() >= SHORTEST || Character.isDigit(word.charAt(0)))
                    .filter(word -> !EMPTY.contains(word))
                    .forEach(word -> stems.addAll(Stem.of(word)));
        }
        return stems;
    }
}
