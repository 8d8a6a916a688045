package org.liasse.core.dossier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Document;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.Tie;
import org.liasse.api.export.ToldValues;
import org.liasse.core.store.Statements;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.test.print.PdfCheck;
import org.liasse.variant.orders.OrderCosts;
import org.liasse.variant.orders.PaidHours;

/** Invoices of visits: drawn, numbered, issued, credited, paid; on both databases. */
@RunWith(Parameterized.class)
public class InvoiceStoryTest {

    private static final int WRITERS = 16;

    @Parameterized.Parameters(name = "{0}")
    public static Object[] databases() {
        return TestDatabase.values();
    }

    private final TestDatabase database;
    private InvoicingCompany heat;

    public InvoiceStoryTest(TestDatabase database) {
        this.database = database;
    }

    @Before
    public void open() {
        heat = new InvoicingCompany(database);
        heat.sheet();
    }

    @After
    public void close() {
        heat.close();
    }

    private static Problem.Kind refused(ThrowingRunnable act) {
        return assertThrows(Problem.class, act).kind();
    }

    @Test
    public void SERV_17_SERV_22_theInvoiceIsDrawnOfTheReportLineByLine() {
        String invoice = heat.drawn();
        List<String> lines =
                ToldValues.rows(heat.section(invoice, "lines").get("lines")).stream()
                        .map(
                                row ->
                                        row.get("item")
                                                + "|"
                                                + row.get("quantity")
                                                + "|"
                                                + row.get("price")
                                                + "|"
                                                + row.get("rate")
                                                + "|"
                                                + row.get("source").toString().substring(11))
                        .toList();
        assertEquals(
                List.of(
                        "Labour : Burner|2|50|20|/tasks/t1",
                        "nozzle |2|12.345|5.5|/materials/m1",
                        "Travel|10|0.6|20|/travel"),
                lines);
        // 100.00 + 24.69 + 6.00, taxes 21.20 and 1.36
        assertEquals("130.69", heat.amount(invoice, "totals", "net"));
        assertEquals("22.56", heat.amount(invoice, "totals", "vat"));
        assertEquals("153.25", heat.amount(invoice, "totals", "gross"));
        assertEquals("FR", heat.section(invoice, "seller").get("country"));
        assertEquals("Ada", heat.section(invoice, "buyer").get("name"));
        assertEquals("2026-05-04", heat.section(invoice, "head").get("deliveredOn"));
    }

    @Test
    public void SERV_03_whatAManagerReleasesIsInvoicedToo() {
        String visit = heat.reported();
        assertEquals(
                Problem.Kind.NOT_READY,
                refused(() -> heat.node.act(heat.accountant, visit, "invoice")));
        heat.node.act(heat.manager, visit, "release", Map.of("reason", "Nobody at home"));
        heat.node.act(heat.accountant, visit, "invoice");
        assertEquals("draft", heat.read(heat.tied(visit, "invoiced-by")).state().value());
    }

    @Test
    public void SERV_17_whatNoInvoiceTakesIsCutOrLeftOpenAndSaidWhenItIsIssued() {
        heat.edit(
                heat.accountant,
                heat.customer,
                "billing",
                Map.of(
                        "name",
                        "A".repeat(200),
                        "address",
                        Map.of("line", "2 rue X\nBâtiment " + "B".repeat(300), "city", "Paris")));
        Map<String, Object> tasks = new HashMap<>();
        IntStream.range(0, 200)
                .forEach(i -> tasks.put("t" + i, Map.of("task", "T".repeat(500), "hours", 1)));
        Map<String, Object> parts = new HashMap<>();
        IntStream.range(0, 200)
                .forEach(i -> parts.put("m" + i, Map.of("item", "nozzle", "quantity", 1)));
        parts.put("m0", Map.of("item", "nozzle", "quantity", -2));
        String invoice = heat.drawn(tasks, parts);
        Map<String, Map<?, ?>> lines =
                ToldValues.rowsById(heat.section(invoice, "lines").get("lines"));
        assertEquals(401, lines.size());
        Object line = heat.section(invoice, "buyer").get("line");
        assertTrue(line.toString(), line.toString().matches("2 rue X Bâtiment B+…"));
        Problem problem =
                assertThrows(Problem.class, () -> heat.node.act(heat.accountant, invoice, "issue"));
        String open =
                lines.entrySet().stream()
                        .filter(each -> !each.getValue().containsKey("quantity"))
                        .map(Map.Entry::getKey)
                        .reduce((one, other) -> one + other)
                        .orElseThrow();
        assertEquals(
                "/sections/lines/lines/" + open + "/quantity", problem.errors().get(0).pointer());
        heat.edit(
                heat.accountant,
                invoice,
                "lines",
                Map.of("lines", Map.of(open, Map.of("quantity", 0))));
        heat.node.act(heat.accountant, invoice, "issue");
    }

