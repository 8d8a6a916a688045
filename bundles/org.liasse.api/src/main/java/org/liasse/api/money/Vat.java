package org.liasse.api.money;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How something is taxed.
 *
 * @param rate in percent, not negative; zero but for {@link Category#STANDARD}
 */
public record Vat(Category category, BigDecimal rate) implements Comparable<Vat> {

    /** Categories of EN 16931, of the code list UNTDID 5305. */
    public enum Category {
        STANDARD("S"),
        ZERO("Z"),
        /** Exempt by a law that the invoice names. */
        EXEMPT("E"),
        /** The buyer owes the tax; the invoice names the law. */
        REVERSE_CHARGE("AE");

        private final String code;

        Category(String code) {
            this.code = code;
        }

        /** As UNTDID 5305 has it. */
        public String code() {
            return code;
        }

        /** Whether an invoice has to say why nothing is taxed. */
        public boolean isToBeExplained() {
            return this == EXEMPT || this == REVERSE_CHARGE;
        }
    }

    public Vat {
        Objects.requireNonNull(category, "category");
        rate = category == Category.STANDARD ? plain(rate) : BigDecimal.ZERO;
    }

    /** The same number without zeros at its end, so that 20 and 20.00 are one rate. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The categories in their order, the lower rate first. */
    @Override
    public int compareTo(Vat other) {
        int byCategory = category.compareTo(other.category);
        return byCategory != 0 ? byCategory : rate.compareTo(other.rate);
    }
}
