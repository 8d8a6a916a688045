package org.liasse.variant.condo;

import static org.liasse.api.form.Field.account;
import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.file;
import static org.liasse.api.form.Field.longText;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Link.link;
import static org.liasse.api.type.Declarations.Notice.Delivery.DAILY;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Declarations.Thread.thread;
import static org.liasse.api.workflow.Condition.not;
import static org.liasse.api.workflow.Conditions.actorIs;
import static org.liasse.api.workflow.Conditions.complete;
import static org.liasse.api.workflow.Conditions.contextFlag;
import static org.liasse.api.workflow.Conditions.filled;
import static org.liasse.api.workflow.Conditions.valueIs;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.INVITE;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.type.Likeness;
import org.liasse.api.type.ServiceRequests;
import org.liasse.api.workflow.Conditions;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;

/** Something that somebody reports in the common parts of a building. */
final class Report {

    enum State {
        TO_PROCESS,
        IN_PROGRESS,
        CLOSED
    }

    enum Role {
        AUTHOR,
        /** Who joined it instead of reporting the same again: told as its author is. */
        CONCERNED,
        /** Every occupant of the building. */
        RESIDENT,
        /** The council's members and the caretakers. */
        REFEREE,
        MANAGER,
        /** Who was chosen to see it, where not everybody does. */
        RECIPIENT,
        PROVIDER,
        LANDLORD,
        /** Whoever asks by Open311, of what is for all and reaches the manager. */
        STRANGER,
        /** The application by which a stranger sent it. */
        SENDER
    }

    enum Section {
        REPORT,
        /** Of a stranger who sent it. */
        CONTACT
    }

    enum Slot {
        PHOTOS
    }

    enum Thread {
        UPDATES,
        LANDLORD
    }

    enum Flag {
        /** No recipients were chosen. */
        FOR_ALL,
        /** It reaches the manager. */
        SHARED
    }

    enum Action {
        SHARE_WITH_MANAGER,
        JOIN_REPORT,
        LEAVE_REPORT,
        CLOSE,
        DELETE_ABUSE,
        SEND_ORDER
    }

    enum Tab {
        TO_PROCESS,
        IN_PROGRESS,
        CLOSED
    }

    enum Notice {
        NEW_REPORT,
        UPDATE,
        ORDER,
        LANDLORD_MESSAGE
    }

    enum Link {
        ORDER,
        REPORT
    }

    static final String[] CATEGORIES = {
        "lift", "leak", "electricity", "cleaning", "door", "neighbours", "other"
    };

