package org.liasse.test.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.liasse.api.Key;
import org.liasse.api.letter.Letter;
import org.liasse.api.letter.Letters;
import org.liasse.api.spi.LetterChannel;

/** A channel that takes letters into memory, or does with them what a test says. */
public final class InMemoryChannel implements LetterChannel {

    private final List<Letter> taken = new ArrayList<>();
    private BiFunction<Letter, Runnable, Delivery> answer = this::take;
    private int asked;

    /** Takes the letter, as a channel does that is there. */
    public Delivery take(Letter letter, Runnable handingOver) {
        handingOver.run();
        taken.add(letter);
        return new Delivery.Taken();
    }

    /** What is done with letters from now on. */
    public void answer(BiFunction<Letter, Runnable, Delivery> newAnswer) {
        answer = newAnswer;
    }

    /** The letters that were taken, in their order. */
    public List<Letter> taken() {
        return List.copyOf(taken);
    }

    /** How often a letter was brought. */
    public int asked() {
        return asked;
    }

    @Override
    public Key key() {
        return Letters.MAIL;
    }

    @Override
    public Delivery deliver(Letter letter, Runnable handingOver) {
        asked++;
        return answer.apply(letter, handingOver);
    }
}
