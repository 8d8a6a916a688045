package org.liasse.variant.skeleton;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Declarations.Thread.thread;
import static org.liasse.api.type.Filter.in;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.api.workflow.Workflow.the;
import static org.liasse.variant.skeleton.Note.Action.CIRCULATE;
import static org.liasse.variant.skeleton.Note.Action.CLOSE;
import static org.liasse.variant.skeleton.Note.Action.DISCARD;
import static org.liasse.variant.skeleton.Note.Action.REOPEN;
import static org.liasse.variant.skeleton.Note.OfficeRole.STAFF;
import static org.liasse.variant.skeleton.Note.Role.AUTHOR;
import static org.liasse.variant.skeleton.Note.Role.READER;
import static org.liasse.variant.skeleton.Note.Section.CONTENT;
import static org.liasse.variant.skeleton.Note.Slot.ATTACHMENTS;
import static org.liasse.variant.skeleton.Note.State.CLOSED;
import static org.liasse.variant.skeleton.Note.State.DRAFT;
import static org.liasse.variant.skeleton.Note.State.SHARED;
import static org.liasse.variant.skeleton.Note.Thread.COMMENTS;

import org.liasse.api.Labels;
import org.liasse.api.type.Declarations;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/** A note that somebody of an office writes, circulates among the others and closes. */
final class Note {

    enum State {
        DRAFT,
        SHARED,
        CLOSED
    }

    /** Held on the office: who may write notes, and read those that circulate. */
    enum OfficeRole {
        STAFF
    }

    enum Role {
        AUTHOR,
        READER
    }

    enum Section {
        CONTENT
    }

    enum Slot {
        ATTACHMENTS
    }

    enum Thread {
        COMMENTS
    }

    enum Flag {
        /** It was circulated, so that the office sees it, also once it is closed. */
        CIRCULATED
    }

    enum Action {
        CIRCULATE,
        CLOSE,
        REOPEN,
        DISCARD
    }

    enum Tab {
        CURRENT,
        CLOSED
    }

    enum Notice {
        NEW_NOTE,
        NEW_COMMENT
    }

    static final Workflow WORKFLOW =
            Workflow.openedBy(the(STAFF).ofContext().may(OPEN).into(DRAFT).granting(AUTHOR))
                    .where(
                            the(AUTHOR).may(EDIT, CONTENT).in(DRAFT, SHARED),
                            the(AUTHOR).may(DEPOSIT_IN, ATTACHMENTS).in(DRAFT, SHARED),
                            the(AUTHOR)
                                    .may(CIRCULATE)
                                    .from(DRAFT)
                                    .to(SHARED)
                                    .requiring("content-complete", complete(CONTENT))
                                    .setting(Flag.CIRCULATED),
                            the(AUTHOR, READER).may(WRITE_IN, COMMENTS).in(SHARED),
                            the(AUTHOR)
                                    .may(CLOSE)
                                    .from(SHARED)
                                    .to(CLOSED)
                                    .giving("conclusion")
                                    .posting("conclusion", COMMENTS),
                            the(AUTHOR).may(REOPEN).from(CLOSED).to(SHARED),
                            the(AUTHOR).may(DISCARD).in(DRAFT).confirming().erasing());

    private Note() {}

    static DossierType type(Labels labels) {
        return DossierType.named("note")
                .version("1.0")
                .at("notes")
                .states(State.class, CLOSED)
                .roles(
                        role(AUTHOR).single(),
                        role(READER).inheritedFrom(STAFF).when(Flag.CIRCULATED))
                .sections(
                        section(
                                CONTENT,
                                longText("body").mandatory(),
                                text("keywords").upTo(500),
                                choice("importance", "low", "normal", "high")))
                .slots(slot(ATTACHMENTS).accepting("application/pdf", "image/*").atMost(10))
                .threads(thread(COMMENTS))
                .flags(Declarations.Flag.flag(Flag.CIRCULATED))
                .tabs(tab(Tab.CURRENT, in(DRAFT, SHARED)), tab(Tab.CLOSED, in(CLOSED)))
                .notices(
                        notice(Notice.NEW_NOTE).on(CIRCULATE).to(READER),
                        notice(Notice.NEW_COMMENT)
                                .on(WRITE_IN, COMMENTS)
                                .to(AUTHOR)
                                .raisingABadge())
                .workflow(WORKFLOW)
                .labelled(labels);
    }
}
