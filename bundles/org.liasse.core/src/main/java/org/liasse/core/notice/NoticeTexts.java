package org.liasse.core.notice;

import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.spi.Wording;
import org.liasse.api.spi.Wording.Script;
import org.liasse.api.spi.Wording.Words;
import org.liasse.api.type.DossierType;
import org.liasse.core.letter.Phrasing;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of what is told: the type's own, and where it has none, or they fail, those of the
 * platform, which say the label of the notice and where to look.
 */
@Component(service = Phrasing.class)
public final class NoticeTexts implements Phrasing {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeTexts.class);

    private final Catalogue catalogue;

    @Activate
    public NoticeTexts(@Reference Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Words words(Wording wording, Key template, Language language, Map<String, ?> values) {
        Optional<Script> own =
                Place.in(values)
                        .flatMap(
                                place ->
                                        catalogue
                                                .find(place.type())
                                                .flatMap(
                                                        known ->
                                                                ofType(
                                                                        known.type(),
                                                                        place.notice(),
                                                                        language)));
        if (own.isPresent()) {
            try {
                return wording.compose(own.get(), language, values);
            } catch (IllegalArgumentException e) {
                LOG.warn("the words of {} fail: {}", values.get(Place.VALUE), e.getMessage());
            }
        }
        return wording.compose(template, language, values);
    }

    /**
     * What the type says by mail of a notice or digest; empty where it leaves it to the platform.
     */
    static Optional<Script> ofType(DossierType type, Key notice, Language language) {
        String mail = "mail." + notice;
        return type.texts().containsKey(mail + ".text")
                ? Optional.of(
                        new Script(
                                type.text(mail + ".subject").in(language),
                                type.text(mail + ".text").in(language)))
                : Optional.empty();
    }
}
