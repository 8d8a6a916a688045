package org.liasse.api.type;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.form.Field.account;
import static org.liasse.api.form.Field.address;
import static org.liasse.api.form.Field.date;
import static org.liasse.api.form.Field.instant;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Appointment.appointment;
import static org.liasse.api.type.Declarations.Notice.notice;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.workflow.Workflow;

/** What a type may say of appointments. */
public class AppointmentCheckTest {

    private enum Word {
        PLANNED,
        OVER,
        HEAD,
        GUEST,
        PLAN,
        ASIDE,
        MEETING,
        MAIL
    }

    private static final Appointment MEETING =
            appointment(Word.MEETING)
                    .from(Word.PLAN, "start")
                    .until(Word.PLAN, "end")
                    .at(Word.ASIDE, "place")
                    .by(Word.GUEST)
                    .by(Word.PLAN, "person")
                    .toldTo(Word.HEAD)
                    .heldIn(Word.OVER);

    private static DossierTypeBuilder with(Appointment... appointments) {
        return DossierType.named("round")
                .states(Word.class, Word.OVER)
                .roles(role(Word.HEAD).inheritedFrom(Word.HEAD), role(Word.GUEST).external())
                .sections(
                        section(
                                Word.PLAN,
                                instant("start"),
                                instant("end"),
                                date("day"),
                                account("person")),
                        section(Word.ASIDE, instant("start"), address("place"), text("room"))
                                .seenBy(Word.HEAD))
                .appointments(appointments)
                .notices(
                        notice(Word.MAIL).on(EDIT, Word.PLAN).to(Word.GUEST).inviting(Word.MEETING))
                .workflow(
                        Workflow.openedBy(the(Word.HEAD).ofContext().may(OPEN).into(Word.PLANNED))
                                .where(the(Word.HEAD).may(EDIT, Word.PLAN).inAnyState()));
    }

    private static DossierType labelled(DossierTypeBuilder type) {
        return type.labelled(Labels.beside(AppointmentCheckTest.class));
    }

    private static void faulty(String fault, Appointment... appointments) {
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> labelled(with(appointments)));
        assertTrue(e.getMessage(), e.getMessage().contains(fault));
    }

    // CORE-21
    @Test
    public void CORE_21_anAppointmentIsMadeOfFieldsAndRolesOfItsType() {
        DossierType type = labelled(with(MEETING));
        assertEquals(
                Set.of(Key.of(Word.GUEST)),
                type.appointment(Key.of(Word.MEETING)).orElseThrow().coming());
        assertEquals(60, type.appointments().get(0).minutes());

        faulty("does not say when it begins", appointment(Word.MEETING).by(Word.GUEST));
        faulty("looks at plan.noon", MEETING.from(Word.PLAN, "noon"));
        faulty("looks at plan.day", MEETING.until(Word.PLAN, "day"));
        faulty("looks at plan.person", MEETING.at(Word.PLAN, "person"));
        faulty("looks at aside.room", MEETING.by(Word.ASIDE, "room"));
        faulty("is of the unknown role over", MEETING.toldTo(Word.OVER));
        faulty("is nobody's", appointment(Word.MEETING).from(Word.PLAN, "start").toldTo(Word.HEAD));
        faulty("is held and cancelled in over", MEETING.cancelledIn(Word.OVER));
        faulty("takes 0 minutes", MEETING.lasting(0));
        faulty("stands twice", MEETING, MEETING);
        faulty("are not seen by the same", MEETING.held(Word.ASIDE, "start", "start"));
        faulty("invites to the unknown appointment meeting");
    }
}
