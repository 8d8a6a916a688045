package org.liasse.core.notice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.api.spi.Wording.Words;
import org.liasse.core.notice.TextShelf.Row;
import org.liasse.core.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What administrators have written, the nearest place first. What fails is noted where it stands,
 * and the next one is tried.
 */
final class TextsInForce {

    private static final Logger LOG = LoggerFactory.getLogger(TextsInForce.class);

    private final Transactions transactions;

    TextsInForce(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param places the nearest first; {@code null} is no place
     * @param said throws {@link IllegalArgumentException} where a draft cannot be put into words
     * @return empty where nobody has written any that can
     */
    Optional<Words> say(Key type, String name, Stream<String> places, Function<Draft, Words> said) {
        List<String> near = places.filter(Objects::nonNull).toList();
        Map<String, Row> newest = transactions.read(sql -> TextShelf.newest(sql, near, type, name));
        for (String place : near) {
            Row row = newest.get(place);
            if (row != null && row.draft() != null) {
                try {
                    return Optional.of(said.apply(row.draft()));
                } catch (IllegalArgumentException e) {
                    blame(type, row, e);
                }
            }
        }
        return Optional.empty();
    }

    private void blame(Key type, Row row, IllegalArgumentException failure) {
        LOG.warn(
                "the text {} of {} at {} fails, another is sent: {}",
                row.name(),
                type,
                row.place(),
                failure.getMessage());
        if (row.fault() == null) {
            transactions.write(
                    work -> {
                        TextShelf.blame(work, row, type, String.valueOf(failure.getMessage()));
                        return null;
                    });
        }
    }
}
