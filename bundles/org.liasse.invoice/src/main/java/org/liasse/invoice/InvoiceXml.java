package org.liasse.invoice;

import java.math.BigDecimal;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.liasse.api.money.Discount;
import org.liasse.api.money.Invoice;
import org.liasse.api.money.Invoice.Former;
import org.liasse.api.money.Invoice.Party;
import org.liasse.api.money.Line;
import org.liasse.api.money.Totals;
import org.liasse.api.money.Totals.Share;
import org.liasse.api.money.Vat;

/**
 * An invoice as a cross industry invoice (UN/CEFACT CII D16B), in the profile EN 16931 of Factur-X.
 * The order of elements is the schema's.
 */
final class InvoiceXml {

    private static final String PROFILE = "urn:cen.eu:en16931:2017";

    /** SIREN, of the code list ISO 6523. */
    private static final String SIREN = "0002";

    private static final String SEPA_TRANSFER = "58";
    private static final String LINE_OBJECT = "130";

    private final Invoice invoice;
    private final Totals totals;
    private final Xml xml;

    private InvoiceXml(Invoice invoice) throws XMLStreamException {
        this.invoice = invoice;
        this.totals = invoice.totals();
        this.xml = new Xml();
    }

    static byte[] written(Invoice invoice) {
        try {
            return new InvoiceXml(invoice).write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an invoice in memory cannot be written", e);
        }
    }

    private byte[] write() throws XMLStreamException {
        return xml.root(
                "CrossIndustryInvoice",
                () -> {
                    xml.part(
                            "ExchangedDocumentContext",
                            () ->
                                    xml.group(
                                            "GuidelineSpecifiedDocumentContextParameter",
                                            () -> xml.text("ID", PROFILE)));
                    xml.part("ExchangedDocument", this::document);
                    xml.part("SupplyChainTradeTransaction", this::transaction);
                });
    }

    private void document() throws XMLStreamException {
        xml.text("ID", invoice.number());
        xml.text("TypeCode", invoice.kind().code());
        xml.day("IssueDateTime", invoice.issuedOn());
        if (isThere(invoice.note())) {
            xml.group("IncludedNote", () -> xml.text("Content", invoice.note()));
        }
    }

