package org.liasse.core.statistic;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Statistic.count;
import static org.liasse.api.type.Statistic.current;
import static org.liasse.api.type.Statistic.duration;
import static org.liasse.api.type.Statistic.rate;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import java.util.Collection;
import java.util.List;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.DossierTypeBuilder;
import org.liasse.api.type.Statistic;
import org.liasse.api.workflow.Workflow;

/**
 * Libraries, where books are wished for: what is counted of wishes.
 *
 * @param version of its types
 * @param counts whether this version counts anything
 */
record Library(String version, boolean counts) implements DossierVariant {

    enum Role {
        HEAD,
        READER
    }

    enum LibraryState {
        FITTED,
        RUNNING
    }

    enum State {
        NOTED,
        ASKED,
        STUDIED,
        BOUGHT,
        DECLINED
    }

    enum Section {
        WISH
    }

    enum Flag {
        SHOWN,
        WAITING,
        HIDDEN,
        RUN
    }

    enum Action {
        RUN,
        ASK,
        STUDY,
        SEND_BACK,
        WAIT,
        ANSWER,
        HIDE,
        UNHIDE,
        BUY,
        DECLINE,
        REOPEN,
        BURN,
        FORGET
    }

    enum Figure {
        PROGRESS,
        VOLUMES,
        ASKED,
        DECIDED,
        SUBJECTS,
        BOUGHT,
        PROCESSING
    }

    /** Nothing is counted yet. */
    static final Library FIRST = new Library("1.0", false);

    static final Library COUNTING = new Library("1.1", true);

    @Override
    public Collection<DossierType> types() {
        Labels labels = Labels.beside(Library.class);
        return List.of(library(labels), wish(labels));
    }

    private DossierType library(Labels labels) {
        return DossierType.named("library")
                .version(version)
                .at("libraries")
                .context()
                .states(LibraryState.class)
                .roles(
                        role(Role.HEAD).inheritedFrom(Role.HEAD),
                        role(Role.READER).inheritedFrom(Role.READER).external())
                .flags(flag(Flag.RUN))
                .workflow(
                        Workflow.openedBy(
                                        the(Role.HEAD)
                                                .ofContext()
                                                .may(OPEN)
                                                .into(LibraryState.FITTED))
                                .where(
                                        the(Role.HEAD)
                                                .may(Action.RUN)
                                                .from(LibraryState.FITTED)
                                                .to(LibraryState.RUNNING)
                                                .setting(Flag.RUN)))
                .labelled(labels);
    }

    private DossierType wish(Labels labels) {
        DossierTypeBuilder type =
                DossierType.named("wish")
                        .version(version)
                        .at("wishes")
                        .under("library")
                        .states(State.class, State.BOUGHT, State.DECLINED)
                        .roles(
                                role(Role.READER).external(),
                                role(Role.HEAD).inheritedFrom(Role.HEAD))
                        .sections(
                                section(
                                        Section.WISH,
                                        choice("subject", "history", "poetry"),
                                        yesNo("urgent"),
                                        integer("volumes")))
                        .flags(flag(Flag.SHOWN), flag(Flag.WAITING), flag(Flag.HIDDEN))
                        .workflow(workflow());
        return (counts ? type.statistics(statistics()) : type).labelled(labels);
    }

    private static Statistic[] statistics() {
        return new Statistic[] {
            current(Figure.PROGRESS)
                    .byState()
                    .only(Flag.SHOWN)
                    .except(Flag.HIDDEN)
                    .readBy(Role.HEAD)
                    .openOnce(Flag.RUN),
            current(Figure.VOLUMES)
                    .in(State.ASKED)
                    .summing(Section.WISH, "volumes")
                    .readBy(Role.HEAD),
            count(Figure.ASKED).leaving(State.NOTED).entering(State.ASKED).readBy(Role.HEAD),
            count(Figure.DECIDED)
                    .entering(State.BOUGHT, State.DECLINED)
                    .byState()
                    .readBy(Role.HEAD)
                    .openOnce(Flag.RUN),
            count(Figure.SUBJECTS)
                    .entering(State.BOUGHT)
                    .by(Section.WISH, "subject")
                    .by(Section.WISH, "urgent")
                    .readBy(Role.HEAD),
            rate(Figure.BOUGHT, Figure.DECIDED, State.BOUGHT).readBy(Role.HEAD).openOnce(Flag.RUN),
            duration(Figure.PROCESSING)
                    .from(State.ASKED)
                    .entering(State.BOUGHT, State.DECLINED)
                    .without(Flag.WAITING)
                    .readBy(Role.HEAD)
        };
    }

    private static Workflow workflow() {
        return Workflow.openedBy(
                        the(Role.READER)
                                .ofContext()
                                .may(OPEN)
                                .into(State.NOTED)
                                .granting(Role.READER))
                .where(
                        the(Role.READER).may(EDIT, Section.WISH).inAnyState(),
                        the(Role.READER)
                                .may(Action.ASK)
                                .from(State.NOTED)
                                .to(State.ASKED)
                                .setting(Flag.SHOWN),
                        the(Role.HEAD).may(Action.STUDY).from(State.ASKED).to(State.STUDIED),
                        the(Role.HEAD).may(Action.SEND_BACK).from(State.STUDIED).to(State.ASKED),
                        the(Role.HEAD).may(Action.WAIT).inAnyState().setting(Flag.WAITING),
                        the(Role.READER).may(Action.ANSWER).inAnyState().clearing(Flag.WAITING),
                        the(Role.HEAD).may(Action.HIDE).inAnyState().setting(Flag.HIDDEN),
                        the(Role.HEAD).may(Action.UNHIDE).inAnyState().clearing(Flag.HIDDEN),
                        the(Role.HEAD)
                                .may(Action.BUY)
                                .from(State.ASKED, State.STUDIED)
                                .to(State.BOUGHT),
                        the(Role.HEAD)
                                .may(Action.DECLINE)
                                .from(State.ASKED, State.STUDIED)
                                .to(State.DECLINED),
                        the(Role.HEAD)
                                .may(Action.REOPEN)
                                .from(State.BOUGHT, State.DECLINED)
                                .to(State.STUDIED),
                        the(Role.HEAD).may(Action.BURN).inAnyState().erasing(),
                        the(Role.HEAD).may(Action.FORGET).inAnyState().forgetting(Section.WISH));
    }
}
