package org.liasse.core.sample;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.decimal;
import static org.liasse.api.form.Field.file;
import static org.liasse.api.form.Field.money;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Digest.digest;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Link.link;
import static org.liasse.api.type.Declarations.Notice.Delivery.DAILY;
import static org.liasse.api.type.Declarations.Notice.Delivery.OFF;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Product.product;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Declarations.Thread.thread;
import static org.liasse.api.type.Filter.and;
import static org.liasse.api.type.Filter.in;
import static org.liasse.api.type.Filter.markedByMe;
import static org.liasse.api.type.Filter.markedByNobody;
import static org.liasse.api.type.Filter.not;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.contextIn;
import static org.liasse.api.workflow.Conditions.inBulk;
import static org.liasse.api.workflow.Conditions.marked;
import static org.liasse.api.workflow.Conditions.valueIs;
import static org.liasse.api.workflow.Verb.ADD_SLOT;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.DRAW;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.LINK;
import static org.liasse.api.workflow.Verb.MARK;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.PRODUCE;
import static org.liasse.api.workflow.Verb.REVIEW_IN;
import static org.liasse.api.workflow.Verb.SHARE;
import static org.liasse.api.workflow.Verb.SHARE_NEW;
import static org.liasse.api.workflow.Verb.SIGN_IN;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.api.workflow.Workflow.the;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.Declarations;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Condition;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;

/**
 * A small office of its own for the tests of the core: a desk, and the loans asked for there. It
 * has one of everything: a private section, a private thread, a role behind a flag.
 */
public final class Sample implements DossierVariant {

    enum DeskState {
        OPEN_HOURS,
        CLOSED
    }

    enum DeskAction {
        SHUT,
        RAZE
    }

    enum Role {
        HEAD,
        CLERK,
        CLIENT,
        AUDITOR
    }

    enum State {
        DRAFT,
        ASKED,
        GRANTED,
        DENIED
    }

    enum Section {
        REQUEST,
        NOTES,
        OUTCOME,
        SETTINGS
    }

    enum Slot {
        SIGN,
        PAPERS,
        SECRET_PAPERS
    }

    enum Thread {
        TALK,
        ASIDE
    }

    enum Flag {
        SENT,
        URGENT,
        AUDITED
    }

    enum Mark {
        FOLLOWED
    }

    enum Action {
        ASK,
        GRANT,
        DENY,
        HURRY,
        AUDIT,
        RELEASE,
        RECONSIDER,
        CONFIDE,
        SEND_BACK,
        FORGET,
        WITHDRAW
    }

    enum Product {
        CONTRACT
    }

    enum Link {
        REPLACES,
        REPLACED_BY
    }

    enum Tab {
        OPEN_LOANS,
        MINE,
        FREE
    }

    enum Drawn {
        LOAN
    }

    enum Notice {
        ASKED,
        TALKED,
        MENTIONED,
        ASIDE,
        HURRIED,
        NEWS,
        OUTCOME,
        PAPER
    }

    enum Digest {
        MORNING,
        WEEK
    }

    @Override
    public Collection<DossierType> types() {
        Labels labels = Labels.beside(Sample.class);
        return List.of(desk(labels), loan(labels, "1.0"));
    }

    /** The next version: loans are no longer denied but closed, and it says so, or not. */
    public static DossierVariant without(String state, boolean sayingWhere) {
        DossierType loan = loan(Labels.beside(Sample.class), "1.1");
        Key gone = new Key(state);
        return () ->
                List.of(
                        with(
                                loan,
                                loan.states().stream().filter(s -> !s.key().equals(gone)).toList(),
                                sayingWhere ? Map.of(gone, Key.of(State.GRANTED)) : Map.of(),
                                loan.workflow()));
    }

