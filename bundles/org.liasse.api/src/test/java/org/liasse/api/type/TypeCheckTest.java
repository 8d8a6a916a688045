package org.liasse.api.type;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.type.Audience.seenBy;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Product.product;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Declarations.Thread.thread;
import static org.liasse.api.workflow.CoreRole.ANYONE;
import static org.liasse.api.workflow.CoreRole.CLOCK;
import static org.liasse.api.workflow.Workflow.the;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Text;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.money.Settlement;
import org.liasse.api.workflow.Conditions;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.api.workflow.Workflow;

public class TypeCheckTest {

    enum State {
        ASKED,
        OUT
    }

    enum Word {
        READER,
        LIBRARIAN,
        SHEET,
        COVER,
        PROOF,
        NOTES,
        LATE,
        FOLLOWED,
        LENT,
        LEND,
        REMIND,
        LOST
    }

    private static DossierTypeBuilder loan(Sentence... sentences) {
        return loan(role(Word.READER), sentences);
    }

    private static DossierTypeBuilder loan(Declarations.Role reader, Sentence... sentences) {
        return DossierType.named("loan")
                .states(State.class, State.OUT)
                .roles(reader, role(Word.LIBRARIAN))
                .sections(section(Word.SHEET, Field.choice("kind", "book", "film")))
                .slots(
                        slot(Word.COVER),
                        slot(Word.PROOF).signedBy(Word.READER).when(Word.SHEET, "kind", "film"))
                .threads(thread(Word.NOTES))
                .flags(flag(Word.LATE))
                .marks(Word.FOLLOWED)
                .workflow(
                        Workflow.openedBy(the(Word.READER).may(Verb.OPEN).into(State.ASKED))
                                .where(sentences));
    }

    private static Labels labels() {
        return Labels.beside(TypeCheckTest.class);
    }

    private static void faulty(String fault, DossierTypeBuilder builder) {
        IllegalStateException told =
                assertThrows(IllegalStateException.class, () -> builder.labelled(labels()));
        assertTrue(told.getMessage(), told.getMessage().contains(fault));
    }

    private static void faulty(String fault, Sentence sentence) {
        faulty(fault, loan(sentence));
    }

    private static Sentence lend() {
        return the(Word.LIBRARIAN).may(Word.LEND).from(State.ASKED).to(State.OUT);
    }

    @Test
    public void CORE_26_whatIsClearIsToldByAFlagOnceSomethingSaysWhatIsOwed() {
        var settlement = Settlement.settlement(Word.SHEET, Word.LATE);
        faulty(
                "late says that nothing is owed, and nothing says what is",
                loan(lend()).settling(settlement.clearing(Word.LATE)));
        faulty("unknown flag lost", loan(lend()).settling(settlement.clearing(Word.LOST)));
    }

    @Test
    public void CORE_05_onlyWhatIsSharedIsSharedAmongRoles() {
        faulty("shares nothing", lend().among(Word.READER));
        faulty(
                "unknown role",
                the(Word.LIBRARIAN).may(Verb.SHARE, Word.NOTES).inAnyState().among(Word.LENT));
    }

    @Test
    public void CORE_25_whatComesByALinkNamesOneThatIsDeclared() {
        faulty("unknown link lent", loan(role(Word.READER).heldBy(Word.LIBRARIAN, Word.LENT)));
        faulty(
                "by way of a link, and by nothing else",
                loan(role(Word.READER).heldBy(Word.LIBRARIAN, Word.LENT).single()));
        faulty("role reader role lost", loan(role(Word.READER).seenBy(Word.LOST)));
        faulty(
                "only an opening looks for its roles by a link",
                the(Word.LIBRARIAN).of(Word.LENT).may(Word.LEND).from(State.ASKED).to(State.OUT));
        Sentence open = the(Word.READER).of(Word.LENT).may(Verb.OPEN).into(State.ASKED);
        assertEquals("the reader of its lent may open into asked", open.toProse());
    }

    @Test
    public void aTypeThatNamesWhatItDeclaresIsBuilt() {
        DossierType type =
                loan(lend().giving(Field.date("due"))
                                .announcingIn(Word.NOTES)
                                .unless("late", Conditions.flag(Word.LATE)))
                        .saying("help")
                        .labelled(labels());
        assertEquals("Lend", type.text("action.lend").en());
        assertEquals("It is late.", type.text("reason.late").en());
        assertEquals("Lent to you.", type.text("message.lend").en());
        assertEquals("Lending is free.", type.text("help").en());
        assertEquals("Followed", type.text("mark.followed").fr());
        assertEquals("nowhere", type.text("nowhere").en());
        Sentence lending = type.workflow().sentences().get(1);
        assertEquals("Due", lending.inputs().fields().get(0).label().en());
        assertEquals(
                "Film",
                type.sections().get(0).form().fields().get(0).options().get(1).label().en());
        assertTrue(type.state(Key.of(State.OUT)).orElseThrow().last());
    }

