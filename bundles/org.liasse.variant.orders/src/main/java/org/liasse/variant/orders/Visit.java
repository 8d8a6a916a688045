package org.liasse.variant.orders;

import static org.liasse.api.form.Field.account;
import static org.liasse.api.form.Field.address;
import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.decimal;
import static org.liasse.api.form.Field.instant;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Appointment.appointment;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Link.link;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Product.product;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Declarations.Thread.thread;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.contextIn;
import static org.liasse.api.workflow.Conditions.documentIn;
import static org.liasse.api.workflow.Conditions.linkedIn;
import static org.liasse.api.workflow.Conditions.months;
import static org.liasse.api.workflow.Conditions.unexpectedIn;
import static org.liasse.api.workflow.Conditions.valueIs;
import static org.liasse.api.workflow.CoreRole.CLOCK;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.PRODUCE;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.workflow.Condition;
import org.liasse.api.workflow.Conditions;
import org.liasse.api.workflow.Workflow;

/** One visit of an order: prepared, done, reported, signed and invoiced. */
final class Visit {

    enum State {
        PREPARED,
        ON_SITE,
        REPORTED,
        SIGNED,
        INVOICED,
        ARCHIVED
    }

    enum Role {
        PLANNER,
        MANAGER,
        ACCOUNTANT,
        TECHNICIAN,
        LEADER,
        CLIENT
    }

    enum Section {
        APPOINTMENT,
        ACCESS,
        /** Drawn: what was preset when the visit was opened. */
        CHECKS,
        /** Follows from the checks: nobody edits it. */
        FINDINGS,
        REPORT,
        TIMES,
        /** Follows from the times: nobody edits it. */
        HOURS,
        REMARKS,
        OPINION,
        RELEASE
    }

    enum Slot {
        BEFORE,
        DURING,
        AFTER,
        REPORT
    }

    enum Thread {
        TEAM
    }

    enum Flag {
        RELEASED
    }

    enum Action {
        ARRIVE,
        REPORT,
        SIGN,
        RELEASE,
        INVOICE,
        /** Another draft, where the one before was dropped, or what it became was credited. */
        DRAW_INVOICE,
        DRAW_PAY_SHEET,
        ARCHIVE,
        ANONYMISE
    }

    enum Tab {
        PLANNED,
        OPEN_REPORTS,
        TO_INVOICE
    }

    enum Notice {
        APPOINTMENT,
        REPORT
    }

    enum Product {
        REPORT
    }

    enum Rendezvous {
        VISIT
    }

    enum Link {
        FOLLOWS,
        FOLLOWED_BY,
        INVOICED_BY
    }

    /** Only what is finished or to be continued is signed and invoiced. */
    private static final Condition SETTLED =
            valueIs(Section.REPORT, "outcome", "finished")
                    .or(valueIs(Section.REPORT, "outcome", "to-continue"));

    /** What is abandoned or goes on with another visit need not be checked to the end. */
    private static final Condition CHECKED =
            complete(Section.CHECKS)
                    .or(valueIs(Section.REPORT, "outcome", "to-continue"))
                    .or(valueIs(Section.REPORT, "outcome", "abandoned"));

    private static final Condition ABANDONED = valueIs(Section.REPORT, "outcome", "abandoned");