    /**
     * The next version: clerks open loans, which are sent from the beginning; nobody shares these
     * parts.
     */
    public static DossierVariant openedByClerks(String... unshared) {
        DossierType loan = loan(Labels.beside(Sample.class), "1.1");
        Sentence opening =
                the(Role.CLERK).ofContext().may(OPEN).into(State.DRAFT).setting(Flag.SENT);
        List<Sentence> sentences =
                Stream.concat(Stream.of(opening), loan.workflow().sentences().stream().skip(1))
                        .filter(
                                sentence ->
                                        Stream.of(unshared)
                                                .map(part -> Act.of(SHARE, new Key(part)))
                                                .noneMatch(sentence.act()::equals))
                        .toList();
        return () ->
                List.of(with(loan, loan.states(), loan.movedStates(), new Workflow(sentences)));
    }

    /** The next version: loans have no such part any more. */
    public static DossierVariant lacking(String part) {
        DossierType loan = loan(Labels.beside(Sample.class), "1.1");
        Key gone = new Key(part);
        Workflow rest =
                new Workflow(
                        loan.workflow().sentences().stream()
                                .filter(sentence -> !gone.equals(sentence.act().object()))
                                .toList());
        DossierType less =
                loan.with(
                        loan.sections().stream().filter(s -> !s.key().equals(gone)).toList(),
                        loan.slots().stream().filter(s -> !s.key().equals(gone)).toList(),
                        loan.threads().stream().filter(t -> !t.key().equals(gone)).toList());
        return () -> List.of(with(less, less.states(), less.movedStates(), rest));
    }

    /** The next version: the head shares the notes by this sentence and no other. */
    public static DossierVariant sharingNotes(UnaryOperator<Sentence> said) {
        DossierType loan = loan(Labels.beside(Sample.class), "1.1");
        Act act = Act.of(SHARE, Key.of(Section.NOTES));
        List<Sentence> sentences =
                loan.workflow().sentences().stream()
                        .map(
                                sentence ->
                                        sentence.act().equals(act)
                                                ? said.apply(sentence)
                                                : sentence)
                        .toList();
        return () ->
                List.of(with(loan, loan.states(), loan.movedStates(), new Workflow(sentences)));
    }

    /** The same sentence, once the loan is asked for. */
    public static Sentence onceAsked(Sentence sentence) {
        return the(Role.HEAD).may(SHARE, Section.NOTES).in(State.ASKED).among(Role.CLIENT);
    }

    /** The same sentence, which raises a flag. */
    public static Sentence auditing(Sentence sentence) {
        return sentence.setting(Flag.AUDITED);
    }

    /** The same sentence, among heads alone. */
    public static Sentence amongHeads(Sentence sentence) {
        return sentence.among(Role.HEAD);
    }

    /** The same sentence, once a house is asked for. */
    public static Sentence forHouses(Sentence sentence) {
        return sentence.requiring("nothing", valueIs(Section.REQUEST, "kind", "house"));
    }

    private static DossierType with(
            DossierType loan,
            List<Declarations.State> states,
            Map<Key, Key> moved,
            Workflow workflow) {
        return new DossierType(
                loan.key(),
                loan.version(),
                loan.label(),
                loan.plural(),
                loan.path(),
                loan.isContext(),
                loan.contextTypes(),
                loan.draws(),
                states,
                loan.roles(),
                loan.sections(),
                loan.slots(),
                loan.threads(),
                loan.flags(),
                loan.marks(),
                loan.tabs(),
                loan.notices(),
                loan.digests(),
                loan.links(),
                loan.products(),
                loan.statistics(),
                loan.appointments(),
                loan.signUp(),
                loan.likeness(),
                loan.requests(),
                loan.auditors(),
                moved,
                loan.texts(),
                loan.settlement(),
                workflow);
    }

