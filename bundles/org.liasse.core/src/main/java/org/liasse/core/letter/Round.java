package org.liasse.core.letter;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.liasse.api.Clock;
import org.liasse.api.letter.Letter;
import org.liasse.api.spi.LetterChannel;
import org.liasse.api.spi.LetterChannel.Delivery;
import org.liasse.api.spi.Wording;
import org.liasse.core.calendar.Invitations;
import org.liasse.core.documents.Attaching;
import org.liasse.core.letter.LetterRows.Due;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Json;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's rounds with the letters of one channel. A letter is {@code sending} for good before
 * its first byte goes; the answer is written down after. Whatever is found {@code sending} that is
 * not in this node's own hands was left by a node that died: nobody knows whether it went.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private static final int MOST_AT_ONCE = 50;
    private static final Duration CLEARING = Duration.ofHours(1);

    /** A server that is back gets its letters after this at the latest. */
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

    /** How a try ended, until the database knows. */
    private record Answer(int tries, Delivery delivery) {}

    /** The letter is in other hands, or dropped: it is not to be handed over. */
    private static final class Withheld extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Withheld() {
            super("the letter is no longer this node's to send", null, false, false);
        }
    }

    private final Transactions transactions;
    private final Clock clock;
    private final LetterChannel channel;
    private final Phrasing phrasing;
    private final Attaching attaching;
    private final ChannelLease lease;
    private final LetterRows rows;
    private final Map<String, Answer> unwritten = new LinkedHashMap<>();
    private Instant pausedUntil = Instant.MIN;
    private Instant nextClearing = Instant.MIN;
    private int failuresInARow;

    /**
     * @param attaching finds what goes with letters; {@code null} where nothing ever does
     */
    Round(
            Transactions transactions,
            Clock clock,
            LetterChannel channel,
            Phrasing phrasing,
            Attaching attaching) {
        this.phrasing = phrasing;
        this.attaching = attaching;
        this.transactions = transactions;
        this.clock = clock;
        this.channel = channel;
        this.lease = new ChannelLease(channel.key(), Ids.next());
        this.rows = new LetterRows(channel.key());
    }

    boolean serves(LetterChannel other) {
        return channel == other;
    }

    /**
     * Sends what is due, at most {@link #MOST_AT_ONCE}; answers whether there may be more.
     *
     * @param wording or {@code null} while there is none
     */
    boolean go(Wording wording, BooleanSupplier isRunning) {
        writeAnswers();
        Instant now = clock.now();
        if (wording == null
                || channel.obstacle().isPresent()
                || clock.unmoved().isBefore(pausedUntil)
                || !isAnythingDue(now)
                || !transactions.write(lease::take)) {
            return false;
        }
        transactions.write(this::clear);
        List<String> due = transactions.read(sql -> rows.due(sql, clock.now(), MOST_AT_ONCE));
        for (String id : due) {
            if (!isRunning.getAsBoolean() || !send(id, wording)) {
                return false;
            }
        }
        return due.size() == MOST_AT_ONCE;
    }

    private boolean isAnythingDue(Instant now) {
        return !now.isBefore(nextClearing)
                || transactions.read(sql -> rows.isAnythingDue(sql, now));
    }

    private Void clear(Work work) {
        for (String id : rows.lost(work, unwritten.keySet())) {
            LOG.warn("nobody knows whether the letter {} was sent; liasse:mail-list", id);
        }
        if (!work.now().isBefore(nextClearing) && rows.forgetOld(work)) {
            nextClearing = work.now().plus(CLEARING);
        }
        return null;
    }

    /** Lets another node go on at once. */
    void end() {
        writeAnswers();
        transactions.write(
                work -> {
                    lease.release(work);
                    return null;
                });
    }

    /** False where the round is over. */
    private boolean send(String id, Wording wording) {
        Optional<Due> read = transactions.read(sql -> LetterRows.read(sql, id));
        if (read.isEmpty()) {
            return true;
        }
        Due due = read.get();
        if (due.expiresAt() <= clock.now().toEpochMilli()) {
            return transactions.write(
                    work -> {
                        LetterRows.expire(work, due);
                        return lease.renew(work);
                    });
        }
        boolean[] handed = new boolean[1];
        Delivery delivery;
        try {
            delivery =
                    channel.deliver(
                            worded(due, wording),
                            () -> {
                                transactions.write(work -> handOver(work, due));
                                handed[0] = true;
                            });
        } catch (Withheld e) {
            return transactions.write(lease::renew);
        } catch (RuntimeException e) {
            delivery =
                    handed[0]
                            ? new Delivery.Uncertain(e.toString())
                            : new Delivery.Deferred(e.toString());
        }
        unwritten.put(id, new Answer(due.tries(), delivery));
        writeAnswers();
        return !(delivery instanceof Delivery.Away);
    }

    private Letter worded(Due due, Wording wording) {
        Map<String, Object> values = Json.read(due.content());
        Wording.Words words = phrasing.words(wording, due.template(), due.language(), values);
        return new Letter(
                due.id(),
                due.messageId(),
                due.name(),
                due.address(),
                due.language(),
                words.subject(),
                words.text(),
                words.html(),
                attachments(due.id()),
                Invitations.read(values));
    }

    private List<Letter.Attachment> attachments(String id) {
        return attaching == null
                ? List.of()
                : transactions.read(sql -> LetterRows.files(sql, id)).stream()
                        .map(
                                file ->
                                        new Letter.Attachment(
                                                file.name(),
                                                file.mediaType(),
                                                file.size(),
                                                () -> attaching.open(file.sha256())))
                        .toList();
    }

    private Void handOver(Work work, Due due) {
        if (!lease.renew(work) || !LetterRows.begin(work, due)) {
            throw new Withheld();
        }
        return null;
    }

    /** Until they are written the letters stay in this node's hands, whatever the database does. */
    private void writeAnswers() {
        for (var entry : List.copyOf(unwritten.entrySet())) {
            Answer answer = entry.getValue();
            transactions.write(work -> write(work, entry.getKey(), answer));
            unwritten.remove(entry.getKey());
            follow(answer.delivery());
        }
    }

    private Void write(Work work, String id, Answer answer) {
        LetterRows.write(work, id, answer.tries(), answer.delivery());
        if (answer.delivery() instanceof Delivery.Away) {
            lease.isAway(work);
        } else {
            lease.isBack(work);
        }
        return null;
    }

    private void follow(Delivery delivery) {
        if (delivery instanceof Delivery.Away away) {
            if (failuresInARow == 0) {
                LOG.warn("letters wait, {} is out of reach: {}", channel.key(), away.why());
            }
            pausedUntil = clock.unmoved().plus(LetterRows.wait(failuresInARow, LONGEST_AWAY));
            failuresInARow++;
        } else {
            if (failuresInARow > 0) {
                LOG.info("{} is back", channel.key());
            }
            failuresInARow = 0;
        }
    }
}
