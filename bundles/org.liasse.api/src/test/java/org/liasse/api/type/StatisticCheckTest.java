package org.liasse.api.type;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Statistic.count;
import static org.liasse.api.type.Statistic.current;
import static org.liasse.api.type.Statistic.duration;
import static org.liasse.api.type.Statistic.rate;
import static org.liasse.api.workflow.Workflow.the;

import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.workflow.Verb;
import org.liasse.api.workflow.Workflow;

/** What a type may not count, and whom it may not tell. */
public class StatisticCheckTest {

    enum State {
        ASKED,
        OUT
    }

    enum Other {
        LOST
    }

    enum Role {
        READER,
        LIBRARIAN
    }

    enum Section {
        SHEET,
        NOTES
    }

    enum Flag {
        LATE,
        SHOWN
    }

    enum Figure {
        NOW,
        TIMES,
        PART,
        TIME
    }

    private static DossierType type(Statistic... statistics) {
        return DossierType.named("counted")
                .states(State.class, State.OUT)
                .roles(
                        role(Role.READER).inheritedFrom(Role.READER).when(Flag.SHOWN),
                        role(Role.LIBRARIAN).inheritedFrom(Role.LIBRARIAN))
                .sections(
                        section(
                                Section.SHEET,
                                choice("kind", "book", "film"),
                                text("remark"),
                                integer("pages")),
                        section(Section.NOTES, choice("worth", "much", "little"))
                                .seenBy(Role.LIBRARIAN))
                .flags(flag(Flag.LATE), flag(Flag.SHOWN))
                .statistics(statistics)
                .workflow(
                        Workflow.openedBy(the(Role.READER).may(Verb.OPEN).into(State.ASKED))
                                .where())
                .labelled(Labels.beside(StatisticCheckTest.class));
    }

    private static void faulty(String fault, Statistic... statistics) {
        IllegalStateException told =
                assertThrows(IllegalStateException.class, () -> type(statistics));
        assertTrue(told.getMessage(), told.getMessage().contains(fault));
    }

    private static Statistic now() {
        return current(Figure.NOW).readBy(Role.LIBRARIAN);
    }

    private static Statistic times() {
        return count(Figure.TIMES).entering(State.OUT).readBy(Role.LIBRARIAN);
    }

    // CORE-27
    @Test
    public void CORE_27_whatNamesWhatTheTypeDeclaresIsCounted() {
        DossierType type =
                type(
                        now().byState().by(Section.SHEET, "kind"),
                        times().byState().by(Section.NOTES, "worth").leaving(State.ASKED),
                        duration(Figure.TIME)
                                .from(State.ASKED)
                                .entering(State.OUT)
                                .without(Flag.LATE)
                                .withoutTimeIn(State.OUT)
                                .only(Flag.SHOWN)
                                .except(Flag.LATE)
                                .open());
        assertEquals("Now", type.statistics().get(0).label().en());
        assertEquals(List.of("state", "sheet.kind"), type.statistics().get(0).by());
        Statistic time = type.statistic(Key.of(Figure.TIME)).orElseThrow();
        assertTrue(time.counts(Set.of(Key.of(Flag.SHOWN))));
        assertFalse(time.counts(Set.of()));
        assertFalse(time.counts(Key.allOf(Flag.SHOWN, Flag.LATE)));
        assertTrue(time.isStopped(Key.of(State.ASKED), Key.allOf(Flag.LATE)));
        assertTrue(time.isStopped(Key.of(State.OUT), Set.of()));
        assertFalse(time.isStopped(Key.of(State.ASKED), Set.of()));
    }

    // CORE-27
    @Test
    public void CORE_27_aLabelIsChosenFromAListAndNeverWritten() {
        faulty("sheet.remark", now().by(Section.SHEET, "remark"));
        faulty("sheet.pages", times().by(Section.SHEET, "pages"));
        faulty("sheet.colour", now().by(Section.SHEET, "colour"));
        faulty("sheet.kind", now().summing(Section.SHEET, "kind"));
        faulty(
                "more than 3",
                now().byState()
                        .by(Section.SHEET, "kind")
                        .by(Section.SHEET, "kind")
                        .by(Section.SHEET, "kind"));
    }

    // CORE-27
    @Test
    public void CORE_27_nobodyFindsCountedWhatHeDoesNotSee() {
        faulty("reader does not see", now().readBy(Role.READER));
        type(now().only(Flag.SHOWN).readBy(Role.READER));
        faulty(
                "tells reader of notes.worth",
                times().by(Section.NOTES, "worth").only(Flag.SHOWN).readBy(Role.READER));
        faulty("tells everybody of notes.worth", times().by(Section.NOTES, "worth").open());
        Statistic whole = times().byState();
        faulty(
                "reader does not see",
                whole,
                rate(Figure.PART, Figure.TIMES, State.OUT).readBy(Role.READER));
        faulty("read by nobody", current(Figure.NOW));
    }

    // CORE-27
    @Test
    public void CORE_27_whatCannotBeCountedIsTold() {
        faulty("stands twice", now(), now());
        faulty("names the state lost", times().entering(Other.LOST));
        faulty("names the flag lost", times().only(Other.LOST));
        faulty("enters no state", count(Figure.TIMES).readBy(Role.LIBRARIAN));
        faulty("begins in no state", duration(Figure.TIME).entering(State.OUT).open());
        faulty("measures none", times().without(Flag.LATE));
        faulty("sums what is not of now", times().summing(Section.SHEET, "pages"));
        faulty("leaves no state", now().leaving(State.ASKED));
        Statistic part = rate(Figure.PART, Figure.TIMES, State.OUT).readBy(Role.LIBRARIAN);
        faulty("is no part", part);
        faulty("is no part", times(), part);
        faulty(
                "is no part",
                times().byState(),
                rate(Figure.PART, Figure.TIMES, State.ASKED).open());
        type(times().byState(), part);
    }
}
