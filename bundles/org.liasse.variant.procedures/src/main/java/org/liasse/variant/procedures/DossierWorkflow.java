package org.liasse.variant.procedures;

import static org.liasse.api.form.Field.account;
import static org.liasse.api.form.Field.file;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.workflow.Condition.not;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.contextIn;
import static org.liasse.api.workflow.Conditions.contextValueIs;
import static org.liasse.api.workflow.Conditions.days;
import static org.liasse.api.workflow.Conditions.enteredOver;
import static org.liasse.api.workflow.Conditions.flag;
import static org.liasse.api.workflow.Conditions.in;
import static org.liasse.api.workflow.Conditions.inBulk;
import static org.liasse.api.workflow.Conditions.marked;
import static org.liasse.api.workflow.Conditions.months;
import static org.liasse.api.workflow.CoreRole.CLOCK;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.MARK;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.PRODUCE;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.api.workflow.Workflow.the;
import static org.liasse.variant.procedures.Procedure.Role.ADMINISTRATOR;
import static org.liasse.variant.procedures.Procedure.Section.SETTINGS;
import static org.liasse.variant.procedures.Procedure.State.PUBLISHED;
import static org.liasse.variant.procedures.Procedure.State.TEST;
import static org.liasse.variant.procedures.ProcedureDossier.Action.ACCEPT;
import static org.liasse.variant.procedures.ProcedureDossier.Action.ARCHIVE;
import static org.liasse.variant.procedures.ProcedureDossier.Action.DELETE;
import static org.liasse.variant.procedures.ProcedureDossier.Action.DEPOSIT;
import static org.liasse.variant.procedures.ProcedureDossier.Action.DISCARD;
import static org.liasse.variant.procedures.ProcedureDossier.Action.DISMISS;
import static org.liasse.variant.procedures.ProcedureDossier.Action.EXPIRE;
import static org.liasse.variant.procedures.ProcedureDossier.Action.PURGE;
import static org.liasse.variant.procedures.ProcedureDossier.Action.REFUSE;
import static org.liasse.variant.procedures.ProcedureDossier.Action.REMIND_OF_CORRECTION;
import static org.liasse.variant.procedures.ProcedureDossier.Action.REOPEN;
import static org.liasse.variant.procedures.ProcedureDossier.Action.REQUEST_CORRECTION;
import static org.liasse.variant.procedures.ProcedureDossier.Action.REROUTE;
import static org.liasse.variant.procedures.ProcedureDossier.Action.RESTORE;
import static org.liasse.variant.procedures.ProcedureDossier.Action.RETURN_TO_CONSTRUCTION;
import static org.liasse.variant.procedures.ProcedureDossier.Action.START_INSTRUCTION;
import static org.liasse.variant.procedures.ProcedureDossier.Action.SUBMIT_CORRECTION;
import static org.liasse.variant.procedures.ProcedureDossier.Action.TRANSFER;
import static org.liasse.variant.procedures.ProcedureDossier.Action.UNARCHIVE;
import static org.liasse.variant.procedures.ProcedureDossier.Action.WARN_OF_EXPIRY;
import static org.liasse.variant.procedures.ProcedureDossier.Flag.ARCHIVED;
import static org.liasse.variant.procedures.ProcedureDossier.Flag.ATTESTED;
import static org.liasse.variant.procedures.ProcedureDossier.Flag.DELETED;
import static org.liasse.variant.procedures.ProcedureDossier.Flag.DEPOSITED;
import static org.liasse.variant.procedures.ProcedureDossier.Flag.EXPIRING;
import static org.liasse.variant.procedures.ProcedureDossier.Flag.WAITING;
import static org.liasse.variant.procedures.ProcedureDossier.Mark.DECIDED;
import static org.liasse.variant.procedures.ProcedureDossier.Mark.FOLLOWED;
import static org.liasse.variant.procedures.ProcedureDossier.Mark.REMOVED;
import static org.liasse.variant.procedures.ProcedureDossier.Role.APPLICANT;
import static org.liasse.variant.procedures.ProcedureDossier.Role.INSTRUCTOR;
import static org.liasse.variant.procedures.ProcedureDossier.Role.INVITED;
import static org.liasse.variant.procedures.ProcedureDossier.Section.ANNOTATIONS;
import static org.liasse.variant.procedures.ProcedureDossier.Section.DECISION;
import static org.liasse.variant.procedures.ProcedureDossier.Section.FORM;
import static org.liasse.variant.procedures.ProcedureDossier.Section.IDENTITY;
import static org.liasse.variant.procedures.ProcedureDossier.Slot.ATTACHMENTS;
import static org.liasse.variant.procedures.ProcedureDossier.Slot.JUSTIFICATION;
import static org.liasse.variant.procedures.ProcedureDossier.State.ACCEPTED;
import static org.liasse.variant.procedures.ProcedureDossier.State.DISMISSED;
import static org.liasse.variant.procedures.ProcedureDossier.State.DRAFT;
import static org.liasse.variant.procedures.ProcedureDossier.State.REFUSED;
import static org.liasse.variant.procedures.ProcedureDossier.State.UNDER_CONSTRUCTION;
import static org.liasse.variant.procedures.ProcedureDossier.State.UNDER_INSTRUCTION;
import static org.liasse.variant.procedures.ProcedureDossier.Thread.MESSAGES;

