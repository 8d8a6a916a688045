package org.liasse.api.statistic;

import java.time.LocalDate;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Statistic.Measure;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The statistics that types declare, of one context or of all of an office. They are kept with each
 * act and read without going through dossiers. They hold nothing of a person, and outlive erasures.
 */
@ProviderType
public interface Statistics {

    /** From the first to the last day of a period, at most. */
    int MOST_DAYS = 731;

    /** Splits of one period that are told, the largest first. */
    int MOST_CELLS = 200;

    /** Of how many days before today the usual time is told, besides today. */
    int USUAL_DAYS = 30;

    /** How a period is cut; weeks begin on Monday. */
    enum Step {
        DAY,
        WEEK,
        MONTH
    }

    /**
     * What is asked for. Days are those of the installation's zone.
     *
     * @param type only of this type; {@code null} for all
     * @param from a day in the first step, or {@code null} for eleven steps before the last
     * @param until a day in the last step, or {@code null} for today
     */
    record Wanted(Key type, LocalDate from, LocalDate until, Step step) {}

    /**
     * One statistic of one type.
     *
     * @param by as declared: {@code state} or {@code section.field}
     * @param current CURRENT: what there is at this moment; else empty
     * @param periods the steps in order, those with nothing too; empty for CURRENT
     * @param usual DURATION: of the ends of the last {@link #USUAL_DAYS} days; else {@code null}
     */
    record Figures(
            Key type,
            Key key,
            String label,
            Measure measure,
            List<String> by,
            List<Cell> current,
            List<Period> periods,
            Spread usual) {}

    /**
     * One split.
     *
     * @param labels one for each that it is split by
     * @param n dossiers, or acts, or the sum
     */
    record Cell(List<Label> labels, long n) {}

    /**
     * @param key of the state or option, {@code true} or {@code false}; empty where nothing was
     *     chosen
     * @param name for people, the key where it has no name any more
     */
    record Label(String key, String name) {}

    /**
     * A step.
     *
     * @param from its first day
     * @param until its last day
     * @param n acts in it; RATE: those of the part
     * @param cells COUNT: by what it is split by, the largest first, {@link #MOST_CELLS} at most
     * @param spread DURATION: of what ended in it; else {@code null}
     * @param of RATE: the whole; else {@code null}
     */
    record Period(
            LocalDate from, LocalDate until, long n, List<Cell> cells, Spread spread, Long of) {}

    /**
     * How long it took, in whole hours, by nearest rank.
     *
     * @param n of how many
     * @param median half took this long at most; {@code null} where there are none
     * @param ninetieth nine out of ten took this long at most; {@code null} where there are none
     */
    record Spread(long n, Long median, Long ninetieth) {}

    /**
     * The figures that the caller may read, type by type, in the order of their declaration.
     *
     * @param place the id of a context; or the id or key of an office, for all of it
     * @throws org.liasse.api.Problem NOT_FOUND where the caller holds no role there and nothing is
     *     public; INVALID_INPUT for a period that ends before it begins or is longer than {@link
     *     #MOST_DAYS}
     */
    List<Figures> read(Caller caller, String place, Wanted wanted);
}
