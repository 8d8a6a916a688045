package org.liasse.variant.condo;

import static org.liasse.api.form.Field.address;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.person;
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
import static org.liasse.api.type.Statistic.current;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.days;
import static org.liasse.api.workflow.Conditions.linkedIn;
import static org.liasse.api.workflow.Conditions.valueIs;
import static org.liasse.api.workflow.CoreRole.CLOCK;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.PRODUCE;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;

/** A service order sent to a provider. */
final class Order {

    enum State {
        SENT,
        CONFIRMED,
        DONE,
        REFUSED,
        CANCELLED
    }

    enum Role {
        MANAGER,
        PROVIDER,
        RESIDENT
    }

    enum Section {
        ORDER,
        VISIT,
        /** What of the building's sheet opens the door; as long as somebody is to come. */
        ACCESS
    }

    enum Slot {
        ORDER_PDF,
        /** The building's sheet, beside an order that was made elsewhere. */
        COVER,
        VISIT_PHOTOS,
        /** What the report showed. */
        REPORT_PHOTOS
    }

    enum Figure {
        ORDERS
    }

    enum Flag {
        FOR_ALL
    }

    enum Action {
        CONFIRM,
        REFUSE,
        CANCEL,
        REPORT_BACK,
        REMIND
    }

    enum Tab {
        ALL
    }

    enum Notice {
        ORDERED,
        REMINDER,
        ANSWERED,
        PAPER,
        /** To the provider: what he has confirmed is in his calendar, what he refused is not. */
        AGREED,
        CANCELLED
    }

    enum Link {
        REPORT,
        ORDER
    }

    enum Rendezvous {
        VISIT
    }

    enum Product {
        ORDER_PDF,
        COVER
    }

    private Order() {}

    private static Sentence opening() {
        return the(Building.Role.MANAGER)
                .ofContext()
                .may(OPEN)
                .into(State.SENT)
                .filling(Section.ORDER)
                .requiring("order", complete(Section.ORDER));
    }

