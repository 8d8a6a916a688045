package org.liasse.rest.type;

import static org.junit.Assert.assertEquals;
import static org.liasse.api.type.Declarations.Flag.flag;
import static org.liasse.api.type.Declarations.Product.product;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Verb.PRODUCE;
import static org.liasse.api.workflow.Workflow.the;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;
import org.liasse.rest.Samples;

/** What a type tells of itself. */
public class TypeJsonTest {

    private enum State {
        DRAFT,
        GRANTED
    }

    private enum Word {
        INSTRUCTOR,
        APPLICANT,
        WAITING,
        PAPERS,
        PERMIT,
        PLAN
    }

    private static final DossierType TYPE =
            DossierType.named("request")
                    .at("requests")
                    .states(State.class, State.GRANTED)
                    .roles(
                            role(Word.INSTRUCTOR),
                            role(Word.APPLICANT).inheritedFrom(Word.INSTRUCTOR).when(Word.WAITING))
                    .flags(flag(Word.WAITING))
                    .slots(slot(Word.PAPERS).accepting("application/pdf"))
                    .products(
                            product(Word.PERMIT, Word.PAPERS).written(),
                            product(Word.PLAN, Word.PAPERS))
                    .workflow(
                            Workflow.openedBy(the(Word.INSTRUCTOR).may(OPEN).into(State.DRAFT))
                                    .where(
                                            the(Word.INSTRUCTOR)
                                                    .may(PRODUCE, Word.PERMIT)
                                                    .inAnyState(),
                                            the(Word.INSTRUCTOR)
                                                    .may(PRODUCE, Word.PLAN)
                                                    .inAnyState()))
                    .labelled(Labels.beside(Samples.class));

    // CORE-22
    @Test
    public void CORE_22_itTellsWhichProductsAreWrittenFromWords() {
        TypeJson told = TypeJson.of(new Known(TYPE, true), Language.EN);

        assertEquals(List.of(true, false), told.products().stream().map(p -> p.written()).toList());
    }

    // CORE-05
    @Test
    public void CORE_05_itTellsWhileWhichFlagARoleIsHeld() {
        TypeJson told = TypeJson.of(new Known(TYPE, true), Language.EN);

        assertEquals(
                Arrays.asList(null, new Key("waiting")),
                told.roles().stream().map(role -> role.when()).toList());
    }
}
