package org.liasse.variant.inspection.airtightness;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The law q = C·Δpⁿ that fits the points of a series best, by least squares on the logarithms.
 *
 * @param count of points, 3 or more
 * @param exponent n
 * @param coefficient C of the envelope, in m³/(h·Paⁿ)
 * @param determination r²
 * @param meanX mean of ln Δp
 * @param varianceX variance of ln Δp
 * @param margin half of the interval of n
 */
record Line(
        int count,
        double exponent,
        double coefficient,
        double determination,
        double meanX,
        double varianceX,
        double margin) {

    private record Logs(double x, double y) {}

    /** Empty where fewer than 3 points, or points at one pressure only, say no law. */
    static Optional<Line> through(Series series) {
        List<Logs> logs =
                series.pairs().stream()
                        .filter(pair -> series.corrected(pair) > 0)
                        .map(
                                pair ->
                                        new Logs(
                                                Math.log(series.corrected(pair)),
                                                Math.log(series.through(pair))))
                        .toList();
        int count = logs.size();
        if (count < 3) {
            return Optional.empty();
        }
        double meanX = logs.stream().mapToDouble(Logs::x).average().orElseThrow();
        double meanY = logs.stream().mapToDouble(Logs::y).average().orElseThrow();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (Logs log : logs) {
            xx += (log.x - meanX) * (log.x - meanX);
            yy += (log.y - meanY) * (log.y - meanY);
            xy += (log.x - meanX) * (log.y - meanY);
        }
        xx /= count - 1;
        yy /= count - 1;
        xy /= count - 1;
        if (xx < 1e-12) {
            return Optional.empty();
        }
        double exponent = xy / xx;
        // what rounding leaves of nothing may be negative
        double rest = Math.max(0, yy - exponent * xy);
        double error = Math.sqrt(rest / (count - 2)) / Math.sqrt(xx);
        double margin = student(count - 2) * error;
        return Optional.of(
                new Line(
                        count,
                        exponent,
                        Math.exp(meanY - exponent * meanX),
                        yy == 0 ? 0 : xy * xy / (xx * yy),
                        meanX,
                        xx,
                        margin));
    }

    /** The 97.5 % quantile of Student's law. */
    static double student(int degreesOfFreedom) {
        return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(0.975);
    }

    /** The flow through the envelope at this pressure, in m³/h. */
    double at(double pressure) {
        return coefficient * Math.pow(pressure, exponent);
    }

    /** By which factor a flow at this pressure may be off, 1 or more. */
    double factorAt(double pressure) {
        double away = Math.log(pressure) - meanX;
        return Math.exp(margin * Math.sqrt((count - 1) * varianceX / count + away * away));
    }
}
