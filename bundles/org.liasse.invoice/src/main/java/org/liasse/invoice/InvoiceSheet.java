package org.liasse.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.export.ToldValues;
import org.liasse.api.money.Invoice;
import org.liasse.api.money.Invoice.Party;
import org.liasse.api.money.PrintedMoney;
import org.liasse.api.print.Sheet.Block;
import org.liasse.api.print.Sheet.Fact;
import org.liasse.api.print.Sheet.Facts;
import org.liasse.api.print.Sheet.Heading;
import org.liasse.api.print.Sheet.Paragraph;

/** An invoice as people read it: all that its XML says stands here too. */
final class InvoiceSheet {

    private static final List<String> WORDS =
            List.of(
                    "invoice",
                    "credit-note",
                    "data",
                    "seller",
                    "buyer",
                    "issued",
                    "delivered",
                    "due",
                    "reference",
                    "contract",
                    "former",
                    "payment",
                    "terms",
                    "account",
                    "legal-id",
                    "vat-id",
                    "email",
                    "exemption");

    private final Map<String, Text> words;

    InvoiceSheet() {
        Labels labels = Labels.beside(InvoiceSheet.class);
        words = WORDS.stream().collect(Collectors.toUnmodifiableMap(w -> w, labels::text));
        labels.verify();
    }

    private String word(String key, Language language) {
        return words.get(key).in(language);
    }

    /** What the file inside is. */
    String data(Language language) {
        return word("data", language);
    }

    String title(Invoice invoice, Language language) {
        String kind = invoice.kind() == Invoice.Kind.INVOICE ? "invoice" : "credit-note";
        return word(kind, language) + " " + invoice.number();
    }

    List<Block> blocks(Invoice invoice, Language language) {
        var told = new PrintedMoney(language, invoice.currency());
        var blocks = new ArrayList<Block>();
        blocks.add(new Facts(head(invoice, language)));
        blocks.add(new Heading(1, word("seller", language)));
        blocks.add(new Facts(party(invoice.seller(), language)));
        blocks.add(new Heading(1, word("buyer", language)));
        blocks.add(new Facts(party(invoice.buyer(), language)));
        blocks.addAll(told.lines(invoice.lines(), invoice.discounts()));
        if (invoice.exemption() != null
                && invoice.totals().shares().stream()
                        .anyMatch(share -> share.vat().category().isToBeExplained())) {
            blocks.add(
                    new Facts(List.of(new Fact(word("exemption", language), invoice.exemption()))));
        }
        List<Fact> payment = new ArrayList<>();
        add(payment, language, "due", day(invoice.dueOn(), language));
        add(payment, language, "terms", invoice.terms());
        add(payment, language, "account", invoice.account());
        if (!payment.isEmpty()) {
            blocks.add(new Heading(1, word("payment", language)));
            blocks.add(new Facts(payment));
        }
        if (invoice.note() != null && !invoice.note().isBlank()) {
            blocks.add(new Paragraph(invoice.note()));
        }
        return blocks;
    }

    private List<Fact> head(Invoice invoice, Language language) {
        var facts = new ArrayList<Fact>();
        add(facts, language, "issued", day(invoice.issuedOn(), language));
        add(facts, language, "delivered", day(invoice.deliveredOn(), language));
        add(facts, language, "contract", invoice.contract());
        add(facts, language, "reference", invoice.reference());
        if (invoice.former() != null) {
            add(
                    facts,
                    language,
                    "former",
                    invoice.former().number() + ", " + day(invoice.former().issuedOn(), language));
        }
        return facts;
    }

    private List<Fact> party(Party party, Language language) {
        var facts = new ArrayList<Fact>();
        String town =
                Stream.of(party.postcode(), party.city())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
        String address =
                Stream.of(party.line(), town, party.country())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(", "));
        facts.add(new Fact(party.name(), address));
        add(facts, language, "legal-id", party.legalId());
        add(facts, language, "vat-id", party.vatId());
        add(facts, language, "email", party.email());
        return facts;
    }

    private void add(List<Fact> facts, Language language, String key, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(word(key, language), value));
        }
    }

    private static String day(LocalDate day, Language language) {
        return day == null ? null : ToldValues.day(day, language);
    }
}