    static DossierType desk(Labels labels) {
        return DossierType.named("desk")
                .at("desks")
                .context()
                .drawing("loan")
                .states(DeskState.class)
                .roles(
                        role(Role.HEAD).inheritedFrom(Role.HEAD),
                        role(Role.CLERK),
                        role(Role.CLIENT).inheritedFrom(Role.CLIENT))
                .sections(
                        section(Section.SETTINGS, text("motto"), yesNo("motives"), yesNo("quiet")))
                .slots(slot(Slot.SIGN).photos())
                .workflow(
                        Workflow.openedBy(
                                        the(Role.HEAD)
                                                .ofContext()
                                                .may(OPEN)
                                                .into(DeskState.OPEN_HOURS))
                                .where(
                                        the(Role.HEAD).may(EDIT, Section.SETTINGS).inAnyState(),
                                        the(Role.HEAD).may(DEPOSIT_IN, Slot.SIGN).inAnyState(),
                                        the(Role.HEAD).may(DRAW, Drawn.LOAN).inAnyState(),
                                        the(Role.HEAD, Role.CLERK)
                                                .may(SHARE_NEW, Drawn.LOAN)
                                                .in(DeskState.OPEN_HOURS),
                                        the(Role.HEAD).may(INVITE, Role.CLERK).inAnyState(),
                                        the(Role.HEAD).may(EXCLUDE, Role.CLERK).inAnyState(),
                                        the(Role.HEAD)
                                                .may(DeskAction.SHUT)
                                                .from(DeskState.OPEN_HOURS)
                                                .to(DeskState.CLOSED),
                                        the(Role.HEAD).may(DeskAction.RAZE).inAnyState().erasing()))
                .labelled(labels);
    }

    private static Condition isNot(Condition condition) {
        return Condition.not(condition);
    }

    static DossierType loan(Labels labels, String version) {
        return DossierType.named("loan")
                .version(version)
                .at("loans")
                .under("desk")
                .states(State.class, State.GRANTED, State.DENIED)
                .roles(
                        role(Role.CLIENT).external(),
                        role(Role.CLERK).inheritedFrom(Role.CLERK).when(Flag.SENT),
                        role(Role.HEAD).inheritedFrom(Role.HEAD),
                        role(Role.AUDITOR).single())
                .sections(
                        section(
                                        Section.REQUEST,
                                        text("purpose").mandatory(),
                                        money("sum").mandatory(),
                                        decimal("rate").between("0", "100"),
                                        date("needed"),
                                        choice("kind", "house", "boat"))
                                .drawn(),
                        section(Section.NOTES, text("remark")).seenBy(Role.CLERK, Role.HEAD),
                        section(Section.OUTCOME, text("motive")))
                .slots(
                        slot(Slot.PAPERS)
                                .accepting("application/pdf", "image/*", "text/plain")
                                .signedBy(Role.CLIENT, Role.CLERK)
                                .expected(),
                        slot(Slot.SECRET_PAPERS)
                                .seenBy(Role.CLERK, Role.HEAD)
                                .signedBy(Role.CLERK)
                                .expected()
                                .when(Section.REQUEST, "kind", "boat"))
                .threads(
                        thread(Thread.TALK).offering("reply.received", "reply.granted"),
                        thread(Thread.ASIDE).seenBy(Role.CLERK, Role.HEAD))
                .flags(
                        flag(Flag.SENT),
                        flag(Flag.URGENT).seenBy(Role.CLERK, Role.HEAD),
                        flag(Flag.AUDITED))
                .marks(Mark.values())
                .tabs(
                        tab(Tab.OPEN_LOANS, in(State.ASKED)).seenBy(Role.CLERK, Role.HEAD),
                        tab(Tab.MINE, markedByMe(Mark.FOLLOWED)),
                        tab(
                                Tab.FREE,
                                and(
                                        in(State.ASKED),
                                        markedByNobody(Mark.FOLLOWED, Role.CLERK),
                                        not(org.liasse.api.type.Filter.flag(Flag.URGENT)))))
                .notices(loanNotices())
                .digests(
                        digest(Digest.MORNING, Notice.ASKED, Notice.HURRIED)
                                .on(
                                        DayOfWeek.MONDAY,
                                        DayOfWeek.TUESDAY,
                                        DayOfWeek.WEDNESDAY,
                                        DayOfWeek.THURSDAY,
                                        DayOfWeek.FRIDAY,
                                        DayOfWeek.SATURDAY)
                                .at(10, 0)
                                .within(Tab.OPEN_LOANS)
                                .startingOff(),
                        digest(Digest.WEEK, Notice.ASKED, Notice.NEWS)
                                .on(DayOfWeek.MONDAY)
                                .ofWholeDays()
                                .unless(Section.SETTINGS, "quiet"))
                .products(product(Product.CONTRACT, Slot.PAPERS).sealed())
                .links(link(Link.REPLACES, "loan", Link.REPLACED_BY))
                .auditedBy(Role.HEAD)
                .saying("reply.received", "reply.granted")
                .workflow(loanWorkflow())
                .labelled(labels);
    }