    private void transaction() throws XMLStreamException {
        List<Line> lines = invoice.lines();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            Line line = lines.get(i);
            xml.group("IncludedSupplyChainTradeLineItem", () -> line(number, line));
        }
        xml.group("ApplicableHeaderTradeAgreement", this::agreement);
        xml.group(
                "ApplicableHeaderTradeDelivery",
                () -> {
                    if (invoice.deliveredOn() != null) {
                        xml.group(
                                "ActualDeliverySupplyChainEvent",
                                () -> xml.day("OccurrenceDateTime", invoice.deliveredOn()));
                    }
                });
        xml.group("ApplicableHeaderTradeSettlement", this::settlement);
    }

    private void line(int number, Line line) throws XMLStreamException {
        xml.group(
                "AssociatedDocumentLineDocument",
                () -> xml.text("LineID", Integer.toString(number)));
        xml.group("SpecifiedTradeProduct", () -> xml.text("Name", line.item()));
        xml.group(
                "SpecifiedLineTradeAgreement",
                () ->
                        xml.group(
                                "NetPriceProductTradePrice",
                                () -> xml.number("ChargeAmount", line.price())));
        xml.group(
                "SpecifiedLineTradeDelivery",
                () ->
                        xml.text(
                                "BilledQuantity",
                                line.quantity().toPlainString(),
                                "unitCode",
                                line.unit().code()));
        xml.group("SpecifiedLineTradeSettlement", () -> settlement(line));
    }

    private void settlement(Line line) throws XMLStreamException {
        xml.group(
                "ApplicableTradeTax",
                () -> {
                    xml.text("TypeCode", "VAT");
                    xml.text("CategoryCode", line.vat().category().code());
                    xml.number("RateApplicablePercent", line.vat().rate());
                });
        BigDecimal discount = Totals.rounded(line.discount());
        if (discount.signum() != 0) {
            xml.group(
                    "SpecifiedTradeAllowanceCharge",
                    () -> {
                        xml.yesNo("ChargeIndicator", false);
                        xml.number("ActualAmount", discount);
                        xml.text("ReasonCode", "95");
                        xml.text("Reason", "Discount");
                    });
        }
        xml.group(
                "SpecifiedTradeSettlementLineMonetarySummation",
                () -> xml.number("LineTotalAmount", line.net()));
        if (isThere(line.source())) {
            xml.group(
                    "AdditionalReferencedDocument",
                    () -> {
                        xml.text("IssuerAssignedID", line.source());
                        xml.text("TypeCode", LINE_OBJECT);
                    });
        }
    }

    private void agreement() throws XMLStreamException {
        xml.text("BuyerReference", invoice.reference());
        xml.group("SellerTradeParty", () -> party(invoice.seller(), true));
        xml.group("BuyerTradeParty", () -> party(invoice.buyer(), false));
        if (isThere(invoice.contract())) {
            xml.group(
                    "SellerOrderReferencedDocument",
                    () -> xml.text("IssuerAssignedID", invoice.contract()));
        }
    }

    private void party(Party party, boolean isSeller) throws XMLStreamException {
        xml.text("Name", party.name());
        if (isThere(party.legalId())) {
            String id = party.legalId().replace(" ", "");
            boolean isSiren = id.matches("[0-9]{9}");
            xml.group(
                    "SpecifiedLegalOrganization",
                    () -> xml.text("ID", id, isSiren ? "schemeID" : null, SIREN));
        }
        xml.group(
                "PostalTradeAddress",
                () -> {
                    xml.text("PostcodeCode", party.postcode());
                    xml.text("LineOne", party.line());
                    xml.text("CityName", party.city());
                    xml.text("CountryID", party.country());
                });
        if (isThere(party.email())) {
            xml.group(
                    "URIUniversalCommunication",
                    () -> xml.text("URIID", party.email(), "schemeID", "EM"));
        }
        if (isThere(party.vatId())) {
            String id = party.vatId().replace(" ", "");
            xml.group("SpecifiedTaxRegistration", () -> xml.text("ID", id, "schemeID", "VA"));
        } else if (isSeller && isThere(party.legalId())) {
            // who is not registered for VAT is known to the tax office by this
            String id = party.legalId().replace(" ", "");
            xml.group("SpecifiedTaxRegistration", () -> xml.text("ID", id, "schemeID", "FC"));
        }
    }

    private void settlement() throws XMLStreamException {
        xml.text("PaymentReference", invoice.number());
        xml.text("InvoiceCurrencyCode", invoice.currency());
        if (isThere(invoice.account())) {
            String account = invoice.account().replace(" ", "");
            xml.group(
                    "SpecifiedTradeSettlementPaymentMeans",
                    () -> {
                        xml.text("TypeCode", SEPA_TRANSFER);
                        xml.group(
                                "PayeePartyCreditorFinancialAccount",
                                () -> xml.text("IBANID", account));
                    });
        }
        for (Share share : totals.shares()) {
            xml.group("ApplicableTradeTax", () -> share(share));
        }
        for (Discount discount : invoice.discounts()) {
            xml.group("SpecifiedTradeAllowanceCharge", () -> discount(discount));
        }
        if (isThere(invoice.terms()) || invoice.dueOn() != null) {
            xml.group(
                    "SpecifiedTradePaymentTerms",
                    () -> {
                        xml.text("Description", invoice.terms());
                        xml.day("DueDateDateTime", invoice.dueOn());
                    });
        }
        xml.group("SpecifiedTradeSettlementHeaderMonetarySummation", this::summation);
        Former former = invoice.former();
        if (former != null) {
            xml.group(
                    "InvoiceReferencedDocument",
                    () -> {
                        xml.text("IssuerAssignedID", former.number());
                        xml.qualifiedDay("FormattedIssueDateTime", former.issuedOn());
                    });
        }
    }

    private void share(Share share) throws XMLStreamException {
        Vat vat = share.vat();
        xml.number("CalculatedAmount", share.tax());
        xml.text("TypeCode", "VAT");
        if (vat.category().isToBeExplained()) {
            xml.text("ExemptionReason", invoice.exemption());
        }
        xml.number("BasisAmount", share.basis());
        xml.text("CategoryCode", vat.category().code());
        xml.number("RateApplicablePercent", vat.rate());
    }

    private void discount(Discount discount) throws XMLStreamException {
        xml.yesNo("ChargeIndicator", false);
        xml.number("ActualAmount", Totals.rounded(discount.amount()));
        xml.text("Reason", discount.reason());
        xml.group(
                "CategoryTradeTax",
                () -> {
                    xml.text("TypeCode", "VAT");
                    xml.text("CategoryCode", discount.vat().category().code());
                    xml.number("RateApplicablePercent", discount.vat().rate());
                });
    }

    private void summation() throws XMLStreamException {
        xml.number("LineTotalAmount", totals.lines());
        if (!invoice.discounts().isEmpty()) {
            xml.number("AllowanceTotalAmount", totals.discounts());
        }
        xml.number("TaxBasisTotalAmount", totals.net());
        xml.text("TaxTotalAmount", totals.vat().toPlainString(), "currencyID", invoice.currency());
        xml.number("GrandTotalAmount", totals.gross());
        xml.number("DuePayableAmount", totals.gross());
    }

    private static boolean isThere(String text) {
        return text != null && !text.isBlank();
    }
}
