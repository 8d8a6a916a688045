package org.liasse.api.workflow;

import java.util.function.Predicate;

/**
 * Something that holds or not, told by facts alone. The prose is what diagrams, the rights matrix
 * and the snapshot keep; the test is code of the variant and leaves with it.
 */
public record Condition(String prose, Predicate<Facts> test) {

    public boolean holds(Facts facts) {
        return test.test(facts);
    }

    public Condition and(Condition other) {
        return new Condition(prose + " and " + other.prose, f -> holds(f) && other.holds(f));
    }

    public Condition or(Condition other) {
        return new Condition(
                "(" + prose + " or " + other.prose + ")", f -> holds(f) || other.holds(f));
    }

    public static Condition not(Condition condition) {
        return new Condition("not " + condition.prose, f -> !condition.holds(f));
    }

    /** For what the language has no words for; the prose says what the predicate means. */
    public static Condition that(String prose, Predicate<Facts> test) {
        return new Condition(prose, test);
    }

    @Override
    public String toString() {
        return prose;
    }
}
