package org.liasse.variant.inspection.airtightness;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.Test;
import org.liasse.variant.inspection.airtightness.Check.Outcome;
import org.liasse.variant.inspection.airtightness.TestResult.Verdict;

/** The airtightness test: two worked examples, any exact law, and each rule on both its sides. */
public class TestResultTest {

    private static final double EXACT = 1e-6;
    private static final Conditions CALM = new Conditions(0, 0, 20, 20, 1.0);
    private static final Envelope HOUSE = new Envelope(196, 275, 5.0);
    private static final double[] TENS = {10, 20, 30, 40, 50, 60, 70};

    private static void near(double expected, double found) {
        assertEquals(expected, found, Math.abs(expected) * EXACT);
    }

    private static void shown(double expected, double found, int decimals) {
        assertEquals(expected, found, 0.5 * Math.pow(10, -decimals) + 1e-12);
    }

    /** Points of an exact law at these corrected pressures, as they would be read. */
    private static Series law(
            double c, double n, Mode mode, Conditions conditions, double... pressures) {
        double ratio = (conditions.outside() + 273.15) / (conditions.inside() + 273.15);
        double zero = (conditions.zeroBefore() + conditions.zeroAfter()) / 2;
        List<Pair> pairs =
                DoubleStream.of(pressures)
                        .mapToObj(
                                dp -> {
                                    double through = c * Math.pow(dp, n);
                                    return mode == Mode.DEPRESSURISATION
                                            ? new Pair(zero - dp, through / ratio)
                                            : new Pair(zero + dp, through * ratio);
                                })
                        .toList();
        return new Series(mode, conditions, pairs);
    }

    private static Zone zone(Series... series) {
        return new Zone("house", Usage.HOUSE, OptionalDouble.empty(), HOUSE, List.of(series));
    }

    private static TestResult result(Series... series) {
        return TestResult.of(List.of(zone(series)), false);
    }

    private static SeriesResult figures(TestResult result) {
        return result.zones().get(0).series().get(0);
    }

    @Test
    public void anExactLawIsFoundAgainAndPasses() {
        TestResult result = result(law(30, 0.65, Mode.PRESSURISATION, CALM, TENS));
        SeriesResult found = figures(result);
        near(0.65, found.exponent());
        near(30, found.coefficient());
        near(30, found.leakage());
        near(1, found.determination());
        shown(73.8687, found.q4(), 4);
        shown(381.4624, found.q50(), 4);
        shown(0.376881, found.q4PaSurf(), 6);
        shown(1.387136, found.n50(), 6);
        shown(79.60e-4, found.leakageArea(), 6);
        near(0.376880942860689, result.q4PaSurf());
        assertEquals(Verdict.PASSES, result.verdict());
    }

    @Test
    public void aMeasuredSeriesHasItsFiguresItsIntervalsAndTwoStepsThatAreTooWide() {
        Series series =
                new Series(
                        Mode.DEPRESSURISATION,
                        new Conditions(-1.2, -0.8, 19.5, 8.0, null),
                        List.of(
                                new Pair(-12.1, 148),
                                new Pair(-19.8, 205),
                                new Pair(-30.3, 268),
                                new Pair(-40.2, 327),
                                new Pair(-49.7, 372),
                                new Pair(-60.5, 428),
                                new Pair(-70.1, 468)));
        TestResult result = result(series);
        SeriesResult found = figures(result);
        near(0.6314503444780685, found.exponent());
        shown(0.0127, found.exponentInterval().high() - found.exponent(), 4);
        near(30.90739068429003, found.coefficient());
        shown(29.540, found.coefficientInterval().low(), 3);
        shown(32.338, found.coefficientInterval().high(), 3);
        near(31.38717186500242, found.leakage());
        shown(0.999695, found.determination(), 6);
        near(75.3222308755864, found.q4());
        near(73.23711630627525, found.q4Interval().low());
        near(77.46671019034945, found.q4Interval().high());
        near(371.16531059783256, found.q50());
        near(367.7558973887592, found.q50Interval().low());
        near(374.60633199731905, found.q50Interval().high());
        near(0.38429709630401226, found.q4PaSurf());
        shown(0.3737, found.q4PaSurfInterval().low(), 4);
        shown(0.3952, found.q4PaSurfInterval().high(), 4);
        near(1.349692038537573, found.n50());
        shown(81.17e-4, found.leakageArea(), 6);
        assertEquals(Verdict.INVALID, result.verdict());
        assertEquals(EnumSet.of(Rule.STEP), broken(result));
        assertEquals(10.8, check(result, Rule.STEP).figure(), 1e-9);
    }

