package org.liasse.variant.condo;

import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Product.product;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Thread.thread;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.contextFilled;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.PRODUCE;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/** A claim made to the insurer of a building. */
final class Claim {

    enum State {
        DRAFT,
        SENT,
        SETTLED
    }

    enum Role {
        MANAGER,
        INSURER
    }

    enum Section {
        CLAIM
    }

    enum Slot {
        QUOTE,
        PHOTOS,
        INVOICE,
        NOTES,
        CLAIM_PDF
    }

    enum Thread {
        INSURER
    }

    enum Action {
        SEND,
        SETTLE
    }

    enum Notice {
        SENT,
        MESSAGE
    }

    enum Product {
        CLAIM_PDF
    }

    private Claim() {}

    static DossierType type(Labels labels) {
        return DossierType.named("condo-claim")
                .at("condo-claims")
                .under("building")
                .states(State.class, State.SETTLED)
                .roles(
                        role(Role.MANAGER).inheritedFrom(Building.Role.MANAGER),
                        role(Role.INSURER).external())
                .sections(
                        section(
                                Section.CLAIM,
                                date("happened").mandatory(),
                                longText("damage").mandatory()))
                .slots(
                        slot(Slot.QUOTE),
                        slot(Slot.PHOTOS).photos(),
                        slot(Slot.INVOICE),
                        slot(Slot.NOTES),
                        slot(Slot.CLAIM_PDF).accepting("application/pdf"))
                .threads(thread(Thread.INSURER))
                .notices(
                        notice(Notice.SENT).on(Action.SEND).to(Role.INSURER),
                        notice(Notice.MESSAGE)
                                .on(WRITE_IN, Thread.INSURER)
                                .to(Role.INSURER, Role.MANAGER))
                .products(product(Product.CLAIM_PDF, Slot.CLAIM_PDF))
                .workflow(
                        Workflow.openedBy(
                                        the(Building.Role.MANAGER)
                                                .ofContext()
                                                .may(OPEN)
                                                .into(State.DRAFT))
                                .where(
                                        the(Role.MANAGER).may(EDIT, Section.CLAIM).in(State.DRAFT),
                                        the(Role.MANAGER)
                                                .may(DEPOSIT_IN, Slot.QUOTE)
                                                .in(State.DRAFT, State.SENT),
                                        the(Role.MANAGER)
                                                .may(DEPOSIT_IN, Slot.PHOTOS)
                                                .in(State.DRAFT, State.SENT),
                                        the(Role.MANAGER)
                                                .may(DEPOSIT_IN, Slot.INVOICE)
                                                .in(State.DRAFT, State.SENT),
                                        the(Role.MANAGER)
                                                .may(DEPOSIT_IN, Slot.NOTES)
                                                .in(State.DRAFT, State.SENT),
                                        the(Role.MANAGER)
                                                .may(PRODUCE, Product.CLAIM_PDF)
                                                .inAnyState(),
                                        the(Role.MANAGER)
                                                .may(Action.SEND)
                                                .from(State.DRAFT)
                                                .to(State.SENT)
                                                .requiring("claim", complete(Section.CLAIM))
                                                .requiring(
                                                        "insurer-registered",
                                                        contextFilled(
                                                                Building.Section.INSURER, "name"))
                                                .requiring(
                                                        "agent-selected",
                                                        contextFilled(
                                                                Building.Section.POLICY, "agent"))
                                                .requiring(
                                                        "policy-entered",
                                                        contextFilled(
                                                                Building.Section.POLICY,
                                                                "number")), // COND-18
                                        the(Role.MANAGER)
                                                .may(INVITE, Role.INSURER)
                                                .in(State.DRAFT, State.SENT),
                                        the(Role.MANAGER)
                                                .may(EXCLUDE, Role.INSURER)
                                                .in(State.DRAFT, State.SENT),
                                        the(Role.MANAGER, Role.INSURER)
                                                .may(WRITE_IN, Thread.INSURER)
                                                .in(State.SENT), // COND-18
                                        the(Role.MANAGER)
                                                .may(Action.SETTLE)
                                                .from(State.SENT)
                                                .to(State.SETTLED)))
                .labelled(labels);
    }
}
