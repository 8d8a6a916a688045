package org.liasse.core.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.spi.LetterChannel;
import org.liasse.api.spi.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes letters to their channels, on a thread of its own, as long as there are channels. */
@Component(immediate = true, service = Courier.class)
public final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long IDLE_MILLIS = 2_000;

    private final LetterBox box;
    private final Clock clock;
    private final List<Round> rounds = new CopyOnWriteArrayList<>();
    private final List<LetterChannel> channels = new CopyOnWriteArrayList<>();
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;
    private boolean troubled;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Wording wording;

    @Activate
    public Courier(@Reference LetterBox box, @Reference Clock clock) {
        this(box, clock, null, true);
    }

    /** As a test wants it: with words at hand, and going only when it is told to. */
    Courier(LetterBox box, Clock clock, Wording wording, boolean byItself) {
        this.box = box;
        this.clock = clock;
        this.wording = wording;
        this.thread = new Thread(this::run, "liasse-courier");
        thread.setDaemon(true);
        if (byItself) {
            box.whenPosted(signal::release);
            thread.start();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addChannel(LetterChannel channel) {
        channels.add(channel);
        rounds.add(new Round(box.transactions(), clock, channel));
        signal.release();
    }

    void removeChannel(LetterChannel channel) {
        channels.remove(channel);
        rounds.removeIf(round -> round.serves(channel));
    }

    /** Why a channel can send nothing: {@code null} key of none at all. */
    Optional<String> obstacle(Key channel) {
        return channels.stream()
                .filter(known -> known.key().equals(channel))
                .findFirst()
                .map(LetterChannel::obstacle)
                .orElse(Optional.of("there is no channel for it"));
    }

    @Deactivate
    @Override
    public void close() {
        box.whenPosted(() -> {});
        running = false;
        signal.release();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                signal.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                signal.drainPermits();
                go();
                troubled = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!troubled) {
                    LOG.warn("letters wait: {}", e.toString());
                }
                troubled = true;
            }
        }
        try {
            rounds.forEach(Round::end);
        } catch (RuntimeException e) {
            LOG.debug("the leases end by themselves", e);
        }
    }

    /** Takes along all that is due now. */
    void go() {
        var more = new ArrayList<>(rounds);
        while (!more.isEmpty()) {
            more.removeIf(round -> !round.go(wording, () -> running));
        }
    }
}
