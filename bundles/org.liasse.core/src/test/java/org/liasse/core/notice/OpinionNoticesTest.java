package org.liasse.core.notice;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.letter.Letter;
import org.liasse.api.notice.Preferences.Wish;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.liasse.core.sample.Experts;
import org.liasse.core.sample.Node;
import org.liasse.core.sample.Prefecture;
import org.liasse.core.store.TestDatabase;

/** Who is told of opinions, and by which words; on both databases. */
@RunWith(Parameterized.class)
public class OpinionNoticesTest {

    private static final Key FOLLOWED = new Key("followed");

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private Experts experts;
    private Prefecture town;
    private Node node;
    private NoticeDoors notices;
    private String dossier;
    private int seen;

    public OpinionNoticesTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        experts = new Experts(database);
        town = experts.town;
        node = experts.node;
        notices = new NoticeDoors(node);
        node.clock.at("2026-03-03T09:00");
        dossier = town.deposited("north");
    }

    @After
    public void close() {
        experts.close();
    }

    /** The letters since this was asked last. */
    private List<Letter> letters() {
        List<Letter> all = notices.letters(node);
        List<Letter> more = List.copyOf(all.subList(seen, all.size()));
        seen = all.size();
        return more;
    }

    private static Set<String> addresses(List<Letter> letters) {
        return letters.stream().map(Letter::address).collect(Collectors.toCollection(TreeSet::new));
    }

    private void wish(Caller caller) {
        notices.preferences.save(
                caller,
                town.procedure,
                List.of(new Wish(Experts.OPINION, new Key("given"), null, Delivery.IMMEDIATE)));
    }

    // PROC-23
    @Test
    public void PROC_23_anExpertIsInvitedByMailWithTheQuestionAndWithALink() {
        letters();
        experts.asked(town.north, dossier, "ada@example.org", "confidential", "Is it safe?");
        List<Letter> letters = letters();
        assertEquals(Set.of("ada@example.org"), addresses(letters));
        assertTrue(letters.toString(), letters.stream().anyMatch(l -> l.text().contains("#")));
        assertTrue(
                letters.toString(),
                letters.stream().anyMatch(l -> l.text().contains("Is it safe?")));
        Caller bob = experts.withAccount("bob");
        experts.asked(town.north, dossier, "bob@example.org", "confidential", "Is it safe?");
        letters = letters();
        assertEquals(1, letters.size());
        assertEquals("bob@example.org", letters.get(0).address());
        assertEquals(1, notices.notifications.list(bob, null, 10).items().size());
    }

    // PROC-53
    @Test
    public void PROC_53_anOpinionGivenIsMailedToWhoAskedForItAndToFollowersWhoWantIt() {
        Caller asker = town.north;
        Caller follower = town.instructor("follower", town.northern);
        Caller colleague = town.instructor("colleague", town.northern);
        Caller quiet = town.instructor("quiet", town.northern);
        for (Caller one : List.of(asker, follower, colleague, town.applicant)) {
            wish(one);
        }
        node.dossiers().mark(follower, dossier, FOLLOWED);
        node.dossiers().mark(quiet, dossier, FOLLOWED);
        String opinion = experts.asked(asker, dossier, "ada@example.org", "shared");
        experts.asked(asker, dossier, "eve@example.org", "shared");
        Caller ada = experts.byLink("ada@example.org");
        letters();
        experts.give(ada, opinion, null);
        List<Letter> told = letters();
        assertEquals(Set.of("north@example.org", "follower@example.org"), addresses(told));
        assertEquals(2, told.size());
        assertTrue(told.get(0).text(), told.get(0).text().contains("It will hold"));
    }

    // PROC-53
    @Test
    public void PROC_53_itIsAFifthSettingOfInstructorsAlone() {
        assertEquals(Set.of("given"), settings(town.north));
        assertEquals(Set.of("given"), settings(town.other));
        assertEquals(Set.of(), settings(town.applicant));
        assertFalse(
                notices.preferences.list(town.north, town.procedure).stream()
                        .filter(setting -> setting.type().equals(Experts.OPINION))
                        .anyMatch(setting -> setting.delivery() != Delivery.OFF));
    }

    private Set<String> settings(Caller caller) {
        return notices.preferences.list(caller, town.procedure).stream()
                .filter(setting -> setting.type().equals(Experts.OPINION))
                .map(setting -> setting.notice().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // PROC-34
    @Test
    public void PROC_34_theMailStillSaysTheCorrectionThatIsAskedFor() {
        letters();
        node.act(
                town.north,
                dossier,
                "request-correction",
                Map.of("correction", "The plan is missing"));
        List<Letter> told = letters();
        assertEquals(Set.of("applicant@example.org"), addresses(told));
        assertTrue(told.get(0).text(), told.get(0).text().contains("The plan is missing"));
    }
}
