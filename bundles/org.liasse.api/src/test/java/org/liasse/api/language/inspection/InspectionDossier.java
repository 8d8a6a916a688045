package org.liasse.api.language.inspection;

import static org.liasse.api.form.Field.account;
import static org.liasse.api.form.Field.address;
import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.instant;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.money;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Audience.seenBy;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Product.product;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Declarations.Thread.thread;
import static org.liasse.api.type.Filter.and;
import static org.liasse.api.type.Filter.in;
import static org.liasse.api.type.Filter.markedByMe;
import static org.liasse.api.type.Filter.not;
import static org.liasse.api.workflow.Conditions.contextValueIs;
import static org.liasse.api.workflow.Conditions.documentIn;
import static org.liasse.api.workflow.CoreRole.ANYONE;
import static org.liasse.api.workflow.Verb.ADD_SLOT;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.MARK;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.PRODUCE;
import static org.liasse.api.workflow.Verb.SHARE;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.Audience;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/** The inspection of one building: what is expected, measured, reported, paid and delivered. */
public final class InspectionDossier {

    enum State {
        TO_SCHEDULE,
        VISITED,
        NON_CONFORMING,
        FINALISED
    }

    enum Role {
        ADMINISTRATOR,
        MEMBER,
        OPERATOR,
        BUILDER,
        ARCHITECT,
        INDIVIDUAL,
        /** The private person for whom an architect builds: he pays and is shown no report. */
        OWNER,
        SITE_MANAGER,
        PARTNER
    }

    enum Section {
        CASE,
        THERMAL,
        APPOINTMENT,
        CONTROL,
        SETTLEMENT
    }

    enum Slot {
        XML,
        THERMAL_DOCUMENTS,
        QUOTE,
        ADMINISTRATIVE,
        DWELLING_PLANS,
        SAMPLING_PLAN,
        PHOTOS,
        REPORTS,
        PAYMENTS
    }

    enum Thread {
        CHAT
    }

    enum Flag {
        OF_BUILDER,
        OF_ARCHITECT,
        OF_INDIVIDUAL,
        PAID,
        STALE
    }

    enum Mark {
        ARCHIVED
    }

    enum Feature {
        PREMIUM
    }

    enum Action {
        SET_VISITED,
        ENTER_CONTROL,
        CHANGE_PRESTATION,
        CHANGE_DATE,
        REQUEST_THERMAL_UPDATE,
        SET_NON_CONFORMING,
        FINALISE,
        REOPEN,
        RECORD_PAYMENT,
        DELETE
    }

    enum Tab {
        TO_SCHEDULE,
        VISITED,
        ARCHIVED
    }

    enum Notice {
        UPDATE_REQUESTED,
        REPORT_UNLOCKED,
        DATE_CHANGED,
        CHAT_MESSAGE
    }

    enum Product {
        REPORT,
        BUILDING_REGULATION
    }

    static final String[] PRESTATIONS = {"house", "collective", "sampling"};

