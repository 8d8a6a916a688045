package org.liasse.variant.skeleton;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.liasse.api.Key;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.SchemaReady;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The keywords of notes, one row each, always those that the note's content says: written in the
 * transaction of the act that changes it, so that both are there or neither.
 */
@Component(
        service = {ActionEffect.class, NoteKeywords.class},
        property = {
            ActionEffect.TYPE + "=note",
            ActionEffect.ACTION + "=open",
            ActionEffect.ACTION + "=edit",
            ActionEffect.ACTION + "=discard"
        })
public final class NoteKeywords implements ActionEffect {

    static final int LONGEST = 100;

    private static final Key CONTENT = Key.of(Note.Section.CONTENT);
    private static final Key DISCARD = Key.of(Note.Action.DISCARD);

    private final JpaTemplate jpa;

    @Activate
    public NoteKeywords(
            @Reference(target = "(osgi.unit.name=liasse-skeleton)") JpaTemplate jpa,
            @Reference(target = "(liasse.unit=skeleton)") SchemaReady schema) {
        this.jpa = jpa;
    }

    @Override
    public void apply(Performed performed) {
        Map<String, Object> content = performed.sections().getOrDefault(CONTENT, Map.of());
        boolean isGone = performed.act().action().equals(DISCARD);
        replace(performed.dossier(), isGone ? Set.of() : words(content.get("keywords")));
    }

    /** The words of a field, in small letters, each once. */
    private static Set<String> words(Object field) {
        return field == null
                ? Set.of()
                : Stream.of(field.toString().toLowerCase(Locale.ROOT).split("[,;]"))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty() && word.length() <= LONGEST)
                        .collect(Collectors.toSet());
    }

    /**
     * Removes what is no longer said and adds what is new. A statement that may change no row is
     * better not sent: Derby keeps a warning of it, with the stack that led there and so this
     * bundle's class loader, for as long as the statement is pooled.
     */
    private void replace(String dossier, Set<String> words) {
        // mandatory: without the core's transaction this is a fault, not a transaction of its own
        jpa.tx(
                TransactionType.Mandatory,
                entities -> {
                    var fresh = new TreeSet<>(words);
                    for (NoteKeyword keyword : rows(entities, dossier)) {
                        if (!fresh.remove(keyword.word())) {
                            entities.remove(keyword);
                        }
                    }
                    fresh.forEach(word -> entities.persist(NoteKeyword.of(dossier, word)));
                });
    }

    private static List<NoteKeyword> rows(EntityManager entities, String dossier) {
        return entities.createQuery(
                        "select k from NoteKeyword k where k.dossier = :dossier order by k.word",
                        NoteKeyword.class)
                .setParameter("dossier", dossier)
                .getResultList();
    }

    /** In alphabetical order. */
    List<String> of(String dossier) {
        return jpa.txExpr(
                TransactionType.Required,
                entities -> rows(entities, dossier).stream().map(NoteKeyword::word).toList());
    }
}
