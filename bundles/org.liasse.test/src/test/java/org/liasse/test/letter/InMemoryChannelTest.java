package org.liasse.test.letter;

import org.liasse.api.spi.LetterChannel;

/** The double keeps the contract of the real ones. */
public class InMemoryChannelTest extends LetterChannelContract {

    private final InMemoryChannel channel = new InMemoryChannel();

    @Override
    protected LetterChannel newChannel() {
        return channel;
    }

    @Override
    protected int arrived(String address) {
        return (int)
                channel.taken().stream().filter(letter -> letter.address().equals(address)).count();
    }
}
