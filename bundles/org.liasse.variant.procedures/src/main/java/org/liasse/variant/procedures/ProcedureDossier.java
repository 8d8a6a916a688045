package org.liasse.variant.procedures;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.liasse.api.form.Field.address;
import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.choices;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.instant;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.person;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Digest.digest;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Link.link;
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
import static org.liasse.api.type.Groups.groups;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.PRODUCE;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.variant.procedures.ProcedureDossier.Role.APPLICANT;
import static org.liasse.variant.procedures.ProcedureDossier.Role.EXPERT;
import static org.liasse.variant.procedures.ProcedureDossier.Role.INSTRUCTOR;
import static org.liasse.variant.procedures.ProcedureDossier.Role.INVITED;
import static org.liasse.variant.procedures.ProcedureDossier.State.ACCEPTED;
import static org.liasse.variant.procedures.ProcedureDossier.State.DISMISSED;
import static org.liasse.variant.procedures.ProcedureDossier.State.REFUSED;
import static org.liasse.variant.procedures.ProcedureDossier.State.UNDER_CONSTRUCTION;
import static org.liasse.variant.procedures.ProcedureDossier.State.UNDER_INSTRUCTION;

import java.util.stream.Stream;
import org.liasse.api.Labels;
import org.liasse.api.form.Field;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.DossierTypeBuilder;
import org.liasse.api.type.Filter;

/** A request made under a procedure. */
final class ProcedureDossier {

    enum State {
        DRAFT,
        UNDER_CONSTRUCTION,
        UNDER_INSTRUCTION,
        ACCEPTED,
        REFUSED,
        DISMISSED
    }

    enum Role {
        APPLICANT,
        /** Whom the applicant invited to write the request with him. */
        INVITED,
        INSTRUCTOR,
        /** Whose opinion is asked for: he sees the request that he is to judge. */
        EXPERT
    }

    enum Section {
        IDENTITY,
        FORM,
        ANNOTATIONS,
        DECISION,
        /** What experts say, as it follows from their opinions. */
        OPINIONS
    }

    enum Slot {
        ATTACHMENTS,
        JUSTIFICATION,
        ATTESTATION
    }

    enum Product {
        ATTESTATION
    }

    enum Thread {
        MESSAGES
    }

    enum Flag {
        /** It was deposited once: from then on instructors see it, and its retention runs. */
        DEPOSITED,
        /** A correction was asked for and has not come. */
        WAITING,
        ARCHIVED,
        DELETED,
        /** Fourteen days or less before the end of its retention. */
        EXPIRING,
        /** The decision that its attestation tells of stands. */
        ATTESTED
    }

    enum Mark {
        FOLLOWED,
        /** Of whoever gave a decision. */
        DECIDED,
        /** Of whoever deleted it: in his list it can still be restored. */
        REMOVED
    }

    enum Action {
        DISCARD,
        DEPOSIT,
        SUBMIT_CORRECTION,
        TRANSFER,
        REROUTE,
        START_INSTRUCTION,
        RETURN_TO_CONSTRUCTION,
        REQUEST_CORRECTION,
        REMIND_OF_CORRECTION,
        ACCEPT,
        REFUSE,
        DISMISS,
        REOPEN,
        ARCHIVE,
        UNARCHIVE,
        DELETE,
        RESTORE,
        PURGE,
        WARN_OF_EXPIRY,
        EXPIRE
    }

    enum Tab {
        TO_FOLLOW,
        FOLLOWED,
        TREATED,
        ALL,
        RECENTLY_DELETED,
        EXPIRING,
        ARCHIVED
    }

    enum Notice {
        NEW_DOSSIER,
        NEW_MESSAGE,
        UNDECIDED_CHANGED,
        FOLLOWED_CHANGED,
        DECIDED_CHANGED,
        TRANSFERRED,
        REROUTED,
        INSTRUCTION_STARTED,
        CORRECTION_REQUESTED,
        CORRECTION_REMINDER,
        AMENDED,
        DECISION,
        ATTESTATION,
        ANSWER
    }

    enum Digest {
        DAILY_RECAP,
        WEEKLY_RECAP
    }

    private ProcedureDossier() {}

