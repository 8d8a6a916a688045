package org.liasse.rest.type;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Effects;
import org.liasse.api.workflow.Sentence;

/** A workflow, sentence by sentence. */
public record WorkflowJson(String type, String version, List<SentenceJson> sentences) {

    /**
     * @param roles of which the actor holds one, {@code ofContext} on the context
     * @param ofLink the link to the dossier on which he holds one instead; absent for none
     * @param action the variant's action or the core's verb
     * @param object what the verb is about; absent for an action
     * @param from the states in which it holds; empty is every state
     * @param to the state it leads to; absent where the dossier stays
     * @param prose the whole sentence, in English, as the file beside the code has it
     */
    public record SentenceJson(
            Set<Key> roles,
            boolean ofContext,
            Key ofLink,
            Key action,
            Key object,
            String label,
            Set<Key> from,
            Key to,
            List<FieldJson> inputs,
            boolean confirm,
            Set<Key> setting,
            Set<Key> clearing,
            Set<Key> granting,
            Set<Key> revoking,
            List<ConditionJson> unless,
            List<ConditionJson> warnings,
            String after,
            String prose) {}

    public record ConditionJson(Key key, String label, String prose) {}

    public static WorkflowJson of(DossierType type, Language language) {
        return new WorkflowJson(
                type.key().value(),
                type.version(),
                type.workflow().sentences().stream().map(s -> of(type, s, language)).toList());
    }

    private static SentenceJson of(DossierType type, Sentence sentence, Language language) {
        return new SentenceJson(
                sentence.roles(),
                sentence.ofContext(),
                sentence.ofLink(),
                sentence.act().action(),
                sentence.act().object(),
                ActLabels.of(type, sentence.act()).in(language),
                sentence.from(),
                sentence.to(),
                FieldJson.of(sentence.inputs(), t -> t.in(language)),
                sentence.confirm(),
                sentence.effects().setting(),
                sentence.effects().clearing(),
                roles(sentence.effects().granting()),
                roles(sentence.effects().revoking()),
                conditions(type, sentence.obstacles(), language),
                conditions(type, sentence.warnings(), language),
                sentence.timing() == null ? null : sentence.timing().delay().toString(),
                sentence.toProse());
    }

    private static Set<Key> roles(List<Effects.Granting> grants) {
        var roles = new LinkedHashSet<Key>();
        grants.forEach(grant -> roles.add(grant.role()));
        return roles;
    }

    private static List<ConditionJson> conditions(
            DossierType type, List<Sentence.Named> conditions, Language language) {
        return conditions.stream()
                .map(
                        c ->
                                new ConditionJson(
                                        c.key(),
                                        type.text("reason." + c.key()).in(language),
                                        c.condition().prose()))
                .toList();
    }
}