    static final Workflow WORKFLOW =
            Workflow.openedBy(
                            the(
                                            ServiceOrder.Role.PLANNER,
                                            ServiceOrder.Role.TECHNICIAN,
                                            ServiceOrder.Role.LEADER)
                                    .ofContext()
                                    .may(OPEN)
                                    .into(State.PREPARED)
                                    .requiring(
                                            "under-way",
                                            contextIn(
                                                    ServiceOrder.State
                                                            .UNDER_WAY))) // SERV-07, SERV-13
                    .where(
                            // before
                            the(Role.PLANNER).may(EDIT, Section.APPOINTMENT).in(State.PREPARED),
                            the(Role.PLANNER).may(EDIT, Section.ACCESS).in(State.PREPARED),

                            // during: SERV-15, by technician or team leader
                            the(Role.TECHNICIAN, Role.LEADER)
                                    .may(Action.ARRIVE)
                                    .from(State.PREPARED)
                                    .to(State.ON_SITE)
                                    .awaited(),
                            the(Role.TECHNICIAN, Role.LEADER)
                                    .may(EDIT, Section.CHECKS)
                                    .in(State.ON_SITE), // SERV-08
                            the(Role.TECHNICIAN, Role.LEADER)
                                    .may(EDIT, Section.REPORT)
                                    .in(State.ON_SITE),
                            the(Role.TECHNICIAN, Role.LEADER)
                                    .may(EDIT, Section.TIMES)
                                    .in(State.ON_SITE), // SERV-21
                            the(Role.TECHNICIAN, Role.LEADER)
                                    .may(DEPOSIT_IN, Slot.BEFORE)
                                    .in(State.PREPARED, State.ON_SITE),
                            the(Role.TECHNICIAN, Role.LEADER)
                                    .may(DEPOSIT_IN, Slot.DURING)
                                    .in(State.ON_SITE),
                            the(Role.TECHNICIAN, Role.LEADER)
                                    .may(DEPOSIT_IN, Slot.AFTER)
                                    .in(State.ON_SITE),
                            the(Role.TECHNICIAN, Role.LEADER, Role.MANAGER, Role.PLANNER)
                                    .may(WRITE_IN, Thread.TEAM)
                                    .inAnyState(), // SERV-20: a manager comments
                            the(Role.TECHNICIAN, Role.LEADER)
                                    .may(Action.REPORT)
                                    .from(State.ON_SITE)
                                    .to(State.REPORTED)
                                    .requiring("report", complete(Section.REPORT))
                                    .requiring("checks-complete", CHECKED)
                                    .unless(
                                            "in-progress",
                                            valueIs(Section.REPORT, "outcome", "in-progress"))
                                    .warning("measures-failed", unexpectedIn(Section.CHECKS))
                                    .awaited(),

                            // after
                            the(Role.TECHNICIAN, Role.LEADER, Role.PLANNER)
                                    .may(PRODUCE, Product.REPORT)
                                    .in(State.REPORTED), // SERV-03, SERV-04: what is signed stays
                            the(Role.CLIENT)
                                    .may(Action.SIGN)
                                    .from(State.REPORTED)
                                    .to(State.SIGNED)
                                    .optionallyGiving("remarks")
                                    .signing(Slot.REPORT)
                                    .recordedIn(Section.REMARKS)
                                    .requiring("outcome", SETTLED)
                                    .requiring("report-made", documentIn(Slot.REPORT))
                                    .awaited(), // SERV-03, SERV-16
                            the(Role.MANAGER)
                                    .may(Action.RELEASE)
                                    .in(State.REPORTED)
                                    .giving("reason")
                                    .recordedIn(Section.RELEASE)
                                    .requiring("outcome", SETTLED)
                                    .setting(Flag.RELEASED), // SERV-03
                            the(Role.ACCOUNTANT)
                                    .may(Action.INVOICE)
                                    .from(State.SIGNED)
                                    .to(State.INVOICED), // SERV-17
                            the(Role.ACCOUNTANT)
                                    .may(Action.INVOICE)
                                    .from(State.REPORTED)
                                    .to(State.INVOICED)
                                    .requiring("signed", Conditions.flag(Flag.RELEASED)),
                            the(Role.ACCOUNTANT)
                                    .may(Action.DRAW_INVOICE)
                                    .in(State.INVOICED, State.ARCHIVED)
                                    .unless(
                                            "drafted",
                                            linkedIn(Link.INVOICED_BY, ServiceInvoice.State.DRAFT))
                                    .warning(
                                            "invoiced",
                                            linkedIn(
                                                    Link.INVOICED_BY,
                                                    ServiceInvoice.State.ISSUED)), // SERV-17
                            the(Role.ACCOUNTANT)
                                    .may(Action.DRAW_PAY_SHEET)
                                    .in(
                                            State.REPORTED,
                                            State.SIGNED,
                                            State.INVOICED,
                                            State.ARCHIVED), // SERV-17, CORE-26
                            the(Role.CLIENT)
                                    .may(EDIT, Section.OPINION)
                                    .in(
                                            State.REPORTED,
                                            State.SIGNED,
                                            State.INVOICED,
                                            State.ARCHIVED), // SERV-22
                            the(Role.PLANNER, Role.ACCOUNTANT)
                                    .may(Action.ARCHIVE)
                                    .from(State.INVOICED)
                                    .to(State.ARCHIVED),
                            the(Role.PLANNER, Role.ACCOUNTANT)
                                    .may(Action.ARCHIVE)
                                    .from(State.REPORTED)
                                    .to(State.ARCHIVED)
                                    .requiring("abandoned", ABANDONED), // CORE-02
                            the(CLOCK)
                                    .may(Action.ANONYMISE)
                                    .in(State.ARCHIVED)
                                    .after(months(120))
                                    .sinceEntering(State.ARCHIVED)
                                    .orAsContextSays(Customer.Section.PRIVACY, "months")
                                    .forgetting(
                                            Section.ACCESS,
                                            Section.APPOINTMENT,
                                            Section.REMARKS,
                                            Section.TIMES,
                                            Section.HOURS,
                                            Section.OPINION)); // SERV-12, CORE-16