    static DossierType type(Labels labels) {
        DossierTypeBuilder type =
                DossierType.named("procedure-dossier")
                        .at("procedure-dossiers")
                        .under("procedure")
                        .states(State.class, ACCEPTED, REFUSED, DISMISSED)
                        .roles(
                                role(APPLICANT).external(),
                                role(INVITED)
                                        .external()
                                        .seenBy(APPLICANT, INVITED, INSTRUCTOR), // PROC-28
                                role(INSTRUCTOR)
                                        .inheritedFrom(INSTRUCTOR)
                                        .when(Flag.DEPOSITED)
                                        .through(
                                                groups("procedure-group", Group.Role.INSTRUCTOR)
                                                        .whoAre(Procedure.Role.MEMBER)
                                                        .by(
                                                                Section.FORM,
                                                                Procedure.Section.SETTINGS,
                                                                "routingField")
                                                        .having(
                                                                Group.Section.RULE,
                                                                "values")), // PROC-03
                                role(EXPERT)
                                        .heldBy(Opinion.Role.EXPERT, Opinion.Link.OPINION)
                                        .external()
                                        .seenBy(INSTRUCTOR)) // PROC-28
                        .sections(
                                section( // PROC-21
                                        Section.IDENTITY,
                                        person("applicant"),
                                        text("organisation"),
                                        address("address")),
                                section(Section.FORM).drawn(),
                                section(Section.ANNOTATIONS).drawn().seenBy(INSTRUCTOR), // PROC-22
                                section(Section.DECISION, longText("motivation"))
                                        .seenBy(APPLICANT, INVITED, INSTRUCTOR), // PROC-36
                                section(
                                                Section.OPINIONS,
                                                choices("answers", "yes", "no").repeating(),
                                                opinions())
                                        .seenBy(INSTRUCTOR)) // PROC-24, PROC-46
                        .slots(
                                slot(Slot.ATTACHMENTS),
                                slot(Slot.JUSTIFICATION)
                                        .atMost(10)
                                        .seenBy(APPLICANT, INVITED, INSTRUCTOR),
                                slot(Slot.ATTESTATION)
                                        .accepting("application/pdf")
                                        .atMost(1)
                                        .seen(
                                                Audience.seenBy(APPLICANT, INVITED)
                                                        .when(Flag.ATTESTED)
                                                        .and(
                                                                Audience.seenBy(
                                                                        INSTRUCTOR)))) // PROC-39
                        .threads(
                                thread(Thread.MESSAGES)
                                        .seenBy(APPLICANT, INVITED, INSTRUCTOR)) // PROC-29
                        .links(
                                link(
                                                Opinion.Link.OPINION,
                                                "procedure-opinion",
                                                Opinion.Link.DOSSIER)
                                        .toParts())
                        .flags(
                                flag(Flag.DEPOSITED),
                                flag(Flag.WAITING),
                                flag(Flag.ARCHIVED),
                                flag(Flag.DELETED).seenBy(INSTRUCTOR),
                                flag(Flag.EXPIRING).seenBy(INSTRUCTOR),
                                flag(Flag.ATTESTED).seenBy(APPLICANT, INVITED, INSTRUCTOR))
                        .marks(Mark.values())
                        .tabs(tabs())
                        .notices(notices())
                        .digests(digests())
                        .products(
                                product(Product.ATTESTATION, Slot.ATTESTATION)
                                        .written()
                                        .sealed() // CORE-19
                                        .withholding(
                                                Section.DECISION,
                                                "motivation",
                                                Procedure.Section.SETTINGS,
                                                "motiveInAttestations")) // PROC-36
                        .statistics(DossierFigures.all()) // PROC-52
                        .saying("help.export") // PROC-58
                        .auditedBy(Procedure.Role.ADMINISTRATOR)
                        .workflow(DossierWorkflow.WORKFLOW);
        return type.labelled(labels);
    }

    private static Field opinions() {
        return repeated(
                        "opinions",
                        email("expert"),
                        choice("visibility", "confidential", "shared"),
                        text("question"),
                        yesNo("answer"),
                        longText("opinion"),
                        instant("asked"),
                        instant("given"))
                .between(null, "500");
    }

    private static Declarations.Tab[] tabs() {
        Filter here = and(Filter.flag(Flag.DEPOSITED), not(Filter.flag(Flag.DELETED)));
        Filter live = and(here, not(Filter.flag(Flag.ARCHIVED)));
        Filter undecided = in(UNDER_CONSTRUCTION, UNDER_INSTRUCTION);
        return Stream.of(
                        tab(
                                Tab.TO_FOLLOW, // PROC-08, and PROC-05: the first tab is where
                                // one lands
                                and(live, undecided, markedByNobody(Mark.FOLLOWED, INSTRUCTOR))),
                        tab(
                                Tab.FOLLOWED,
                                and(live, undecided, markedByMe(Mark.FOLLOWED))), // PROC-09
                        tab(Tab.TREATED, and(live, in(ACCEPTED, REFUSED, DISMISSED))), // PROC-10
                        tab(Tab.ALL, here), // PROC-11
                        tab(
                                Tab.RECENTLY_DELETED, // PROC-12
                                and(Filter.flag(Flag.DELETED), markedByMe(Mark.REMOVED))),
                        tab(Tab.EXPIRING, and(here, Filter.flag(Flag.EXPIRING))), // PROC-13
                        tab(Tab.ARCHIVED, and(here, Filter.flag(Flag.ARCHIVED))) // PROC-14
                        )
                .map(tab -> tab.seenBy(INSTRUCTOR))
                .toArray(Declarations.Tab[]::new);
    }