    static DossierType type(Labels labels) {
        return DossierType.named("condo-order")
                .at("condo-orders")
                .under("building")
                .states(State.class, State.DONE, State.REFUSED, State.CANCELLED)
                .roles(
                        role(Role.MANAGER).inheritedFrom(Building.Role.MANAGER),
                        role(Role.PROVIDER).single().external(),
                        role(Role.RESIDENT)
                                .inheritedFrom(
                                        Building.Role.OWNER,
                                        Building.Role.TENANT,
                                        Building.Role.COUNCIL,
                                        Building.Role.CARETAKER)
                                .external()
                                .when(Flag.FOR_ALL))
                .statistics( // COND-04
                        current(Figure.ORDERS).byState().readBy(Building.Role.MANAGER))
                .sections(
                        section(
                                Section.ORDER,
                                email("provider").mandatory(),
                                text("providerName"), // COND-11: as the base has them
                                text("providerTrade"),
                                date("desired").mandatory(),
                                longText("work"),
                                longText("reported"), // COND-11: what was reported, and where
                                text("location"),
                                text("report"), // COND-14: its number
                                yesNo("private")),
                        section(Section.VISIT, date("agreed"), longText("outcome")),
                        section( // COND-19: secrets of the building
                                        Section.ACCESS,
                                        address("address"),
                                        text("accessCode"),
                                        person("contact"))
                                .seenBy(Role.MANAGER, Role.PROVIDER))
                .slots(
                        slot(Slot.ORDER_PDF)
                                .accepting("application/pdf")
                                .atMost(1)
                                .seenBy(Role.MANAGER, Role.PROVIDER),
                        slot(Slot.COVER)
                                .accepting("application/pdf")
                                .atMost(1)
                                .seenBy(Role.MANAGER, Role.PROVIDER),
                        slot(Slot.VISIT_PHOTOS).photos(),
                        slot(Slot.REPORT_PHOTOS)
                                .photos()
                                .atMost(SendOrder.PHOTOS)
                                .seenBy(Role.MANAGER, Role.PROVIDER))
                .flags(flag(Flag.FOR_ALL).seenBy(Role.MANAGER))
                .tabs(tab(Tab.ALL, Filter.everything())) // COND-14
                .appointments( // COND-13, CORE-21
                        appointment(Rendezvous.VISIT)
                                .proposed(Section.ORDER, "desired")
                                .from(Section.VISIT, "agreed")
                                .at(Section.ACCESS, "address")
                                .by(Role.PROVIDER)
                                .toldTo(Role.MANAGER)
                                .heldIn(State.DONE)
                                .cancelledIn(State.REFUSED, State.CANCELLED))
                .notices(
                        notice(Notice.ORDERED)
                                .on(OPEN)
                                .to(Role.PROVIDER, Role.RESIDENT)
                                .inviting(Rendezvous.VISIT)
                                .telling(Section.ACCESS), // COND-19: to the provider alone
                        notice(Notice.PAPER) // COND-11, COND-12, COND-19
                                .on(DEPOSIT_IN, Slot.ORDER_PDF)
                                .on(PRODUCE, Product.ORDER_PDF)
                                .on(PRODUCE, Product.COVER)
                                .to(Role.PROVIDER)
                                .telling(Section.ACCESS)
                                .attachingTheDocument(),
                        notice(Notice.REMINDER).on(Action.REMIND).to(Role.PROVIDER),
                        notice(Notice.ANSWERED)
                                .on(Action.CONFIRM, Action.REFUSE, Action.REPORT_BACK)
                                .to(Role.MANAGER, Role.RESIDENT)
                                .inviting(Rendezvous.VISIT),
                        notice(Notice.AGREED)
                                .on(Action.CONFIRM, Action.REFUSE)
                                .to(Role.PROVIDER)
                                .toActorToo()
                                .inviting(Rendezvous.VISIT),
                        notice(Notice.CANCELLED)
                                .on(Action.CANCEL)
                                .to(Role.PROVIDER)
                                .inviting(Rendezvous.VISIT))
                .links(link(Link.REPORT, "condo-report", Link.ORDER))
                .products(
                        product(Product.ORDER_PDF, Slot.ORDER_PDF), // COND-11
                        product(Product.COVER, Slot.COVER)) // COND-19
                .saying("paper.number", "paper.order", "paper.photo", "paper.reported")
                .workflow(
                        Workflow.openedBy(
                                        opening()
                                                .setting(Flag.FOR_ALL)
                                                .unless(
                                                        "private",
                                                        valueIs(Section.ORDER, "private", "true")),
                                        opening()) // COND-09: of a report with recipients
                                .where(
                                        the(Role.MANAGER)
                                                .may(INVITE, Role.PROVIDER)
                                                .in(State.SENT, State.CONFIRMED),
                                        the(Role.MANAGER)
                                                .may(EXCLUDE, Role.PROVIDER)
                                                .in(State.SENT, State.CONFIRMED),
                                        the(Role.PROVIDER, Role.MANAGER)
                                                .may(DEPOSIT_IN, Slot.VISIT_PHOTOS)
                                                .in(State.CONFIRMED, State.DONE),
                                        the(Role.MANAGER)
                                                .may(DEPOSIT_IN, Slot.REPORT_PHOTOS)
                                                .in(State.SENT), // COND-11
                                        the(Role.MANAGER)
                                                .may(DEPOSIT_IN, Slot.ORDER_PDF)
                                                .in(State.SENT), // COND-12
                                        the(Role.MANAGER)
                                                .may(PRODUCE, Product.ORDER_PDF)
                                                .in(State.SENT), // COND-11
                                        the(Role.MANAGER)
                                                .may(PRODUCE, Product.COVER)
                                                .in(State.SENT, State.CONFIRMED), // COND-19
                                        the(CLOCK)
                                                .may(Action.REMIND)
                                                .in(State.SENT)
                                                .after(days(3))
                                                .sinceEntering(State.SENT)
                                                .times(5)
                                                .orAsContextSays(Building.Section.SHEET, "reminder")
                                                .unless(
                                                        "report-closed",
                                                        linkedIn(
                                                                Link.REPORT,
                                                                Report.State.CLOSED)), // COND-13
                                        the(Role.PROVIDER)
                                                .may(Action.CONFIRM)
                                                .from(State.SENT)
                                                .to(State.CONFIRMED)
                                                .giving(date("agreed"))
                                                .recordedIn(Section.VISIT)
                                                .awaited(), // COND-13
                                        the(Role.PROVIDER)
                                                .may(Action.REFUSE)
                                                .from(State.SENT)
                                                .to(State.REFUSED)
                                                .awaited(),
                                        the(Role.PROVIDER)
                                                .may(Action.REPORT_BACK)
                                                .from(State.CONFIRMED)
                                                .to(State.DONE)
                                                .giving("outcome")
                                                .optionallyGiving(date("agreed"))
                                                .recordedIn(Section.VISIT)
                                                .awaited(), // COND-13
                                        the(Role.MANAGER)
                                                .may(Action.CANCEL)
                                                .from(State.SENT, State.CONFIRMED)
                                                .to(State.CANCELLED)))
                .labelled(labels);
    }
}
