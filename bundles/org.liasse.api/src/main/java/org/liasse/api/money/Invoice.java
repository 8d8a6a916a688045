package org.liasse.api.money;

import java.time.LocalDate;
import java.util.List;

/**
 * An invoice or a credit note, in the terms of EN 16931-1.
 *
 * @param number unique for the seller (BT-1)
 * @param issuedOn (BT-2)
 * @param deliveredOn when what is invoiced was done (BT-72), or {@code null}
 * @param dueOn (BT-9), or {@code null}
 * @param currency ISO 4217, of all amounts (BT-5)
 * @param reference by which the buyer knows it (BT-10, BT-13), or {@code null}
 * @param contract the order at the seller's, for people (BT-14), or {@code null}
 * @param terms of payment (BT-20), or {@code null}
 * @param account the seller's IBAN (BT-84), or {@code null}
 * @param note for the buyer (BT-22), or {@code null}
 * @param exemption the law by which something is not taxed (BT-120); there where a line or discount
 *     is {@link Vat.Category#isToBeExplained()}
 * @param former the invoice that a credit note is about (BG-3), else {@code null}
 * @param lines at least one
 */
public record Invoice(
        Kind kind,
        String number,
        LocalDate issuedOn,
        LocalDate deliveredOn,
        LocalDate dueOn,
        String currency,
        Party seller,
        Party buyer,
        String reference,
        String contract,
        String terms,
        String account,
        String note,
        String exemption,
        Former former,
        List<Line> lines,
        List<Discount> discounts) {

    public Invoice {
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
    }

    /** Of the code list UNTDID 1001. */
    public enum Kind {
        INVOICE("380"),
        /** Its amounts are positive, and are what the seller gives back. */
        CREDIT_NOTE("381");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As UNTDID 1001 has it. */
        public String code() {
            return code;
        }
    }

    /**
     * Seller or buyer.
     *
     * @param legalId in the register of companies, in France the SIREN (BT-30, BT-47), or {@code
     *     null}
     * @param vatId with the country at its beginning (BT-31, BT-48), or {@code null}
     * @param line street and number, or {@code null}
     * @param postcode or {@code null}
     * @param city or {@code null}
     * @param country ISO 3166-1, two letters
     * @param email or {@code null}
     */
    public record Party(
            String name,
            String legalId,
            String vatId,
            String line,
            String postcode,
            String city,
            String country,
            String email) {}

    /** The invoice that a credit note is about. */
    public record Former(String number, LocalDate issuedOn) {}

    public Totals totals() {
        return Totals.of(lines, discounts);
    }
}
