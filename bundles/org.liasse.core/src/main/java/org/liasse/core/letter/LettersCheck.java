package org.liasse.core.letter;

import java.time.Duration;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.liasse.api.Clock;
import org.liasse.api.letter.Letters;
import org.liasse.api.letter.Letters.Standing;
import org.liasse.api.letter.Letters.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether letters go out: a warning where some wait that should not, or want an operator's
 * decision; never critical, since nothing else depends on it.
 */
@Component(property = {HealthCheck.NAME + "=mail", HealthCheck.TAGS + "=liasse"})
public final class LettersCheck implements HealthCheck {

    /** A queued letter that is older waits for something. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Letters letters;
    private final Courier courier;
    private final Clock clock;

    @Activate
    public LettersCheck(
            @Reference LetterBox letters, @Reference Courier courier, @Reference Clock clock) {
        this.letters = letters;
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            judge(letters.standing(), log);
        } catch (RuntimeException e) {
            log.critical("letters cannot be read: {}", e.getMessage());
        }
        return new Result(log);
    }

    private void judge(Standing standing, FormattingResultLog log) {
        long queued = standing.count(State.QUEUED);
        var obstacle = courier.obstacle(Letters.MAIL);
        if (obstacle.isPresent()) {
            if (queued > 0) {
                log.warn("{} letters wait: {}", queued, obstacle.get());
            } else {
                log.info("no letter waits; {}", obstacle.get());
            }
        } else if (!standing.away().isEmpty()) {
            standing.away()
                    .forEach(
                            (channel, since) ->
                                    log.warn(
                                            "{} is out of reach since {}, {} letters wait: {}",
                                            channel,
                                            since,
                                            queued,
                                            why(standing)));
        } else if (queued > 0 && age(standing).compareTo(PATIENCE) > 0) {
            log.warn(
                    "{} letters wait, the oldest since {}: {}",
                    queued,
                    standing.oldest(),
                    why(standing));
        } else {
            log.info("{} letters wait", queued);
        }
        if (standing.count(State.UNCERTAIN) > 0) {
            log.warn(
                    "{} letters may have been sent or not: liasse:mail-list --state uncertain",
                    standing.count(State.UNCERTAIN));
        }
        if (standing.count(State.REFUSED) > 0) {
            log.warn(
                    "{} letters were refused: liasse:mail-list --state refused",
                    standing.count(State.REFUSED));
        }
    }

    private static String why(Standing standing) {
        return standing.lastError() == null ? "not tried yet" : standing.lastError();
    }

    private Duration age(Standing standing) {
        return Duration.between(standing.oldest(), clock.now());
    }
}