    private static org.liasse.api.type.Declarations.Notice[] loanNotices() {
        return new org.liasse.api.type.Declarations.Notice[] {
            notice(Notice.ASKED)
                    .on(Action.ASK)
                    .to(Role.CLERK)
                    .answeredIn(Thread.TALK)
                    .per(Section.REQUEST, "kind")
                    .offFor(Role.CLERK, "boat"),
            notice(Notice.TALKED)
                    .on(WRITE_IN, Thread.TALK)
                    .doneBy(Role.CLIENT)
                    .to(Role.CLERK)
                    .marked(Mark.FOLLOWED)
                    .startingOff(),
            notice(Notice.ASIDE)
                    .on(WRITE_IN, Thread.ASIDE)
                    .to(Role.CLERK, Role.HEAD, Role.CLIENT)
                    .answeredIn(Thread.TALK),
            notice(Notice.MENTIONED)
                    .on(WRITE_IN, Thread.TALK)
                    .on(WRITE_IN, Thread.ASIDE)
                    .toMentioned()
                    .raisingABadge(),
            notice(Notice.HURRIED)
                    .on(Action.HURRY, Action.CONFIDE)
                    .to(Role.CLERK, Role.HEAD, Role.CLIENT)
                    .by(DAILY),
            notice(Notice.NEWS)
                    .on(WRITE_IN, Thread.TALK)
                    .doneBy(Role.CLIENT)
                    .to(Role.CLERK)
                    .marked(Mark.FOLLOWED)
                    .by(OFF)
                    .raisingABadge(),
            notice(Notice.OUTCOME)
                    .on(Action.GRANT, Action.DENY)
                    .to(Role.CLIENT)
                    .mandatory()
                    .withholding("motive", Section.SETTINGS, "motives")
                    .attaching("deed"),
            notice(Notice.PAPER)
                    .on(PRODUCE, Product.CONTRACT)
                    .on(DEPOSIT_IN, Slot.SECRET_PAPERS)
                    .to(Role.CLIENT, Role.HEAD)
                    .telling(Section.REQUEST, Section.NOTES)
                    .attachingTheDocument()
        };
    }