    private Visit() {}

    static DossierType type(Labels labels) {
        return DossierType.named("service-visit")
                .at("service-visits")
                .under("service-order")
                .states(State.class, State.ARCHIVED)
                .roles(
                        role(Role.PLANNER).inheritedFrom(ServiceOrder.Role.PLANNER),
                        role(Role.MANAGER).inheritedFrom(ServiceOrder.Role.MANAGER),
                        role(Role.ACCOUNTANT).inheritedFrom(ServiceOrder.Role.ACCOUNTANT),
                        role(Role.TECHNICIAN).inheritedFrom(ServiceOrder.Role.TECHNICIAN),
                        role(Role.LEADER).inheritedFrom(ServiceOrder.Role.LEADER),
                        role(Role.CLIENT).inheritedFrom(ServiceOrder.Role.CLIENT).external())
                .sections(
                        section(
                                Section.APPOINTMENT, // SERV-14, CORE-21
                                instant("start"),
                                instant("end"),
                                address("place"),
                                text("contact")),
                        section(Section.ACCESS, text("code"), text("hints")) // SERV-12, SERV-14
                                .seenBy(Role.PLANNER, Role.MANAGER, Role.TECHNICIAN, Role.LEADER),
                        section(Section.CHECKS).drawn(), // SERV-08
                        section(Section.FINDINGS, integer("failed")), // SERV-08
                        section(
                                Section.REPORT, // SERV-02, SERV-10, SERV-15
                                instant("start").mandatory(),
                                instant("end").mandatory(),
                                integer("pauses").between("0", "1440"),
                                repeated(
                                        "tasks",
                                        text("task").mandatory(),
                                        yesNo("done"),
                                        decimal("hours")),
                                repeated("materials", text("item"), decimal("quantity")),
                                decimal("travel").between("0", "100000").in("km"),
                                longText("anomalies"),
                                longText("future"),
                                choice(
                                                "outcome",
                                                "in-progress",
                                                "to-continue",
                                                "abandoned",
                                                "finished")
                                        .mandatory(),
                                longText("reason").mandatory().shownWhen("outcome", "abandoned")),
                        section( // SERV-21: minutes of pauses
                                        Section.TIMES,
                                        repeated(
                                                "worked",
                                                account("person").mandatory(),
                                                instant("start").mandatory(),
                                                instant("end").mandatory(),
                                                integer("pauses").between("0", "1440")))
                                .seenBy(
                                        Role.MANAGER,
                                        Role.ACCOUNTANT,
                                        Role.PLANNER,
                                        Role.TECHNICIAN,
                                        Role.LEADER),
                        section(
                                        Section.HOURS, // SERV-21
                                        decimal("total").in("h"),
                                        repeated(
                                                "persons",
                                                account("person"),
                                                decimal("hours").in("h")))
                                .seenBy(
                                        Role.MANAGER,
                                        Role.ACCOUNTANT,
                                        Role.PLANNER,
                                        Role.TECHNICIAN,
                                        Role.LEADER),
                        section(Section.REMARKS, longText("remarks")), // SERV-16
                        section(
                                Section.OPINION, // SERV-22
                                longText("text"),
                                integer("rating").between("1", "5")),
                        section(Section.RELEASE, longText("reason"))
                                .seenBy(Role.MANAGER, Role.ACCOUNTANT, Role.PLANNER))
                .slots( // SERV-09: recommended, never blocking
                        slot(Slot.BEFORE).photos(),
                        slot(Slot.DURING).photos(),
                        slot(Slot.AFTER).photos(),
                        slot(Slot.REPORT)
                                .accepting("application/pdf")
                                .signedBy(Role.CLIENT)) // SERV-05, SERV-11
                .threads(
                        thread(Thread.TEAM)
                                .seenBy(Role.PLANNER, Role.MANAGER, Role.TECHNICIAN, Role.LEADER))
                .flags(flag(Flag.RELEASED).seenBy(Role.MANAGER, Role.ACCOUNTANT, Role.PLANNER))
                .tabs( // CORE-12
                        tab(Tab.PLANNED, Filter.in(State.PREPARED)),
                        tab(Tab.OPEN_REPORTS, Filter.in(State.ON_SITE, State.REPORTED))
                                .seenBy(Role.MANAGER, Role.PLANNER, Role.TECHNICIAN, Role.LEADER),
                        tab(
                                        Tab.TO_INVOICE,
                                        Filter.or(
                                                Filter.in(State.SIGNED),
                                                Filter.and(
                                                        Filter.in(State.REPORTED),
                                                        Filter.flag(Flag.RELEASED))))
                                .seenBy(Role.ACCOUNTANT))
                .appointments( // CORE-21, SERV-14
                        appointment(Rendezvous.VISIT)
                                .from(Section.APPOINTMENT, "start")
                                .until(Section.APPOINTMENT, "end")
                                .at(Section.APPOINTMENT, "place")
                                .by(Role.TECHNICIAN, Role.LEADER)
                                .toldTo(Role.CLIENT)
                                .held(Section.REPORT, "start", "end")
                                .heldIn(
                                        State.REPORTED,
                                        State.SIGNED,
                                        State.INVOICED,
                                        State.ARCHIVED))
                .notices(
                        notice(Notice.APPOINTMENT)
                                .on(EDIT, Section.APPOINTMENT)
                                .to(Role.CLIENT, Role.TECHNICIAN, Role.LEADER)
                                .telling(Section.APPOINTMENT)
                                .inviting(Rendezvous.VISIT), // SERV-21
                        notice(Notice.REPORT).on(Action.REPORT).to(Role.CLIENT)) // SERV-06
                .links( // CORE-25
                        link(Link.FOLLOWS, "service-visit", Link.FOLLOWED_BY),
                        link(Link.INVOICED_BY, "service-invoice", ServiceInvoice.Link.VISIT))
                .products(
                        product(Product.REPORT, Slot.REPORT).sealed()) // SERV-01, SERV-04, SERV-05
                .saying("report.number", "report.visit", "report.failed", "report.file")
                .workflow(WORKFLOW)
                .labelled(labels);
    }
}
