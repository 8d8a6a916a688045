package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.spi.Wording;
import org.liasse.api.spi.Wording.Script;
import org.liasse.api.spi.Wording.Words;
import org.liasse.api.type.DossierType;
import org.liasse.core.letter.Phrasing;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of what is told: those that an administrator of the context or of the office has
 * written, else the type's, else the platform's. What fails is noted where it stands and the next
 * one is sent: a letter is never lost for its words.
 */
@Component(service = Phrasing.class)
public final class NoticeTexts implements Phrasing {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeTexts.class);

    private final TextsInForce inForce;
    private final Catalogue catalogue;

    @Activate
    public NoticeTexts(@Reference Transactions transactions, @Reference Catalogue catalogue) {
        this.inForce = new TextsInForce(transactions);
        this.catalogue = catalogue;
    }

    @Override
    public Words words(Wording wording, Key template, Language language, Map<String, ?> given) {
        Map<String, ?> values = answerable(wording, language, given);
        Optional<Place> place = Place.in(values);
        if (place.isPresent()) {
            Optional<Words> own = own(wording, place.get(), language, values);
            if (own.isPresent()) {
                return own.get();
            }
        }
        return wording.compose(template, language, values);
    }

    /** With the presets among the values put into words; one that fails is not offered. */
    private static Map<String, ?> answerable(
            Wording wording, Language language, Map<String, ?> values) {
        if (!(values.get(Variables.ANSWERS) instanceof Collection<?> offered)
                || offered.isEmpty()) {
            return values;
        }
        var answers = new ArrayList<Map<String, Object>>();
        for (Object one : offered) {
            Map<?, ?> answer = (Map<?, ?>) one;
            try {
                answers.add(
                        Map.of(
                                Variables.WORDS,
                                filled(
                                        wording,
                                        answer.get(Variables.WORDS).toString(),
                                        language,
                                        values),
                                "link",
                                answer.get("link")));
            } catch (IllegalArgumentException e) {
                LOG.warn("a preset cannot be offered: {}", e.getMessage());
            }
        }
        Map<String, Object> all = new HashMap<>(values);
        all.put(Variables.ANSWERS, answers);
        return all;
    }

    /**
     * The words of a preset.
     *
     * @throws IllegalArgumentException where it is no template, or names a value that is not there
     */
    static String filled(Wording wording, String preset, Language language, Map<String, ?> values) {
        return wording.compose(new Script("", preset), language, values).text().strip();
    }

    private Optional<Words> own(
            Wording wording, Place place, Language language, Map<String, ?> values) {
        Optional<Words> edited =
                inForce.say(
                        place.type(),
                        mail(place.notice()),
                        Stream.of(place.context(), place.office()),
                        draft -> wording.compose(script(draft, language), language, values));
        if (edited.isPresent()) {
            return edited;
        }
        Optional<Script> ofType =
                catalogue
                        .find(place.type())
                        .flatMap(known -> ofType(known.type(), place.notice(), language));
        try {
            return ofType.map(script -> wording.compose(script, language, values));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "the words of {} for {} fail: {}",
                    place.type(),
                    place.notice(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    static String mail(Key notice) {
        return "mail." + notice;
    }

    static Script script(Draft draft, Language language) {
        return new Script(
                draft.subject() == null ? "" : draft.subject().in(language),
                draft.text().in(language));
    }

    /**
     * What the type says by mail of a notice or digest; empty where it leaves it to the platform.
     */
    static Optional<Script> ofType(DossierType type, Key notice, Language language) {
        return draftOfType(type, notice).map(draft -> script(draft, language));
    }

    static Optional<Draft> draftOfType(DossierType type, Key notice) {
        String mail = mail(notice);
        return type.texts().containsKey(mail + ".text")
                ? Optional.of(new Draft(type.text(mail + ".subject"), type.text(mail + ".text")))
                : Optional.empty();
    }
}
