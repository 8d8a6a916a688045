package org.liasse.variant.procedures;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.LinkFact;
import org.osgi.service.component.annotations.Component;

/**
 * PROC-24, PROC-46: what experts say of a dossier, newest first, as its table shows it and as it is
 * taken along; for instructors alone.
 */
@Component(
        service = {SectionSource.class, Opinions.class},
        property = ActionEffect.TYPE + "=procedure-dossier")
public final class Opinions implements SectionSource {

    private static final Key OPINION = Key.of(Opinion.Link.OPINION);
    private static final Key GIVEN = Key.of(Opinion.State.GIVEN);
    private static final Key ASKED = Key.of(Opinion.State.ASKED);

    @Override
    public Map<Key, Map<String, Object>> sections(Facts facts) {
        List<LinkFact> newestFirst =
                facts.links().stream()
                        .filter(link -> link.kind().equals(OPINION))
                        .sorted(
                                Comparator.comparing(Opinions::latest)
                                        .thenComparing(LinkFact::id)
                                        .reversed())
                        .toList();
        if (newestFirst.isEmpty()) {
            return Map.of(Key.of(ProcedureDossier.Section.OPINIONS), Map.of());
        }
        List<String> answers =
                newestFirst.stream()
                        .map(opinion -> said(opinion, Opinion.Section.OPINION, "answer"))
                        .filter(Boolean.class::isInstance)
                        .map(answer -> Boolean.TRUE.equals(answer) ? "yes" : "no")
                        .toList();
        Map<String, Object> rows = new TreeMap<>();
        for (LinkFact opinion : newestFirst) {
            rows.put(opinion.id(), row(opinion, rows.size()));
        }
        Map<String, Object> values = new TreeMap<>();
        values.put("opinions", rows);
        if (!answers.isEmpty()) {
            values.put("answers", answers);
        }
        return Map.of(Key.of(ProcedureDossier.Section.OPINIONS), values);
    }

    /** The rows of the section, by opinion. */
    static Stream<Map.Entry<String, Map<?, ?>>> rows(SectionView section) {
        return section != null && section.values().get("opinions") instanceof Map<?, ?> all
                ? all.entrySet().stream()
                        .map(e -> Map.entry(e.getKey().toString(), (Map<?, ?>) e.getValue()))
                : Stream.empty();
    }

    private static Instant latest(LinkFact opinion) {
        return Stream.of(GIVEN, ASKED)
                .map(opinion.entered()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private static Map<String, Object> row(LinkFact opinion, int order) {
        Map<String, Object> row = new TreeMap<>();
        row.put("order", order);
        row.put("expert", said(opinion, Opinion.Section.REQUEST, "address"));
        row.put("visibility", said(opinion, Opinion.Section.REQUEST, "visibility"));
        row.put("question", said(opinion, Opinion.Section.REQUEST, "question"));
        row.put("answer", said(opinion, Opinion.Section.OPINION, "answer"));
        row.put("opinion", said(opinion, Opinion.Section.OPINION, "opinion"));
        row.put("asked", instant(opinion, ASKED));
        row.put("given", instant(opinion, GIVEN));
        row.values().removeIf(Objects::isNull);
        return row;
    }

    private static Object said(LinkFact opinion, Opinion.Section section, String field) {
        return opinion.values(Key.of(section)).get(field);
    }

    private static String instant(LinkFact opinion, Key state) {
        Instant entered = opinion.entered().get(state);
        return entered == null ? null : entered.toString();
    }
}