    @Test
    public void SERV_17_anIssuedInvoiceIsAFileThatTheClientSees() throws Exception {
        String invoice = heat.drawn();
        assertEquals(
                Problem.Kind.NOT_FOUND,
                refused(() -> heat.node.dossiers().read(heat.client, invoice)));
        assertEquals(
                Problem.Kind.WRONG_STATE,
                refused(
                        () ->
                                heat.node.doors.products.produce(
                                        heat.accountant,
                                        invoice,
                                        new Key("invoice"),
                                        Set.of(),
                                        null)));
        heat.node.act(heat.accountant, invoice, "issue");
        heat.node.doors.products.produce(
                heat.accountant, invoice, new Key("invoice"), Set.of(), null);
        List<Document> seen = heat.node.doors.documents.list(heat.client, invoice);
        assertEquals(1, seen.size());
        assertEquals(heat.number(invoice) + ".pdf", seen.get(0).versions().get(0).name());
        try (InputStream pdf =
                heat.node
                        .doors
                        .documents
                        .content(heat.client, invoice, seen.get(0).id(), 1)
                        .open(0)) {
            PdfCheck.verify(pdf.readAllBytes());
        }
        assertEquals(
                Problem.Kind.NOT_READY,
                refused(
                        () ->
                                heat.node.doors.products.produce(
                                        heat.accountant,
                                        invoice,
                                        new Key("invoice"),
                                        Set.of(),
                                        null)));
    }

    @Test
    public void SERV_17_onceIssuedAnInvoiceNeverChanges() {
        String invoice = heat.issued();
        Map<String, Object> totals = heat.section(invoice, "totals");
        for (String section : List.of("head", "seller", "buyer", "lines", "terms")) {
            assertEquals(
                    Problem.Kind.WRONG_STATE,
                    refused(() -> heat.edit(heat.accountant, invoice, section, Map.of())));
        }
        assertEquals(
                Problem.Kind.WRONG_STATE,
                refused(() -> heat.node.act(heat.accountant, invoice, "issue")));
        heat.pay(invoice, "1.00", "p1");
        assertEquals(totals, heat.section(invoice, "totals"));
    }

    @Test
    public void SERV_17_whatIsNotCompleteIsNotIssuedAndTakesNoNumber() {
        String invoice = heat.drawn();
        heat.edit(heat.accountant, invoice, "seller", Map.of("country", "XX"));
        assertEquals(
                Problem.Kind.NOT_READY,
                refused(() -> heat.node.act(heat.accountant, invoice, "issue")));
        heat.edit(heat.accountant, invoice, "seller", Map.of("country", "FR"));
        heat.node.act(heat.accountant, invoice, "issue");
        assertTrue(heat.number(invoice), heat.number(invoice).endsWith("-000001"));
    }

