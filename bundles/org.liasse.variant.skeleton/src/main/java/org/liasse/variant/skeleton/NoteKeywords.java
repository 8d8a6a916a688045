package org.liasse.variant.skeleton;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
        replace(performed.dossier(), isGone ? Stream.empty() : words(content.get("keywords")));
    }

    /** The words of a field, in small letters, each once. */
    private static Stream<String> words(Object field) {
        return field == null
                ? Stream.empty()
                : Stream.of(field.toString().toLowerCase(Locale.ROOT).split("[,;]"))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty() && word.length() <= LONGEST)
                        .distinct();
    }

    private void replace(String dossier, Stream<String> words) {
        // mandatory: without the core's transaction this is a fault, not a transaction of its own
        jpa.tx(
                TransactionType.Mandatory,
                entities -> {
                    entities.createQuery("delete from NoteKeyword k where k.dossier = :dossier")
                            .setParameter("dossier", dossier)
                            .executeUpdate();
                    words.forEach(
                            word ->
                                    entities.persist(
                                            new NoteKeyword(
                                                    UUID.randomUUID().toString(), dossier, word)));
                });
    }

    /** In alphabetical order. */
    List<String> of(String dossier) {
        return jpa.txExpr(
                TransactionType.Required,
                entities ->
                        entities.createQuery(
                                        "select k.word from NoteKeyword k where k.dossier ="
                                                + " :dossier order by k.word",
                                        String.class)
                                .setParameter("dossier", dossier)
                                .getResultList());
    }
}
