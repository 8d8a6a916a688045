package org.liasse.variant.orders;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.liasse.test.variant.Rules.act;
import static org.liasse.test.variant.Rules.in;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.export.ToldValues;
import org.liasse.api.form.FormCheck;
import org.liasse.api.workflow.Act;
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
        return facts.holding(
                Map.of(
                        Key.of(Section.HEAD), Map.of("currency", "EUR"),
                        Key.of(Section.SELLER), SELLER,
                        Key.of(Section.BUYER), BUYER,
                        Key.of(Section.LINES), lines(LINE),
                        Key.of(Section.TERMS), Map.of("days", 30)));
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
        waits(Section.HEAD, Map.of("currency", "FRF"), "currency");
        waits(Section.BUYER, with(BUYER, "country", "XX"), "countries");
        waits(Section.LINES, lines(with(LINE, "discount", 11)), "below-nothing");
        waits(Section.SELLER, Map.of("name", "Heat", "country", "FR"), "registered");
        Map<String, Object> exempt = lines(with(LINE, "vat", "exempt"));
        waits(Section.LINES, exempt, "exemption");
        Facts explained =
                but(draft(), Section.TERMS, Map.of("exemption", "art. 293 B", "days", 30));
        invoice.allows(act(Action.ISSUE), but(explained, Section.LINES, exempt));
        invoice.waits(
                act(Action.ISSUE),
                but(explained, Section.LINES, lines(with(LINE, "vat", "reverse-charge"))),
                "buyer-registered");
        invoice.refuses(Reason.WRONG_STATE, act(Action.ISSUE), in(State.ISSUED, Role.ACCOUNTANT));
    }

    // SERV-17: EN 16931, BR-CO-25
    @Test
    public void SERV_17_whatIsOwedSaysWhenItIsToBePaid() {
        waits(Section.TERMS, Map.of(), "terms");
        waits(Section.TERMS, Map.of("terms", " "), "terms");
        Facts open = but(draft(), Section.TERMS, Map.of());
        invoice.allows(act(Action.ISSUE), but(open, Section.TERMS, Map.of("terms", "On receipt")));
        invoice.allows(act(Action.ISSUE), but(open, Section.LINES, lines(with(LINE, "price", 0))));
    }

    // SERV-17: EN 16931, BR-CO-09
    @Test
    public void SERV_17_aVatNumberBeginsWithItsCountry() {
        for (String wrong : List.of("44732829320", "fr44732829320", "F", "ZZ123", "QQ1")) {
            waits(Section.SELLER, with(SELLER, "vatId", wrong), "vat-ids");
            waits(Section.BUYER, with(BUYER, "vatId", wrong), "vat-ids");
        }
        for (String right : List.of("FR 44 732829320", "EL123456789", "XI123456789", "BE0123")) {
            invoice.allows(
                    act(Action.ISSUE), but(draft(), Section.SELLER, with(SELLER, "vatId", right)));
        }
    }

    // SERV-17
    @Test
    public void SERV_17_noInvoiceIsACreditNoteAsWell() {
        var visit =
                new LinkFact(
                        Key.of(Link.VISIT),
                        new Key("service-visit"),
                        Key.of(Visit.State.INVOICED),
                        Set.of());
        var credited =
                new LinkFact(Key.of(Link.CREDITS), Invoicing.TYPE, Key.of(State.ISSUED), Set.of());
        Facts opening =
                Facts.in(null, Rules.NOW, Rules.PARIS).by(Key.allOf(ServiceOrder.Role.ACCOUNTANT));
        invoice.moves(Act.OPEN, opening.linked(List.of(visit)), State.DRAFT);
        Sentence credit = invoice.allows(Act.OPEN, opening.linked(List.of(credited)));
        assertTrue(credit.fills().contains(Key.of(Section.FORMER)));
        invoice.refuses(Reason.NOT_READY, Act.OPEN, opening.linked(List.of(visit, credited)));
    }

    // SERV-17: what a report may hold comes to more than a field of money holds
    @Test
    public void SERV_17_amountsBeyondAllMeasureAreDrawnAndNotIssued() {
        Map<String, Object> most = with(with(LINE, "quantity", 100_000_000), "price", 100_000_000);
        Facts beyond = but(draft(), Section.LINES, lines(most));
        assertEquals(Map.of(), new InvoiceSums().sections(beyond).get(Key.of(Section.TOTALS)));
        invoice.waits(act(Action.ISSUE), beyond, "measure");
        invoice.allows(
                act(Action.ISSUE),
                but(draft(), Section.LINES, lines(with(most, "quantity", 1_000_000))));
    }

    // SERV-17
    @Test
    public void SERV_17_nothingIsOwedOfADraft() {
        Map<String, Object> gross = Map.of("gross", Map.of("amount", "12.00", "currency", "EUR"));
        Key balance = Key.of(Section.BALANCE);
        assertFalse(new InvoiceSums().sections(draft()).get(balance).containsKey("due"));
        assertEquals(
                Map.of("amount", "12.00", "currency", "EUR"),
                new InvoiceSums()
                        .sections(but(in(State.ISSUED, Role.ACCOUNTANT), Section.TOTALS, gross))
                        .get(balance)
                        .get("due"));
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
        assertEquals(Key.allOf(Flag.ISSUED, Flag.CREDIT_NOTE), issue.effects().setting());
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

    private static Map<String, Object> rows(int count, Map<String, Object> row) {
        Map<String, Object> rows = new HashMap<>();
        IntStream.range(0, count).forEach(i -> rows.put("x".repeat(50) + i, row));
        return rows;
    }

    // SERV-17: a block of a report has 200 rows
    @Test
    public void SERV_17_everyReportGivesLinesThatAnInvoiceTakes() {
        Map<String, Object> report =
                Map.of(
                        "tasks",
                        rows(200, Map.of("task", "Look\n" + "é".repeat(490), "hours", -1)),
                        "materials",
                        rows(
                                200,
                                Map.of(
                                        "item",
                                        "🔧".repeat(250),
                                        "quantity",
                                        new BigDecimal("1e20"))),
                        "travel",
                        12);
        var form = invoice.type().section(Key.of(Section.LINES)).orElseThrow().form();
        Map<String, Object> rates = Map.of("hour", 50, "kilometre", 1, "rate", 20);
        Map<String, Object> drawn =
                Fitting.fitted(
                        form,
                        Map.of(
                                "lines",
                                new ReportLines("2026-000007", rates, true, word -> word)
                                        .of(report, Map.of())));
        assertEquals(List.of(), FormCheck.shape(form, drawn));
        var rows = ToldValues.rows(drawn.get("lines"));
        assertEquals(401, rows.size());
        assertTrue(rows.get(0).get("item").toString().startsWith("labour : Look éé"));
        assertTrue(rows.get(0).get("item").toString().endsWith("é…"));
        assertTrue(rows.get(200).get("item").toString().endsWith("🔧…"));
        assertFalse(rows.get(0).containsKey("quantity"));
        assertFalse(FormCheck.complete(form, drawn).isEmpty());
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
