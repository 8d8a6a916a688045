package org.liasse.variant.orders;

import static org.liasse.api.form.Field.address;
import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.phone;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.workflow.Conditions.contextIn;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/** A client of a field-service company, and the sites where it is served. */
final class Customer {

    enum State {
        ACTIVE,
        /** Nothing new is opened here. */
        CLOSED
    }

    /** SERV-18, on offices, clients and sites alike. */
    enum Role {
        ADMINISTRATOR,
        PLANNER,
        MANAGER,
        ACCOUNTANT,
        CLIENT
    }

    enum Section {
        SHEET,
        /** To whom invoices are addressed. */
        BILLING,
        SITE,
        ACCESS,
        PRIVACY
    }

    enum Action {
        CLOSE,
        REOPEN
    }

    private Customer() {}

    static final String[] SECTORS = {
        "air-conditioning",
        "refrigeration",
        "telecom",
        "landscaping",
        "plumbing",
        "electricity",
        "equipment-delivery",
        "facility-management",
        "it"
    };

    static DossierType client(Labels labels) {
        return DossierType.named("service-client")
                .at("service-clients")
                .context()
                .states(State.class, State.CLOSED)
                .roles(
                        role(Role.ADMINISTRATOR).inheritedFrom(Role.ADMINISTRATOR),
                        role(Role.PLANNER).inheritedFrom(Role.PLANNER),
                        role(Role.MANAGER).inheritedFrom(Role.MANAGER),
                        role(Role.ACCOUNTANT).inheritedFrom(Role.ACCOUNTANT),
                        role(Role.CLIENT).external())
                .sections(
                        section(
                                Section.SHEET,
                                text("name").mandatory(),
                                choice("sector", SECTORS), // SERV-19
                                email("afterSalesEmail"), // SERV-22
                                phone("afterSalesPhone")),
                        section( // SERV-17
                                        Section.BILLING,
                                        text("name").upTo(200),
                                        address("address"),
                                        text("legalId").upTo(30),
                                        text("vatId").upTo(20),
                                        email("email"),
                                        text("reference").upTo(100),
                                        integer("days").between("0", "365"))
                                .seenBy(
                                        Role.ADMINISTRATOR,
                                        Role.PLANNER,
                                        Role.MANAGER,
                                        Role.ACCOUNTANT,
                                        Role.CLIENT),
                        section( // SERV-12: what a sealed report may hold
                                        Section.PRIVACY,
                                        repeated("allowed", text("field").mandatory()),
                                        choice("reports", "kept", "destroyed"),
                                        integer("months"))
                                .seenBy(Role.ADMINISTRATOR))
                .workflow(
                        Workflow.openedBy(
                                        the(Role.PLANNER, Role.ADMINISTRATOR)
                                                .may(OPEN)
                                                .into(State.ACTIVE))
                                .where(
                                        the(Role.PLANNER).may(EDIT, Section.SHEET).inAnyState(),
                                        the(Role.PLANNER, Role.ACCOUNTANT)
                                                .may(EDIT, Section.BILLING)
                                                .inAnyState(),
                                        the(Role.ADMINISTRATOR)
                                                .may(EDIT, Section.PRIVACY)
                                                .inAnyState(),
                                        the(Role.PLANNER, Role.ADMINISTRATOR)
                                                .may(INVITE, Role.CLIENT)
                                                .inAnyState(),
                                        the(Role.PLANNER)
                                                .may(Action.CLOSE)
                                                .from(State.ACTIVE)
                                                .to(State.CLOSED)
                                                .confirming(),
                                        the(Role.PLANNER)
                                                .may(Action.REOPEN)
                                                .from(State.CLOSED)
                                                .to(State.ACTIVE)))
                .labelled(labels);
    }

    static DossierType site(Labels labels) {
        return DossierType.named("service-site")
                .at("service-sites")
                .under("service-client")
                .context()
                .states(State.class, State.CLOSED)
                .roles(
                        role(Role.ADMINISTRATOR).inheritedFrom(Role.ADMINISTRATOR),
                        role(Role.PLANNER).inheritedFrom(Role.PLANNER),
                        role(Role.MANAGER).inheritedFrom(Role.MANAGER),
                        role(Role.ACCOUNTANT).inheritedFrom(Role.ACCOUNTANT),
                        role(Role.CLIENT).inheritedFrom(Role.CLIENT).external())
                .sections(
                        section(Section.SITE, address("place").mandatory(), text("equipment")),
                        section(Section.ACCESS, text("code"), text("hints")) // SERV-14
                                .seenBy(Role.PLANNER, Role.MANAGER, Role.CLIENT))
                .workflow(
                        Workflow.openedBy(
                                        the(Role.PLANNER)
                                                .ofContext()
                                                .may(OPEN)
                                                .into(State.ACTIVE)
                                                .requiring("active", contextIn(State.ACTIVE)))
                                .where(
                                        the(Role.PLANNER).may(EDIT, Section.SITE).inAnyState(),
                                        the(Role.PLANNER, Role.CLIENT)
                                                .may(EDIT, Section.ACCESS)
                                                .inAnyState(),
                                        the(Role.PLANNER)
                                                .may(Action.CLOSE)
                                                .from(State.ACTIVE)
                                                .to(State.CLOSED)
                                                .confirming(),
                                        the(Role.PLANNER)
                                                .may(Action.REOPEN)
                                                .from(State.CLOSED)
                                                .to(State.ACTIVE)))
                .labelled(labels);
    }
}
