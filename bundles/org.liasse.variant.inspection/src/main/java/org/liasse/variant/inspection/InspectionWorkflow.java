package org.liasse.variant.inspection;

import static org.liasse.api.form.Field.account;
import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.file;
import static org.liasse.api.form.Field.instant;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.contextIn;
import static org.liasse.api.workflow.Conditions.contextValueIs;
import static org.liasse.api.workflow.Conditions.documentIn;
import static org.liasse.api.workflow.Conditions.filled;
import static org.liasse.api.workflow.Conditions.flag;
import static org.liasse.api.workflow.Conditions.signed;
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
import static org.liasse.api.workflow.Verb.SIGN_IN;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.api.workflow.Workflow.the;
import static org.liasse.variant.inspection.Client.Section.SHEET;
import static org.liasse.variant.inspection.InspectionDossier.PRESTATIONS;
import static org.liasse.variant.inspection.InspectionDossier.Role.ADMINISTRATOR;
import static org.liasse.variant.inspection.InspectionDossier.Role.ARCHITECT;
import static org.liasse.variant.inspection.InspectionDossier.Role.BUILDER;
import static org.liasse.variant.inspection.InspectionDossier.Role.INDIVIDUAL;
import static org.liasse.variant.inspection.InspectionDossier.Role.MEMBER;
import static org.liasse.variant.inspection.InspectionDossier.Role.OPERATOR;
import static org.liasse.variant.inspection.InspectionDossier.Role.OWNER;
import static org.liasse.variant.inspection.InspectionDossier.Role.PARTNER;
import static org.liasse.variant.inspection.InspectionDossier.Role.SITE_MANAGER;
import static org.liasse.variant.inspection.InspectionDossier.State.FINALISED;
import static org.liasse.variant.inspection.InspectionDossier.State.NON_CONFORMING;
import static org.liasse.variant.inspection.InspectionDossier.State.TO_SCHEDULE;
import static org.liasse.variant.inspection.InspectionDossier.State.VISITED;

import org.liasse.api.money.MoneyForm;
import org.liasse.api.workflow.Condition;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;
import org.liasse.variant.inspection.InspectionDossier.Action;
import org.liasse.variant.inspection.InspectionDossier.Feature;
import org.liasse.variant.inspection.InspectionDossier.Flag;
import org.liasse.variant.inspection.InspectionDossier.Mark;
import org.liasse.variant.inspection.InspectionDossier.Product;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.InspectionDossier.Slot;
import org.liasse.variant.inspection.InspectionDossier.Thread;

/** The life of an inspection, from its opening under a client to the delivery of its reports. */
final class InspectionWorkflow {

    private static final Condition OF_INDIVIDUAL = contextValueIs(SHEET, "profile", "individual");
    private static final Condition OF_PROFESSIONAL =
            contextValueIs(SHEET, "profile", "professional");
    private static final Condition BUILDS = contextValueIs(SHEET, "kind", "builder");
    private static final Condition DESIGNS = contextValueIs(SHEET, "kind", "architect");