    private static Workflow loanWorkflow() {
        return Workflow.openedBy(
                        the(Role.CLIENT)
                                .ofContext()
                                .may(OPEN)
                                .into(State.DRAFT)
                                .granting(Role.CLIENT)
                                .requiring("desk-open", contextIn(DeskState.OPEN_HOURS))
                                .unless("nothing", valueIs(Section.REQUEST, "purpose", "nothing")))
                .where(
                        the(Role.CLIENT).may(EDIT, Section.REQUEST).in(State.DRAFT),
                        the(Role.CLIENT).may(DEPOSIT_IN, Slot.PAPERS).in(State.DRAFT, State.ASKED),
                        the(Role.CLERK).may(DEPOSIT_IN, Slot.SECRET_PAPERS).inAnyState(),
                        the(Role.CLERK).may(REVIEW_IN, Slot.PAPERS).inAnyState(),
                        the(Role.CLIENT, Role.CLERK)
                                .may(SIGN_IN, Slot.PAPERS)
                                .in(State.DRAFT, State.ASKED),
                        the(Role.CLERK).may(SIGN_IN, Slot.SECRET_PAPERS).inAnyState(),
                        the(Role.CLIENT, Role.CLERK).may(WRITE_IN, Thread.TALK).inAnyState(),
                        the(Role.CLERK).may(WRITE_IN, Thread.ASIDE).inAnyState(),
                        the(Role.CLERK).may(EDIT, Section.NOTES).inAnyState(),
                        the(Role.CLERK).may(MARK, Mark.FOLLOWED).inAnyState(),
                        the(Role.HEAD)
                                .may(SHARE, Section.NOTES)
                                .inAnyState()
                                .among(Role.CLIENT, Role.HEAD),
                        the(Role.HEAD).may(SHARE, Section.REQUEST).inAnyState(),
                        the(Role.HEAD).may(SHARE, Slot.PAPERS).inAnyState(),
                        the(Role.HEAD).may(SHARE, Slot.SECRET_PAPERS).inAnyState(),
                        the(Role.HEAD).may(ADD_SLOT, Slot.PAPERS).in(State.ASKED, State.GRANTED),
                        the(Role.HEAD).may(ADD_SLOT, Slot.SECRET_PAPERS).inAnyState(),
                        the(Role.HEAD).may(SHARE, Thread.TALK).inAnyState(),
                        the(Role.HEAD).may(SHARE, Thread.ASIDE).inAnyState(),
                        the(Role.HEAD).may(LINK, Link.REPLACES).inAnyState(),
                        the(Role.HEAD).may(INVITE, Role.AUDITOR).inAnyState(),
                        the(Role.HEAD).may(EXCLUDE, Role.AUDITOR).inAnyState(),
                        the(Role.CLIENT)
                                .may(Action.ASK)
                                .from(State.DRAFT)
                                .to(State.ASKED)
                                .requiring("request-complete", complete(Section.REQUEST))
                                .setting(Flag.SENT)
                                .announcingIn(Thread.TALK)
                                .awaited(),
                        the(Role.CLERK)
                                .may(Action.HURRY)
                                .in(State.ASKED)
                                .setting(Flag.URGENT)
                                .toldTo(Role.CLERK, Role.HEAD),
                        the(Role.CLERK)
                                .may(Action.GRANT)
                                .from(State.ASKED)
                                .to(State.GRANTED)
                                .optionallyGiving("motive")
                                .optionallyGiving(file("deed"))
                                .depositing("deed", Slot.PAPERS)
                                .recordedIn(Section.OUTCOME)
                                .awaited(),
                        the(Role.CLERK)
                                .may(Action.DENY)
                                .from(State.ASKED)
                                .to(State.DENIED)
                                .giving("motive")
                                .unless("not-followed", inBulk().and(isNot(marked(Mark.FOLLOWED))))
                                .recordedIn(Section.OUTCOME),
                        the(Role.HEAD)
                                .may(Action.FORGET)
                                .inAnyState()
                                .forgetting(
                                        Section.REQUEST, Section.OUTCOME, Slot.PAPERS, Thread.TALK),
                        the(Role.CLIENT).may(Action.WITHDRAW).in(State.DRAFT).erasing(),
                        the(Role.HEAD).may(Action.AUDIT).inAnyState().setting(Flag.AUDITED),
                        the(Role.CLERK)
                                .may(Action.SEND_BACK)
                                .from(State.ASKED)
                                .to(State.DRAFT)
                                .clearing(Flag.URGENT),
                        the(Role.HEAD).may(Action.RECONSIDER).from(State.DENIED).to(State.ASKED),
                        the(Role.HEAD)
                                .may(WRITE_IN, Thread.ASIDE)
                                .from(State.GRANTED)
                                .to(State.DENIED),
                        the(Role.CLERK)
                                .may(Action.CONFIDE)
                                .in(State.GRANTED)
                                .giving("confidence")
                                .posting("confidence", Thread.ASIDE),
                        the(Role.CLERK).may(PRODUCE, Product.CONTRACT).in(State.GRANTED),
                        the(Role.HEAD).may(Action.RELEASE).inAnyState().clearing(Flag.SENT));
    }
}
