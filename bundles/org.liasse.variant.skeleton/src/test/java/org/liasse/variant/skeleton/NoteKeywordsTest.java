package org.liasse.variant.skeleton;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.ActionEffect.Performed;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Verb;
import org.liasse.test.variant.OwnTables;
import org.liasse.variant.skeleton.Note.Action;
import org.liasse.variant.skeleton.Note.Section;
import org.liasse.variant.skeleton.Note.State;

/** The tables of notes, as their change log makes them. */
public class NoteKeywordsTest {

    private static final Act EDIT = Act.of(Verb.EDIT, Key.of(Section.CONTENT));

    private final OwnTables tables =
            new OwnTables("liasse-skeleton", "org/liasse/variant/skeleton/schema/changelog.xml");
    private final NoteKeywords keywords = new NoteKeywords(tables, () -> "skeleton");

    @After
    public void close() {
        tables.close();
    }

    private static Performed performed(Act act, String dossier, String words) {
        return new Performed(
                dossier,
                "office",
                new Key("note"),
                act,
                Key.of(State.DRAFT),
                Key.of(State.DRAFT),
                Map.of(),
                Map.of(Key.of(Section.CONTENT), Map.of("keywords", words)),
                Caller.visitor(Language.EN),
                Instant.EPOCH);
    }

    private void inATransaction(Performed performed) {
        tables.tx(entities -> keywords.apply(performed));
    }

    @Test
    public void keywordsAreThoseThatTheContentSays() {
        inATransaction(performed(EDIT, "1", "Budget, école ; budget,,"));
        inATransaction(performed(EDIT, "2", "travaux"));
        assertEquals(List.of("budget", "école"), keywords.of("1"));
        inATransaction(performed(EDIT, "1", "école"));
        assertEquals(List.of("école"), keywords.of("1"));
        assertEquals(List.of("travaux"), keywords.of("2"));
    }

    @Test
    public void aDiscardedNoteLeavesNoRow() {
        inATransaction(performed(EDIT, "1", "budget"));
        inATransaction(performed(Act.action(Key.of(Action.DISCARD)), "1", "budget"));
        assertEquals(List.of(), keywords.of("1"));
    }

    @Test
    public void rowsAreWrittenInTheTransactionOfTheActOrNotAtAll() {
        assertThrows(
                IllegalStateException.class, () -> keywords.apply(performed(EDIT, "1", "budget")));
        assertThrows(
                ArithmeticException.class,
                () ->
                        tables.tx(
                                entities -> {
                                    keywords.apply(performed(EDIT, "1", "budget"));
                                    throw new ArithmeticException("what comes after fails");
                                }));
        assertEquals(List.of(), keywords.of("1"));
    }
}
