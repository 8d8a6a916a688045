package org.liasse.demo;

import java.util.List;
import java.util.Map;
import org.liasse.api.Key;

/**
 * A request as it is to be in the end.
 *
 * @param name by which it is found again in its office
 * @param applicant the login of whoever asks
 * @param instructor the login of whoever sees to it
 * @param to the state in which it is to be; or {@code waiting}, {@code archived} or {@code deleted}
 * @param followed whether the instructor follows it
 * @param motivation what is written where it is decided, or a correction is asked for; may be empty
 * @param annotations what the instructors note; may be empty
 * @param files by the field of the form that names it, the slot whose document it is
 */
record Case(
        String name,
        String title,
        String applicant,
        String instructor,
        String to,
        boolean followed,
        String motivation,
        Map<Key, Map<String, Object>> sections,
        Map<String, Object> annotations,
        List<Paper> papers,
        Map<String, Key> files,
        List<Said> messages) {

    /** A document to deposit. */
    record Paper(Key slot, String name, String title, String text) {}

    /** A message. */
    record Said(boolean byApplicant, String text) {}

    boolean isTo(String... places) {
        return List.of(places).contains(to);
    }
}