    @Test
    public void whatOthersSeeCannotChangeWithoutTheirLearningOfIt() {
        faulty("moves the dossier", lend().toldTo(Word.LIBRARIAN));
        Sentence remind = the(Word.LIBRARIAN).may(Word.REMIND).in(State.OUT);
        faulty("changes the flag late", remind.setting(Word.LATE).toldTo(Word.LIBRARIAN));
        faulty("unknown role lost", remind.toldTo(Word.LOST));
        assertTrue(remind.toldTo(Word.LIBRARIAN).toProse().endsWith(", told to librarian"));
    }

    @Test
    public void everyMissingLabelIsTold() {
        faulty("loan.action.lost (fr)", the(Word.READER).may(Word.LOST).in(State.OUT));
    }

    @Test
    public void sentencesNameOnlyWhatTheTypeDeclares() {
        faulty("unknown role lost", the(Word.LOST).may(Word.LEND).in(State.OUT));
        faulty("unknown state lost", the(Word.READER).may(Word.LEND).in(Word.LOST));
        faulty("unknown state lost", the(Word.READER).may(Word.LEND).from(State.OUT).to(Word.LOST));
        faulty("unknown flag lost", lend().setting(Word.LOST));
        faulty("unknown flag lost", lend().clearing(Word.LOST));
        faulty("unknown role lost", lend().granting(Word.LOST));
        faulty("unknown role lost", lend().revoking(Word.LOST));
        faulty("unknown mark lost", lend().marking(Word.LOST));
        faulty("unknown mark lost", lend().unmarking(Word.LOST));
        faulty("unknown section lost", lend().recordedIn(Word.LOST));
        faulty("unknown section lost", lend().forgetting(Word.LOST));
        faulty("unknown thread lost", lend().announcingIn(Word.LOST));
    }

    @Test
    public void verbsTakeTheirOwnKindOfObject() {
        for (Verb verb : Verb.values()) {
            if (verb != Verb.OPEN) {
                faulty(
                        "unknown " + verb + " object",
                        the(Word.READER).may(verb, Word.LOST).inAnyState());
            }
        }
        loan(
                        the(Word.READER).may(Verb.EDIT, Word.SHEET).inAnyState(),
                        the(Word.READER).may(Verb.DEPOSIT_IN, Word.COVER).inAnyState(),
                        the(Word.READER).may(Verb.ADD_SLOT, Word.COVER).inAnyState(),
                        the(Word.READER).may(Verb.WRITE_IN, Word.NOTES).inAnyState(),
                        the(Word.READER).may(Verb.INVITE, Word.READER).inAnyState(),
                        the(Word.READER).may(Verb.MARK, Word.FOLLOWED).inAnyState(),
                        the(Word.READER).may(Verb.SHARE, Word.NOTES).inAnyState())
                .labelled(labels());
    }

    @Test
    public void effectsUseOnlyInputsThatAreAskedFor() {
        faulty("uses the input heir", lend().granting(Word.READER, "heir"));
        faulty("uses the input heir", lend().revoking(Word.READER, "heir"));
        faulty("uses the input proof", lend().depositing("proof", Word.COVER));
        faulty("uses the input word", lend().posting("word", Word.NOTES));
    }

    @Test
    public void theClockAndNobodyElseActsAtATime() {
        faulty("the clock, and nobody else", lend().after(Conditions.days(3)));
        faulty("the clock, and nobody else", the(CLOCK).may(Word.REMIND).in(State.OUT));
    }

    @Test
    public void onlyAnOpeningLooksForItsRolesOnTheContext() {
        faulty(
                "only an opening looks for its roles on the context",
                the(Word.READER).ofContext().may(Word.LEND).in(State.OUT));
    }

    @Test
    public void audiencesFiltersRolesAndSlotsNameWhatIsThere() {
        faulty(
                "unknown section sheet2 role lost",
                loan().sections(
                                new Declarations.Section(
                                        new Key("sheet2"),
                                        new Text("x", "x"),
                                        Form.EMPTY,
                                        false,
                                        seenBy(Word.LOST))));
        faulty("unknown flag lost", loan().roles(role(Word.LOST).when(Word.LOST)));
        faulty("unknown role lost", loan().slots(slot(Word.LOST).signedBy(Word.LOST)));
        faulty("which is no field", loan().slots(slot(Word.LOST).when(Word.SHEET, "size", "1")));
        faulty(
                "unknown flag lost",
                loan().tabs(tab(Word.LATE, Filter.not(Filter.flag(Word.LOST)))));
        faulty("unknown mark lost", loan().tabs(tab(Word.LATE, Filter.markedByMe(Word.LOST))));
        faulty("unknown role lost", loan().tabs(tab(Word.LATE, Filter.myRole(Word.LOST))));
        faulty("unknown state lost", loan().tabs(tab(Word.LATE, Filter.or(Filter.in(Word.LOST)))));
    }

