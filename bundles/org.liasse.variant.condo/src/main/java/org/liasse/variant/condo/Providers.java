package org.liasse.variant.condo;

import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.repeated;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.form.Field.yesNo;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.type.Declarations.Slot.slot;
import static org.liasse.api.workflow.Verb.DEPOSIT_IN;
import static org.liasse.api.workflow.Verb.EDIT;
import static org.liasse.api.workflow.Verb.OPEN;
import static org.liasse.api.workflow.Workflow.the;

import org.liasse.api.Labels;
import org.liasse.api.form.Field;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Workflow;

/** COND-04, COND-11: the providers of a manager, as a file brings them, favourites first. */
final class Providers {

    enum State {
        IN_USE
    }

    enum Role {
        MANAGER
    }

    enum Section {
        /** As the file had it; the key of a row is the same for the same address. */
        BASE,
        FAVOURITES,
        /** In the order in which one picks. */
        PICKING
    }

    enum Slot {
        FILE
    }

    /** More is no list that anybody picks from. */
    static final int MOST = 2000;

    /** In bytes: that many providers, with room to spare. */
    static final long LARGEST = 1024 * 1024;

    private Providers() {}

    private static Field[] fields(Field... more) {
        Field[] all = new Field[4 + more.length];
        all[0] = text("name").mandatory();
        all[1] = email("email").mandatory();
        all[2] = text("trade");
        all[3] = text("phone");
        System.arraycopy(more, 0, all, 4, more.length);
        return all;
    }

    static DossierType type(Labels labels) {
        String most = String.valueOf(MOST);
        return DossierType.named("condo-providers")
                .at("condo-providers")
                .states(State.class, State.IN_USE)
                .roles(role(Role.MANAGER).inheritedFrom(Role.MANAGER))
                .sections(
                        section(Section.BASE, repeated("providers", fields()).between(null, most)),
                        section(
                                Section.FAVOURITES,
                                repeated("favourites", email("email").mandatory())),
                        section(
                                Section.PICKING,
                                repeated("providers", fields(yesNo("favourite")))
                                        .between(null, most)))
                .slots(slot(Slot.FILE).accepting("text/csv", "text/plain").upTo(LARGEST).atMost(1))
                .workflow(
                        Workflow.openedBy(the(Role.MANAGER).may(OPEN).into(State.IN_USE))
                                .where(
                                        the(Role.MANAGER).may(DEPOSIT_IN, Slot.FILE).inAnyState(),
                                        the(Role.MANAGER)
                                                .may(EDIT, Section.FAVOURITES)
                                                .inAnyState()))
                .labelled(labels);
    }
}
