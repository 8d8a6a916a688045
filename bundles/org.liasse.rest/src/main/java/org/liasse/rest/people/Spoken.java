package org.liasse.rest.people;

import java.util.Optional;
import java.util.stream.Stream;
import org.liasse.api.Language;
import org.liasse.rest.http.Body;

/** A language as a member of a body. */
public final class Spoken {

    private Spoken() {}

    /** {@code null} where it is absent, or wrong, which is noted. */
    public static Language in(Body body, String member) {
        String tag = body.text(member);
        if (tag == null) {
            return null;
        }
        Optional<Language> language =
                Stream.of(Language.values()).filter(known -> known.tag().equals(tag)).findFirst();
        if (language.isEmpty()) {
            body.wrong(member, "Il faut fr ou en.", "This must be fr or en.");
        }
        return language.orElse(null);
    }
}
