package org.liasse.core.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.spi.LetterChannel;
import org.liasse.api.spi.Wording;
import org.liasse.core.documents.Attaching;
import org.liasse.core.store.Background;
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
    private final Phrasing phrasing;
    private final Attaching attaching;
    private final List<Round> rounds = new CopyOnWriteArrayList<>();
    private final List<LetterChannel> channels = new CopyOnWriteArrayList<>();
    private final Background background;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Wording wording;

    @Activate
    public Courier(
            @Reference LetterBox box,
            @Reference Clock clock,
            @Reference Phrasing phrasing,
            @Reference Attaching attaching) {
        this(box, clock, null, phrasing, attaching, true);
    }

    /** As a test wants it: with words at hand, and going only when it is told to. */
    Courier(LetterBox box, Clock clock, Wording wording, boolean byItself) {
        this(box, clock, wording, Phrasing.OWN, null, byItself);
    }

    Courier(
            LetterBox box,
            Clock clock,
            Wording wording,
            Phrasing phrasing,
            Attaching attaching,
            boolean byItself) {
        this.phrasing = phrasing;
        this.attaching = attaching;
        this.box = box;
        this.clock = clock;
        this.wording = wording;
        this.background = new Background("letters", IDLE_MILLIS, 0, this::sendAll);
        if (byItself) {
            box.whenPosted(background::wake);
            background.start();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addChannel(LetterChannel channel) {
        channels.add(channel);
        rounds.add(new Round(box.transactions(), clock, channel, phrasing, attaching));
        background.wake();
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
        if (background.end()) {
            letOthersGoOn();
        }
    }

    private void letOthersGoOn() {
        try {
            rounds.forEach(Round::end);
        } catch (RuntimeException e) {
            LOG.debug("the leases end by themselves", e);
        }
    }

    private boolean sendAll() {
        go();
        return false;
    }

    /** Takes along all that is due now. */
    void go() {
        var more = new ArrayList<>(rounds);
        while (!more.isEmpty()) {
            more.removeIf(round -> !round.go(wording, background::isRunning));
        }
    }
}
