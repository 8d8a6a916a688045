package org.liasse.notification;

import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                .fill(values, Integer.MAX_VALUE);
    }

    @Override
    public Words compose(Script script, Language language, Map<String, ?> values) {
        try {
            return new Template(script.subject(), script.text(), language.tag())
                    .fill(values, MOST_CHARACTERS);
        } catch (MustacheException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public List<Fault> check(Script script, Set<String> known) {
        var faults = new ArrayList<Fault>();
        faults.addAll(Proofreader.faults("subject", script.subject(), known));
        faults.addAll(Proofreader.faults("text", script.text(), known));
        return faults;
    }

    private static Template read(String name, Language language) {
        try (InputStream in = Templates.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no template " + name);
            }
            return Template.of(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), language.tag());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
