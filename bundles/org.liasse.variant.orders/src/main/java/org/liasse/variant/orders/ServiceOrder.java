package org.liasse.variant.orders;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.decimal;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.money;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.workflow.Conditions.contextIn;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.DRAW;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.workflow.Workflow;

/** What a client asked for on a site; its visits are dossiers of their own, opened under it. */
final class ServiceOrder {

    enum State {
        UNDER_WAY,
        DONE
    }

    enum Role {
        ADMINISTRATOR,
        PLANNER,
        MANAGER,
        ACCOUNTANT,
        TECHNICIAN,
        LEADER,
        CLIENT
    }

    enum Section {
        MISSION,
        ESTIMATE
    }

    enum Slot {
        PLANS,
        DIAGRAMS
    }

    enum Action {
        FINISH,
        RESUME,
        /** Visits to come begin with what is preset now. */
        RENEW
    }

    enum Tab {
        UNDER_WAY,
        DONE
    }

    enum Drawn {
        SERVICE_VISIT
    }

    /** Kinds of intervention, SERV-23. */
    static final String[] KINDS = {
        "installation", "preventive", "repair", "support", "after-sales"
    };

    private ServiceOrder() {}

    static DossierType type(Labels labels) {
        return DossierType.named("service-order")
                .at("service-orders")
                .under("service-site")
                .context()
                .drawing("service-visit") // SERV-08: what is preset for the visits to come
                .states(State.class, State.DONE)
                .roles(
                        role(Role.ADMINISTRATOR).inheritedFrom(Customer.Role.ADMINISTRATOR),
                        role(Role.PLANNER).inheritedFrom(Customer.Role.PLANNER),
                        role(Role.MANAGER).inheritedFrom(Customer.Role.MANAGER),
                        role(Role.ACCOUNTANT).inheritedFrom(Customer.Role.ACCOUNTANT),
                        role(Role.TECHNICIAN), // own staff or sub-contractor, SERV-18
                        role(Role.LEADER).single(),
                        role(Role.CLIENT).inheritedFrom(Customer.Role.CLIENT).external())
                .sections(
                        section(
                                Section.MISSION, // SERV-14, SERV-23
                                choice("kind", KINDS).mandatory(),
                                text("equipmentType").upTo(60), // SERV-08
                                text("equipment"),
                                longText("mission").mandatory(),
                                longText("constraints"),
                                repeated("needed", text("item"), decimal("quantity"))),
                        section(Section.ESTIMATE, money("estimate"), decimal("hours")) // SERV-21
                                .seenBy(
                                        Role.ADMINISTRATOR,
                                        Role.MANAGER,
                                        Role.ACCOUNTANT,
                                        Role.PLANNER))
                .slots(slot(Slot.PLANS), slot(Slot.DIAGRAMS)) // SERV-14
                .tabs(
                        tab(Tab.UNDER_WAY, Filter.in(State.UNDER_WAY)),
                        tab(Tab.DONE, Filter.in(State.DONE)))
                .workflow(
                        Workflow.openedBy(
                                        the(Customer.Role.PLANNER)
                                                .ofContext()
                                                .may(OPEN)
                                                .into(State.UNDER_WAY)
                                                .requiring(
                                                        "active", contextIn(Customer.State.ACTIVE)))
                                .where(
                                        the(Role.PLANNER)
                                                .may(EDIT, Section.MISSION)
                                                .in(State.UNDER_WAY),
                                        the(Role.PLANNER, Role.MANAGER)
                                                .may(EDIT, Section.ESTIMATE)
                                                .in(State.UNDER_WAY),
                                        the(Role.PLANNER, Role.CLIENT)
                                                .may(DEPOSIT_IN, Slot.PLANS)
                                                .in(State.UNDER_WAY),
                                        the(Role.PLANNER)
                                                .may(DEPOSIT_IN, Slot.DIAGRAMS)
                                                .in(State.UNDER_WAY),
                                        the(Role.PLANNER)
                                                .may(INVITE, Role.TECHNICIAN)
                                                .in(State.UNDER_WAY), // CORE-24
                                        the(Role.PLANNER)
                                                .may(EXCLUDE, Role.TECHNICIAN)
                                                .in(State.UNDER_WAY),
                                        the(Role.PLANNER)
                                                .may(INVITE, Role.LEADER)
                                                .in(State.UNDER_WAY),
                                        the(Role.PLANNER)
                                                .may(EXCLUDE, Role.LEADER)
                                                .in(State.UNDER_WAY),
                                        the(Role.PLANNER, Role.MANAGER)
                                                .may(DRAW, Drawn.SERVICE_VISIT)
                                                .in(State.UNDER_WAY), // SERV-08
                                        the(Role.PLANNER, Role.MANAGER)
                                                .may(Action.RENEW)
                                                .in(State.UNDER_WAY), // SERV-08
                                        the(Role.PLANNER, Role.MANAGER)
                                                .may(Action.FINISH)
                                                .from(State.UNDER_WAY)
                                                .to(State.DONE),
                                        the(Role.PLANNER, Role.MANAGER)
                                                .may(Action.RESUME)
                                                .from(State.DONE)
                                                .to(State.UNDER_WAY)))
                .labelled(labels);
    }
}
