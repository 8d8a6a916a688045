package org.liasse.core.notice;

import java.util.List;
import org.liasse.api.dossier.Presets;
import org.liasse.api.letter.Letter;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.notice.Notifications;
import org.liasse.api.notice.Preferences;
import org.liasse.api.notice.Previews;
import org.liasse.core.dossier.DefinitionShelf;
import org.liasse.core.dossier.Performing;
import org.liasse.core.letter.Post;
import org.liasse.core.sample.Node;

/** What tells people, put together by hand as the component runtime does it. */
public final class NoticeDoors {

    public final Post post;
    public final Herald herald;
    public final Preferences preferences;
    public final Notifications notifications;
    public final EditedTexts texts;
    public final Presets presets;
    public final TextsCheck check;
    public final Previews previews;

    public NoticeDoors(Node node) {
        NoticeTexts phrasing = new NoticeTexts(node.transactions, node.catalogue);
        post = new Post(node.transactions, node.clock, phrasing, node.doors.attaching);
        Telling telling =
                new Telling(node.transactions, node.catalogue, post.box, post.site, node.clock);
        RecapLetter letter =
                new RecapLetter(
                        node.transactions,
                        node.people.known,
                        post.box,
                        node.doors.lists,
                        post.site);
        Recaps recaps = new Recaps(node.transactions, node.catalogue, node.clock, letter);
        herald =
                new Herald(
                        node.transactions,
                        telling,
                        recaps,
                        new Clearing(node.transactions, node.clock),
                        false);
        preferences = new PreferenceDoor(node.transactions, node.catalogue, node.doors.files);
        texts =
                new TextDoor(
                        node.transactions,
                        node.catalogue,
                        node.doors.files,
                        node.doors.acting,
                        new Preview(
                                node.transactions,
                                node.doors.files,
                                post.site,
                                node.doors.written,
                                node.clock),
                        new DefinitionShelf(),
                        node.doors.written,
                        post.wording);
        previews =
                new PreviewDoor(
                        node.transactions,
                        node.catalogue,
                        node.doors.files,
                        node.doors.acting,
                        node.people.known,
                        node.people.directory,
                        node.doors.time.deadlines,
                        recaps,
                        letter,
                        node.doors.audit.log,
                        new SupposedAct(
                                new Performing(
                                        node.doors.acting, node.doors.ahead, node.doors.changes),
                                node.dossiers(),
                                node.conversations(),
                                node.participants()),
                        new Rehearsal(
                                node.transactions,
                                node.catalogue,
                                node.doors.files,
                                post.site,
                                node.clock,
                                phrasing),
                        node.clock,
                        post.wording);
        presets =
                new PresetDoor(
                        node.transactions, node.doors.files, node.conversations(), post.wording);
        check = new TextsCheck(node.transactions);
        notifications = new NotificationDoor(node.transactions, node.catalogue);
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
