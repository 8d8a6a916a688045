package org.liasse.variant.condo;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/** Something that everybody in a building is told. */
final class Info {

    enum State {
        PUBLISHED,
        WITHDRAWN
    }

    enum Role {
        AUTHOR,
        OCCUPANT,
        MANAGER
    }

    enum Section {
        INFO
    }

    enum Slot {
        PHOTOS,
        PAPERS
    }

    enum Action {
        WITHDRAW
    }

    enum Notice {
        NEW_INFO
    }

    private Info() {}

    static DossierType type(Labels labels) {
        return DossierType.named("condo-info")
                .at("condo-infos")
                .under("building")
                .states(State.class, State.WITHDRAWN)
                .roles(
                        role(Role.AUTHOR),
                        role(Role.OCCUPANT)
                                .inheritedFrom(
                                        Building.Role.OWNER,
                                        Building.Role.TENANT,
                                        Building.Role.COUNCIL,
                                        Building.Role.CARETAKER)
                                .external(),
                        role(Role.MANAGER).inheritedFrom(Building.Role.MANAGER))
                .sections(
                        section(
                                Section.INFO, // COND-15
                                choice(
                                        "template",
                                        "visit",
                                        "notice",
                                        "bulky-waste",
                                        "neighbours",
                                        "numbers",
                                        "holidays"),
                                longText("text").mandatory()))
                .slots(slot(Slot.PHOTOS).photos(), slot(Slot.PAPERS).accepting("application/pdf"))
                .notices(notice(Notice.NEW_INFO).on(OPEN).to(Role.OCCUPANT))
                .workflow(
                        Workflow.openedBy(
                                        the(
                                                        Building.Role.COUNCIL,
                                                        Building.Role.CARETAKER,
                                                        Building.Role.MANAGER)
                                                .ofContext()
                                                .may(OPEN)
                                                .into(State.PUBLISHED)
                                                .granting(Role.AUTHOR)) // COND-03
                                .where(
                                        the(Role.AUTHOR)
                                                .may(EDIT, Section.INFO)
                                                .in(State.PUBLISHED),
                                        the(Role.AUTHOR)
                                                .may(DEPOSIT_IN, Slot.PHOTOS)
                                                .in(State.PUBLISHED),
                                        the(Role.AUTHOR)
                                                .may(DEPOSIT_IN, Slot.PAPERS)
                                                .in(State.PUBLISHED),
                                        the(Role.AUTHOR, Role.MANAGER)
                                                .may(Action.WITHDRAW)
                                                .from(State.PUBLISHED)
                                                .to(State.WITHDRAWN)))
                .labelled(labels);
    }
}
