package org.liasse.core.list;

import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.choices;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.money;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Filter.and;
import static org.liasse.api.type.Filter.everything;
import static org.liasse.api.type.Filter.in;
import static org.liasse.api.type.Filter.markedByMe;
import static org.liasse.api.type.Filter.markedByNobody;
import static org.liasse.api.type.Filter.myRole;
import static org.liasse.api.type.Filter.not;
import static org.liasse.api.type.Filter.or;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import java.util.Collection;
import java.util.List;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.Audience;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.workflow.Workflow;

/** Two types to list: cases with one of everything that lists know, and plain notes. */
final class Cases implements DossierVariant {

    enum State {
        NEW,
        RUNNING,
        DONE
    }

    enum Role {
        OWNER,
        AGENT,
        GUEST
    }

    enum Section {
        MAIN,
        SECRET,
        REPORT
    }

    enum Flag {
        URGENT,
        WATCHED,
        PAID
    }

    enum Mark {
        FOLLOWED
    }

    enum Tab {
        ALL,
        STARTED,
        URGENT_ONES,
        WATCHED_ONES,
        CALM,
        MINE,
        FREE,
        OWNED,
        DESK
    }

    enum NoteState {
        WRITTEN
    }

    @Override
    public Collection<DossierType> types() {
        Labels labels = Labels.beside(Cases.class);
        return List.of(cases(labels), note(labels));
    }

    private static DossierType note(Labels labels) {
        return DossierType.named("note")
                .states(NoteState.class)
                .roles(role(Role.OWNER))
                .workflow(
                        Workflow.openedBy(
                                        the(Role.OWNER)
                                                .ofContext()
                                                .may(OPEN)
                                                .into(NoteState.WRITTEN))
                                .where())
                .labelled(labels);
    }

    private static DossierType cases(Labels labels) {
        return DossierType.named("case")
                .states(State.class, State.DONE)
                .roles(role(Role.OWNER), role(Role.AGENT), role(Role.GUEST))
                .sections(
                        section(
                                Section.MAIN,
                                text("name"),
                                integer("size"),
                                date("due"),
                                money("cost"),
                                choice("kind", "house", "boat"),
                                choices("tags", "red", "green", "blue"),
                                yesNo("ready"),
                                repeated("parts", text("part"))),
                        section(Section.SECRET, text("code"), integer("score")).seenBy(Role.AGENT),
                        section(Section.REPORT, text("verdict"))
                                .seen(
                                        Audience.seenBy(Role.AGENT)
                                                .and(Audience.seenBy(Role.OWNER).when(Flag.PAID))))
                .flags(flag(Flag.URGENT), flag(Flag.WATCHED).seenBy(Role.AGENT), flag(Flag.PAID))
                .marks(Mark.values())
                .tabs(
                        tab(Tab.ALL, everything()),
                        tab(Tab.STARTED, in(State.RUNNING, State.DONE)),
                        tab(Tab.URGENT_ONES, Filter.flag(Flag.URGENT)),
                        tab(Tab.WATCHED_ONES, Filter.flag(Flag.WATCHED)),
                        tab(Tab.CALM, and(in(State.NEW), not(Filter.flag(Flag.WATCHED)))),
                        tab(Tab.MINE, markedByMe(Mark.FOLLOWED)),
                        tab(Tab.FREE, markedByNobody(Mark.FOLLOWED, Role.AGENT)),
                        tab(Tab.OWNED, or(myRole(Role.OWNER), myRole(Role.GUEST))),
                        tab(Tab.DESK, in(State.NEW)).seenBy(Role.AGENT))
                .workflow(
                        Workflow.openedBy(the(Role.OWNER).ofContext().may(OPEN).into(State.NEW))
                                .where())
                .labelled(labels);
    }
}
