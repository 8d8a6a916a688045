package org.liasse.variant.condo;

import static org.liasse.api.type.Statistic.count;
import static org.liasse.api.type.Statistic.current;

import org.liasse.api.type.Statistic;
import org.liasse.api.workflow.Verb;

/** COND-04, COND-27: reports by state, and what recurs, by category, area and period. */
final class ReportFigures {

    enum Figure {
        REPORTS,
        RECURRING,
        /** What referees did: reports, updates, closings. */
        ACTS_OF_REFEREES,
        ACTS_OF_OCCUPANTS,
        REPORTS_FOR_ALL,
        RECURRING_FOR_ALL
    }

    /** Where something is, from a list: a word that somebody writes is not counted. */
    static final String[] AREAS = {
        "hall", "stairs", "lift", "basement", "car-park", "roof", "facade", "garden", "other"
    };

    private ReportFigures() {}

    /** COND-09, COND-10: nobody finds counted what he does not see. */
    static Statistic[] all() {
        Statistic reports = current(Figure.REPORTS).byState();
        Statistic recurring =
                count(Figure.RECURRING)
                        .entering(Report.State.CLOSED)
                        .by(Report.Section.REPORT, "category")
                        .by(Report.Section.REPORT, "area");
        Building.Role[] residents = {
            Building.Role.COUNCIL,
            Building.Role.CARETAKER,
            Building.Role.OWNER,
            Building.Role.TENANT
        };
        Statistic acts =
                count(Figure.ACTS_OF_REFEREES)
                        .on(Verb.OPEN)
                        .on(Report.Action.CLOSE)
                        .on(Verb.WRITE_IN, Report.Thread.UPDATES)
                        .only(Report.Flag.SHARED)
                        .readBy(Building.Role.MANAGER);
        return new Statistic[] {
            acts.doneBy(Report.Role.REFEREE),
            acts.named(Figure.ACTS_OF_OCCUPANTS).doneBy(Report.Role.RESIDENT),
            reports.only(Report.Flag.SHARED).readBy(Building.Role.MANAGER),
            recurring.only(Report.Flag.SHARED).readBy(Building.Role.MANAGER),
            reports.named(Figure.REPORTS_FOR_ALL).only(Report.Flag.FOR_ALL).readBy(residents),
            recurring.named(Figure.RECURRING_FOR_ALL).only(Report.Flag.FOR_ALL).readBy(residents)
        };
    }
}