    static final Workflow WORKFLOW =
            Workflow.openedBy(
                            the(Client.Role.MEMBER, Client.Role.CLIENT) // INSP-17: preset client
                                    .ofContext()
                                    .may(OPEN)
                                    .into(State.TO_SCHEDULE)
                                    .setting(Flag.OF_BUILDER)
                                    .requiring(
                                            "builder",
                                            contextValueIs(
                                                    Client.Section.SHEET, "kind", "builder")),
                            the(Client.Role.MEMBER, Client.Role.CLIENT)
                                    .ofContext()
                                    .may(OPEN)
                                    .into(State.TO_SCHEDULE)
                                    .setting(Flag.OF_ARCHITECT)
                                    .requiring(
                                            "architect",
                                            contextValueIs(
                                                    Client.Section.SHEET, "kind", "architect")),
                            the(Client.Role.MEMBER)
                                    .ofContext()
                                    .may(OPEN)
                                    .into(State.TO_SCHEDULE)
                                    .setting(Flag.OF_INDIVIDUAL)
                                    .requiring(
                                            "individual",
                                            contextValueIs(
                                                    Client.Section.SHEET, "profile", "individual")))
                    .where(
                            // what is deposited, by whom
                            the(
                                            Role.MEMBER,
                                            Role.OPERATOR,
                                            Role.PARTNER,
                                            Role.BUILDER,
                                            Role.ARCHITECT,
                                            Role.INDIVIDUAL)
                                    .may(DEPOSIT_IN, Slot.XML)
                                    .inAnyState(), // INSP-03, INSP-09, INSP-22
                            the(
                                            Role.MEMBER,
                                            Role.OPERATOR,
                                            Role.PARTNER,
                                            Role.BUILDER,
                                            Role.ARCHITECT,
                                            Role.INDIVIDUAL)
                                    .may(DEPOSIT_IN, Slot.THERMAL_DOCUMENTS)
                                    .inAnyState(), // INSP-09, INSP-22
                            the(Role.MEMBER)
                                    .may(DEPOSIT_IN, Slot.QUOTE)
                                    .inAnyState(), // INSP-25, CORE-30
                            the(Role.MEMBER, Role.BUILDER, Role.ARCHITECT, Role.INDIVIDUAL)
                                    .may(DEPOSIT_IN, Slot.ADMINISTRATIVE)
                                    .inAnyState(),
                            the(Role.MEMBER, Role.BUILDER, Role.ARCHITECT, Role.INDIVIDUAL)
                                    .may(DEPOSIT_IN, Slot.DWELLING_PLANS)
                                    .inAnyState(),
                            the(Role.MEMBER).may(DEPOSIT_IN, Slot.SAMPLING_PLAN).inAnyState(),
                            the(Role.MEMBER, Role.OPERATOR, Role.SITE_MANAGER)
                                    .may(DEPOSIT_IN, Slot.PHOTOS)
                                    .inAnyState(), // INSP-21, CORE-20
                            the(Role.MEMBER, Role.OPERATOR)
                                    .may(DEPOSIT_IN, Slot.REPORTS)
                                    .in(State.VISITED, State.NON_CONFORMING, State.FINALISED),
                            the(Role.MEMBER)
                                    .may(ADD_SLOT, Slot.REPORTS)
                                    .inAnyState(), // INSP-10: also on a revisit
                            the(Role.MEMBER)
                                    .may(SHARE, Slot.REPORTS)
                                    .inAnyState(), // INSP-10: unlock, one slot at a time
                            the(Role.MEMBER).may(ADD_SLOT, Slot.PAYMENTS).inAnyState(), // INSP-11
                            the(Role.MEMBER, Role.INDIVIDUAL, Role.OWNER)
                                    .may(DEPOSIT_IN, Slot.PAYMENTS)
                                    .inAnyState(),
                            the(Role.MEMBER)
                                    .may(PRODUCE, Product.REPORT)
                                    .in(State.VISITED, State.NON_CONFORMING, State.FINALISED)
                                    .requiring("xml", documentIn(Slot.XML)), // INSP-07
                            the(Role.MEMBER)
                                    .may(PRODUCE, Product.BUILDING_REGULATION)
                                    .inAnyState()
                                    .requiring("xml", documentIn(Slot.XML)), // INSP-07, INSP-28

                            // sections and people
                            the(Role.MEMBER).may(EDIT, Section.CASE).inAnyState(), // INSP-28
                            the(Role.MEMBER, Role.OPERATOR).may(EDIT, Section.THERMAL).inAnyState(),
                            the(Role.MEMBER).may(EDIT, Section.APPOINTMENT).inAnyState(),
                            the(Role.MEMBER, Role.OPERATOR)
                                    .having(Feature.PREMIUM)
                                    .may(EDIT, Section.CONTROL)
                                    .in(State.TO_SCHEDULE, State.VISITED, State.NON_CONFORMING),
                            the(Role.MEMBER).may(SHARE, Section.THERMAL).inAnyState(), // INSP-23
                            the(Role.MEMBER).may(INVITE, Role.OPERATOR).inAnyState(), // INSP-20
                            the(Role.MEMBER).may(EXCLUDE, Role.OPERATOR).inAnyState(),
                            the(Role.MEMBER).may(INVITE, Role.PARTNER).inAnyState(), // INSP-22
                            the(Role.MEMBER)
                                    .may(INVITE, Role.OWNER)
                                    .inAnyState()
                                    .requiring(
                                            "architect",
                                            contextValueIs(
                                                    Client.Section.SHEET, "kind", "architect")),
                            the(Role.MEMBER, Role.BUILDER, Role.ARCHITECT)
                                    .may(INVITE, Role.SITE_MANAGER)
                                    .inAnyState()
                                    .requiring(
                                            "professional",
                                            contextValueIs(
                                                    Client.Section.SHEET,
                                                    "profile",
                                                    "professional")), // INSP-16, INSP-21
                            the(ANYONE).may(WRITE_IN, Thread.CHAT).inAnyState(), // INSP-26
                            the(ANYONE)
                                    .may(MARK, Mark.ARCHIVED)
                                    .in(
                                            State.VISITED,
                                            State.NON_CONFORMING,
                                            State.FINALISED), // INSP-05

                            // the actions menu: INSP-28, office members only
                            the(Role.MEMBER)
                                    .may(Action.SET_VISITED)
                                    .from(State.TO_SCHEDULE, State.NON_CONFORMING)
                                    .to(State.VISITED), // INSP-04
                            the(Role.MEMBER, Role.OPERATOR)
                                    .having(Feature.PREMIUM)
                                    .may(Action.ENTER_CONTROL)
                                    .in(
                                            State.TO_SCHEDULE,
                                            State.VISITED,
                                            State.NON_CONFORMING), // INSP-29
                            the(Role.MEMBER)
                                    .may(Action.CHANGE_PRESTATION)
                                    .inAnyState()
                                    .giving(choice("prestation", PRESTATIONS))
                                    .recordedIn(Section.CASE), // INSP-08
                            the(Role.MEMBER)
                                    .may(Action.CHANGE_DATE)
                                    .inAnyState()
                                    .giving(instant("start"))
                                    .optionallyGiving(account("operator"))
                                    .recordedIn(Section.APPOINTMENT), // CORE-21
                            the(Role.MEMBER)
                                    .may(Action.REQUEST_THERMAL_UPDATE)
                                    .inAnyState()
                                    .giving("request")
                                    .posting("request", Thread.CHAT),
                            the(Role.MEMBER)
                                    .may(Action.SET_NON_CONFORMING)
                                    .from(State.VISITED)
                                    .to(State.NON_CONFORMING)
                                    .giving("reason"),
                            the(Role.MEMBER)
                                    .may(Action.FINALISE)
                                    .from(State.VISITED, State.NON_CONFORMING)
                                    .to(State.FINALISED),
                            the(Role.ADMINISTRATOR)
                                    .may(Action.REOPEN)
                                    .from(State.FINALISED)
                                    .to(State.VISITED),
                            the(Role.MEMBER)
                                    .may(Action.RECORD_PAYMENT)
                                    .inAnyState()
                                    .giving(date("paidOn"), money("amount"))
                                    .recordedIn(Section.SETTLEMENT)
                                    .setting(Flag.PAID)
                                    .unless(
                                            "builder",
                                            contextValueIs(
                                                    Client.Section.SHEET,
                                                    "kind",
                                                    "builder")), // INSP-11, INSP-12
                            the(Role.ADMINISTRATOR)
                                    .may(Action.DELETE)
                                    .inAnyState()
                                    .confirming()
                                    .erasing()); // CORE-15

