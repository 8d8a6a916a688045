package org.liasse.variant.procedures;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.file;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Link.link;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Filter.in;
import static org.liasse.api.workflow.Condition.not;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.contextFilled;
import static org.liasse.api.workflow.Conditions.contextValueIs;
import static org.liasse.api.workflow.Conditions.filled;
import static org.liasse.api.workflow.Conditions.linkedIn;
import static org.liasse.api.workflow.Conditions.someoneIs;
import static org.liasse.api.workflow.Conditions.valueIs;
import static org.liasse.api.workflow.Conditions.valueListed;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;
import static org.liasse.variant.procedures.Opinion.Action.GIVE;
import static org.liasse.variant.procedures.Opinion.Action.WITHDRAW;
import static org.liasse.variant.procedures.Opinion.Role.EXPERT;
import static org.liasse.variant.procedures.Opinion.Role.INSTRUCTOR;
import static org.liasse.variant.procedures.Opinion.Role.PEER;
import static org.liasse.variant.procedures.Opinion.State.ASKED;
import static org.liasse.variant.procedures.Opinion.State.GIVEN;
import static org.liasse.variant.procedures.Procedure.Section.SETTINGS;
import static org.liasse.variant.procedures.ProcedureDossier.State.UNDER_CONSTRUCTION;
import static org.liasse.variant.procedures.ProcedureDossier.State.UNDER_INSTRUCTION;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Condition;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;

/**
 * The opinion of one expert on a dossier: it has people, a state and a history, so it is a dossier
 * of its own type, a part of the one that it is about (ADR 5). The applicant has no role on it. Who
 * holds roles here follows from who holds them there.
 */
final class Opinion {

    enum State {
        ASKED,
        GIVEN
    }

    enum Role {
        INSTRUCTOR,
        EXPERT,
        /** The experts of the same dossier, of an opinion that is shared with them. */
        PEER
    }

    enum Section {
        REQUEST,
        OPINION
    }

    enum Slot {
        JOINED,
        ANSWERED
    }

    enum Flag {
        SHARED
    }

    enum Mark {
        /** Of whoever asked for it. */
        ASKED
    }

    enum Action {
        GIVE,
        WITHDRAW
    }

    enum Tab {
        ASKED,
        GIVEN
    }

    enum Notice {
        ASKED,
        JOINED,
        GIVEN
    }

    enum Link {
        DOSSIER,
        OPINION
    }

    static final Workflow WORKFLOW =
            Workflow.openedBy(
                            asking().setting(Flag.SHARED)
                                    .requiring("shared", isFor("shared")), // PROC-28
                            asking().requiring("confidential", isFor("confidential")))
                    .where(
                            // by the request itself alone: no other address comes in (PROC-27)
                            the(INSTRUCTOR)
                                    .may(INVITE, EXPERT)
                                    .in(ASKED)
                                    .unless("invited", someoneIs(EXPERT)), // PROC-23
                            the(INSTRUCTOR).may(DEPOSIT_IN, Slot.JOINED).in(ASKED), // PROC-25
                            the(INSTRUCTOR).may(WITHDRAW).in(ASKED).confirming().erasing(),
                            the(EXPERT)
                                    .may(DEPOSIT_IN, Slot.ANSWERED)
                                    .in(ASKED)
                                    .requiring("undecided", undecided()),
                            giving().unless("question-asked", filled(Section.REQUEST, "question")),
                            giving().giving(yesNo("answer"))
                                    .requiring(
                                            "question-asked",
                                            filled(Section.REQUEST, "question"))); // PROC-24

    private Opinion() {}

    static DossierType type(Labels labels) {
        return DossierType.named("procedure-opinion")
                .at("procedure-opinions")
                .under("procedure")
                .states(State.class, GIVEN)
                .roles(
                        role(INSTRUCTOR)
                                .heldBy(ProcedureDossier.Role.INSTRUCTOR, Link.DOSSIER), // PROC-30
                        role(EXPERT).single().external(), // PROC-23
                        role(PEER)
                                .heldBy(ProcedureDossier.Role.EXPERT, Link.DOSSIER)
                                .external()
                                .when(Flag.SHARED)
                                .seenBy(INSTRUCTOR)) // PROC-28
                .sections(
                        section(
                                Section.REQUEST,
                                email("address").mandatory(), // PROC-23
                                longText("message"), // PROC-25
                                text("question"), // PROC-24
                                choice("visibility", "confidential", "shared").mandatory()),
                        section(Section.OPINION, longText("opinion"), yesNo("answer"))
                                .seenBy(INSTRUCTOR, EXPERT, PEER))
                .slots(slot(Slot.JOINED), slot(Slot.ANSWERED))
                .flags(flag(Flag.SHARED))
                .marks(Mark.values())
                .tabs(tab(Tab.ASKED, in(ASKED)), tab(Tab.GIVEN, in(GIVEN)))
                .notices(
                        notice(Notice.ASKED)
                                .on(INVITE, EXPERT)
                                .to(EXPERT)
                                .mandatory()
                                .telling(Section.REQUEST), // PROC-23
                        notice(Notice.JOINED)
                                .on(DEPOSIT_IN, Slot.JOINED)
                                .to(EXPERT)
                                .mandatory()
                                .attachingTheDocument(), // PROC-25
                        notice(Notice.GIVEN)
                                .on(GIVE)
                                .to(INSTRUCTOR)
                                .marked(Mark.ASKED)
                                .orMarked(Link.DOSSIER, ProcedureDossier.Mark.FOLLOWED)
                                .startingOff()) // PROC-53
                .links(link(Link.DOSSIER, "procedure-dossier", Link.OPINION))
                .auditedBy(Procedure.Role.ADMINISTRATOR)
                .workflow(WORKFLOW)
                .labelled(labels);
    }

    private static Sentence asking() {
        return the(ProcedureDossier.Role.INSTRUCTOR)
                .of(Link.DOSSIER)
                .may(OPEN)
                .into(ASKED)
                .filling(Section.REQUEST)
                .marking(Mark.ASKED)
                .requiring("undecided", undecided())
                .requiring("request", complete(Section.REQUEST))
                .requiring("no-experts", contextFilled(SETTINGS, "experts"))
                .unless("no-experts", contextValueIs(SETTINGS, "experts", "none")) // PROC-26
                .unless(
                        "not-preset",
                        contextValueIs(SETTINGS, "experts", "preset")
                                .and(
                                        not(
                                                valueListed(
                                                        Section.REQUEST,
                                                        "address",
                                                        SETTINGS,
                                                        "presetExperts",
                                                        "address")))); // PROC-27
    }

    private static Sentence giving() {
        return the(EXPERT)
                .may(GIVE)
                .from(ASKED)
                .to(GIVEN)
                .giving("opinion")
                .optionallyGiving(file("attachment"))
                .recordedIn(Section.OPINION)
                .depositing("attachment", Slot.ANSWERED)
                .requiring("undecided", undecided())
                .awaited();
    }

    private static Condition isFor(String visibility) {
        return valueIs(Section.REQUEST, "visibility", visibility);
    }

    /** On a decided dossier a request waits: if that is reopened, it is open again. */
    private static Condition undecided() {
        return linkedIn(Link.DOSSIER, UNDER_CONSTRUCTION, UNDER_INSTRUCTION);
    }
}