    static final Workflow WORKFLOW =
            Workflow.openedBy(
                            opening(the(Client.Role.MEMBER, Client.Role.CLIENT), Flag.OF_BUILDER)
                                    .requiring("builder", BUILDS)
                                    .requiring("builder", OF_PROFESSIONAL), // INSP-17
                            opening(the(Client.Role.MEMBER, Client.Role.CLIENT), Flag.OF_ARCHITECT)
                                    .requiring("architect", DESIGNS)
                                    .requiring("architect", OF_PROFESSIONAL), // INSP-17
                            opening(the(Client.Role.MEMBER), Flag.OF_INDIVIDUAL)
                                    .requiring("individual", OF_INDIVIDUAL))
                    .where(
                            // what is deposited, by whom
                            the(MEMBER, OPERATOR, PARTNER, BUILDER, ARCHITECT, INDIVIDUAL)
                                    .may(DEPOSIT_IN, Slot.XML)
                                    .inAnyState()
                                    .requiring("report-made", documentIn(Slot.REPORTS))
                                    .setting(Flag.STALE),
                            the(MEMBER, OPERATOR, PARTNER, BUILDER, ARCHITECT, INDIVIDUAL)
                                    .may(DEPOSIT_IN, Slot.XML)
                                    .inAnyState()
                                    .unless(
                                            "report-made",
                                            documentIn(Slot.REPORTS)), // INSP-03, INSP-09, INSP-22
                            the(MEMBER, OPERATOR, PARTNER, BUILDER, ARCHITECT, INDIVIDUAL)
                                    .may(DEPOSIT_IN, Slot.THERMAL_DOCUMENTS)
                                    .inAnyState(), // INSP-09, INSP-22
                            the(MEMBER)
                                    .may(DEPOSIT_IN, Slot.QUOTE)
                                    .inAnyState(), // INSP-25, CORE-30
                            the(MEMBER, BUILDER, ARCHITECT, INDIVIDUAL)
                                    .may(DEPOSIT_IN, Slot.ADMINISTRATIVE)
                                    .inAnyState(),
                            the(BUILDER, ARCHITECT, INDIVIDUAL)
                                    .may(SIGN_IN, Slot.ADMINISTRATIVE)
                                    .inAnyState()
                                    .requiring("document", documentIn(Slot.ADMINISTRATIVE))
                                    .unless("signed", signed(Slot.ADMINISTRATIVE))
                                    .awaited(), // CORE-19
                            the(MEMBER, BUILDER, ARCHITECT, INDIVIDUAL)
                                    .may(DEPOSIT_IN, Slot.DWELLING_PLANS)
                                    .inAnyState(),
                            the(MEMBER).may(DEPOSIT_IN, Slot.SAMPLING_PLAN).inAnyState(),
                            the(MEMBER, OPERATOR)
                                    .having(Feature.PREMIUM)
                                    .may(DEPOSIT_IN, Slot.MEASUREMENTS)
                                    .in(TO_SCHEDULE, VISITED, NON_CONFORMING), // INSP-29
                            the(MEMBER, OPERATOR, SITE_MANAGER)
                                    .may(DEPOSIT_IN, Slot.PHOTOS)
                                    .inAnyState(), // INSP-21, CORE-20
                            the(MEMBER, OPERATOR)
                                    .may(DEPOSIT_IN, Slot.REPORTS)
                                    .in(VISITED, NON_CONFORMING, FINALISED)
                                    .clearing(Flag.STALE),
                            the(OPERATOR)
                                    .may(SIGN_IN, Slot.REPORTS)
                                    .in(VISITED, NON_CONFORMING, FINALISED)
                                    .requiring("document", documentIn(Slot.REPORTS))
                                    .unless("signed", signed(Slot.REPORTS))
                                    .unless("stale", flag(Flag.STALE))
                                    .awaited(), // CORE-19
                            the(MEMBER)
                                    .may(ADD_SLOT, Slot.REPORTS)
                                    .inAnyState(), // INSP-10: also on a revisit
                            the(MEMBER)
                                    .may(SHARE, Slot.REPORTS)
                                    .inAnyState()
                                    .among(BUILDER), // INSP-10: unlock; INSP-12: nobody else
                            the(MEMBER)
                                    .may(ADD_SLOT, Slot.PAYMENTS)
                                    .inAnyState()
                                    .unless("builder", BUILDS.and(OF_PROFESSIONAL)), // INSP-11
                            the(MEMBER, INDIVIDUAL, OWNER)
                                    .may(DEPOSIT_IN, Slot.PAYMENTS)
                                    .inAnyState(),
                            the(MEMBER)
                                    .may(PRODUCE, Product.REPORT)
                                    .in(VISITED, NON_CONFORMING, FINALISED)
                                    .requiring("xml", documentIn(Slot.XML)) // INSP-07
                                    .clearing(Flag.STALE),
                            the(MEMBER)
                                    .may(PRODUCE, Product.QUOTE)
                                    .inAnyState()
                                    .requiring("quote-complete", complete(Section.QUOTE))
                                    .requiring("quote", filled(Section.QUOTE, "lines"))
                                    .unless(
                                            "below-nothing",
                                            MoneyForm.belowNothing(Section.QUOTE)), // INSP-25
                            the(MEMBER)
                                    .may(PRODUCE, Product.BUILDING_REGULATION)
                                    .inAnyState()
                                    .requiring("xml", documentIn(Slot.XML)), // INSP-07, INSP-28

                            // sections and people
                            the(MEMBER).may(EDIT, Section.CASE).inAnyState(), // INSP-28
                            the(BUILDER, ARCHITECT)
                                    .may(EDIT, Section.CASE)
                                    .in(TO_SCHEDULE)
                                    .unless(
                                            "case-filled",
                                            filled(Section.CASE, "prestation")), // INSP-17
                            the(MEMBER).may(EDIT, Section.APPOINTMENT).inAnyState(),
                            the(MEMBER).may(EDIT, Section.QUOTE).inAnyState(), // INSP-25
                            the(MEMBER, OPERATOR)
                                    .having(Feature.PREMIUM)
                                    .may(EDIT, Section.CONTROL)
                                    .in(TO_SCHEDULE, VISITED, NON_CONFORMING), // INSP-29
                            sharing(Section.THERMAL), // INSP-23
                            sharing(Slot.XML),
                            sharing(Slot.THERMAL_DOCUMENTS),
                            sharing(Slot.QUOTE),
                            sharing(Slot.ADMINISTRATIVE),
                            sharing(Slot.DWELLING_PLANS),
                            sharing(Slot.SAMPLING_PLAN),
                            sharing(Slot.PHOTOS),
                            the(MEMBER).may(INVITE, OPERATOR).inAnyState(), // INSP-20
                            the(MEMBER).may(EXCLUDE, OPERATOR).inAnyState(),
                            the(MEMBER).may(INVITE, PARTNER).inAnyState(), // INSP-22
                            the(MEMBER)
                                    .may(INVITE, OWNER)
                                    .inAnyState()
                                    .requiring("architect", DESIGNS)
                                    .requiring("architect", OF_PROFESSIONAL),
                            the(MEMBER, BUILDER, ARCHITECT)
                                    .may(INVITE, SITE_MANAGER)
                                    .inAnyState()
                                    .requiring("professional", OF_PROFESSIONAL), // INSP-16, INSP-21
                            the(ANYONE).may(WRITE_IN, Thread.CHAT).inAnyState(), // INSP-26
                            the(ANYONE)
                                    .may(MARK, Mark.ARCHIVED)
                                    .in(VISITED, NON_CONFORMING, FINALISED), // INSP-05

                            // the actions menu: INSP-28, office members only
                            the(MEMBER)
                                    .may(Action.SET_VISITED)
                                    .from(TO_SCHEDULE, NON_CONFORMING)
                                    .to(VISITED), // INSP-04
                            the(MEMBER, OPERATOR)
                                    .having(Feature.PREMIUM)
                                    .may(Action.ENTER_CONTROL)
                                    .in(TO_SCHEDULE, VISITED, NON_CONFORMING)
                                    .optionallyGiving(date("testedOn"))
                                    .recordedIn(Section.CONTROL), // INSP-29
                            the(MEMBER, OPERATOR)
                                    .having(Feature.PREMIUM)
                                    .may(Action.IMPORT_POINTS)
                                    .in(TO_SCHEDULE, VISITED, NON_CONFORMING)
                                    .giving(file("table"))
                                    .depositing("table", Slot.MEASUREMENTS), // INSP-29
                            the(MEMBER)
                                    .may(Action.CHANGE_PRESTATION)
                                    .inAnyState()
                                    .giving(choice("prestation", PRESTATIONS))
                                    .recordedIn(Section.CASE), // INSP-08
                            the(MEMBER)
                                    .may(Action.CHANGE_DATE)
                                    .inAnyState()
                                    .giving(instant("start"))
                                    .optionallyGiving(account("operator"))
                                    .recordedIn(Section.APPOINTMENT), // CORE-21
                            the(MEMBER)
                                    .may(Action.REQUEST_THERMAL_UPDATE)
                                    .inAnyState()
                                    .giving("request")
                                    .posting("request", Thread.CHAT),
                            the(MEMBER)
                                    .may(Action.SET_NON_CONFORMING)
                                    .from(VISITED)
                                    .to(NON_CONFORMING)
                                    .giving("reason"),
                            the(MEMBER)
                                    .may(Action.FINALISE)
                                    .from(VISITED, NON_CONFORMING)
                                    .to(FINALISED),
                            the(ADMINISTRATOR).may(Action.REOPEN).from(FINALISED).to(VISITED),
                            the(MEMBER)
                                    .may(Action.RECORD_PAYMENT)
                                    .inAnyState()
                                    .recordingPayment()
                                    .unless(
                                            "builder",
                                            BUILDS.and(OF_PROFESSIONAL)), // INSP-11, INSP-12
                            the(MEMBER)
                                    .may(Action.REVERSE_PAYMENT)
                                    .inAnyState()
                                    .reversingPayment(), // CORE-26
                            the(ADMINISTRATOR)
                                    .may(Action.DELETE)
                                    .inAnyState()
                                    .confirming()
                                    .erasing()); // CORE-15

    private InspectionWorkflow() {}

    /** The office and whoever tests keep what they see; the others as a member says. */
    private static Sentence sharing(Enum<?> part) {
        return the(MEMBER)
                .may(SHARE, part)
                .inAnyState()
                .among(BUILDER, ARCHITECT, INDIVIDUAL, OWNER, SITE_MANAGER, PARTNER);
    }

    private static Sentence opening(Workflow.Subject who, Flag flag) {
        return who.ofContext()
                .may(OPEN)
                .into(TO_SCHEDULE)
                .setting(flag)
                .requiring("client-active", contextIn(Client.State.ACTIVE));
    }
}
