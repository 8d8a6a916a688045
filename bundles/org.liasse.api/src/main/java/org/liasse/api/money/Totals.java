package org.liasse.api.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lines and discounts come to, as EN 16931 reckons (BR-CO-10 to BR-CO-17): each line is
 * rounded by itself; the tax is reckoned, and rounded, of all that has one rate together; sums are
 * sums of what is rounded.
 *
 * @param lines all lines before tax (BT-106)
 * @param discounts off the whole (BT-107)
 * @param net before tax (BT-109)
 * @param shares by rate (BG-23), in the order of {@link Vat}
 * @param vat the tax (BT-110)
 * @param gross with tax (BT-112)
 */
public record Totals(
        BigDecimal lines,
        BigDecimal discounts,
        BigDecimal net,
        List<Share> shares,
        BigDecimal vat,
        BigDecimal gross) {

    /** Decimals of amounts (BR-DEC-…). */
    private static final int DECIMALS = 2;

    /** More than a field of money holds. */
    private static final BigDecimal BEYOND_MEASURE = BigDecimal.TEN.pow(15);

    private static final BigDecimal NOTHING = rounded(BigDecimal.ZERO);

    public Totals {
        shares = List.copyOf(shares);
    }

    /**
     * What is taxed in one way.
     *
     * @param basis before tax (BT-116)
     * @param tax (BT-117)
     */
    public record Share(Vat vat, BigDecimal basis, BigDecimal tax) {}

    /** Rounded as amounts are: half up, away from zero, to two decimals. */
    public static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    public static Totals of(List<Line> lines, List<Discount> discounts) {
        Map<Vat, BigDecimal> bases = new TreeMap<>();
        BigDecimal all = NOTHING;
        for (Line line : lines) {
            all = all.add(line.net());
            bases.merge(line.vat(), line.net(), BigDecimal::add);
        }
        BigDecimal off = NOTHING;
        for (Discount discount : discounts) {
            BigDecimal amount = rounded(discount.amount());
            off = off.add(amount);
            bases.merge(discount.vat(), amount.negate(), BigDecimal::add);
        }
        List<Share> shares =
                bases.entrySet().stream()
                        .map(each -> share(each.getKey(), each.getValue()))
                        .toList();
        BigDecimal net = all.subtract(off);
        BigDecimal vat = shares.stream().map(Share::tax).reduce(NOTHING, BigDecimal::add);
        return new Totals(all, off, net, shares, vat, net.add(vat));
    }

    private static Share share(Vat vat, BigDecimal basis) {
        BigDecimal tax = rounded(basis.multiply(vat.rate()).movePointLeft(2));
        return new Share(vat, basis, tax);
    }

    /**
     * Whether one of the amounts is of more than 15 digits, and so no value of a field of money.
     */
    public boolean isBeyondMeasure() {
        return Stream.concat(
                        Stream.of(lines, discounts, net, vat, gross),
                        shares.stream().flatMap(share -> Stream.of(share.basis(), share.tax())))
                .anyMatch(amount -> amount.abs().compareTo(BEYOND_MEASURE) >= 0);
    }

    /** Whether something is taken off that was not there: no invoice may say that. */
    public boolean isBelowNothing() {
        return shares.stream().anyMatch(share -> share.basis().signum() < 0);
    }
}
