package org.liasse.variant.condo;

import static org.liasse.api.form.Field.account;
import static org.liasse.api.form.Field.address;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.person;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Product.product;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Statistic.current;
import static org.liasse.api.workflow.CoreRole.NEWCOMER;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.JOIN;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.PRODUCE;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.SignUp;
import org.liasse.api.workflow.Conditions;
import org.liasse.api.workflow.Workflow;

/** A building: the context of what is reported, ordered, told, asked and claimed in it. */
final class Building {

    enum State {
        ACTIVE
    }

    enum Role {
        /** The syndic. */
        MANAGER,
        /** Who runs the platform: registers insurers. */
        PLATFORM,
        COUNCIL,
        CARETAKER,
        OWNER,
        TENANT,
        /** Whoever asks by Open311, once the manager has opened the building. */
        STRANGER,
        /** By which strangers send reports: a town's, with a personal link. */
        APPLICATION
    }

    enum Section {
        SHEET,
        INSURER,
        POLICY,
        /** The code by which occupants sign up. */
        ENTRANCE,
        /** Those who signed up, and where they live. */
        OCCUPANTS
    }

    enum Slot {
        PHOTO,
        PRINTED
    }

    enum Flag {
        /** A report reaches the manager only once a council member or caretaker shares it. */
        FILTERED,
        /** Strangers read what all residents do and the manager too, and send reports. */
        OPEN
    }

    enum Action {
        SWITCH_FILTER_ON,
        SWITCH_FILTER_OFF,
        NEW_CODE,
        OPEN_TO_STRANGERS,
        CLOSE_TO_STRANGERS
    }

    enum Figure {
        BUILDINGS,
        LOTS,
        COUNCIL_MEMBERS,
        CARETAKERS,
        OWNERS,
        TENANTS
    }

    enum Product {
        POSTER,
        OCCUPANTS
    }

    private Building() {}