import org.liasse.api.workflow.Condition;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;
import org.liasse.variant.procedures.ProcedureDossier.Product;

/** The life of a request, as the guides of the administrations that use it tell it. */
final class DossierWorkflow {

    private static final Condition NO_ACCEPTANCES = not(procedureSays("attestation"));

    /** Those besides acceptances, never alone. */
    private static final Condition NO_REFUSALS =
            NO_ACCEPTANCES.or(not(procedureSays("attestationOfRefusals")));

    static final Workflow WORKFLOW =
            Workflow.openedBy(
                            the(APPLICANT)
                                    .ofContext()
                                    .may(OPEN)
                                    .into(DRAFT)
                                    .granting(APPLICANT)
                                    .requiring("procedure-open", contextIn(PUBLISHED)), // PROC-06
                            the(ADMINISTRATOR)
                                    .ofContext()
                                    .may(OPEN)
                                    .into(DRAFT)
                                    .granting(APPLICANT)
                                    .requiring("procedure-in-test", contextIn(TEST)))
                    .where(
                            // the applicant, before and after the deposit
                            the(APPLICANT, INVITED)
                                    .may(EDIT, FORM)
                                    .in(DRAFT, UNDER_CONSTRUCTION), // PROC-31
                            the(APPLICANT, INVITED)
                                    .may(EDIT, IDENTITY)
                                    .in(DRAFT, UNDER_CONSTRUCTION), // PROC-21
                            the(APPLICANT, INVITED)
                                    .may(DEPOSIT_IN, ATTACHMENTS)
                                    .in(DRAFT, UNDER_CONSTRUCTION),
                            the(APPLICANT)
                                    .may(INVITE, INVITED)
                                    .in(DRAFT, UNDER_CONSTRUCTION), // PROC-30
                            the(APPLICANT).may(EXCLUDE, INVITED).inAnyState(),
                            the(APPLICANT).may(DISCARD).in(DRAFT).confirming().erasing(),
                            the(APPLICANT)
                                    .may(DEPOSIT)
                                    .from(DRAFT)
                                    .to(UNDER_CONSTRUCTION)
                                    .requiring("procedure-open", contextIn(TEST, PUBLISHED))
                                    .requiring("form-complete", complete(FORM))
                                    .setting(DEPOSITED)
                                    .routing(INSTRUCTOR) // PROC-03
                                    .awaited(),
                            the(APPLICANT)
                                    .may(SUBMIT_CORRECTION)
                                    .in(UNDER_CONSTRUCTION)
                                    .requiring("correction-asked", flag(WAITING))
                                    .requiring("form-complete", complete(FORM))
                                    .clearing(WAITING)
                                    .awaited(), // PROC-34

                            // taking charge
                            the(INSTRUCTOR)
                                    .may(MARK, FOLLOWED)
                                    .in(UNDER_CONSTRUCTION, UNDER_INSTRUCTION), // PROC-19
                            the(INSTRUCTOR)
                                    .may(TRANSFER)
                                    .in(UNDER_CONSTRUCTION, UNDER_INSTRUCTION)
                                    .giving(account("instructor"))
                                    .marking(FOLLOWED, "instructor")
                                    .toldTo(INSTRUCTOR), // PROC-30
                            the(INSTRUCTOR)
                                    .may(REROUTE)
                                    .in(UNDER_CONSTRUCTION, UNDER_INSTRUCTION)
                                    .giving(text("group"))
                                    .routing(INSTRUCTOR, "group"), // PROC-30
                            the(INSTRUCTOR)
                                    .may(EDIT, ANNOTATIONS)
                                    .in(UNDER_CONSTRUCTION, UNDER_INSTRUCTION), // PROC-22
                            the(INSTRUCTOR)
                                    .may(EDIT, FORM)
                                    .in(UNDER_CONSTRUCTION, UNDER_INSTRUCTION)
                                    .requiring(
                                            "instructors-edit",
                                            procedureSays("instructorsEdit")), // PROC-21

                            // writing to each other
                            the(APPLICANT, INVITED, INSTRUCTOR)
                                    .may(WRITE_IN, MESSAGES)
                                    .in(
                                            UNDER_CONSTRUCTION,
                                            UNDER_INSTRUCTION,
                                            ACCEPTED,
                                            REFUSED,
                                            DISMISSED)
                                    .unless("archived", flag(ARCHIVED)) // PROC-14, PROC-40
                                    .unless("deleted", flag(DELETED)),

                            // construction and instruction
                            the(INSTRUCTOR)
                                    .may(START_INSTRUCTION)
                                    .from(UNDER_CONSTRUCTION)
                                    .to(UNDER_INSTRUCTION)
                                    .unless(
                                            "correction-pending",
                                            flag(WAITING).and(procedureSays("correctionsFirst")))
                                    .clearing(WAITING)
                                    .announcingIn(MESSAGES) // PROC-32
                                    .unless("not-followed", inBulk().and(not(marked(FOLLOWED)))),
                            the(INSTRUCTOR)
                                    .may(RETURN_TO_CONSTRUCTION)
                                    .from(UNDER_INSTRUCTION)
                                    .to(UNDER_CONSTRUCTION)
                                    .confirming(), // PROC-33
                            the(INSTRUCTOR)
                                    .may(REQUEST_CORRECTION)
                                    .from(UNDER_CONSTRUCTION, UNDER_INSTRUCTION)
                                    .to(UNDER_CONSTRUCTION)
                                    .giving("correction")
                                    .posting("correction", MESSAGES)
                                    .setting(WAITING), // PROC-34
                            the(CLOCK)
                                    .may(REMIND_OF_CORRECTION)
                                    .in(UNDER_CONSTRUCTION)
                                    .after(days(7))
                                    .sinceSetting(WAITING)
                                    .orAsContextSays(SETTINGS, "correctionReminder")
                                    .times(3)
                                    .requiring("correction-asked", flag(WAITING)),

                            // deciding
                            decision(
                                    the(INSTRUCTOR)
                                            .may(ACCEPT)
                                            .from(UNDER_INSTRUCTION)
                                            .to(ACCEPTED)
                                            .optionallyGiving("motivation")), // PROC-36
                            decision(
                                    the(INSTRUCTOR)
                                            .may(REFUSE)
                                            .from(UNDER_INSTRUCTION)
                                            .to(REFUSED)
                                            .giving("motivation")), // PROC-36
                            decision(
                                    the(INSTRUCTOR)
                                            .may(DISMISS)
                                            .from(UNDER_INSTRUCTION)
                                            .to(DISMISSED)
                                            .giving("motivation")), // PROC-36
                            attested(
                                    the(CLOCK).may(PRODUCE, Product.ATTESTATION).in(ACCEPTED),
                                    NO_ACCEPTANCES), // PROC-36
                            attested(
                                    the(CLOCK)
                                            .may(PRODUCE, Product.ATTESTATION)
                                            .in(REFUSED, DISMISSED),
                                    NO_REFUSALS),
                            attestedAnew(
                                    the(INSTRUCTOR).may(PRODUCE, Product.ATTESTATION).in(ACCEPTED),
                                    NO_ACCEPTANCES),
                            attestedAnew(
                                    the(INSTRUCTOR)
                                            .may(PRODUCE, Product.ATTESTATION)
                                            .in(REFUSED, DISMISSED),
                                    NO_REFUSALS),
                            the(INSTRUCTOR)
                                    .may(REOPEN)
                                    .from(ACCEPTED, REFUSED, DISMISSED)
                                    .to(UNDER_INSTRUCTION)
                                    .clearing(ATTESTED)
                                    .unless("archived", flag(ARCHIVED))
                                    .unless("deleted", flag(DELETED))
                                    .warning(
                                            "rights-created",
                                            in(ACCEPTED)
                                                    .and(
                                                            enteredOver(
                                                                    months(4),
                                                                    ACCEPTED))), // PROC-39

                            // putting away
                            the(INSTRUCTOR)
                                    .may(ARCHIVE)
                                    .in(ACCEPTED, REFUSED, DISMISSED)
                                    .unless("archived", flag(ARCHIVED))
                                    .unless("deleted", flag(DELETED))
                                    .setting(ARCHIVED), // PROC-14
                            the(INSTRUCTOR)
                                    .may(UNARCHIVE)
                                    .in(ACCEPTED, REFUSED, DISMISSED)
                                    .requiring("not-archived", flag(ARCHIVED))
                                    .unless("deleted", flag(DELETED))
                                    .clearing(ARCHIVED), // PROC-40
                            the(INSTRUCTOR)
                                    .may(DELETE)
                                    .in(ACCEPTED, REFUSED, DISMISSED)
                                    .unless("deleted", flag(DELETED))
                                    .confirming()
                                    .setting(DELETED)
                                    .marking(REMOVED)
                                    .toldTo(INSTRUCTOR), // PROC-12
                            the(INSTRUCTOR)
                                    .may(RESTORE)
                                    .in(ACCEPTED, REFUSED, DISMISSED)
                                    .requiring("not-deleted", flag(DELETED))
                                    .requiring("deleted-by-another", marked(REMOVED))
                                    .clearing(DELETED)
                                    .unmarking(REMOVED)
                                    .toldTo(INSTRUCTOR), // PROC-12
                            the(CLOCK)
                                    .may(PURGE)
                                    .in(ACCEPTED, REFUSED, DISMISSED)
                                    .after(days(30))
                                    .sinceSetting(DELETED)
                                    .requiring("not-deleted", flag(DELETED))
                                    .erasing(), // PROC-12
                            the(CLOCK)
                                    .may(WARN_OF_EXPIRY)
                                    .inAnyState()
                                    .after(months(36).minusDays(14))
                                    .sinceSetting(DEPOSITED)
                                    .orAsContextSays(SETTINGS, "retention")
                                    .setting(EXPIRING), // PROC-13
                            the(CLOCK)
                                    .may(EXPIRE)
                                    .inAnyState()
                                    .after(months(36))
                                    .sinceSetting(DEPOSITED)
                                    .orAsContextSays(SETTINGS, "retention")
                                    .erasing()); // PROC-13

    private DossierWorkflow() {}

    private static Condition procedureSays(String setting) {
        return contextValueIs(SETTINGS, setting, "true");
    }

    /** What the three decisions share (PROC-35, PROC-37, PROC-38, PROC-41). */
    private static Sentence decision(Sentence sentence) {
        return sentence.optionallyGiving(file("justification"))
                .recordedIn(DECISION)
                .depositing("justification", JUSTIFICATION)
                .announcingIn(MESSAGES)
                .producing(Product.ATTESTATION)
                .marking(DECIDED)
                .confirming()
                .unless("not-followed", inBulk().and(not(marked(FOLLOWED))));
    }

    /** As far as the procedure says so. */
    private static Sentence attested(Sentence sentence, Condition unattested) {
        return sentence.unless("attested", unattested).setting(ATTESTED);
    }

    /** By hand, after its words were corrected. */
    private static Sentence attestedAnew(Sentence sentence, Condition unattested) {
        return attested(sentence, unattested)
                .unless("archived", flag(ARCHIVED))
                .unless("deleted", flag(DELETED));
    }
}
