package org.liasse.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.spi.Wording;
import org.osgi.service.component.annotations.Component;

/** The letters of the platform: {@code <template>_<language>.txt} beside this class. */
@Component
public final class Templates implements Wording {

    private final Map<String, Template> known = new ConcurrentHashMap<>();

    @Override
    public Words compose(Key template, Language language, Map<String, ?> values) {
        return known.computeIfAbsent(template + "_" + language.tag(), name -> read(name, language))
                .fill(values);
    }

    private static Template read(String name, Language language) {
        try (InputStream in = Templates.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no template " + name);
            }
            return new Template(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), language.tag());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
