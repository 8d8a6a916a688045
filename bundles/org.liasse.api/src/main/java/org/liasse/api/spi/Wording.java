package org.liasse.api.spi;

import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns a template and its values into words. */
@ConsumerType
public interface Wording {

    /**
     * @param subject one line
     * @param html or {@code null}
     */
    record Words(String subject, String text, String html) {}

    /**
     * @throws IllegalArgumentException where there is no such template, or it names a value that is
     *     not there
     */
    Words compose(Key template, Language language, Map<String, ?> values);
}