    @Test
    public void anyExactLawIsFoundAgainInBothModesAtAnyTemperature() {
        var random = new Random(20260504);
        for (int i = 0; i < 2000; i++) {
            double c = 1 + random.nextDouble() * 500;
            double n = 0.5 + random.nextDouble() * 0.5;
            double zero = random.nextDouble() * 4 - 2;
            Conditions conditions =
                    new Conditions(
                            zero - 0.3,
                            zero + 0.3,
                            10 + random.nextDouble() * 20,
                            random.nextDouble() * 50 - 15,
                            2.0);
            double[] pressures = new double[7 + random.nextInt(5)];
            for (int k = 0; k < pressures.length; k++) {
                pressures[k] = 10 + 9.5 * k + random.nextDouble() * 0.5;
            }
            for (Mode mode : Mode.values()) {
                Series series = law(c, n, mode, conditions, pressures);
                SeriesResult found = figures(result(series));
                near(c, found.coefficient());
                near(n, found.exponent());
                double passing =
                        273.15
                                + (mode == Mode.DEPRESSURISATION
                                        ? conditions.outside()
                                        : conditions.inside());
                double leakage = c * Math.pow(293.15 / passing, 1 - n);
                near(leakage * Math.pow(4, n) / 196, found.q4PaSurf());
                near(leakage * Math.pow(50, n) / 275, found.n50());
            }
        }
    }