    static final Workflow WORKFLOW =
            Workflow.openedBy(
                            // COND-09: recipients are chosen by council, caretakers and manager
                            opening(
                                            the(Building.Role.OWNER, Building.Role.TENANT)
                                                    .ofContext()
                                                    .may(OPEN)
                                                    .into(State.TO_PROCESS))
                                    .setting(Flag.FOR_ALL, Flag.SHARED)
                                    .unless("recipients", filled(Section.REPORT, "recipients"))
                                    .unless(
                                            "filtered",
                                            contextFlag(Building.Flag.FILTERED)), // COND-10
                            opening(
                                            the(Building.Role.OWNER, Building.Role.TENANT)
                                                    .ofContext()
                                                    .may(OPEN)
                                                    .into(State.TO_PROCESS))
                                    .setting(Flag.FOR_ALL)
                                    .unless("recipients", filled(Section.REPORT, "recipients")),
                            opening(
                                            the(Building.Role.COUNCIL, Building.Role.CARETAKER)
                                                    .ofContext()
                                                    .may(OPEN)
                                                    .into(State.TO_PROCESS))
                                    .setting(Flag.FOR_ALL, Flag.SHARED)
                                    .unless("recipients", filled(Section.REPORT, "recipients"))
                                    .unless(
                                            "filtered",
                                            contextFlag(Building.Flag.FILTERED)
                                                    .and(
                                                            not(
                                                                    valueIs(
                                                                            Section.REPORT,
                                                                            "share",
                                                                            "true")))),
                            opening(
                                            the(Building.Role.COUNCIL, Building.Role.CARETAKER)
                                                    .ofContext()
                                                    .may(OPEN)
                                                    .into(State.TO_PROCESS))
                                    .setting(Flag.FOR_ALL)
                                    .unless("recipients", filled(Section.REPORT, "recipients")),
                            opening( // his own reports are not filtered
                                            the(Building.Role.MANAGER)
                                                    .ofContext()
                                                    .may(OPEN)
                                                    .into(State.TO_PROCESS))
                                    .setting(Flag.FOR_ALL, Flag.SHARED)
                                    .unless("recipients", filled(Section.REPORT, "recipients")),
                            opening(
                                    the(
                                                    Building.Role.COUNCIL,
                                                    Building.Role.CARETAKER,
                                                    Building.Role.MANAGER)
                                            .ofContext()
                                            .may(OPEN)
                                            .into(State.TO_PROCESS)),
                            sending()
                                    .setting(Flag.FOR_ALL, Flag.SHARED)
                                    .unless(
                                            "filtered",
                                            contextFlag(Building.Flag.FILTERED)), // COND-10
                            sending().setting(Flag.FOR_ALL))
                    .where(
                            the(Role.AUTHOR, Role.REFEREE, Role.MANAGER)
                                    .may(DEPOSIT_IN, Slot.PHOTOS)
                                    .in(State.TO_PROCESS, State.IN_PROGRESS),
                            the(
                                            Role.AUTHOR,
                                            Role.CONCERNED,
                                            Role.RESIDENT,
                                            Role.RECIPIENT,
                                            Role.PROVIDER)
                                    .may(WRITE_IN, Thread.UPDATES)
                                    .in(State.TO_PROCESS, State.IN_PROGRESS), // moves nothing
                            the(Role.REFEREE, Role.MANAGER)
                                    .may(WRITE_IN, Thread.UPDATES)
                                    .from(State.TO_PROCESS, State.IN_PROGRESS)
                                    .to(State.IN_PROGRESS), // COND-06
                            the(Role.REFEREE)
                                    .may(Action.SHARE_WITH_MANAGER)
                                    .inAnyState()
                                    .unless("shared", Conditions.flag(Flag.SHARED))
                                    .setting(Flag.SHARED), // COND-10: and nothing clears it
                            the(Role.RESIDENT, Role.REFEREE)
                                    .may(Action.JOIN_REPORT)
                                    .in(State.TO_PROCESS, State.IN_PROGRESS)
                                    .unless("author", actorIs(Role.AUTHOR))
                                    .unless("concerned", actorIs(Role.CONCERNED))
                                    .granting(Role.CONCERNED)
                                    .toldTo(Role.REFEREE, Role.MANAGER, Role.CONCERNED),
                            the(Role.CONCERNED)
                                    .may(Action.LEAVE_REPORT)
                                    .inAnyState()
                                    .revoking(Role.CONCERNED)
                                    .toldTo(Role.REFEREE, Role.MANAGER),
                            the(Role.MANAGER)
                                    .may(Action.SEND_ORDER)
                                    .from(State.TO_PROCESS, State.IN_PROGRESS)
                                    .to(State.IN_PROGRESS) // COND-06: an order is an update
                                    .giving(date("desired"))
                                    .optionallyGiving(
                                            text("pick"), // of the base, or an address
                                            email("provider"),
                                            longText("work"),
                                            file("paper")), // COND-11, COND-12
                            the(Role.AUTHOR, Role.REFEREE, Role.MANAGER)
                                    .may(Action.CLOSE)
                                    .from(State.TO_PROCESS, State.IN_PROGRESS)
                                    .to(State.CLOSED), // COND-03, COND-07
                            the(Role.REFEREE, Role.MANAGER)
                                    .may(Action.DELETE_ABUSE)
                                    .inAnyState()
                                    .giving(choice("why", "abuse", "duplicate"))
                                    .confirming()
                                    .erasing(), // COND-03, COND-07, CORE-15
                            the(Role.MANAGER)
                                    .may(INVITE, Role.PROVIDER)
                                    .in(State.TO_PROCESS, State.IN_PROGRESS),
                            the(Role.MANAGER)
                                    .may(INVITE, Role.LANDLORD)
                                    .in(State.TO_PROCESS, State.IN_PROGRESS),
                            the(Role.MANAGER, Role.LANDLORD)
                                    .may(WRITE_IN, Thread.LANDLORD)
                                    .in(State.TO_PROCESS, State.IN_PROGRESS)); // COND-26

    private Report() {}

    private static Sentence opening(Sentence sentence) {
        return sentence.granting(Role.AUTHOR)
                .filling(Section.REPORT)
                .requiring("report", complete(Section.REPORT)); // COND-08
    }

    /** By a stranger, as long as the building is open to any. */
    private static Sentence sending() {
        return the(Building.Role.APPLICATION)
                .ofContext()
                .may(OPEN)
                .into(State.TO_PROCESS)
                .granting(Role.SENDER)
                .filling(Section.REPORT, Section.CONTACT)
                .requiring("report", complete(Section.REPORT))
                .requiring("open", contextFlag(Building.Flag.OPEN))
                .unless("recipients", filled(Section.REPORT, "recipients"));
    }

