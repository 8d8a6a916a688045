package org.liasse.core.notice;

import java.util.List;
import org.liasse.api.letter.Letter;
import org.liasse.core.letter.Post;
import org.liasse.core.sample.Node;

/** What tells people, put together by hand as the component runtime does it. */
public final class NoticeDoors {

    public final Post post;
    public final Herald herald;

    public NoticeDoors(Node node) {
        NoticeTexts texts = new NoticeTexts(node.catalogue);
        post = new Post(node.transactions, node.clock, texts, node.doors.attaching);
        Telling telling = new Telling(node.transactions, node.catalogue, post.box, post.site);
        herald = new Herald(node.transactions, telling, false);
    }

    /** Tells all that has happened. */
    public void tellAll(Node node) {
        while (node.sequencer.number() > 0) {
            // there is more than it numbers at once
        }
        while (herald.go()) {
            // there is more than it tells at once
        }
    }

    /** The letters that have arrived, after all has been told. */
    public List<Letter> letters(Node node) {
        tellAll(node);
        return post.delivered();
    }
}
