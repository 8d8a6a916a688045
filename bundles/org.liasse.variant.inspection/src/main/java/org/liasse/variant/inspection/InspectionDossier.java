package org.liasse.variant.inspection;

import static org.liasse.api.form.Field.account;
import static org.liasse.api.form.Field.address;
import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.instant;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.money.Settlement.settlement;
import static org.liasse.api.type.Appointment.appointment;
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
import static org.liasse.api.type.Filter.myRole;
import static org.liasse.api.type.Filter.not;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.SHARE;
import static org.liasse.api.workflow.Verb.WRITE_IN;

import org.liasse.api.Labels;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.money.Settlement;
import org.liasse.api.type.Audience;
import org.liasse.api.type.DossierType;

/** The inspection of one building: what is expected, measured, reported, paid and delivered. */
final class InspectionDossier {

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
        RESULT,
        /** The lines of the quote that the office makes here. */
        QUOTE,
        /** Follows from the lines of the quote. */
        QUOTED,
        SETTLEMENT
    }

    enum Slot {
        XML,
        THERMAL_DOCUMENTS,
        QUOTE,
        ADMINISTRATIVE,
        DWELLING_PLANS,
        SAMPLING_PLAN,
        MEASUREMENTS,
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
        /** A newer thermal study came after a report was made: it is to be made again. */
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
        IMPORT_POINTS,
        CHANGE_PRESTATION,
        CHANGE_DATE,
        REQUEST_THERMAL_UPDATE,
        SET_NON_CONFORMING,
        FINALISE,
        REOPEN,
        RECORD_PAYMENT,
        REVERSE_PAYMENT,
        DELETE
    }

    enum Tab {
        TO_SCHEDULE,
        VISITED,
        ARCHIVED,
        /** Of an operator: what he is to do, by its appointments. */
        MISSIONS
    }

    enum Notice {
        UPDATE_REQUESTED,
        REPORT_UNLOCKED,
        DATE_CHANGED,
        CHAT_MESSAGE,
        MENTIONED
    }

    enum Rendezvous {
        VISIT
    }

    enum Product {
        REPORT,
        BUILDING_REGULATION,
        QUOTE
    }

    /** What a visit takes; nobody says when it ends. */
    private static final int VISIT_MINUTES = 120;

    static final String[] PRESTATIONS = {"house", "collective", "sampling"};

    private InspectionDossier() {}

    static DossierType type(Labels labels) {
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
                        section(Section.THERMAL, ThermalSection.fields()), // INSP-06
                        section(Section.APPOINTMENT, instant("start"), account("operator")),
                        section(Section.CONTROL, ControlSection.fields()).seen(office),
                        section(Section.RESULT, ResultSection.fields()).seen(office),
                        section( // INSP-25
                                        Section.QUOTE,
                                        MoneyForm.lines(),
                                        MoneyForm.discounts(),
                                        date("validUntil"),
                                        longText("note").upTo(2000))
                                .seenBy(Role.MEMBER, Role.ADMINISTRATOR),
                        section(Section.QUOTED, MoneyForm.totals())
                                .seenBy(Role.MEMBER, Role.ADMINISTRATOR),
                        Settlement.payments(Section.SETTLEMENT) // INSP-11
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
                        slot(Slot.MEASUREMENTS).seen(office).upTo(1L << 20),
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
                        flag(Flag.STALE).seenBy(Role.MEMBER, Role.OPERATOR, Role.ADMINISTRATOR))
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
                        tab(Tab.ARCHIVED, markedByMe(Mark.ARCHIVED)),
                        tab(
                                        Tab.MISSIONS, // INSP-20
                                        and(
                                                in(State.TO_SCHEDULE, State.NON_CONFORMING),
                                                myRole(Role.OPERATOR)))
                                .seenBy(Role.OPERATOR)
                                .sortedBy(Section.APPOINTMENT, "start"))
                .appointments( // CORE-21
                        appointment(Rendezvous.VISIT)
                                .from(Section.APPOINTMENT, "start")
                                .lasting(VISIT_MINUTES)
                                .at(Section.CASE, "site")
                                .by(Role.OPERATOR)
                                .by(Section.APPOINTMENT, "operator")
                                .toldTo(
                                        Role.BUILDER,
                                        Role.ARCHITECT,
                                        Role.INDIVIDUAL,
                                        Role.OWNER,
                                        Role.SITE_MANAGER)
                                .heldIn(State.VISITED, State.FINALISED))
                .notices( // INSP-27
                        notice(Notice.UPDATE_REQUESTED)
                                .on(Action.REQUEST_THERMAL_UPDATE)
                                .to(Role.PARTNER, Role.BUILDER, Role.ARCHITECT, Role.INDIVIDUAL),
                        notice(Notice.REPORT_UNLOCKED).on(SHARE, Slot.REPORTS).to(Role.BUILDER),
                        notice(Notice.DATE_CHANGED)
                                .on(Action.CHANGE_DATE)
                                .on(EDIT, Section.APPOINTMENT)
                                .inviting(Rendezvous.VISIT)
                                .to(
                                        Role.OPERATOR,
                                        Role.BUILDER,
                                        Role.ARCHITECT,
                                        Role.INDIVIDUAL,
                                        Role.SITE_MANAGER),
                        notice(Notice.CHAT_MESSAGE)
                                .on(WRITE_IN, Thread.CHAT)
                                .to(Role.MEMBER, Role.OPERATOR)
                                .raisingABadge(),
                        notice(Notice.MENTIONED) // INSP-26
                                .on(WRITE_IN, Thread.CHAT)
                                .toMentioned()
                                .raisingABadge())
                .products(
                        product(Product.REPORT, Slot.REPORTS).sealed(), // CORE-19
                        product(Product.BUILDING_REGULATION, Slot.REPORTS).sealed(),
                        product(Product.QUOTE, Slot.QUOTE)) // INSP-25
                .settling(
                        settlement(Section.SETTLEMENT, Flag.PAID)
                                .of(Section.QUOTED, "gross")) // INSP-11, INSP-12
                .saying(Steps.LABELS) // INSP-18
                .saying(ReportWords.LABELS)
                .saying("outside") // INSP-08
                .saying(QuoteDocument.LABELS)
                .workflow(InspectionWorkflow.WORKFLOW)
                .labelled(labels);
    }
}
