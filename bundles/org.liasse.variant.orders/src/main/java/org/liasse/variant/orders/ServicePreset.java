package org.liasse.variant.orders;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Verb.DRAW;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.workflow.Workflow;

/**
 * What a company presets for one equipment type and one kind of intervention, in the place of what
 * is shipped: its managers draw the checks of visits here, revision by revision (SERV-08).
 */
final class ServicePreset {

    enum State {
        ACTIVE,
        /** What is shipped holds again. */
        WITHDRAWN
    }

    enum Role {
        MANAGER,
        PLANNER
    }

    enum Section {
        SCOPE
    }

    enum Action {
        WITHDRAW,
        RESTORE
    }

    enum Tab {
        ACTIVE
    }

    enum Drawn {
        SERVICE_VISIT
    }

    private ServicePreset() {}

    static DossierType type(Labels labels) {
        return DossierType.named("service-preset")
                .at("service-presets")
                .context()
                .drawing("service-visit")
                .states(State.class, State.WITHDRAWN)
                .roles(
                        role(Role.MANAGER).inheritedFrom(Customer.Role.MANAGER),
                        role(Role.PLANNER).inheritedFrom(Customer.Role.PLANNER))
                .sections(
                        section( // what it is for never changes: orders are found by it
                                        Section.SCOPE,
                                        choice("sector", Customer.SECTORS).mandatory(), // SERV-19
                                        text("equipmentType").upTo(60).mandatory(),
                                        text("nameFr").upTo(100),
                                        text("nameEn").upTo(100),
                                        choice("kind", ServiceOrder.KINDS).mandatory()) // SERV-23
                                .seenBy(Role.MANAGER, Role.PLANNER))
                .tabs(tab(Tab.ACTIVE, Filter.in(State.ACTIVE)))
                .workflow(
                        Workflow.openedBy(
                                        the(Customer.Role.MANAGER)
                                                .may(OPEN)
                                                .into(State.ACTIVE)
                                                .filling(Section.SCOPE)
                                                .requiring(
                                                        "scope-complete", complete(Section.SCOPE)))
                                .where(
                                        the(Role.MANAGER)
                                                .may(DRAW, Drawn.SERVICE_VISIT)
                                                .in(State.ACTIVE),
                                        the(Role.MANAGER)
                                                .may(Action.WITHDRAW)
                                                .from(State.ACTIVE)
                                                .to(State.WITHDRAWN)
                                                .confirming(),
                                        the(Role.MANAGER)
                                                .may(Action.RESTORE)
                                                .from(State.WITHDRAWN)
                                                .to(State.ACTIVE)))
                .labelled(labels);
    }
}
