package org.liasse.variant.procedures;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Filter.in;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Verb.DRAW;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;
import static org.liasse.variant.procedures.Procedure.Action.CLOSE;
import static org.liasse.variant.procedures.Procedure.Action.DISCARD;
import static org.liasse.variant.procedures.Procedure.Action.PUBLISH;
import static org.liasse.variant.procedures.Procedure.Action.REPUBLISH;
import static org.liasse.variant.procedures.Procedure.Drawn.PROCEDURE_DOSSIER;
import static org.liasse.variant.procedures.Procedure.Flag.LISTED;
import static org.liasse.variant.procedures.Procedure.Role.ADMINISTRATOR;
import static org.liasse.variant.procedures.Procedure.Role.APPLICANT;
import static org.liasse.variant.procedures.Procedure.Role.INSTRUCTOR;
import static org.liasse.variant.procedures.Procedure.Role.MEMBER;
import static org.liasse.variant.procedures.Procedure.Section.PRESENTATION;
import static org.liasse.variant.procedures.Procedure.Section.SETTINGS;
import static org.liasse.variant.procedures.Procedure.State.CLOSED;
import static org.liasse.variant.procedures.Procedure.State.PUBLISHED;
import static org.liasse.variant.procedures.Procedure.State.TEST;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/** A procedure: what an administration asks of those who come with a request, and by what rules. */
final class Procedure {

    enum State {
        TEST,
        PUBLISHED,
        CLOSED
    }

    enum Role {
        ADMINISTRATOR,
        INSTRUCTOR,
        /** An instructor by way of a group of the procedure (PROC-03). */
        MEMBER,
        APPLICANT
    }

    enum Section {
        SETTINGS,
        PRESENTATION
    }

    enum Flag {
        /** It was published, so that applicants know of it, also once it is closed. */
        LISTED
    }

    enum Action {
        PUBLISH,
        CLOSE,
        REPUBLISH,
        DISCARD
    }

    enum Tab {
        PUBLISHED,
        TEST,
        CLOSED
    }

    /** The type whose form is drawn here. */
    enum Drawn {
        PROCEDURE_DOSSIER
    }

    static final Workflow WORKFLOW =
            Workflow.openedBy(the(ADMINISTRATOR).may(OPEN).into(TEST))
                    .where(
                            the(ADMINISTRATOR).may(EDIT, SETTINGS).inAnyState(),
                            the(ADMINISTRATOR).may(EDIT, PRESENTATION).inAnyState(),
                            the(ADMINISTRATOR).may(DRAW, PROCEDURE_DOSSIER).inAnyState(),
                            the(ADMINISTRATOR).may(INVITE, INSTRUCTOR).inAnyState(), // PROC-01
                            the(ADMINISTRATOR).may(EXCLUDE, INSTRUCTOR).inAnyState(),
                            the(ADMINISTRATOR)
                                    .may(PUBLISH)
                                    .from(TEST)
                                    .to(PUBLISHED)
                                    .requiring("settings-complete", complete(SETTINGS))
                                    .setting(LISTED)
                                    .confirming(),
                            the(ADMINISTRATOR)
                                    .may(CLOSE)
                                    .from(PUBLISHED)
                                    .to(CLOSED)
                                    .confirming(), // PROC-06
                            the(ADMINISTRATOR).may(REPUBLISH).from(CLOSED).to(PUBLISHED),
                            the(ADMINISTRATOR).may(DISCARD).in(TEST).confirming().erasing());

    private Procedure() {}

    static DossierType type(Labels labels) {
        return DossierType.named("procedure")
                .at("procedures")
                .context()
                .drawing("procedure-dossier")
                .states(State.class)
                .roles(
                        role(ADMINISTRATOR).inheritedFrom(ADMINISTRATOR),
                        role(INSTRUCTOR),
                        role(MEMBER),
                        role(APPLICANT).inheritedFrom(APPLICANT).external().when(LISTED))
                .sections(
                        section(
                                        SETTINGS,
                                        text("number").upTo(60),
                                        text("title").upTo(300),
                                        integer("retention").mandatory().between("1", "120"),
                                        yesNo("declarative"),
                                        yesNo("motiveInMails"),
                                        yesNo("attestation"),
                                        yesNo("attestationOfRefusals"),
                                        yesNo("motiveInAttestations"), // PROC-36
                                        integer("correctionReminder").between("1", "365"),
                                        yesNo("correctionsFirst"),
                                        yesNo("instructorsEdit"),
                                        text("routingField").upTo(64), // PROC-03
                                        choice("experts", "none", "free", "preset").mandatory(),
                                        repeated(
                                                        "presetExperts",
                                                        email("address").mandatory(),
                                                        text("name"))
                                                .shownWhen("experts", "preset")) // PROC-27
                                .seenBy(ADMINISTRATOR, INSTRUCTOR, MEMBER),
                        section(PRESENTATION, longText("description")))
                .flags(flag(LISTED))
                .tabs( // PROC-04
                        tab(Tab.PUBLISHED, in(PUBLISHED)).seenBy(ADMINISTRATOR, INSTRUCTOR, MEMBER),
                        tab(Tab.TEST, in(TEST)).seenBy(ADMINISTRATOR, INSTRUCTOR, MEMBER),
                        tab(Tab.CLOSED, in(CLOSED)).seenBy(ADMINISTRATOR, INSTRUCTOR, MEMBER))
                .auditedBy(ADMINISTRATOR)
                .workflow(WORKFLOW)
                .labelled(labels);
    }
}
