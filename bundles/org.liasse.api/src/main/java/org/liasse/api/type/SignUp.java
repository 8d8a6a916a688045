package org.liasse.api.type;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/**
 * That people become participants of a context by themselves: whoever brings its code takes one of
 * the roles of which a sentence with {@link Verb#JOIN} speaks. The platform makes the code where a
 * sentence says so ({@code makingACode}), and keeps it in a field; who sees that may pass it on.
 *
 * @param section where the code stands; nobody edits it
 * @param code the text field that holds it
 * @param terms the saying of the type that is to be accepted, or {@code null}
 * @param people the section in which whoever signs up is listed, or {@code null}
 * @param rows the repeated block of that section: of its fields one is {@value #ACCOUNT}, the
 *     others are asked of everybody; {@code null} where {@code people} is
 */
public record SignUp(Key section, Key code, String terms, Key people, Key rows) {

    /** The field of a row that says whose it is. */
    public static final String ACCOUNT = "account";

    /** By a code that stands in this field. */
    public static SignUp byCode(Enum<?> section, String field) {
        return new SignUp(Key.of(section), new Key(field), null, null, null);
    }

    /** Who signs up accepts this saying of the type, in the words that are in force. */
    public SignUp accepting(String saying) {
        return new SignUp(section, code, saying, people, rows);
    }

    /**
     * Each of them has a row in this block, under the field {@value #ACCOUNT}; what else its fields
     * ask is asked when he signs up. The row goes when he is excluded.
     */
    public SignUp listedIn(Enum<?> section, String block) {
        return new SignUp(this.section, code, terms, Key.of(section), new Key(block));
    }

    /** The block in which people are listed; empty where they are not. */
    Optional<Field> block(DossierType type) {
        return Optional.ofNullable(people)
                .flatMap(type::section)
                .flatMap(list -> list.form().field(rows));
    }

    /** What is asked of everybody who signs up. */
    public Form asked(DossierType type) {
        List<Field> fields =
                block(type).stream()
                        .flatMap(block -> block.rows().stream())
                        .filter(field -> !field.key().value().equals(ACCOUNT))
                        .toList();
        return new Form(fields);
    }

    /** The roles that may be taken in this state. */
    public static List<Key> roles(DossierType type, Key state) {
        return joins(type)
                .filter(s -> s.from().isEmpty() || s.from().contains(state))
                .map(s -> s.act().object())
                .distinct()
                .toList();
    }

    /** The sentences that let newcomers take a role. */
    public static Stream<Sentence> joins(DossierType type) {
        return type.workflow().sentences().stream()
                .filter(s -> s.act().verb().filter(Verb.JOIN::equals).isPresent());
    }
}
