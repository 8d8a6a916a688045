package org.liasse.core.letter;

import java.util.List;
import java.util.Map;
import org.liasse.api.Clock;
import org.liasse.api.letter.Letter;
import org.liasse.core.documents.Attaching;
import org.liasse.core.store.Transactions;
import org.liasse.notification.Templates;
import org.liasse.test.letter.InMemoryChannel;

/** A post office: letters are written down here and taken to a channel in memory when it goes. */
public final class Post {

    public final Site site = new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test"));
    public final LetterBox box;
    public final Templates wording = new Templates();
    private final InMemoryChannel channel = new InMemoryChannel();
    private final Courier courier;

    public Post(Transactions transactions, Clock clock, Phrasing phrasing, Attaching attaching) {
        box = new LetterBox(transactions, site);
        courier = new Courier(box, clock, wording, phrasing, attaching, false);
        courier.addChannel(channel);
    }

    /** All letters that were taken so far, after those that are due. */
    public List<Letter> delivered() {
        courier.go();
        return channel.taken();
    }
}
