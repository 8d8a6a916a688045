package org.liasse.core.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.sample.Node;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.types.Binding;
import org.liasse.invoice.FacturX;
import org.liasse.pdf.PdfPrinter;
import org.liasse.variant.orders.Companies;
import org.liasse.variant.orders.Crediting;
import org.liasse.variant.orders.InvoiceDocument;
import org.liasse.variant.orders.InvoiceSums;
import org.liasse.variant.orders.Invoicing;
import org.liasse.variant.orders.OrdersVariant;

/** A field-service company whose visits are reported, signed and invoiced. */
final class InvoicingCompany implements AutoCloseable {

    static final Key VISIT = new Key("service-visit");

    final Node node;
    final Caller planner;
    final Caller manager;
    final Caller accountant;
    Caller technician;
    Caller client;
    final String customer;
    final String site;
    final String order;

    InvoicingCompany(TestDatabase database) {
        node = new Node(database.open());
        node.catalogue.arrive(
                new OrdersVariant(null, null, null, null, null, null, null, null, null, null),
                Binding.from("orders", "1.0"));
        var companies = new Companies(node.dossiers());
        var invoicing = new Invoicing(node.dossiers(), companies, node.clock);
        var crediting = new Crediting(node.dossiers());
        for (String action : List.of("invoice", "draw-invoice")) {
            Binding.bind(node.effects, VISIT.value(), action, invoicing);
        }
        for (String action : List.of("credit", "issue-credit-note")) {
            Binding.bind(node.effects, "service-invoice", action, crediting);
        }
        Binding.bind(node.sections, "service-invoice", new InvoiceSums());
        Binding.bind(node.generators, "service-invoice", "invoice", document());
        String office = node.offices().create(new Key("heat"), "Heat").id();
        planner = node.someone("planner", office, "planner");
        manager = node.someone("manager", office, "manager");
        accountant = node.someone("accountant", office, "accountant");
        technician = node.stranger("technician");
        client = node.stranger("client");
        customer =
                opened(
                        "service-client",
                        null,
                        Map.of(
                                new Key("sheet"),
                                Map.of("name", "Ada"),
                                new Key("billing"),
                                Map.of("address", Map.of("line", "2 rue X", "city", "Paris"))));
        invite(customer, client, "client");
        site = opened("service-site", customer, Map.of());
        order = opened("service-order", site, Map.of());
        invite(order, technician, "technician");
        client = node.again(client);
        technician = node.again(technician);
    }