    @Test
    public void SERV_17_aCreditNoteNamesItsInvoiceAndGivesBackNoMore() {
        String invoice = heat.issued();
        heat.node.act(heat.accountant, invoice, "credit", Map.of("reason", "Wrong part"));
        String note = heat.tied(invoice, "credited-by");
        assertEquals(heat.number(invoice), heat.section(note, "former").get("number").toString());
        var nothing = new HashMap<String, Object>();
        nothing.put("r001", null);
        nothing.put("r003", null);
        heat.edit(heat.accountant, note, "lines", Map.of("lines", nothing));
        heat.node.act(heat.accountant, note, "issue-credit-note");
        assertTrue(heat.number(note), heat.number(note).matches("A\\d{4}-000001"));
        assertEquals("26.05", heat.amount(invoice, "balance", "credited"));
        assertEquals("127.20", heat.amount(invoice, "balance", "due"));
        heat.node.act(heat.accountant, invoice, "credit", Map.of("reason", "All of it"));
        String more = heat.tied(invoice, "credited-by");
        assertEquals(
                Problem.Kind.NOT_READY,
                refused(() -> heat.node.act(heat.accountant, more, "issue-credit-note")));
        assertEquals("null", heat.number(more));
    }

    @Test
    public void SERV_17_aCreditNoteIsInTheCurrencyOfItsInvoice() {
        String invoice = heat.drawn();
        heat.edit(heat.accountant, invoice, "head", Map.of("currency", "CHF"));
        heat.node.act(heat.accountant, invoice, "issue");
        String note = heat.credited(invoice);
        assertEquals("CHF", heat.section(note, "head").get("currency"));
        heat.edit(heat.accountant, note, "head", Map.of("currency", "EUR"));
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> heat.node.act(heat.accountant, note, "issue-credit-note"));
        assertEquals("other-currency", problem.reason().orElseThrow());
        heat.edit(heat.accountant, note, "head", Map.of("currency", "CHF"));
        heat.node.act(heat.accountant, note, "issue-credit-note");
        assertEquals("0.00", heat.amount(invoice, "balance", "due"));
    }

    @Test
    public void SERV_17_aCreditNoteStandsWhereItsInvoiceDoes() {
        String invoice = heat.issued();
        Map<Key, Map<String, Object>> sections = new HashMap<>();
        for (String same : List.of("head", "seller", "buyer", "lines", "terms")) {
            sections.put(new Key(same), heat.section(invoice, same));
        }
        sections.put(new Key("former"), heat.section(invoice, "issue"));
        String elsewhere = heat.opened("service-order", heat.site, Map.of());
        String note =
                heat.node.open(
                        heat.accountant,
                        new NewDossier(
                                null,
                                new Key("service-invoice"),
                                elsewhere,
                                null,
                                "Credit note",
                                sections,
                                List.of(new Tie(new Key("credits"), invoice))));
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> heat.node.act(heat.accountant, note, "issue-credit-note"));
        assertEquals("other-invoice", problem.reason().orElseThrow());
        assertEquals("153.25", heat.amount(invoice, "balance", "due"));
    }

    @Test
    public void SERV_17_whatIsCreditedInFullIsNoLongerToBePaid() {
        String paid = heat.issued();
        String invoice = heat.issued();
        assertEquals(Set.of(paid, invoice), Set.copyOf(heat.under("to-be-paid")));
        heat.pay(paid, "153.25", "p1");
        assertEquals(List.of(invoice), heat.under("to-be-paid"));
        String note = heat.credited(invoice);
        assertEquals(List.of(invoice), heat.under("to-be-paid"));
        heat.node.act(heat.accountant, note, "issue-credit-note");
        assertEquals(List.of(), heat.under("to-be-paid"));
        assertEquals(List.of(note), heat.under("credit-notes"));
        assertFalse(heat.isPaid(invoice));
        assertEquals(List.of(paid), heat.under("paid"));
        Map<String, Object> bounced = Map.of("payment", "p1", "reason", "Bounced");
        heat.node.act(heat.accountant, paid, "reverse-payment", bounced);
        assertEquals(List.of(paid), heat.under("to-be-paid"));
    }

    @Test
    public void SERV_21_whatIsInAnotherCurrencyIsToldBesideTheRest() {
        heat.issued();
        String francs = heat.drawn();
        heat.edit(heat.accountant, francs, "head", Map.of("currency", "CHF"));
        heat.node.act(heat.accountant, francs, "issue");
        var costs = new OrderCosts(heat.node.dossiers());
        Map<String, Object> told = costs.of(heat.manager, heat.order);
        Map<String, String> inEuros = Map.of("amount", "130.69", "currency", "EUR");
        Map<String, String> inFrancs = Map.of("amount", "130.69", "currency", "CHF");
        assertEquals(inEuros, told.get("invoiced"));
        assertEquals(List.of(inFrancs), told.get("invoicedBesides"));
        heat.edit(
                heat.manager,
                heat.order,
                "estimate",
                Map.of("estimate", Map.of("amount", "100.00", "currency", "CHF")));
        told = costs.of(heat.manager, heat.order);
        assertEquals(inFrancs, told.get("invoiced"));
        assertEquals(List.of(inEuros), told.get("invoicedBesides"));
        assertEquals(Map.of("amount", "30.69", "currency", "CHF"), told.get("difference"));
    }

    @Test
    public void SERV_21_estimateAndActualOfAnOrderAreCompared() {
        heat.edit(
                heat.manager,
                heat.order,
                "estimate",
                Map.of("estimate", Map.of("amount", "120.00", "currency", "EUR"), "hours", 3));
        String invoice = heat.issued();
        heat.drawn();
        var costs = new OrderCosts(heat.node.dossiers());
        Map<String, Object> told = costs.of(heat.accountant, heat.order);
        assertEquals("130.69", ((Map<?, ?>) told.get("invoiced")).get("amount"));
        assertEquals("10.69", ((Map<?, ?>) told.get("difference")).get("amount"));
        assertEquals(Problem.Kind.NOT_FOUND, refused(() -> costs.of(heat.technician, heat.order)));
        heat.node.act(heat.accountant, invoice, "credit", Map.of("reason", "All of it"));
        heat.node.act(heat.accountant, heat.tied(invoice, "credited-by"), "issue-credit-note");
        told = costs.of(heat.manager, heat.order);
        assertEquals("0.00", ((Map<?, ?>) told.get("invoiced")).get("amount"));
    }

    @Test
    public void SERV_17_hoursOfEachPersonOverAPeriod() {
        heat.worked("2026-05-04", 30);
        heat.worked("2026-05-05", 0);
        heat.worked("2026-06-01", 0);
        var paid = new PaidHours(heat.node.dossiers(), heat.node.clock);
        List<Map<String, Object>> may = paid.persons(heat.accountant, "2026-05-01", "2026-05-31");
        assertEquals(
                "[" + heat.technician.account() + " 4.5 2]",
                may.stream()
                        .map(p -> p.get("person") + " " + p.get("hours") + " " + p.get("visits"))
                        .toList()
                        .toString());
        assertEquals(may, paid.persons(heat.manager, "2026-05-01", "2026-05-31"));
        assertEquals(List.of(), paid.persons(heat.client, "2026-05-01", "2026-05-31"));
        assertEquals(
                Problem.Kind.BAD_REQUEST,
                refused(() -> paid.persons(heat.accountant, "May", null)));
    }

    @Test
    public void SERV_17_hoursTakeNoMoreStatementsForMoreVisits() {
        var paid = new PaidHours(heat.node.dossiers(), heat.node.clock);
        heat.worked("2026-05-04", 30);
        int ofOne = Statements.of(() -> paid.persons(heat.accountant, "2026-05-01", "2026-05-31"));
        heat.worked("2026-05-05", 0);
        heat.worked("2026-05-06", 0);
        int ofThree =
                Statements.of(() -> paid.persons(heat.accountant, "2026-05-01", "2026-05-31"));
        assertTrue(ofThree + " statements instead of " + ofOne, ofThree <= ofOne);
    }

    @Test
    public void CORE_26_partialPaymentsSettleAndOneThatIsReversedDoesNot() {
        String invoice = heat.issued();
        heat.pay(invoice, "100.00", "p1");
        heat.pay(invoice, "100.00", "p1");
        assertEquals("53.25", heat.amount(invoice, "payments", "balance"));
        assertFalse(heat.isPaid(invoice));
        heat.pay(invoice, "53.25", "p2");
        assertTrue(heat.isPaid(invoice));
        assertEquals("0.00", heat.amount(invoice, "payments", "balance"));
        Map<String, Object> reversal = Map.of("payment", "p2", "reason", "Bounced");
        heat.node.act(heat.accountant, invoice, "reverse-payment", reversal);
        assertFalse(heat.isPaid(invoice));
        assertEquals("53.25", heat.amount(invoice, "payments", "balance"));
        assertEquals(
                Problem.Kind.NOT_READY,
                refused(
                        () ->
                                heat.node.act(
                                        heat.accountant, invoice, "reverse-payment", reversal)));
    }

    @Test
    public void CORE_26_whatIsNoPaymentIsRefused() {
        String invoice = heat.issued();
        heat.pay(invoice, "1.00", "p1");
        assertEquals(Problem.Kind.INVALID_INPUT, refused(() -> heat.pay(invoice, "2.00", "p1")));
        for (String amount : List.of("0.00", "-5.00", "1.005")) {
            assertEquals(
                    amount,
                    Problem.Kind.INVALID_INPUT,
                    refused(() -> heat.pay(invoice, amount, "p9")));
        }
        Map<String, Object> dollars =
                Map.of(
                        "paidOn",
                        "2026-05-10",
                        "amount",
                        Map.of("amount", "1.00", "currency", "USD"));
        assertEquals(
                Problem.Kind.INVALID_INPUT,
                refused(() -> heat.node.act(heat.accountant, invoice, "record-payment", dollars)));
        assertEquals("152.25", heat.amount(invoice, "payments", "balance"));
    }

    @Test
    public void SERV_17_numbersHaveNoGapAndNoDoubleWhoeverFails() throws Exception {
        List<String> drafts =
                IntStream.range(0, WRITERS).mapToObj(i -> heat.drawnUnsigned()).toList();
        Set<String> doomed = new TreeSet<>(drafts.subList(0, 4));
        Binding.bind(
                heat.node.effects,
                "service-invoice",
                "issue",
                performed -> {
                    if (doomed.contains(performed.dossier())) {
                        throw new IllegalStateException("killed after it took its number");
                    }
                });
        var pool = Executors.newFixedThreadPool(WRITERS);
        try {
            var all = new ArrayList<Future<?>>();
            for (String draft : drafts) {
                all.add(pool.submit(() -> issue(draft, doomed.contains(draft))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        Set<String> taken =
                drafts.stream()
                        .filter(draft -> !doomed.contains(draft))
                        .map(heat::number)
                        .map(number -> number.substring(number.indexOf('-')))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected =
                IntStream.rangeClosed(1, WRITERS - doomed.size())
                        .mapToObj("-%06d"::formatted)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, taken);
        doomed.forEach(draft -> assertEquals("null", heat.number(draft)));
    }

    /** As a client does who is told that the database is busy: he tries again. */
    private void issue(String draft, boolean isDoomed) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (true) {
            try {
                heat.node
                        .dossiers()
                        .perform(
                                heat.accountant,
                                new ActionRequest(
                                        draft, new Key("issue"), Map.of(), Set.of(), null));
                assertFalse(isDoomed);
                return;
            } catch (Problem problem) {
                if (problem.kind() != Problem.Kind.UNAVAILABLE || Instant.now().isAfter(deadline)) {
                    throw problem;
                }
            } catch (IllegalStateException e) {
                assertTrue(e.getMessage(), isDoomed);
                return;
            }
        }
    }
}
