package org.liasse.test.letter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Language;
import org.liasse.api.letter.Letter;
import org.liasse.api.spi.LetterChannel;
import org.liasse.api.spi.LetterChannel.Delivery;

/** What the core relies on, whatever way letters take. A test of a channel extends it. */
public abstract class LetterChannelContract {

    private LetterChannel channel;
    private int handed;

    /** A channel that is there, one for each test. */
    protected abstract LetterChannel newChannel();

    /** How many letters came to this address. */
    protected abstract int arrived(String address);

    @Before
    public final void open() {
        channel = newChannel();
    }

    private static Letter to(String address) {
        return new Letter(
                "1", "<1@liasse.test>", "Zoé", address, Language.FR, "Sujet", "Texte", null);
    }

    @Test
    public void CORE_09_aLetterThatIsTakenHasArrived() {
        Delivery delivery = channel.deliver(to("taken@example.org"), () -> handed++);

        assertEquals(new Delivery.Taken(), delivery);
        assertEquals(1, arrived("taken@example.org"));
    }

    @Test
    public void CORE_09_nothingHasArrivedWhenItIsHandedOverAndThatIsSaidOnce() {
        channel.deliver(
                to("once@example.org"),
                () -> {
                    handed++;
                    assertEquals(0, arrived("once@example.org"));
                });

        assertEquals(1, handed);
    }

    @Test
    public void CORE_09_whatIsNotToBeHandedOverIsNot() {
        IllegalStateException no = new IllegalStateException("no");

        IllegalStateException thrown =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                channel.deliver(
                                        to("withheld@example.org"),
                                        () -> {
                                            throw no;
                                        }));

        assertSame(no, thrown);
        assertEquals(0, arrived("withheld@example.org"));
    }

    @Test
    public void CORE_09_aChannelThatIsThereHasNoObstacle() {
        assertEquals(java.util.Optional.empty(), channel.obstacle());
    }
}