    @Test
    public void noticesWaitForWhatCanHappen() {
        faulty("notice lent waits for lend", loan().notices(notice(Word.LENT).on(Word.LEND)));
        faulty(
                "notice lent waits for write-in notes",
                loan().notices(notice(Word.LENT).on(Verb.WRITE_IN, Word.NOTES)));
        faulty(
                "unknown mark lost",
                loan(lend()).notices(notice(Word.LENT).on(Word.LEND).marked(Word.LOST)));
        faulty(
                "unknown role lost",
                loan(lend()).notices(notice(Word.LENT).on(Word.LEND).to(Word.LOST)));
        faulty(
                "looks at sheet.size",
                loan(lend()).notices(notice(Word.LENT).on(Word.LEND).per(Word.SHEET, "size")));
        loan(lend())
                .notices(
                        notice(Word.LENT)
                                .on(Word.LEND)
                                .to(Word.READER)
                                .per(Word.SHEET, "kind")
                                .offFor(Word.READER, "film"))
                .labelled(labels());
    }

    @Test
    public void nothingStandsTwice() {
        faulty("role reader stands twice", loan().roles(role(Word.READER)));
        faulty("slot or thread cover stands twice", loan().slots(slot(Word.COVER)));
        faulty("flag late stands twice", loan().flags(flag(Word.LATE)));
        faulty("the role anyone is the core's", loan().roles(role(ANYONE)));
    }

    // PROC-03
    @Test
    public void PROC_03_groupsSayAllThatRoutingNeeds() {
        Groups teams =
                Groups.groups("team", Word.READER)
                        .whoAre(Word.LIBRARIAN)
                        .by(Word.SHEET, Word.SHEET, "kind")
                        .having(Word.SHEET, "kinds");
        Sentence lend = the(Word.READER).may(Word.LEND).in(State.ASKED).routing(Word.READER);
        loan(role(Word.READER).through(teams), lend).labelled(labels());
        faulty("routes reader, which is held through no groups", lend);
        faulty("uses the input team", lend.routing(Word.READER, "team"));
        faulty(
                "the groups of reader do not say by, having and whoAre",
                loan(role(Word.READER).through(Groups.groups("team", Word.READER)), lend));
        faulty(
                "unknown section notes",
                loan(role(Word.READER).through(teams.by(Word.NOTES, Word.SHEET, "kind")), lend));
        faulty(
                "reader makes librarian: it is given by name alone, on a context",
                loan(role(Word.READER).making(Word.LIBRARIAN)));
        loan(role(Word.READER).making(Word.LIBRARIAN)).context().labelled(labels());
    }

    // CORE-23
    @Test
    public void CORE_23_aDefinitionPutsItsFormsAndSlotsInPlace() {
        DossierType type =
                DossierType.named("loan")
                        .states(State.class)
                        .roles(role(Word.READER))
                        .sections(section(Word.SHEET).drawn())
                        .slots(slot(Word.COVER))
                        .workflow(
                                Workflow.openedBy(the(Word.READER).may(Verb.OPEN).into(State.ASKED))
                                        .where())
                        .labelled(labels());
        Definition definition =
                new Definition(
                        2,
                        Map.of(Key.of(Word.SHEET), Form.of(Field.text("size"))),
                        List.of(slot(Word.PROOF).named("Preuve", "Proof")),
                        Map.of());
        DossierType drawn = type.as(definition);
        assertEquals(1, drawn.section(Key.of(Word.SHEET)).orElseThrow().form().fields().size());
        assertEquals(2, drawn.slots().size());
        assertEquals(
                "a drawn slot is ruled as the first",
                Key.of(Word.COVER),
                drawn.ruledAs(Key.of(Word.PROOF)));
        assertEquals(Key.of(Word.COVER), drawn.ruledAs(Key.of(Word.COVER)));
    }

    // CORE-07
    @Test
    public void CORE_07_aSlotIsOnTheDossierWhileItsFieldSaysSo() {
        DossierType type = loan().labelled(labels());
        Declarations.Slot proof = type.slot(Key.of(Word.PROOF)).orElseThrow();
        Key sheet = Key.of(Word.SHEET);
        assertTrue(proof.isOn(Map.of(sheet, Map.of("kind", "film"))));
        assertEquals(false, proof.isOn(Map.of(sheet, Map.of("kind", "book"))));
        assertEquals(false, proof.isOn(Map.of()));
        assertTrue(type.slot(Key.of(Word.COVER)).orElseThrow().isOn(Map.of()));
    }

