package org.liasse.variant.orders;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.money;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.money.Settlement.settlement;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Link.link;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Product.product;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.documentIn;
import static org.liasse.api.workflow.Conditions.linked;
import static org.liasse.api.workflow.Conditions.linkedIn;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.PRODUCE;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.form.Field;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.money.Settlement;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;

/**
 * An invoice of a visit, or the credit note of an invoice: drawn, looked through, issued, paid.
 * Once it is issued nobody edits it; what is wrong is credited.
 */
final class ServiceInvoice {

    enum State {
        DRAFT,
        ISSUED,
        DROPPED
    }

    enum Role {
        ADMINISTRATOR,
        MANAGER,
        ACCOUNTANT,
        CLIENT
    }

    enum Section {
        HEAD,
        SELLER,
        BUYER,
        LINES,
        /** Follows from the lines until the invoice is issued, and never changes then. */
        TOTALS,
        TERMS,
        /** The number and the day of issue. */
        ISSUE,
        /** Of a credit note: the invoice that it is about. */
        FORMER,
        /** Follows from the totals and the credit notes. */
        BALANCE,
        PAYMENTS
    }

    enum Slot {
        INVOICE
    }

    enum Flag {
        ISSUED,
        CREDIT_NOTE,
        PAID,
        /** Issued, and nothing of it is left to be paid, be it that it was credited. */
        CLEAR
    }

    enum Action {
        ISSUE,
        ISSUE_CREDIT_NOTE,
        DROP,
        CREDIT,
        RECORD_PAYMENT,
        REVERSE_PAYMENT
    }

    enum Tab {
        DRAFTS,
        TO_BE_PAID,
        PAID,
        CREDIT_NOTES
    }

    enum Notice {
        INVOICE
    }

    enum Product {
        INVOICE
    }

    enum Link {
        VISIT,
        CREDITS,
        CREDITED_BY
    }

    static final String INVOICE = "invoice";
    static final String CREDIT_NOTE = "credit-note";

    private ServiceInvoice() {}

    private static Field[] party() {
        return new Field[] {
            text("name").upTo(200).mandatory(),
            text("legalId").upTo(30),
            text("vatId").upTo(20),
            text("line").upTo(200),
            text("postcode").upTo(20),
            text("city").upTo(100),
            text("country").upTo(2).mandatory(),
            email("email")
        };
    }

    /** What the norm asks of every invoice. */
    private static Sentence issuing(Action action, String series) {
        return the(Role.ACCOUNTANT)
                .may(action)
                .from(State.DRAFT)
                .to(State.ISSUED)
                .requiring("head-complete", complete(Section.HEAD))
                .requiring("seller-complete", complete(Section.SELLER))
                .requiring("buyer-complete", complete(Section.BUYER))
                .requiring("lines-complete", complete(Section.LINES))
                .requiring("lines", InvoiceRules.HAS_LINES)
                .requiring("currency", InvoiceRules.HAS_CURRENCY)
                .requiring("countries", InvoiceRules.HAS_COUNTRIES)
                .unless("below-nothing", MoneyForm.belowNothing(Section.LINES))
                .requiring("measure", InvoiceRules.IS_WITHIN_MEASURE)
                .requiring("terms", InvoiceRules.HAS_TERMS)
                .requiring("vat-ids", InvoiceRules.VAT_IDS_NAME_COUNTRIES)
                .requiring("registered", InvoiceRules.SELLER_IS_REGISTERED)
                .requiring("exemption", InvoiceRules.EXEMPTION_IS_EXPLAINED)
                .requiring("buyer-registered", InvoiceRules.BUYER_IS_REGISTERED)
                .numbering(series, Section.ISSUE, "number", "day")
                .setting(Flag.ISSUED)
                .confirming();
    }

