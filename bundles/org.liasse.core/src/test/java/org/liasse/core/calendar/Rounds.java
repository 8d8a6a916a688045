package org.liasse.core.calendar;

import static org.liasse.api.form.Field.account;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.instant;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Appointment.appointment;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import java.util.Collection;
import java.util.List;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.Audience;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/** Rounds of a head: on days, or at an hour; some are secret. */
final class Rounds implements DossierVariant {

    enum Role {
        HEAD,
        HELPER,
        GUEST
    }

    enum State {
        PLANNED,
        OVER,
        DROPPED
    }

    enum Section {
        PLAN,
        WISH,
        ROOM
    }

    enum Flag {
        OPEN
    }

    enum Action {
        SHOW,
        HIDE,
        FINISH,
        DROP,
        BURN
    }

    enum Rendezvous {
        ROUND
    }

    @Override
    public Collection<DossierType> types() {
        Audience shown =
                Audience.seenBy(Role.HEAD, Role.HELPER)
                        .and(Audience.seenBy(Role.GUEST).when(Flag.OPEN));
        return List.of(
                DossierType.named("round")
                        .at("rounds")
                        .states(State.class, State.OVER, State.DROPPED)
                        .roles(
                                role(Role.HEAD).inheritedFrom(Role.HEAD),
                                role(Role.HELPER),
                                role(Role.GUEST).external())
                        .sections(
                                section(
                                                Section.PLAN,
                                                instant("start"),
                                                instant("end"),
                                                account("person"))
                                        .seen(shown),
                                section(Section.WISH, date("day")).seen(shown),
                                section(Section.ROOM, text("name")).seenBy(Role.HEAD, Role.HELPER))
                        .flags(flag(Flag.OPEN).seenBy(Role.HEAD))
                        .appointments(
                                appointment(Rendezvous.ROUND)
                                        .from(Section.PLAN, "start")
                                        .until(Section.PLAN, "end")
                                        .lasting(45)
                                        .proposed(Section.WISH, "day")
                                        .at(Section.ROOM, "name")
                                        .by(Role.HELPER)
                                        .by(Section.PLAN, "person")
                                        .toldTo(Role.GUEST)
                                        .heldIn(State.OVER)
                                        .cancelledIn(State.DROPPED))
                        .workflow(
                                Workflow.openedBy(
                                                the(Role.HEAD)
                                                        .ofContext()
                                                        .may(OPEN)
                                                        .into(State.PLANNED))
                                        .where(
                                                the(Role.HEAD).may(EDIT, Section.PLAN).inAnyState(),
                                                the(Role.HEAD).may(EDIT, Section.WISH).inAnyState(),
                                                the(Role.HEAD).may(EDIT, Section.ROOM).inAnyState(),
                                                the(Role.HEAD)
                                                        .may(INVITE, Role.HELPER)
                                                        .inAnyState(),
                                                the(Role.HEAD)
                                                        .may(EXCLUDE, Role.HELPER)
                                                        .inAnyState(),
                                                the(Role.HEAD).may(INVITE, Role.GUEST).inAnyState(),
                                                the(Role.HEAD)
                                                        .may(Action.SHOW)
                                                        .inAnyState()
                                                        .setting(Flag.OPEN),
                                                the(Role.HEAD)
                                                        .may(Action.HIDE)
                                                        .inAnyState()
                                                        .clearing(Flag.OPEN),
                                                the(Role.HEAD)
                                                        .may(Action.FINISH)
                                                        .from(State.PLANNED)
                                                        .to(State.OVER),
                                                the(Role.HEAD)
                                                        .may(Action.DROP)
                                                        .from(State.PLANNED)
                                                        .to(State.DROPPED),
                                                the(Role.HEAD)
                                                        .may(Action.BURN)
                                                        .inAnyState()
                                                        .erasing()))
                        .labelled(Labels.beside(Rounds.class)));
    }
}
