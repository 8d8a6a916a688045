package org.liasse.api.type;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.form.Field.account;
import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.workflow.CoreRole.NEWCOMER;
import static org.liasse.api.workflow.Workflow.the;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.liasse.api.Labels;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.api.workflow.Workflow;

/** What a type must say so that people sign up, vote and look for duplicates. */
public class SignUpCheckTest {

    enum State {
        OPEN
    }

    enum Word {
        HEAD,
        GUEST,
        DOOR,
        LIST,
        ASKED,
        RESULTS,
        SHUT,
        RENEW,
        VOTE,
        COUNT
    }

    private static final Sentence JOIN = the(NEWCOMER).may(Verb.JOIN, Word.GUEST).inAnyState();
    private static final Sentence RENEW = the(Word.HEAD).may(Word.RENEW).inAnyState().makingACode();
    private static final Sentence VOTE =
            the(Word.GUEST)
                    .may(Word.VOTE)
                    .inAnyState()
                    .giving(repeated("chosen", text("option")))
                    .casting("chosen", Word.ASKED, "options", "several");
    private static final Sentence COUNT =
            the(Word.HEAD).may(Word.COUNT).inAnyState().countingInto(Word.RESULTS);
    private static final SignUp BY_CODE =
            SignUp.byCode(Word.DOOR, "code").accepting("rules").listedIn(Word.LIST, "people");

    private static DossierTypeBuilder house(Sentence... sentences) {
        return DossierType.named("house")
                .context()
                .states(State.class)
                .roles(role(Word.HEAD), role(Word.GUEST))
                .sections(
                        section(Word.DOOR, text("code"), integer("size")),
                        section(Word.LIST, repeated("people", account("account"), text("room"))),
                        section(
                                Word.ASKED,
                                yesNo("several"),
                                longText("why"),
                                choice("kind", "a", "b"),
                                repeated("options", text("text")),
                                repeated("pairs", text("one"), text("other"))),
                        section(
                                Word.RESULTS,
                                integer("voters"),
                                repeated("counts", text("option"), integer("count"))))
                .flags(flag(Word.SHUT))
                .saying("rules")
                .workflow(
                        Workflow.openedBy(the(Word.HEAD).may(Verb.OPEN).into(State.OPEN))
                                .where(sentences));
    }

    /** Labels are another test's concern: what is told of the type is told before. */
    private static List<String> faults(DossierTypeBuilder builder) {
        IllegalStateException told =
                assertThrows(
                        IllegalStateException.class,
                        () -> builder.labelled(Labels.beside(SignUpCheckTest.class)));
        return new ArrayList<>(List.of(told.getMessage().split("; ")));
    }

    private static void faulty(String fault, DossierTypeBuilder builder) {
        List<String> faults = faults(builder);
        assertTrue(faults.toString(), faults.stream().anyMatch(one -> one.contains(fault)));
    }

    // CORE-28
    @Test
    public void CORE_28_onlyNewcomersJoinAndOnlyWhereThereIsACode() {
        house(JOIN, RENEW).signUp(BY_CODE).labelled(labels());
        assertEquals("the newcomer may join guest in any state", JOIN.toProse());
        assertEquals("the head may renew in any state, making a new code", RENEW.toProse());
        faulty("nobody signs up for house", house(JOIN));
        faulty("nobody signs up for house", house(RENEW));
        faulty(
                "newcomers join, and nobody else does",
                house(JOIN, RENEW, the(Word.HEAD).may(Verb.JOIN, Word.GUEST).inAnyState())
                        .signUp(BY_CODE));
        faulty(
                "newcomers join, and nobody else does",
                house(JOIN, RENEW, the(NEWCOMER).may(Word.VOTE).inAnyState()).signUp(BY_CODE));
        faulty("no sentence says which role", house(RENEW).signUp(BY_CODE));
        faulty("no sentence makes the code", house(JOIN).signUp(BY_CODE));
        faulty(
                "somebody edits door",
                house(JOIN, RENEW, the(Word.HEAD).may(Verb.EDIT, Word.DOOR).inAnyState())
                        .signUp(BY_CODE));
        faulty(
                "no text field door.size",
                house(JOIN, RENEW).signUp(SignUp.byCode(Word.DOOR, "size")));
        faulty(
                "unknown saying laws",
                house(JOIN, RENEW).signUp(SignUp.byCode(Word.DOOR, "code").accepting("laws")));
        faulty(
                "nobody can be listed in asked.options",
                house(JOIN, RENEW)
                        .signUp(SignUp.byCode(Word.DOOR, "code").listedIn(Word.ASKED, "options")));
        DossierType type = house(JOIN, RENEW).signUp(BY_CODE).labelled(labels());
        assertEquals(1, type.signUp().asked(type).fields().size());
    }

    // COND-16, COND-17
    @Test
    public void COND_17_whatIsVotedIsCountedAndNothingElseChangesWithIt() {
        house(VOTE, COUNT).labelled(labels());
        assertTrue(VOTE.toProse(), VOTE.toProse().endsWith(", casting chosen"));
        assertTrue(COUNT.toProse(), COUNT.toProse().endsWith(", counting into results"));
        faulty("nobody ever counts", house(VOTE));
        faulty("tells who voted what", house(VOTE.setting(Word.SHUT), COUNT));
        faulty("tells who voted what", house(VOTE.recordedIn(Word.LIST), COUNT));
        Sentence bare = the(Word.GUEST).may(Word.VOTE).inAnyState();
        faulty(
                "a vote is a block of rows",
                house(bare.casting("chosen", Word.ASKED, "options", "several"), COUNT));
        Sentence given = bare.giving(repeated("chosen", text("option")));
        faulty(
                "no block of options asked.why",
                house(given.casting("chosen", Word.ASKED, "why", "several"), COUNT));
        faulty(
                "why is no yes or no",
                house(given.casting("chosen", Word.ASKED, "options", "why"), COUNT));
        for (Sentence telling :
                List.of(
                        VOTE.granting(Word.HEAD),
                        VOTE.revoking(Word.GUEST),
                        VOTE.makingACode(),
                        VOTE.countingInto(Word.RESULTS))) {
            faulty("tells who voted what", house(telling, COUNT));
        }
        faulty(
                "cast in 2 ways",
                house(
                        VOTE,
                        the(Word.HEAD)
                                .may(Word.VOTE)
                                .inAnyState()
                                .giving(repeated("chosen", text("option")))
                                .casting("chosen", Word.ASKED, "pairs", "several"),
                        COUNT));
        house(VOTE, VOTE.toldTo(Word.HEAD), COUNT).labelled(labels());
        faulty(
                "has one text",
                house(given.casting("chosen", Word.ASKED, "pairs", "several"), COUNT));
        faulty(
                "cannot be counted into list",
                house(VOTE, the(Word.HEAD).may(Word.COUNT).inAnyState().countingInto(Word.LIST)));
    }

    // COND-02
    @Test
    public void COND_02_whatIsAlikeIsSaidOfFieldsThatCanBe() {
        house().alike(Likeness.in(Word.ASKED).same("kind").words("why")).labelled(labels());
        faulty("no choice", house().alike(Likeness.in(Word.ASKED).same("why").words("why")));
        faulty("no text", house().alike(Likeness.in(Word.ASKED).words("kind")));
        faulty("some words", house().alike(Likeness.in(Word.ASKED).same("kind")));
    }

    private static Labels labels() {
        return Labels.beside(SignUpCheckTest.class);
    }
}