    private static Declarations.Notice[] notices() {
        return new Declarations.Notice[] {
            // PROC-53: each on or off; at first only the weekly one is on
            notice(Notice.NEW_DOSSIER).on(Action.DEPOSIT).to(INSTRUCTOR).startingOff(),
            byApplicant(Notice.NEW_MESSAGE).marked(Mark.FOLLOWED).startingOff(),

            // PROC-54: said by the daily recap alone
            notice(Notice.UNDECIDED_CHANGED)
                    .on(
                            Action.DEPOSIT,
                            Action.SUBMIT_CORRECTION,
                            Action.START_INSTRUCTION,
                            Action.RETURN_TO_CONSTRUCTION,
                            Action.REQUEST_CORRECTION)
                    .on(EDIT, Section.IDENTITY)
                    .on(EDIT, Section.FORM)
                    .on(WRITE_IN, Thread.MESSAGES)
                    .to(INSTRUCTOR)
                    .by(OFF),

            // PROC-20, PROC-50: no mail, a badge, for followers and whoever decided
            changedByApplicant(Notice.FOLLOWED_CHANGED)
                    .marked(Mark.FOLLOWED)
                    .by(OFF)
                    .raisingABadge(),
            changedByApplicant(Notice.DECIDED_CHANGED).marked(Mark.DECIDED).by(OFF).raisingABadge(),
            notice(Notice.TRANSFERRED).on(Action.TRANSFER).toNamed("instructor").mandatory(),

            // PROC-30: those who have it now
            notice(Notice.REROUTED).on(Action.REROUTE).to(INSTRUCTOR),

            // what the applicant is told
            notice(Notice.INSTRUCTION_STARTED).on(Action.START_INSTRUCTION).to(APPLICANT),
            notice(Notice.CORRECTION_REQUESTED)
                    .on(Action.REQUEST_CORRECTION)
                    .to(APPLICANT)
                    .mandatory(), // PROC-34
            notice(Notice.CORRECTION_REMINDER).on(Action.REMIND_OF_CORRECTION).to(APPLICANT),
            notice(Notice.AMENDED)
                    .on(EDIT, Section.FORM)
                    .doneBy(INSTRUCTOR)
                    .to(APPLICANT, INVITED), // PROC-21
            notice(Notice.DECISION)
                    .on(Action.ACCEPT, Action.REFUSE, Action.DISMISS)
                    .to(APPLICANT)
                    .mandatory()
                    .withholding(
                            "motivation", Procedure.Section.SETTINGS, "motiveInMails") // PROC-36
                    .attaching("justification"), // PROC-37, PROC-38
            notice(Notice.ATTESTATION)
                    .on(PRODUCE, Product.ATTESTATION)
                    .to(APPLICANT)
                    .mandatory()
                    .attachingTheDocument(), // PROC-36
            notice(Notice.ANSWER)
                    .on(WRITE_IN, Thread.MESSAGES)
                    .doneBy(INSTRUCTOR)
                    .to(APPLICANT, INVITED)
        };
    }

    /** PROC-56: neither says anything of a declarative procedure. */
    private static Declarations.Digest[] digests() {
        return new Declarations.Digest[] {
            digest(Digest.DAILY_RECAP, Notice.UNDECIDED_CHANGED) // PROC-54
                    .on(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY)
                    .at(10, 0)
                    .within(Tab.TO_FOLLOW, Tab.FOLLOWED)
                    .startingOff()
                    .unless(Procedure.Section.SETTINGS, "declarative"),
            digest(Digest.WEEKLY_RECAP, Notice.NEW_DOSSIER, Notice.FOLLOWED_CHANGED) // PROC-55
                    .on(MONDAY)
                    .at(8, 0)
                    .ofWholeDays()
                    .unless(Procedure.Section.SETTINGS, "declarative")
        };
    }

    private static Declarations.Notice byApplicant(Notice notice) {
        return notice(notice)
                .on(WRITE_IN, Thread.MESSAGES)
                .doneBy(APPLICANT, INVITED)
                .to(INSTRUCTOR);
    }

    private static Declarations.Notice changedByApplicant(Notice notice) {
        return byApplicant(notice).on(EDIT, Section.FORM).on(Action.SUBMIT_CORRECTION);
    }
}