    private static Workflow workflow() {
        return Workflow.openedBy(
                        the(ServiceOrder.Role.ACCOUNTANT)
                                .ofContext()
                                .may(OPEN)
                                .into(State.DRAFT)
                                .filling(
                                        Section.HEAD,
                                        Section.SELLER,
                                        Section.BUYER,
                                        Section.LINES,
                                        Section.TERMS)
                                .requiring(
                                        "visit-invoiced",
                                        linkedIn(
                                                Link.VISIT,
                                                Visit.State.INVOICED,
                                                Visit.State.ARCHIVED))
                                .unless("credits", linked(Link.CREDITS)),
                        the(ServiceOrder.Role.ACCOUNTANT)
                                .ofContext()
                                .may(OPEN)
                                .into(State.DRAFT)
                                .filling(
                                        Section.HEAD,
                                        Section.SELLER,
                                        Section.BUYER,
                                        Section.LINES,
                                        Section.TERMS,
                                        Section.FORMER)
                                .requiring("issued", linkedIn(Link.CREDITS, State.ISSUED))
                                .unless("invoices", linked(Link.VISIT)))
                .where(
                        the(Role.ACCOUNTANT).may(EDIT, Section.HEAD).in(State.DRAFT),
                        the(Role.ACCOUNTANT).may(EDIT, Section.SELLER).in(State.DRAFT),
                        the(Role.ACCOUNTANT).may(EDIT, Section.BUYER).in(State.DRAFT),
                        the(Role.ACCOUNTANT).may(EDIT, Section.LINES).in(State.DRAFT),
                        the(Role.ACCOUNTANT).may(EDIT, Section.TERMS).in(State.DRAFT),
                        issuing(Action.ISSUE, "F")
                                .requiring("invoice", linked(Link.VISIT)), // SERV-17
                        issuing(Action.ISSUE_CREDIT_NOTE, "A")
                                .requiring("credit-note", linked(Link.CREDITS))
                                .setting(Flag.CREDIT_NOTE),
                        the(Role.ACCOUNTANT)
                                .may(Action.DROP)
                                .from(State.DRAFT)
                                .to(State.DROPPED)
                                .confirming(),
                        the(Role.ACCOUNTANT)
                                .may(PRODUCE, Product.INVOICE)
                                .in(State.ISSUED)
                                .unless("made", documentIn(Slot.INVOICE)),
                        the(Role.ACCOUNTANT)
                                .may(Action.CREDIT)
                                .in(State.ISSUED)
                                .giving("reason")
                                .requiring("invoice", linked(Link.VISIT)),
                        the(Role.ACCOUNTANT)
                                .may(Action.RECORD_PAYMENT)
                                .in(State.ISSUED)
                                .recordingPayment(), // CORE-26
                        the(Role.ACCOUNTANT)
                                .may(Action.REVERSE_PAYMENT)
                                .in(State.ISSUED)
                                .reversingPayment());
    }

    static DossierType type(Labels labels) {
        return DossierType.named("service-invoice")
                .at("service-invoices")
                .under("service-order")
                .states(State.class, State.ISSUED, State.DROPPED)
                .roles(
                        role(Role.ADMINISTRATOR).inheritedFrom(ServiceOrder.Role.ADMINISTRATOR),
                        role(Role.MANAGER).inheritedFrom(ServiceOrder.Role.MANAGER),
                        role(Role.ACCOUNTANT).inheritedFrom(ServiceOrder.Role.ACCOUNTANT),
                        role(Role.CLIENT)
                                .inheritedFrom(ServiceOrder.Role.CLIENT)
                                .external()
                                .when(Flag.ISSUED)) // SERV-22
                .sections(
                        section(
                                Section.HEAD,
                                text("currency").upTo(3).mandatory(),
                                date("deliveredOn"),
                                text("reference").upTo(100),
                                text("contract").upTo(100),
                                longText("note").upTo(1000)),
                        section(Section.SELLER, party()),
                        section(Section.BUYER, party()),
                        section(Section.LINES, MoneyForm.lines(), MoneyForm.discounts()),
                        section(Section.TOTALS, MoneyForm.totals()),
                        section(
                                Section.TERMS,
                                longText("terms").upTo(1000),
                                integer("days").between("0", "365"),
                                text("account").upTo(42),
                                text("exemption").upTo(200)),
                        section(Section.ISSUE, text("number").upTo(40), date("day")),
                        section(
                                Section.FORMER,
                                text("number").upTo(40).mandatory(),
                                date("day").mandatory(),
                                longText("reason")),
                        section(
                                Section.BALANCE,
                                choice("kind", INVOICE, CREDIT_NOTE),
                                money("credited"),
                                money("due"),
                                date("dueOn")),
                        Settlement.payments(Section.PAYMENTS))
                .slots(slot(Slot.INVOICE).accepting("application/pdf").atMost(1))
                .flags(flag(Flag.ISSUED), flag(Flag.CREDIT_NOTE), flag(Flag.PAID), flag(Flag.CLEAR))
                .tabs(
                        tab(Tab.DRAFTS, Filter.in(State.DRAFT))
                                .seenBy(Role.ACCOUNTANT, Role.MANAGER, Role.ADMINISTRATOR),
                        tab(
                                Tab.TO_BE_PAID,
                                Filter.and(
                                        Filter.in(State.ISSUED),
                                        Filter.not(
                                                Filter.or(
                                                        Filter.flag(Flag.CREDIT_NOTE),
                                                        Filter.flag(Flag.PAID),
                                                        Filter.flag(Flag.CLEAR))))),
                        tab(Tab.PAID, Filter.flag(Flag.PAID)),
                        tab(Tab.CREDIT_NOTES, Filter.flag(Flag.CREDIT_NOTE)))
                .notices(
                        notice(Notice.INVOICE)
                                .on(PRODUCE, Product.INVOICE)
                                .to(Role.CLIENT)
                                .attachingTheDocument())
                .links(
                        link(Link.VISIT, "service-visit", Visit.Link.INVOICED_BY),
                        link(Link.CREDITED_BY, "service-invoice", Link.CREDITS).toParts(),
                        link(Link.CREDITS, "service-invoice", Link.CREDITED_BY))
                .products(product(Product.INVOICE, Slot.INVOICE))
                .settling(
                        settlement(Section.PAYMENTS, Flag.PAID)
                                .of(Section.BALANCE, "due")
                                .clearing(Flag.CLEAR))
                .saying(
                        "words.labour",
                        "words.person",
                        "words.travel",
                        "words.invoice",
                        "words.credit-note")
                .workflow(workflow())
                .labelled(labels);
    }
}
