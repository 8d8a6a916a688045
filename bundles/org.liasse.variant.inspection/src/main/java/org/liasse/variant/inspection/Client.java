package org.liasse.variant.inspection;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.person;
import static org.liasse.api.form.Field.phone;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Verb.DRAW;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.EXCLUDE;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.SHARE_NEW;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/** A client of an inspection office: the context of its dossiers, so that each has exactly one. */
final class Client {

    enum State {
        ACTIVE,
        /** The office works for him no more: no dossier is opened under him. */
        CLOSED
    }

    enum Role {
        ADMINISTRATOR,
        MEMBER,
        CLIENT,
        SITE_MANAGER,
        PARTNER
    }

    enum Section {
        SHEET
    }

    enum Action {
        CLOSE,
        REOPEN
    }

    enum Drawn {
        INSPECTION_DOSSIER
    }

    private Client() {}

    static DossierType type(Labels labels) {
        return DossierType.named("inspection-client")
                .at("inspection-clients")
                .context()
                .drawing("inspection-dossier") // CORE-23: prestations and their slots
                .states(State.class, State.CLOSED)
                .roles(
                        role(Role.ADMINISTRATOR).inheritedFrom(Role.ADMINISTRATOR),
                        role(Role.MEMBER).inheritedFrom(Role.MEMBER),
                        role(Role.CLIENT).external(),
                        role(Role.SITE_MANAGER).external(),
                        role(Role.PARTNER).external())
                .sections(
                        section(
                                Section.SHEET, // INSP-01, INSP-13, INSP-14, INSP-15
                                text("name").mandatory(),
                                choice("profile", "individual", "professional").mandatory(),
                                choice("kind", "builder", "architect")
                                        .mandatory()
                                        .shownWhen("profile", "professional"),
                                text("brand").shownWhen("profile", "professional"),
                                person("contact").shownWhen("profile", "professional"),
                                email("email").mandatory().shownWhen("profile", "individual"),
                                phone("phone").mandatory().shownWhen("profile", "individual")))
                .workflow(
                        Workflow.openedBy(
                                        the(Role.MEMBER)
                                                .may(OPEN)
                                                .into(State.ACTIVE)
                                                .requiring("sheet", complete(Section.SHEET)))
                                .where(
                                        the(Role.MEMBER).may(EDIT, Section.SHEET).inAnyState(),
                                        the(Role.MEMBER)
                                                .may(SHARE_NEW, Drawn.INSPECTION_DOSSIER)
                                                .inAnyState(), // INSP-23
                                        the(Role.ADMINISTRATOR)
                                                .may(DRAW, Drawn.INSPECTION_DOSSIER)
                                                .inAnyState(),
                                        the(Role.MEMBER).may(INVITE, Role.CLIENT).inAnyState(),
                                        the(Role.MEMBER).may(EXCLUDE, Role.CLIENT).inAnyState(),
                                        the(Role.MEMBER, Role.CLIENT)
                                                .may(INVITE, Role.SITE_MANAGER)
                                                .inAnyState(),
                                        the(Role.MEMBER)
                                                .may(INVITE, Role.PARTNER)
                                                .inAnyState(), // INSP-19
                                        the(Role.MEMBER).may(EXCLUDE, Role.PARTNER).inAnyState(),
                                        the(Role.MEMBER)
                                                .may(Action.CLOSE)
                                                .from(State.ACTIVE)
                                                .to(State.CLOSED)
                                                .confirming(),
                                        the(Role.MEMBER)
                                                .may(Action.REOPEN)
                                                .from(State.CLOSED)
                                                .to(State.ACTIVE)))
                .labelled(labels);
    }
}
