package org.liasse.rest;

import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.type.Declarations.Tab.tab;
import static org.liasse.api.type.Declarations.Thread.thread;
import static org.liasse.api.type.Filter.everything;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.WRITE_IN;
import static org.liasse.api.workflow.Workflow.the;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Conditions;
import org.liasse.api.workflow.Explained;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Verb;
import org.liasse.api.workflow.Workflow;

/** A small type and a dossier of it. */
public final class Samples {

    enum State {
        DRAFT,
        RUNNING,
        GRANTED,
        REFUSED
    }

    enum Role {
        APPLICANT,
        INSTRUCTOR
    }

    enum Part {
        FORM,
        PAPERS,
        MESSAGES,
        ALL,
        WAITING,
        FOLLOWED
    }

    enum Action {
        DEPOSIT,
        GRANT,
        REFUSE,
        REOPEN,
        REMIND
    }

    public static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    public static final DossierType TYPE =
            DossierType.named("request")
                    .version("1.2")
                    .at("requests")
                    .states(State.class, State.GRANTED, State.REFUSED)
                    .roles(role(Role.APPLICANT), role(Role.INSTRUCTOR))
                    .sections(
                            section(
                                    Part.FORM,
                                    Field.text("name").mandatory(),
                                    Field.decimal("surface")
                                            .in("m²")
                                            .between("0", "1000")
                                            .expecting("5", "10"),
                                    Field.choice("kind", "house", "flat"),
                                    Field.repeated("costs", Field.money("amount"))))
                    .slots(slot(Part.PAPERS).accepting("application/pdf"))
                    .threads(thread(Part.MESSAGES))
                    .flags(flag(Part.WAITING))
                    .marks(Part.FOLLOWED)
                    .tabs(tab(Part.ALL, everything()))
                    .workflow(
                            Workflow.openedBy(the(Role.APPLICANT).may(OPEN).into(State.DRAFT))
                                    .where(
                                            the(Role.APPLICANT)
                                                    .may(Action.DEPOSIT)
                                                    .from(State.DRAFT)
                                                    .to(State.RUNNING),
                                            the(Role.APPLICANT)
                                                    .may(EDIT, Part.FORM)
                                                    .in(State.DRAFT),
                                            the(Role.APPLICANT, Role.INSTRUCTOR)
                                                    .may(WRITE_IN, Part.MESSAGES)
                                                    .inAnyState(),
                                            the(Role.INSTRUCTOR)
                                                    .may(Action.GRANT)
                                                    .from(State.RUNNING)
                                                    .to(State.GRANTED)
                                                    .unless(
                                                            "waiting",
                                                            Conditions.flag(Part.WAITING)),
                                            the(Role.INSTRUCTOR)
                                                    .may(Action.REFUSE)
                                                    .from(State.RUNNING)
                                                    .to(State.REFUSED)
                                                    .giving("motivation")
                                                    .confirming(),
                                            the(Role.INSTRUCTOR)
                                                    .may(Action.REOPEN)
                                                    .from(State.GRANTED, State.REFUSED)
                                                    .to(State.RUNNING),
                                            the(Role.INSTRUCTOR)
                                                    .may(Action.REMIND)
                                                    .in(State.RUNNING)))
                    .labelled(Labels.beside(Samples.class));

    private static final List<Explained> AWAITED =
            List.of(
                    new Explained(
                            Act.of(Verb.DEPOSIT_IN, Key.of(Part.PAPERS)),
                            Optional.empty(),
                            Form.EMPTY,
                            List.of(),
                            false,
                            false));

    private Samples() {}

    /** A running request, as its instructor sees it. */
    public static DossierView dossier(String id) {
        return new DossierView(
                id,
                "2026-7",
                "office-1",
                TYPE,
                true,
                new Key("running"),
                "Une véranda",
                null,
                0,
                AT,
                AT.plusSeconds(60),
                3,
                "tag3",
                Set.of(new Key("instructor")),
                Map.of(
                        new Key("form"),
                        new SectionView(
                                Map.of("name", "Zoé", "surface", new BigDecimal("12.50")),
                                "formtag")),
                Set.of(),
                Set.of(),
                true,
                TYPE.workflow()
                        .explain(
                                Facts.in(new Key("running"), AT, ZoneOffset.UTC)
                                        .by(Set.of(new Key("instructor")))),
                AWAITED,
                List.of());
    }
}
