package org.liasse.variant.procedures;

import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Filter.in;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;
import static org.liasse.variant.procedures.Group.Role.ADMINISTRATOR;
import static org.liasse.variant.procedures.Group.Role.COLLEAGUE;
import static org.liasse.variant.procedures.Group.Role.INSTRUCTOR;
import static org.liasse.variant.procedures.Group.Section.RULE;
import static org.liasse.variant.procedures.Group.State.ACTIVE;
import static org.liasse.variant.procedures.Group.State.INACTIVE;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/**
 * A group of instructors of a procedure, and the values for which dossiers come to it (PROC-03).
 * Whoever is named on the procedure itself is of the group by default, to which the rest comes.
 */
final class Group {

    enum State {
        ACTIVE,
        /** It keeps its dossiers, and is sent no more. */
        INACTIVE
    }

    enum Role {
        ADMINISTRATOR,
        INSTRUCTOR,
        /** An instructor of another group, who must know it to send it a dossier. */
        COLLEAGUE
    }

    enum Section {
        RULE
    }

    enum Action {
        DEACTIVATE,
        REACTIVATE,
        DISCARD
    }

    enum Tab {
        ACTIVE,
        INACTIVE
    }

    static final Workflow WORKFLOW =
            Workflow.openedBy(the(ADMINISTRATOR).ofContext().may(OPEN).into(ACTIVE))
                    .where(
                            the(ADMINISTRATOR).may(EDIT, RULE).inAnyState(),
                            the(ADMINISTRATOR).may(INVITE, INSTRUCTOR).inAnyState(),
                            the(ADMINISTRATOR).may(EXCLUDE, INSTRUCTOR).inAnyState(),
                            the(ADMINISTRATOR).may(Action.DEACTIVATE).from(ACTIVE).to(INACTIVE),
                            the(ADMINISTRATOR).may(Action.REACTIVATE).from(INACTIVE).to(ACTIVE),
                            the(ADMINISTRATOR)
                                    .may(Action.DISCARD)
                                    .inAnyState()
                                    .confirming()
                                    .erasing());

    private Group() {}

    static DossierType type(Labels labels) {
        return DossierType.named("procedure-group")
                .at("procedure-groups")
                .under("procedure")
                .context()
                .states(State.class, INACTIVE)
                .roles(
                        role(ADMINISTRATOR).inheritedFrom(ADMINISTRATOR),
                        role(INSTRUCTOR).making(Procedure.Role.MEMBER),
                        role(COLLEAGUE).inheritedFrom(INSTRUCTOR, Procedure.Role.MEMBER))
                .sections(
                        section(RULE, repeated("values", text("value").mandatory()))
                                .seenBy(ADMINISTRATOR, INSTRUCTOR, COLLEAGUE))
                .tabs(tab(Tab.ACTIVE, in(ACTIVE)), tab(Tab.INACTIVE, in(INACTIVE)))
                .auditedBy(Procedure.Role.ADMINISTRATOR)
                .workflow(WORKFLOW)
                .labelled(labels);
    }
}