    private static Sentence printing(Enum<?> who) {
        return the(who).may(Verb.PRODUCE, Word.SHEET).in(State.OUT);
    }

    private static DossierTypeBuilder printed(Declarations.Product product, Sentence... more) {
        return loan(more)
                .sections(section(Word.PROOF, Field.text("remark")).seenBy(Word.LIBRARIAN))
                .products(product);
    }

    // CORE-22, CORE-05
    @Test
    public void CORE_22_theWordsOfAProductNameOnlyWhatAllItsReadersSee() {
        Declarations.Product sheet = product(Word.SHEET, Word.COVER);
        faulty(
                "product sheet names proof.remark, which not everybody sees who sees its slot",
                printed(sheet.written(), printing(Word.LIBRARIAN)));
        faulty(
                "product sheet withholds sheet.kind and is not written",
                printed(
                        sheet.withholding(Word.SHEET, "kind", Word.SHEET, "kind"),
                        printing(Word.LIBRARIAN)));
        assertEquals(Set.of("sheet.kind"), fields(slot(Word.COVER)));
        assertEquals(
                Set.of("sheet.kind", "proof.remark"),
                fields(slot(Word.COVER).seenBy(Word.LIBRARIAN)));
    }

    private static Set<String> fields(Declarations.Slot cover) {
        DossierType type =
                DossierType.named("loan")
                        .states(State.class, State.OUT)
                        .roles(role(Word.READER), role(Word.LIBRARIAN))
                        .sections(
                                section(Word.SHEET, Field.choice("kind", "book", "film")),
                                section(Word.PROOF, Field.text("remark"), Field.file("scan"))
                                        .seenBy(Word.LIBRARIAN))
                        .slots(cover)
                        .workflow(
                                Workflow.openedBy(the(Word.READER).may(Verb.OPEN).into(State.ASKED))
                                        .where())
                        .labelled(labels());
        var names = new TreeSet<>(ProductWords.of(type, product(Word.SHEET, Word.COVER)));
        names.removeAll(Declarations.Product.WORDS);
        return names;
    }

    // CORE-18
    @Test
    public void CORE_18_whatASentenceHasMadeIsWrittenAndTheClockMayMakeIt() {
        Declarations.Product sheet = product(Word.SHEET, Word.COVER);
        Sentence lend = lend().producing(Word.SHEET);
        faulty(
                "lend has sheet made, which is no written product",
                printed(sheet, lend, printing(CLOCK)));
        faulty(
                "lend has sheet made, and no sentence says when the clock may",
                printed(sheet.written(), lend, printing(Word.LIBRARIAN)));
        faulty(
                "produce sheet: what the clock makes, another sentence has made",
                printed(
                        sheet.written(),
                        lend,
                        printing(CLOCK).after(Conditions.days(1)).sinceEntering(State.OUT)));
    }

    // CORE-02
    @Test
    public void CORE_02_whereAProductStandsTheSentencesOfNoOtherSlotRule() {
        Key proof = Key.of(Word.PROOF);
        assertEquals(Key.of(Word.COVER), loan().labelled(labels()).ruledAs(proof));
        DossierType printing =
                loan(printing(Word.LIBRARIAN))
                        .products(product(Word.SHEET, Word.PROOF))
                        .labelled(labels());
        assertEquals(proof, printing.ruledAs(proof));
    }

    // CORE-02
    @Test
    public void CORE_02_whereAnActPutsItsFileTheSentencesOfNoOtherSlotRule() {
        Key proof = Key.of(Word.PROOF);
        Sentence lend =
                the(Word.LIBRARIAN)
                        .may(Word.LEND)
                        .in(State.OUT)
                        .optionallyGiving(Field.file("receipt"))
                        .depositing("receipt", Word.PROOF);
        assertEquals(proof, loan(lend).labelled(labels()).ruledAs(proof));
    }

    @Test
    public void CORE_19_whatIsSealedStandsWhereAPdfMayStand() {
        faulty(
                "its slot takes no application/pdf",
                loan().slots(slot(Word.LOST).accepting("image/png"))
                        .products(product(Word.SHEET, Word.LOST).sealed()));
    }

    @Test
    public void CORE_19_nobodySignsWhomTheSlotDoesNotName() {
        faulty(
                "the slot proof is not signed by librarian",
                the(Word.LIBRARIAN, Word.READER).may(Verb.SIGN_IN, Word.PROOF).inAnyState());
        faulty("the slot cover is not signed by librarian", lend().signing(Word.COVER));
        faulty(
                "unknown SIGN_IN object lent",
                the(Word.READER).may(Verb.SIGN_IN, Word.LENT).inAnyState());
    }
}
