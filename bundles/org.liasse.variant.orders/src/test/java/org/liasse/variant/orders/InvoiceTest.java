package org.liasse.variant.orders;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.liasse.test.variant.Rules.act;
import static org.liasse.test.variant.Rules.in;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.FormCheck;
import org.liasse.api.workflow.Decision.Reason;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.LinkFact;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;
import org.liasse.test.variant.Rules;
import org.liasse.variant.orders.ServiceInvoice.Action;
import org.liasse.variant.orders.ServiceInvoice.Flag;
import org.liasse.variant.orders.ServiceInvoice.Link;
import org.liasse.variant.orders.ServiceInvoice.Product;
import org.liasse.variant.orders.ServiceInvoice.Role;
import org.liasse.variant.orders.ServiceInvoice.Section;
import org.liasse.variant.orders.ServiceInvoice.Slot;
import org.liasse.variant.orders.ServiceInvoice.State;

/** The rules of invoices, and what they are drawn of. */
public class InvoiceTest {

    private static final Labels LABELS = Labels.beside(OrdersVariant.class);

    private final Rules invoice = new Rules(ServiceInvoice.type(LABELS));

    private static Map<String, Object> with(Map<String, Object> some, String key, Object value) {
        Map<String, Object> all = new HashMap<>(some);
        all.put(key, value);
        return all;
    }

    private static final Map<String, Object> SELLER =
            Map.of("name", "Heat", "country", "FR", "vatId", "FR44732829320");
    private static final Map<String, Object> BUYER = Map.of("name", "Ada", "country", "FR");
    private static final Map<String, Object> LINE =
            Map.of("item", "x", "quantity", 1, "price", 10, "vat", "standard", "rate", 20);

    private static Map<String, Object> lines(Map<String, Object> line) {
        return Map.of("lines", Map.of("r1", line));
    }

    private static Facts draft() {
        Facts facts =
                in(State.DRAFT, Role.ACCOUNTANT)
                        .linked(
                                List.of(
                                        new LinkFact(
                                                Key.of(Link.VISIT),
                                                new Key("service-visit"),
                                                Key.of(Visit.State.INVOICED),
                                                Set.of())));
        return but(
                but(
                        but(
                                but(facts, Section.HEAD, Map.of("currency", "EUR")),
                                Section.SELLER,
                                SELLER),
                        Section.BUYER,
                        BUYER),
                Section.LINES,
                lines(LINE));
    }

    private static Facts but(Facts facts, Section section, Map<String, Object> values) {
        Map<Key, Map<String, Object>> sections = new HashMap<>(facts.sections());
        sections.put(Key.of(section), values);
        return facts.holding(sections);
    }

    private void waits(Section section, Map<String, Object> values, String reason) {
        invoice.waits(act(Action.ISSUE), but(draft(), section, values), reason);
    }

    // SERV-17
    @Test
    public void SERV_17_anInvoiceIsIssuedOnceAndNumberedWhereTheNormIsKept() {
        Sentence issue = invoice.allows(act(Action.ISSUE), draft());
        assertEquals("F", issue.effects().numbering().series());
        assertEquals(Key.allOf(Flag.ISSUED), issue.effects().setting());
        waits(Section.LINES, Map.of(), "lines");
        waits(Section.HEAD, Map.of("currency", "EUX"), "currency");
        waits(Section.BUYER, with(BUYER, "country", "XX"), "countries");
        waits(Section.LINES, lines(with(LINE, "discount", 11)), "below-nothing");
        waits(Section.SELLER, Map.of("name", "Heat", "country", "FR"), "registered");
        Map<String, Object> exempt = lines(with(LINE, "vat", "exempt"));
        waits(Section.LINES, exempt, "exemption");
        Facts explained = but(draft(), Section.TERMS, Map.of("exemption", "art. 293 B"));
        invoice.allows(act(Action.ISSUE), but(explained, Section.LINES, exempt));
        invoice.waits(
                act(Action.ISSUE),
                but(explained, Section.LINES, lines(with(LINE, "vat", "reverse-charge"))),
                "buyer-registered");
        invoice.refuses(Reason.WRONG_STATE, act(Action.ISSUE), in(State.ISSUED, Role.ACCOUNTANT));
    }

    // SERV-17
    @Test
    public void SERV_17_aCreditNoteIsOfItsOwnSeries() {
        Facts note =
                draft().linked(
                                List.of(
                                        new LinkFact(
                                                Key.of(Link.CREDITS),
                                                Invoicing.TYPE,
                                                Key.of(State.ISSUED),
                                                Set.of())));
        invoice.waits(act(Action.ISSUE), note, "invoice");
        Sentence issue = invoice.allows(act(Action.ISSUE_CREDIT_NOTE), note);
        assertEquals("A", issue.effects().numbering().series());
        invoice.waits(act(Action.ISSUE_CREDIT_NOTE), draft(), "credit-note");
    }