    @Test
    public void intervalsHoldTheFigureAndAreNarrowestAmongThePoints() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            List<Pair> pairs = new ArrayList<>();
            for (double dp = 10; dp <= 70; dp += 10) {
                double noise = 1 + random.nextGaussian() * 0.02;
                pairs.add(new Pair(dp, 30 * Math.pow(dp, 0.65) * noise));
            }
            Line line = Line.through(new Series(Mode.PRESSURISATION, CALM, pairs)).orElseThrow();
            SeriesResult found = figures(result(new Series(Mode.PRESSURISATION, CALM, pairs)));
            assertTrue(found.q4Interval().low() < found.q4());
            assertTrue(found.q4() < found.q4Interval().high());
            assertTrue(line.factorAt(4) > line.factorAt(50));
            assertTrue(line.factorAt(50) >= line.factorAt(Math.exp(line.meanX())));
        }
    }

    @Test
    public void studentsQuantileIsThatOfTheTables() {
        near(12.706204736432095, Line.student(1));
        near(3.182446305284263, Line.student(3));
        near(2.570581835636314, Line.student(5));
        near(2.228138851964939, Line.student(10));
        near(1.983971518523552, Line.student(100));
    }

    private static Set<Rule> broken(TestResult result) {
        var broken = EnumSet.noneOf(Rule.class);
        result.zones().stream()
                .flatMap(zone -> zone.checks().values().stream())
                .flatMap(List::stream)
                .filter(Check::isBroken)
                .forEach(check -> broken.add(check.rule()));
        return broken;
    }

    private static Check check(TestResult result, Rule rule) {
        return result.zones().get(0).checks().values().stream()
                .flatMap(List::stream)
                .filter(check -> check.rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    private static void breaks(Rule rule, Series series) {
        TestResult result = result(series);
        assertEquals(EnumSet.of(rule), broken(result));
        assertEquals(Verdict.INVALID, result.verdict());
    }

    private static void keeps(Rule rule, Series series) {
        TestResult result = result(series);
        assertEquals(Outcome.KEPT, check(result, rule).outcome());
        assertTrue(broken(result).toString(), result.verdict() != Verdict.INVALID);
    }

    private static Series under(double before, double after, double... pressures) {
        return law(
                30,
                0.65,
                Mode.DEPRESSURISATION,
                new Conditions(before, after, 20, 20, 1.0),
                pressures);
    }

    @Test
    public void eachZeroFlowIsAtMostFivePascals() {
        keeps(Rule.ZERO_FLOW, under(5, -5, TENS));
        keeps(Rule.ZERO_FLOW, under(-5, 0, 13, 22, 31, 40, 50));
        breaks(Rule.ZERO_FLOW, under(5.01, -5, TENS));
        breaks(Rule.ZERO_FLOW, under(5, -5.01, TENS));
    }

    @Test
    public void fivePointsAreEnoughAndFourAreNot() {
        keeps(Rule.POINTS, under(0, 0, 12, 22, 32, 42, 51));
        assertEquals(EnumSet.of(Rule.POINTS), broken(result(under(0, 0, 35, 42, 48, 55))));
    }

    @Test
    public void stepsAreAtMostTenPascals() {
        keeps(Rule.STEP, under(0.3, 0.4, 10.2, 20.2, 30.2, 40.2, 50.2));
        breaks(Rule.STEP, under(0, 0, 10, 20, 30.01, 40, 50));
        // whatever the order in which they were taken
        keeps(Rule.STEP, under(0, 0, 50, 10, 30, 20, 40));
    }

    @Test
    public void theLowestPointIsAtTenPascalsOrFiveTimesTheZeroFlow() {
        keeps(Rule.LOWEST, under(1, 1, 10, 20, 30, 40, 50));
        keeps(Rule.LOWEST, under(-3, -3, 15, 25, 35, 45, 55));
        assertEquals(15, check(result(under(-3, -3, TENS)), Rule.LOWEST).bound(), 0);
        breaks(Rule.LOWEST, under(0, 0, 9.99, 19, 29, 39, 49, 59));
        breaks(Rule.LOWEST, under(-3, -3, 14.99, 24, 34, 44, 54));
    }

    @Test
    public void theHighestPointIsAtFiftyPascalsOrAbove() {
        keeps(Rule.HIGHEST, under(0, 0, 10, 20, 30, 40, 50));
        breaks(Rule.HIGHEST, under(0, 0, 10, 20, 30, 40, 49.99));
    }

    @Test
    public void theExponentIsFromOneHalfToOne() {
        keeps(Rule.EXPONENT_LEAST, law(40, 0.5, Mode.PRESSURISATION, CALM, TENS));
        breaks(Rule.EXPONENT_LEAST, law(40, 0.4999, Mode.PRESSURISATION, CALM, TENS));
        keeps(Rule.EXPONENT_MOST, law(10, 1, Mode.PRESSURISATION, CALM, TENS));
        breaks(Rule.EXPONENT_MOST, law(10, 1.0001, Mode.PRESSURISATION, CALM, TENS));
    }

    /** The law of 30·Δp^0.65 with every second point off by this share. */
    private static Series scattered(double share) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < TENS.length; i++) {
            double off = i % 2 == 0 ? 1 + share : 1 - share;
            pairs.add(new Pair(TENS[i], 30 * Math.pow(TENS[i], 0.65) * off));
        }
        return new Series(Mode.PRESSURISATION, CALM, pairs);
    }

    @Test
    public void theLawExplainsNinetyEightHundredths() {
        double low = 0;
        double high = 0.3;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            boolean isFine = figures(result(scattered(middle))).determination() >= 0.98;
            low = isFine ? middle : low;
            high = isFine ? high : middle;
        }
        keeps(Rule.DETERMINATION, scattered(low - 1e-4));
        breaks(Rule.DETERMINATION, scattered(high + 1e-4));
        assertEquals(0.98, figures(result(scattered(low))).determination(), 1e-6);
    }

    @Test
    public void theWindIsAtMostSixMetresPerSecond() {
        keeps(
                Rule.WIND,
                law(30, 0.65, Mode.PRESSURISATION, new Conditions(0, 0, 20, 20, 6.0), TENS));
        breaks(
                Rule.WIND,
                law(30, 0.65, Mode.PRESSURISATION, new Conditions(0, 0, 20, 20, 6.01), TENS));
    }

    @Test
    public void aStrongStackEffectIsAWarningOnly() {
        Conditions cold = new Conditions(0, 0, 20, -30, 1.0);
        Series series = law(30, 0.65, Mode.PRESSURISATION, cold, TENS);
        assertEquals(Outcome.KEPT, check(result(series), Rule.STACK_EFFECT).outcome());
        Zone higher =
                new Zone(
                        "house",
                        Usage.HOUSE,
                        OptionalDouble.empty(),
                        new Envelope(196, 275, 5.01),
                        List.of(series));
        TestResult result = TestResult.of(List.of(higher), false);
        assertEquals(Outcome.WARNING, check(result, Rule.STACK_EFFECT).outcome());
        assertEquals(250.5, check(result, Rule.STACK_EFFECT).figure(), 1e-9);
        assertEquals(Verdict.PASSES, result.verdict());
    }

    @Test
    public void bothModesCountTheSame() {
        TestResult result =
                result(
                        law(30, 0.65, Mode.DEPRESSURISATION, CALM, TENS),
                        law(36, 0.60, Mode.PRESSURISATION, CALM, TENS));
        near((30 * Math.pow(4, 0.65) + 36 * Math.pow(4, 0.6)) / 2 / 196, result.q4PaSurf());
        near((30 * Math.pow(50, 0.65) + 36 * Math.pow(50, 0.6)) / 2 / 275, result.n50());
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        result(
                                law(30, 0.65, Mode.PRESSURISATION, CALM, TENS),
                                law(36, 0.60, Mode.PRESSURISATION, CALM, TENS)));
    }

    private static Zone dwelling(double c, double area, double target) {
        return new Zone(
                "dwelling " + area,
                Usage.COLLECTIVE,
                target > 0 ? OptionalDouble.of(target) : OptionalDouble.empty(),
                new Envelope(area, area, null),
                List.of(law(c, 0.65, Mode.PRESSURISATION, CALM, TENS)));
    }

    @Test
    public void severalZonesAreWeightedByTheirAreas() {
        TestResult result =
                TestResult.of(List.of(dwelling(20, 100, 0), dwelling(30, 300, 0)), false);
        double q4 = Math.pow(4, 0.65);
        near((20 * q4 / 100 * 100 + 30 * q4 / 300 * 300) / 400, result.q4PaSurf());
        assertEquals(1.0, result.limit(), 0);
        assertEquals(Verdict.PASSES, result.verdict());
    }

    /** A dwelling of 100 m² that leaks exactly so much, in m³/(h·m²). */
    private static TestResult leaking(double q4PaSurf, double target, boolean isSampled) {
        double c = q4PaSurf * 100 / Math.pow(4, 0.65);
        return TestResult.of(List.of(dwelling(c, 100, target)), isSampled);
    }

    @Test
    public void aCollectiveBuildingMayLeakMoreThanAHouse() {
        assertEquals(Verdict.PASSES, leaking(1.0, 0, false).verdict());
        assertEquals(Verdict.FAILS, leaking(1.001, 0, false).verdict());
        double house = 0.6 * 196 / Math.pow(4, 0.65);
        assertEquals(
                Verdict.PASSES,
                result(law(house, 0.65, Mode.PRESSURISATION, CALM, TENS)).verdict());
        assertEquals(
                Verdict.FAILS,
                result(law(house * 1.001, 0.65, Mode.PRESSURISATION, CALM, TENS)).verdict());
    }

    @Test
    public void theTargetOfTheStudyHoldsWhereItIsLower() {
        assertEquals(0.8, leaking(0.8, 0.8, false).limit(), 0);
        assertEquals(Verdict.PASSES, leaking(0.8, 0.8, false).verdict());
        assertEquals(Verdict.FAILS, leaking(0.801, 0.8, false).verdict());
        assertEquals(1.0, leaking(0.8, 1.7, false).limit(), 0);
    }

    @Test
    public void aSampleIsHeldAgainstTheLimitWithAFifthMore() {
        TestResult result = leaking(0.8, 0, true);
        near(0.8, result.q4PaSurf());
        near(0.96, result.compared());
        assertEquals(Verdict.PASSES, leaking(1.0 / 1.2, 0, true).verdict());
        assertEquals(Verdict.FAILS, leaking(0.834, 0, true).verdict());
    }

    @Test
    public void pointsThatSayNoLawMakeTheTestInvalid() {
        TestResult result = result(under(0, 0, 50, 50, 50, 50, 50));
        assertNull(result.q4PaSurf());
        assertEquals(Verdict.INVALID, result.verdict());
        assertEquals(Verdict.INVALID, result(under(0, 0, 10, 20)).verdict());
        assertEquals(Verdict.INVALID, result(under(0, 0)).verdict());
    }
}
