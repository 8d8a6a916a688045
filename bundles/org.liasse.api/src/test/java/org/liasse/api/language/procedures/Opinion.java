package org.liasse.api.language.procedures;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Link.link;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.workflow.Condition.not;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.contextValueIs;
import static org.liasse.api.workflow.Conditions.filled;
import static org.liasse.api.workflow.Conditions.valueIs;
import static org.liasse.api.workflow.Conditions.valueListed;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;

/**
 * The opinion of one expert on a dossier: it has people, a state and a history, so it is a dossier
 * of its own type, opened under the procedure and linked to the dossier. The applicant has no role
 * on it.
 */
final class Opinion {

    enum State {
        ASKED,
        GIVEN
    }

    enum Role {
        INSTRUCTOR,
        ASKER,
        EXPERT,
        /** The other experts of the same dossier. */
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

    enum Action {
        GIVE
    }

    enum Notice {
        ASKED,
        GIVEN
    }

    enum Link {
        DOSSIER,
        OPINION
    }

    /** What the procedure, its context, is known by. */
    enum Context {
        INSTRUCTOR,
        SETTINGS
    }

    private Opinion() {}

    static DossierType type() {
        return DossierType.named("procedure-opinion")
                .at("procedure-opinions")
                .under("procedure")
                .states(State.class, State.GIVEN)
                .roles(
                        role(Role.INSTRUCTOR).inheritedFrom(Context.INSTRUCTOR),
                        role(Role.ASKER),
                        role(Role.EXPERT).single().external(), // PROC-23
                        role(Role.PEER).external().when(Flag.SHARED)) // PROC-28
                .sections(
                        section(
                                Section.REQUEST,
                                email("address").mandatory(), // PROC-23
                                longText("message"), // PROC-25
                                text("question"), // PROC-24
                                choice("visibility", "confidential", "shared").mandatory()),
                        section(Section.OPINION, longText("opinion"), yesNo("answer")))
                .slots(slot(Slot.JOINED), slot(Slot.ANSWERED)) // PROC-25
                .flags(flag(Flag.SHARED))
                .notices(
                        notice(Notice.ASKED).on(INVITE, Role.EXPERT).to(Role.EXPERT).mandatory(),
                        notice(Notice.GIVEN)
                                .on(Action.GIVE)
                                .to(Role.ASKER, Role.INSTRUCTOR)
                                .startingOff()) // PROC-53
                .links(link(Link.DOSSIER, "procedure-dossier", Link.OPINION))
                .workflow(
                        Workflow.openedBy(
                                        asking(Flag.SHARED),
                                        asking().requiring(
                                                        "confidential",
                                                        valueIs(
                                                                Section.REQUEST,
                                                                "visibility",
                                                                "confidential")))
                                .where(
                                        the(Role.ASKER).may(EDIT, Section.REQUEST).in(State.ASKED),
                                        the(Role.ASKER)
                                                .may(INVITE, Role.EXPERT)
                                                .in(State.ASKED), // PROC-23
                                        the(Role.ASKER)
                                                .may(DEPOSIT_IN, Slot.JOINED)
                                                .in(State.ASKED), // PROC-25
                                        the(Role.EXPERT)
                                                .may(DEPOSIT_IN, Slot.ANSWERED)
                                                .in(State.ASKED),
                                        the(Role.EXPERT)
                                                .may(Action.GIVE)
                                                .from(State.ASKED)
                                                .to(State.GIVEN)
                                                .giving("opinion")
                                                .recordedIn(Section.OPINION)
                                                .unless(
                                                        "question-asked",
                                                        filled(Section.REQUEST, "question")),
                                        the(Role.EXPERT)
                                                .may(Action.GIVE)
                                                .from(State.ASKED)
                                                .to(State.GIVEN)
                                                .giving("opinion")
                                                .giving(yesNo("answer")) // PROC-24
                                                .recordedIn(Section.OPINION)
                                                .requiring(
                                                        "question-asked",
                                                        filled(Section.REQUEST, "question"))))
                .labelled(Labels.beside(Opinion.class));
    }

    private static Sentence asking(Flag... flags) {
        Sentence asking =
                the(Context.INSTRUCTOR)
                        .ofContext()
                        .may(OPEN)
                        .into(State.ASKED)
                        .granting(Role.ASKER)
                        .setting(flags)
                        .requiring("request", complete(Section.REQUEST))
                        .unless(
                                "no-experts",
                                contextValueIs(Context.SETTINGS, "experts", "none")) // PROC-26
                        .unless(
                                "not-preset",
                                contextValueIs(Context.SETTINGS, "experts", "preset")
                                        .and(
                                                not(
                                                        valueListed(
                                                                Section.REQUEST,
                                                                "address",
                                                                Context.SETTINGS,
                                                                "presetExperts",
                                                                "address")))); // PROC-27
        return flags.length == 0
                ? asking
                : asking.requiring("shared", valueIs(Section.REQUEST, "visibility", "shared"));
    }
}