    // SERV-17
    @Test
    public void SERV_17_anIssuedInvoiceIsNeitherEditedNorMadeTwice() {
        for (Section section :
                List.of(
                        Section.HEAD,
                        Section.SELLER,
                        Section.BUYER,
                        Section.LINES,
                        Section.TERMS)) {
            invoice.onlyFor(act(Verb.EDIT, section), State.DRAFT, Role.ACCOUNTANT);
            invoice.refuses(
                    Reason.WRONG_STATE, act(Verb.EDIT, section), in(State.ISSUED, Role.ACCOUNTANT));
        }
        Facts made =
                in(State.ISSUED, Role.ACCOUNTANT)
                        .with(
                                Map.of(
                                        Key.of(Slot.INVOICE),
                                        List.of(
                                                new Facts.DocumentFact(
                                                        "d",
                                                        Facts.DocumentFact.Review.DEPOSITED,
                                                        1))));
        invoice.waits(act(Verb.PRODUCE, Product.INVOICE), made, "made");
        assertTrue(
                new InvoiceSums()
                        .sections(in(State.ISSUED, Role.ACCOUNTANT)).keySet().stream()
                                .noneMatch(Key.of(Section.TOTALS)::equals));
    }

    // SERV-22
    @Test
    public void SERV_22_theClientSeesAnInvoiceOnceItIsIssued() {
        var client = invoice.type().role(Key.of(Role.CLIENT)).orElseThrow();
        assertEquals(Key.of(Flag.ISSUED), client.when());
        assertTrue(client.isExternal());
        assertTrue(invoice.slotSeen(Slot.INVOICE, Role.CLIENT));
        assertFalse(invoice.type().settlement() == null);
    }

    private static List<String> drawn(Map<String, Object> report, Map<String, Object> hours) {
        var lines =
                new ReportLines("7", Map.of("hour", 50, "rate", 20), true, word -> word)
                        .of(report, hours);
        return ToldValues.rows(lines).stream()
                .map(row -> row.get("item") + " " + row.get("quantity") + " " + row.get("source"))
                .toList();
    }

    // SERV-17, SERV-22
    @Test
    public void SERV_17_labourIsOfTasksElseOfPersonsElseOfTheVisit() {
        Map<String, Object> visit =
                Map.of(
                        "start",
                        "2026-05-04T08:00:00Z",
                        "end",
                        "2026-05-04T10:10:00Z",
                        "pauses",
                        30);
        assertEquals(List.of("labour 1.67 7/start"), drawn(visit, Map.of()));
        Map<String, Object> persons =
                Map.of(
                        "persons",
                        Map.of(
                                "r002", Map.of("order", 2, "person", "b", "hours", 1),
                                "r001", Map.of("order", 1, "person", "a", "hours", 2)));
        assertEquals(
                List.of("labour, person 1 2 7/hours/r001", "labour, person 2 1 7/hours/r002"),
                drawn(visit, persons));
        Map<String, Object> tasks =
                with(
                        visit,
                        "tasks",
                        Map.of(
                                "a", Map.of("task", "Look", "done", true),
                                "b", Map.of("task", "Mend", "hours", 1.5)));
        assertEquals(List.of("labour : Mend 1.5 7/tasks/b"), drawn(tasks, persons));
    }

    // SERV-17
    @Test
    public void SERV_17_whatHasNoPriceIsLeftOpen() {
        var lines =
                new ReportLines("7", Map.of(), true, word -> word)
                        .of(
                                Map.of(
                                        "materials",
                                        Map.of("m", Map.of("item", "Nozzle", "quantity", 2))),
                                Map.of());
        Map<?, ?> row = ToldValues.rows(lines).get(0);
        assertFalse(row.containsKey("price"));
        assertFalse(row.containsKey("rate"));
        assertFalse(
                FormCheck.complete(
                                invoice.type().section(Key.of(Section.LINES)).orElseThrow().form(),
                                Map.of("lines", lines))
                        .isEmpty());
    }

    // SERV-17
    @Test
    public void SERV_17_aCountryIsKnownByItsName() {
        for (String name : List.of("France", "france", "FR", "")) {
            assertEquals(
                    "FR",
                    InvoiceParties.of(
                                    Map.of("address", Map.of("country", name, "line", "x")), "Ada")
                            .get("country"));
        }
        assertEquals(
                "BE",
                InvoiceParties.of(Map.of("address", Map.of("country", "Belgique")), "Ada")
                        .get("country"));
        assertFalse(
                InvoiceParties.of(Map.of("address", Map.of("country", "Nowhere")), "Ada")
                        .containsKey("country"));
    }
}
