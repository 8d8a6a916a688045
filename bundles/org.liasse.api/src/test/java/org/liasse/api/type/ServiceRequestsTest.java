package org.liasse.api.type;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.liasse.api.form.Field.choice;
import static org.liasse.api.form.Field.email;
import static org.liasse.api.form.Field.integer;
import static org.liasse.api.form.Field.text;
import static org.liasse.api.type.Declarations.Role.role;
import static org.liasse.api.type.Declarations.Section.section;
import static org.liasse.api.workflow.Workflow.the;

import java.util.List;
import org.junit.Test;
import org.liasse.api.Labels;
import org.liasse.api.workflow.Verb;
import org.liasse.api.workflow.Workflow;

/** What a type must say so that strangers are told of its dossiers and send some. */
public class ServiceRequestsTest {

    enum State {
        ASKED
    }

    enum Role {
        READER,
        LIBRARIAN
    }

    enum Section {
        SHEET,
        NOTES
    }

    private static DossierTypeBuilder counted(Role... contactSeenBy) {
        return DossierType.named("counted")
                .under("shelf")
                .states(State.class)
                .roles(role(Role.READER).inheritedFrom(Role.READER), role(Role.LIBRARIAN))
                .sections(
                        section(
                                Section.SHEET,
                                choice("kind", "book", "film").mandatory(),
                                text("remark").mandatory(),
                                integer("pages")),
                        section(Section.NOTES, choice("worth", "much", "little"), email("mail"))
                                .seenBy(contactSeenBy))
                .workflow(
                        Workflow.openedBy(the(Role.LIBRARIAN).may(Verb.OPEN).into(State.ASKED))
                                .where());
    }

    private static ServiceRequests requests() {
        return ServiceRequests.in(Section.SHEET, Role.READER, "kind", "remark");
    }

    private static DossierType built(DossierTypeBuilder builder) {
        return builder.labelled(Labels.beside(ServiceRequestsTest.class));
    }

    private static void faulty(String fault, DossierTypeBuilder builder) {
        IllegalStateException told =
                assertThrows(IllegalStateException.class, () -> built(builder));
        assertTrue(told.getMessage(), told.getMessage().contains(fault));
    }

    // CORE-31
    @Test
    public void CORE_31_requestsAreMadeOfFieldsThatCanBeThat() {
        var whole = requests().at("remark").except("film").from(Section.NOTES, "mail");
        DossierType type = built(counted(Role.LIBRARIAN).requested(whole));
        assertEquals(
                List.of("book"),
                type.requests().services(type).stream().map(o -> o.key().value()).toList());
        faulty(
                "not of remark",
                counted(Role.LIBRARIAN)
                        .requested(
                                ServiceRequests.in(
                                        Section.SHEET, Role.READER, "remark", "remark")));
        faulty(
                "described by pages",
                counted(Role.LIBRARIAN)
                        .requested(
                                ServiceRequests.in(Section.SHEET, Role.READER, "kind", "pages")));
        faulty("at pages", counted(Role.LIBRARIAN).requested(requests().at("pages")));
        faulty("asked pages", counted(Role.LIBRARIAN).requested(requests().asking("pages")));
        faulty(
                "no address notes.worth",
                counted(Role.LIBRARIAN).requested(requests().from(Section.NOTES, "worth")));
    }

    // CORE-31
    @Test
    public void CORE_31_whoReadsRequestsSeesNoAddressOfWhoSentThem() {
        faulty(
                "reader sees notes",
                counted(Role.LIBRARIAN, Role.READER)
                        .requested(requests().from(Section.NOTES, "mail")));
        faulty(
                "reader does not see notes",
                counted(Role.LIBRARIAN)
                        .requested(
                                ServiceRequests.in(Section.NOTES, Role.READER, "worth", "mail")));
    }

    // CORE-31
    @Test
    public void CORE_31_strangersReadByARoleOfTheContextAlone() {
        faulty(
                "librarian by one role of the context",
                counted(Role.LIBRARIAN)
                        .requested(
                                ServiceRequests.in(
                                        Section.SHEET, Role.LIBRARIAN, "kind", "remark")));
    }

    // CORE-31
    @Test
    public void CORE_31_whatMustBeSaidIsAsked() {
        faulty(
                "not asked remark, a must",
                counted(Role.LIBRARIAN)
                        .requested(ServiceRequests.in(Section.SHEET, Role.READER, "kind", "kind")));
    }
}