    private static InvoiceDocument document() {
        try {
            return new InvoiceDocument(new FacturX(new PdfPrinter()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sheet of the company: 50 an hour, 0.60 a kilometre, nozzles at 12.345. */
    void sheet() {
        node.open(
                accountant,
                new NewDossier(
                        null,
                        new Key("service-company"),
                        null,
                        null,
                        "Heat",
                        Map.of(
                                new Key("legal"),
                                Map.of(
                                        "name",
                                        "Heat",
                                        "legalId",
                                        "732829320",
                                        "vatId",
                                        "FR44732829320",
                                        "address",
                                        Map.of(
                                                "line", "1 rue Y", "city", "Lyon", "country",
                                                "France")),
                                new Key("terms"),
                                Map.of("days", 30, "terms", "30 jours"),
                                new Key("rates"),
                                Map.of(
                                        "hour",
                                        50,
                                        "kilometre",
                                        0.6,
                                        "rate",
                                        20,
                                        "parts",
                                        Map.of(
                                                "p1",
                                                Map.of(
                                                        "item", "Nozzle",
                                                        "price", 12.345,
                                                        "rate", 5.5))))));
    }

    String opened(String type, String context, Map<Key, Map<String, Object>> sections) {
        return node.open(
                planner, new NewDossier(null, new Key(type), context, null, type, sections));
    }

    private void invite(String dossier, Caller whom, String role) {
        node.participants()
                .invite(planner, dossier, Principal.account(whom.account()), new Key(role), null);
    }

    /** Two hours of a task, two nozzles, ten kilometres. */
    String reported() {
        return reported(
                Map.of("t1", Map.of("task", "Burner", "hours", 2)),
                Map.of("m1", Map.of("item", "nozzle ", "quantity", 2)));
    }

    private String reported(Map<String, Object> tasks, Map<String, Object> materials) {
        String visit = opened(VISIT.value(), order, Map.of());
        node.act(technician, visit, "arrive");
        edit(
                technician,
                visit,
                "report",
                Map.of(
                        "start",
                        "2026-05-04T08:00:00Z",
                        "end",
                        "2026-05-04T10:30:00Z",
                        "tasks",
                        tasks,
                        "materials",
                        materials,
                        "travel",
                        10,
                        "outcome",
                        "finished"));
        node.act(technician, visit, "report");
        return visit;
    }

    /** A visit on which the technician spent two hours and a half, less pauses. */
    void worked(String day, int pauses) {
        String visit = opened(VISIT.value(), order, Map.of());
        node.act(technician, visit, "arrive");
        String start = day + "T08:00:00Z";
        String end = day + "T10:30:00Z";
        edit(
                technician,
                visit,
                "times",
                Map.of(
                        "worked",
                        Map.of(
                                "r1",
                                Map.of(
                                        "person",
                                        technician.account(),
                                        "start",
                                        start,
                                        "end",
                                        end,
                                        "pauses",
                                        pauses))));
        edit(
                technician,
                visit,
                "report",
                Map.of("start", start, "end", end, "outcome", "finished"));
        node.act(technician, visit, "report");
    }

    /** The draft of the invoice of a visit that was signed. */
    String drawn() {
        return drawn(reported());
    }

    /** The draft of the invoice of a visit on which this was done and used. */
    String drawn(Map<String, Object> tasks, Map<String, Object> materials) {
        return drawn(reported(tasks, materials));
    }

    private String drawn(String visit) {
        node.doors.products.produce(technician, visit, new Key("report"), Set.of(), null);
        node.act(
                client,
                visit,
                "sign",
                Map.of("signatory", "Jeanne", "drawing", "M120 200L180 90L240 210"));
        node.act(accountant, visit, "invoice");
        return tied(visit, "invoiced-by");
    }

    /** The draft of the invoice of a visit that nobody signed. */
    String drawnUnsigned() {
        String visit = reported();
        node.act(manager, visit, "release", Map.of("reason", "Nobody at home"));
        node.act(accountant, visit, "invoice");
        return tied(visit, "invoiced-by");
    }

    String issued() {
        String invoice = drawn();
        node.act(accountant, invoice, "issue");
        return invoice;
    }

    /** The credit note of all of an invoice, drawn. */
    String credited(String invoice) {
        node.act(accountant, invoice, "credit", Map.of("reason", "All of it"));
        return tied(invoice, "credited-by");
    }

    /** The invoices and credit notes under a tab, as the accountant sees it. */
    List<String> under(String tab) {
        var query =
                new DossierQuery(
                        new Key("service-invoice"),
                        null,
                        new Key(tab),
                        null,
                        null,
                        null,
                        null,
                        null,
                        200,
                        null,
                        false);
        return node.dossiers().list(accountant, query).items().stream().map(Item::id).toList();
    }

    String tied(String dossier, String link) {
        return read(dossier).links().stream()
                .filter(tie -> tie.kind().value().equals(link))
                .reduce((first, last) -> last)
                .orElseThrow()
                .dossier();
    }

    void edit(Caller who, String dossier, String section, Map<String, Object> patch) {
        node.dossiers().edit(who, new SectionChange(dossier, new Key(section), patch, null));
    }

    DossierView read(String dossier) {
        return node.dossiers().read(accountant, dossier);
    }

    Map<String, Object> section(String dossier, String section) {
        SectionView view = read(dossier).sections().get(new Key(section));
        return view == null ? Map.of() : view.values();
    }

    /** An amount that a section holds. */
    String amount(String dossier, String section, String field) {
        return ((Map<?, ?>) section(dossier, section).get(field)).get("amount").toString();
    }

    String number(String invoice) {
        return String.valueOf(section(invoice, "issue").get("number"));
    }

    void pay(String invoice, String amount, String id) {
        node.dossiers()
                .perform(
                        accountant,
                        new ActionRequest(
                                invoice,
                                new Key("record-payment"),
                                Map.of(
                                        "paidOn",
                                        "2026-05-10",
                                        "amount",
                                        Map.of("amount", amount, "currency", "EUR"),
                                        "payment",
                                        id),
                                Set.of(),
                                null));
    }

    boolean isPaid(String invoice) {
        return read(invoice).flags().contains(new Key("paid"));
    }

    @Override
    public void close() {
        node.close();
    }
}