    static DossierType type(Labels labels) {
        return DossierType.named("condo-report")
                .at("condo-reports")
                .under("building")
                .states(State.class, State.CLOSED)
                .roles( // COND-01, COND-28
                        role(Role.AUTHOR).external(),
                        role(Role.CONCERNED)
                                .external()
                                .seenBy(Role.REFEREE, Role.MANAGER)
                                .when(Flag.FOR_ALL),
                        role(Role.RESIDENT)
                                .inheritedFrom(Building.Role.OWNER, Building.Role.TENANT)
                                .external()
                                .when(Flag.FOR_ALL),
                        role(Role.REFEREE)
                                .inheritedFrom(Building.Role.COUNCIL, Building.Role.CARETAKER)
                                .external()
                                .when(Flag.FOR_ALL),
                        role(Role.MANAGER).inheritedFrom(Building.Role.MANAGER).when(Flag.SHARED),
                        role(Role.RECIPIENT).external(),
                        role(Role.PROVIDER).external(),
                        role(Role.LANDLORD).external(),
                        role(Role.STRANGER)
                                .inheritedFrom(Building.Role.STRANGER)
                                .external()
                                .when(Flag.SHARED),
                        role(Role.SENDER).external().seenBy(Role.REFEREE, Role.MANAGER))
                .sections(
                        section(
                                Section.REPORT, // COND-08
                                choice("category", CATEGORIES).mandatory(),
                                longText("text").upTo(500).mandatory(),
                                text("location"),
                                choice("area", ReportFigures.AREAS), // COND-27
                                yesNo("share"),
                                repeated("recipients", account("account").mandatory())),
                        section(Section.CONTACT, email("email")).seenBy(Role.MANAGER, Role.SENDER))
                .slots(slot(Slot.PHOTOS).photos()) // CORE-20
                .threads(
                        thread(Thread.UPDATES)
                                .offering("reply.seen", "reply.ordered", "reply.done") // COND-25
                                .seenBy(
                                        Role.AUTHOR,
                                        Role.CONCERNED,
                                        Role.RESIDENT,
                                        Role.REFEREE,
                                        Role.MANAGER,
                                        Role.RECIPIENT,
                                        Role.PROVIDER),
                        thread(Thread.LANDLORD).seenBy(Role.MANAGER, Role.LANDLORD)) // COND-26
                .flags(
                        flag(Flag.FOR_ALL).seenBy(Role.AUTHOR, Role.REFEREE, Role.MANAGER),
                        flag(Flag.SHARED).seenBy(Role.AUTHOR, Role.REFEREE, Role.MANAGER))
                .tabs( // COND-05
                        tab(Tab.TO_PROCESS, Filter.in(State.TO_PROCESS)),
                        tab(Tab.IN_PROGRESS, Filter.in(State.IN_PROGRESS)),
                        tab(Tab.CLOSED, Filter.in(State.CLOSED)))
                .notices( // COND-23, COND-24
                        notice(Notice.NEW_REPORT)
                                .on(OPEN)
                                .to(Role.RESIDENT, Role.REFEREE, Role.MANAGER, Role.RECIPIENT)
                                .mandatory()
                                .per(Section.REPORT, "category")
                                .offFor(Role.MANAGER, "neighbours")
                                .answeredIn(Thread.UPDATES), // COND-25
                        notice(Notice.UPDATE)
                                .answeredIn(Thread.UPDATES)
                                .on(WRITE_IN, Thread.UPDATES)
                                .on(Action.CLOSE)
                                .to(
                                        Role.AUTHOR,
                                        Role.CONCERNED,
                                        Role.RESIDENT,
                                        Role.REFEREE,
                                        Role.MANAGER,
                                        Role.RECIPIENT)
                                .by(DAILY)
                                .per(Section.REPORT, "category")
                                .offFor(Role.MANAGER, "neighbours"),
                        notice(Notice.ORDER)
                                .on(Action.SEND_ORDER)
                                .to(
                                        Role.AUTHOR,
                                        Role.CONCERNED,
                                        Role.RESIDENT,
                                        Role.REFEREE,
                                        Role.RECIPIENT,
                                        Role.PROVIDER),
                        notice(Notice.LANDLORD_MESSAGE)
                                .on(WRITE_IN, Thread.LANDLORD)
                                .to(Role.LANDLORD, Role.MANAGER))
                .statistics(ReportFigures.all()) // COND-04, COND-27
                .alike(Likeness.in(Section.REPORT).same("category").words("text", "location"))
                .requested(
                        ServiceRequests.in(Section.REPORT, Role.STRANGER, "category", "text")
                                .except("neighbours")
                                .at("location")
                                .asking("area")
                                .from(Section.CONTACT, "email"))
                .links(link(Link.ORDER, "condo-order", Link.REPORT)) // CORE-25
                .saying("reply.seen", "reply.ordered", "reply.done") // COND-07
                .workflow(WORKFLOW)
                .labelled(labels);
    }
}