    private InspectionDossier() {}

    static DossierType type() {
        Audience office = seenBy(Role.MEMBER, Role.OPERATOR, Role.ADMINISTRATOR);
        return DossierType.named("inspection-dossier")
                .at("inspections")
                .under("inspection-client") // INSP-01: exactly one client
                .states(State.class, State.FINALISED)
                .roles(
                        role(Role.ADMINISTRATOR).inheritedFrom(Client.Role.ADMINISTRATOR),
                        role(Role.MEMBER).inheritedFrom(Client.Role.MEMBER),
                        role(Role.OPERATOR), // INSP-20
                        role(Role.BUILDER)
                                .inheritedFrom(Client.Role.CLIENT)
                                .external()
                                .when(Flag.OF_BUILDER),
                        role(Role.ARCHITECT)
                                .inheritedFrom(Client.Role.CLIENT)
                                .external()
                                .when(Flag.OF_ARCHITECT),
                        role(Role.INDIVIDUAL)
                                .inheritedFrom(Client.Role.CLIENT)
                                .external()
                                .when(Flag.OF_INDIVIDUAL),
                        role(Role.OWNER).external(),
                        role(Role.SITE_MANAGER).single().external(), // INSP-21
                        role(Role.PARTNER)
                                .inheritedFrom(Client.Role.PARTNER)
                                .external()) // INSP-19, INSP-22
                .sections(
                        section(
                                Section.CASE,
                                choice("prestation", PRESTATIONS).mandatory(), // INSP-16
                                address("site").mandatory(),
                                text("permit")),
                        section(Section.THERMAL, text("designOffice"), text("engine")), // INSP-06
                        section(Section.APPOINTMENT, instant("start"), account("operator")),
                        section(Section.CONTROL, longText("remarks")).seen(office),
                        section(
                                        Section.SETTLEMENT, // INSP-11
                                        date("paidOn"),
                                        money("amount"),
                                        repeated("payments", date("on"), money("amount")))
                                .seen(
                                        office.and(
                                                seenBy(
                                                        Role.ARCHITECT,
                                                        Role.INDIVIDUAL,
                                                        Role.OWNER))))
                .slots(
                        slot(Slot.XML).atMost(1).expected().upTo(200L << 20), // INSP-07
                        slot(Slot.THERMAL_DOCUMENTS).expected(), // INSP-09
                        slot(Slot.QUOTE), // INSP-25
                        slot(Slot.ADMINISTRATIVE)
                                .signedBy(Role.BUILDER, Role.ARCHITECT, Role.INDIVIDUAL), // CORE-19
                        slot(Slot.DWELLING_PLANS)
                                .expected()
                                .when(Section.CASE, "prestation", "house", "collective"),
                        slot(Slot.SAMPLING_PLAN)
                                .expected()
                                .when(Section.CASE, "prestation", "sampling"), // INSP-08
                        slot(Slot.PHOTOS).photos(),
                        slot(Slot.REPORTS) // INSP-10, INSP-12
                                .seen(
                                        office.and(
                                                seenBy(Role.INDIVIDUAL, Role.ARCHITECT)
                                                        .when(Flag.PAID)))
                                .signedBy(Role.OPERATOR), // CORE-19
                        slot(Slot.PAYMENTS)
                                .seen(
                                        office.and(
                                                seenBy(
                                                        Role.ARCHITECT,
                                                        Role.INDIVIDUAL,
                                                        Role.OWNER))))
                .threads(thread(Thread.CHAT))
                .flags(
                        flag(Flag.OF_BUILDER),
                        flag(Flag.OF_ARCHITECT),
                        flag(Flag.OF_INDIVIDUAL),
                        flag(Flag.PAID),
                        flag(Flag.STALE))
                .marks(Mark.values())
                .tabs( // INSP-02
                        tab(
                                Tab.TO_SCHEDULE,
                                and(in(State.TO_SCHEDULE), not(markedByMe(Mark.ARCHIVED)))),
                        tab(
                                Tab.VISITED,
                                and(
                                        in(State.VISITED, State.NON_CONFORMING, State.FINALISED),
                                        not(markedByMe(Mark.ARCHIVED)))),
                        tab(Tab.ARCHIVED, markedByMe(Mark.ARCHIVED)))
                .notices( // INSP-27
                        notice(Notice.UPDATE_REQUESTED)
                                .on(Action.REQUEST_THERMAL_UPDATE)
                                .to(Role.PARTNER, Role.BUILDER, Role.ARCHITECT, Role.INDIVIDUAL),
                        notice(Notice.REPORT_UNLOCKED).on(SHARE, Slot.REPORTS).to(Role.BUILDER),
                        notice(Notice.DATE_CHANGED)
                                .on(Action.CHANGE_DATE)
                                .to(
                                        Role.OPERATOR,
                                        Role.BUILDER,
                                        Role.ARCHITECT,
                                        Role.INDIVIDUAL,
                                        Role.SITE_MANAGER),
                        notice(Notice.CHAT_MESSAGE)
                                .on(WRITE_IN, Thread.CHAT)
                                .to(Role.MEMBER, Role.OPERATOR)
                                .raisingABadge())
                .products(
                        product(Product.REPORT, Slot.REPORTS),
                        product(Product.BUILDING_REGULATION, Slot.REPORTS))
                .workflow(WORKFLOW)
                .labelled(Labels.beside(InspectionDossier.class));
    }
}