    static DossierType type(Labels labels) {
        return DossierType.named("building")
                .at("buildings")
                .context()
                .states(State.class, State.ACTIVE)
                .roles(
                        role(Role.MANAGER).inheritedFrom(Role.MANAGER),
                        role(Role.PLATFORM).inheritedFrom(Role.PLATFORM),
                        role(Role.COUNCIL).external(),
                        role(Role.CARETAKER).external(),
                        // COND-03: no occupant gets the list of occupants
                        role(Role.OWNER)
                                .external()
                                .seenBy(Role.MANAGER, Role.COUNCIL, Role.CARETAKER),
                        role(Role.TENANT)
                                .external()
                                .seenBy(Role.MANAGER, Role.COUNCIL, Role.CARETAKER),
                        role(Role.STRANGER).inheritedFrom(Role.STRANGER).external().when(Flag.OPEN),
                        role(Role.APPLICATION)
                                .external()
                                .seenBy(Role.MANAGER, Role.COUNCIL, Role.CARETAKER))
                .sections(
                        section(
                                        Section.SHEET,
                                        address("address").mandatory(),
                                        integer("lots"),
                                        text("accessCode"),
                                        person("contact"),
                                        integer("reminder"))
                                .seenBy(Role.MANAGER),
                        section( // COND-18: registered by the operator of the platform
                                        Section.INSURER, text("name"), person("agent"))
                                .seenBy(Role.MANAGER, Role.PLATFORM),
                        section(Section.POLICY, text("agent"), text("number"), date("until"))
                                .seenBy(Role.MANAGER),
                        section(Section.ENTRANCE, text("code")) // COND-02, COND-21
                                .seenBy(Role.MANAGER, Role.COUNCIL, Role.CARETAKER),
                        section(
                                        Section.OCCUPANTS,
                                        repeated(
                                                        "people",
                                                        account("account").mandatory(),
                                                        text("lot").upTo(40))
                                                .between(null, String.valueOf(OccupantList.MOST)))
                                .seenBy(Role.MANAGER, Role.COUNCIL, Role.CARETAKER))
                .slots(
                        slot(Slot.PHOTO).photos().atMost(1),
                        slot(Slot.PRINTED).seenBy(Role.MANAGER, Role.COUNCIL, Role.CARETAKER))
                .flags(
                        flag(Flag.FILTERED)
                                .seenBy(Role.MANAGER, Role.COUNCIL, Role.CARETAKER), // COND-10
                        flag(Flag.OPEN))
                .products(
                        product(Product.POSTER, Slot.PRINTED), // COND-21
                        product(Product.OCCUPANTS, Slot.PRINTED))
                .statistics( // COND-04: read on the office
                        current(Figure.BUILDINGS).readBy(Role.MANAGER),
                        current(Figure.LOTS).summing(Section.SHEET, "lots").readBy(Role.MANAGER),
                        current(Figure.COUNCIL_MEMBERS).holding(Role.COUNCIL).readBy(Role.MANAGER),
                        current(Figure.CARETAKERS).holding(Role.CARETAKER).readBy(Role.MANAGER),
                        current(Figure.OWNERS).holding(Role.OWNER).readBy(Role.MANAGER),
                        current(Figure.TENANTS).holding(Role.TENANT).readBy(Role.MANAGER))
                .saying("charter")
                .saying(Poster.SAYINGS) // COND-21
                .saying(OccupantList.SAYINGS) // COND-03
                .signUp( // COND-02
                        SignUp.byCode(Section.ENTRANCE, "code")
                                .accepting("charter")
                                .listedIn(Section.OCCUPANTS, "people"))
                .saying( // COND-15
                        "template.visit",
                        "template.notice",
                        "template.bulky-waste",
                        "template.neighbours",
                        "template.numbers",
                        "template.holidays")
                .workflow(
                        Workflow.openedBy(
                                        the(Role.MANAGER)
                                                .may(OPEN)
                                                .into(State.ACTIVE)
                                                .makingACode())
                                .where(
                                        the(Role.MANAGER).may(EDIT, Section.SHEET).inAnyState(),
                                        the(Role.PLATFORM).may(EDIT, Section.INSURER).inAnyState(),
                                        the(Role.MANAGER).may(EDIT, Section.POLICY).inAnyState(),
                                        the(Role.MANAGER).may(DEPOSIT_IN, Slot.PHOTO).inAnyState(),
                                        the(Role.MANAGER)
                                                .may(INVITE, Role.COUNCIL)
                                                .inAnyState(), // COND-20
                                        the(Role.MANAGER).may(EXCLUDE, Role.COUNCIL).inAnyState(),
                                        the(Role.MANAGER).may(INVITE, Role.CARETAKER).inAnyState(),
                                        the(Role.MANAGER).may(EXCLUDE, Role.CARETAKER).inAnyState(),
                                        the(Role.MANAGER).may(INVITE, Role.OWNER).inAnyState(),
                                        the(Role.MANAGER).may(EXCLUDE, Role.OWNER).inAnyState(),
                                        the(Role.MANAGER).may(INVITE, Role.TENANT).inAnyState(),
                                        the(Role.MANAGER).may(EXCLUDE, Role.TENANT).inAnyState(),
                                        the(NEWCOMER).may(JOIN, Role.OWNER).inAnyState(), // COND-02
                                        the(NEWCOMER).may(JOIN, Role.TENANT).inAnyState(),
                                        the(Role.MANAGER)
                                                .may(Action.NEW_CODE)
                                                .inAnyState()
                                                .confirming()
                                                .makingACode(),
                                        the(Role.MANAGER)
                                                .may(Action.SWITCH_FILTER_ON)
                                                .inAnyState()
                                                .unless("filtered", Conditions.flag(Flag.FILTERED))
                                                .setting(Flag.FILTERED),
                                        the(Role.MANAGER)
                                                .may(Action.SWITCH_FILTER_OFF)
                                                .inAnyState()
                                                .requiring(
                                                        "unfiltered",
                                                        Conditions.flag(Flag.FILTERED))
                                                .clearing(Flag.FILTERED),
                                        the(Role.MANAGER)
                                                .may(Action.OPEN_TO_STRANGERS)
                                                .inAnyState()
                                                .unless("open", Conditions.flag(Flag.OPEN))
                                                .setting(Flag.OPEN)
                                                .confirming(),
                                        the(Role.MANAGER)
                                                .may(Action.CLOSE_TO_STRANGERS)
                                                .inAnyState()
                                                .requiring("opened", Conditions.flag(Flag.OPEN))
                                                .clearing(Flag.OPEN),
                                        the(Role.MANAGER)
                                                .may(INVITE, Role.APPLICATION)
                                                .inAnyState(),
                                        the(Role.MANAGER)
                                                .may(EXCLUDE, Role.APPLICATION)
                                                .inAnyState(),
                                        the(Role.COUNCIL, Role.CARETAKER, Role.MANAGER)
                                                .may(PRODUCE, Product.POSTER)
                                                .inAnyState(), // COND-03
                                        the(Role.COUNCIL, Role.CARETAKER, Role.MANAGER)
                                                .may(PRODUCE, Product.OCCUPANTS)
                                                .inAnyState())) // COND-03
                .labelled(labels);
    }
}
