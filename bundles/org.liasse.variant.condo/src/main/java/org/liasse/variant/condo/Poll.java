package org.liasse.variant.condo;

import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.days;
import static org.liasse.api.workflow.CoreRole.CLOCK;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.workflow.Workflow;

/** A question to the occupants of a building. */
final class Poll {

    enum State {
        DRAFT,
        PUBLISHED,
        CLOSED
    }

    enum Role {
        AUTHOR,
        OCCUPANT,
        MANAGER
    }

    enum Section {
        POLL,
        /** What was answered, once it is closed; by whom, nobody ever learns. */
        RESULTS
    }

    enum Flag {
        OUT
    }

    enum Mark {
        ANSWERED
    }

    enum Action {
        PUBLISH,
        ANSWER,
        REMIND,
        CLOSE
    }

    enum Tab {
        DRAFTS,
        RUNNING,
        CLOSED
    }

    enum Notice {
        PUBLISHED,
        REMINDER,
        RESULTS
    }

    private Poll() {}

    static DossierType type(Labels labels) {
        return DossierType.named("condo-poll")
                .at("condo-polls")
                .under("building")
                .states(State.class, State.CLOSED)
                .roles(
                        role(Role.AUTHOR),
                        role(Role.OCCUPANT) // occupants include council and caretakers
                                .inheritedFrom(
                                        Building.Role.OWNER,
                                        Building.Role.TENANT,
                                        Building.Role.COUNCIL,
                                        Building.Role.CARETAKER)
                                .external()
                                .when(Flag.OUT),
                        role(Role.MANAGER).inheritedFrom(Building.Role.MANAGER).when(Flag.OUT))
                .sections(
                        section(
                                Section.POLL, // COND-16
                                text("object").mandatory(),
                                longText("question").mandatory(),
                                yesNo("several"),
                                repeated("options", text("text").mandatory())
                                        .between("2", "20")
                                        .mandatory()),
                        section(
                                Section.RESULTS,
                                integer("voters"),
                                repeated("counts", text("option"), integer("count"))
                                        .between(null, "20")))
                .flags(flag(Flag.OUT))
                .marks(Mark.ANSWERED)
                .tabs(
                        tab(Tab.RUNNING, Filter.in(State.PUBLISHED)),
                        tab(Tab.DRAFTS, Filter.in(State.DRAFT)),
                        tab(Tab.CLOSED, Filter.in(State.CLOSED))) // COND-17: greyed
                .notices( // COND-17
                        notice(Notice.PUBLISHED).on(Action.PUBLISH).to(Role.OCCUPANT),
                        notice(Notice.REMINDER)
                                .on(Action.REMIND)
                                .to(Role.OCCUPANT)
                                .unmarked(Mark.ANSWERED),
                        notice(Notice.RESULTS)
                                .on(Action.CLOSE)
                                .to(Role.OCCUPANT)
                                .telling(Section.RESULTS))
                .workflow(
                        Workflow.openedBy(
                                        the(
                                                        Building.Role.COUNCIL,
                                                        Building.Role.MANAGER) // not a caretaker
                                                .ofContext()
                                                .may(OPEN)
                                                .into(State.DRAFT)
                                                .granting(Role.AUTHOR))
                                .where(
                                        the(Role.AUTHOR).may(EDIT, Section.POLL).in(State.DRAFT),
                                        the(Role.AUTHOR)
                                                .may(Action.PUBLISH)
                                                .from(State.DRAFT)
                                                .to(State.PUBLISHED)
                                                .requiring("poll", complete(Section.POLL))
                                                .setting(Flag.OUT)
                                                .confirming(), // COND-16
                                        the(Role.OCCUPANT)
                                                .may(Action.ANSWER)
                                                .in(State.PUBLISHED)
                                                .giving(
                                                        repeated(
                                                                "chosen",
                                                                text("option").mandatory()))
                                                .casting(
                                                        "chosen",
                                                        Section.POLL,
                                                        "options",
                                                        "several")
                                                .marking(Mark.ANSWERED)
                                                .awaited(),
                                        the(CLOCK)
                                                .may(Action.REMIND)
                                                .in(State.PUBLISHED)
                                                .after(days(4))
                                                .sinceEntering(State.PUBLISHED), // COND-17: once
                                        the(Role.AUTHOR)
                                                .may(Action.CLOSE)
                                                .from(State.PUBLISHED)
                                                .to(State.CLOSED)
                                                .countingInto(
                                                        Section.RESULTS))) // COND-17: nobody else
                .labelled(labels);
    }
}
