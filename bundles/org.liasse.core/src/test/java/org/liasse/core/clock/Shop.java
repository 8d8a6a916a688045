package org.liasse.core.clock;

import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.workflow.Conditions.days;
import static org.liasse.api.workflow.Conditions.months;
import static org.liasse.api.workflow.CoreRole.CLOCK;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.liasse.api.Labels;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Conditions;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Workflow;

/**
 * A repair shop that keeps time: reminders until an answer comes, a date told the day before, and a
 * period after which a repair goes.
 *
 * @param version of its types
 * @param kept months that a repair is kept
 * @param greets whether the clock greets a day after the opening, as only later versions do
 */
record Shop(String version, int kept, boolean greets) implements DossierVariant {

    enum Role {
        OWNER
    }

    enum ShopAction {
        CLOSE_DOWN
    }

    enum ShopState {
        OPEN_HOURS
    }

    enum State {
        ASKED,
        WAITING,
        DONE
    }

    enum Section {
        RULES,
        VISIT
    }

    enum Flag {
        PAUSED,
        COLLECTED,
        EXPIRING
    }

    enum Notice {
        REMINDED
    }

    enum Action {
        WAIT,
        FINISH,
        PAUSE,
        RESUME,
        COLLECT,
        REMIND,
        ANNOUNCE,
        GREET,
        WARN,
        EXPIRE
    }

    static final Shop FIRST = new Shop("1.0", 6, false);

    @Override
    public Collection<DossierType> types() {
        Labels labels = Labels.beside(Shop.class);
        return List.of(shop(labels), repair(labels));
    }

    private static DossierType shop(Labels labels) {
        return DossierType.named("shop")
                .at("shops")
                .context()
                .states(ShopState.class)
                .roles(role(Role.OWNER).inheritedFrom(Role.OWNER))
                .sections(
                        section(Section.RULES, integer("kept"), integer("reminder"), text("motto")))
                .workflow(
                        Workflow.openedBy(
                                        the(Role.OWNER)
                                                .ofContext()
                                                .may(OPEN)
                                                .into(ShopState.OPEN_HOURS))
                                .where(
                                        the(Role.OWNER).may(EDIT, Section.RULES).inAnyState(),
                                        the(Role.OWNER)
                                                .may(ShopAction.CLOSE_DOWN)
                                                .inAnyState()
                                                .erasing()))
                .labelled(labels);
    }

    private DossierType repair(Labels labels) {
        return DossierType.named("repair")
                .version(version)
                .at("repairs")
                .under("shop")
                .states(State.class, State.DONE)
                .roles(role(Role.OWNER).inheritedFrom(Role.OWNER))
                .sections(section(Section.VISIT, date("day"), text("place")))
                .flags(flag(Flag.PAUSED), flag(Flag.COLLECTED), flag(Flag.EXPIRING))
                .notices(notice(Notice.REMINDED).on(Action.REMIND).to(Role.OWNER))
                .workflow(workflow())
                .labelled(labels);
    }

    private Workflow workflow() {
        var sentences = new ArrayList<Sentence>();
        sentences.add(the(Role.OWNER).may(EDIT, Section.VISIT).inAnyState());
        sentences.add(the(Role.OWNER).may(EDIT, Section.VISIT).from(State.DONE).to(State.WAITING));
        sentences.add(the(Role.OWNER).may(Action.WAIT).from(State.ASKED).to(State.WAITING));
        sentences.add(
                the(Role.OWNER).may(Action.FINISH).from(State.ASKED, State.WAITING).to(State.DONE));
        sentences.add(the(Role.OWNER).may(Action.PAUSE).inAnyState().setting(Flag.PAUSED));
        sentences.add(the(Role.OWNER).may(Action.RESUME).inAnyState().clearing(Flag.PAUSED));
        sentences.add(the(Role.OWNER).may(Action.COLLECT).inAnyState().setting(Flag.COLLECTED));
        sentences.add(
                the(CLOCK)
                        .may(Action.REMIND)
                        .in(State.WAITING)
                        .after(days(3))
                        .sinceEntering(State.WAITING)
                        .orAsContextSays(Section.RULES, "reminder")
                        .times(3)
                        .unless("paused", Conditions.flag(Flag.PAUSED)));
        sentences.add(
                the(CLOCK)
                        .may(Action.ANNOUNCE)
                        .inAnyState()
                        .after(days(-1))
                        .sinceField(Section.VISIT, "day"));
        sentences.add(
                the(CLOCK)
                        .may(Action.WARN)
                        .inAnyState()
                        .after(months(kept).minusDays(14))
                        .sinceSetting(Flag.COLLECTED)
                        .orAsContextSays(Section.RULES, "kept")
                        .setting(Flag.EXPIRING));
        sentences.add(
                the(CLOCK)
                        .may(Action.EXPIRE)
                        .inAnyState()
                        .after(months(kept))
                        .sinceSetting(Flag.COLLECTED)
                        .orAsContextSays(Section.RULES, "kept")
                        .unless("paused", Conditions.flag(Flag.PAUSED))
                        .erasing());
        if (greets) {
            sentences.add(the(CLOCK).may(Action.GREET).inAnyState().after(days(1)));
        }
        return Workflow.openedBy(the(Role.OWNER).ofContext().may(OPEN).into(State.ASKED))
                .where(sentences.toArray(Sentence[]::new));
    }
}
