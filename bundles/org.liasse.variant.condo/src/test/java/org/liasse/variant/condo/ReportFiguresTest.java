package org.liasse.variant.condo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.form.FieldKind;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Statistic;
import org.liasse.api.type.Statistic.Measure;
import org.liasse.variant.condo.Report.Flag;
import org.liasse.variant.condo.ReportFigures.Figure;

/** What is counted of buildings, reports and orders, and for whom. */
public class ReportFiguresTest {

    private static final Labels LABELS = Labels.beside(CondoVariant.class);

    private final DossierType report = Report.type(LABELS);

    private Statistic figure(Figure figure) {
        return report.statistic(Key.of(figure)).orElseThrow();
    }

    // COND-27
    @Test
    public void COND_27_closedReportsAreCountedByCategoryAndArea() {
        for (Figure figure : List.of(Figure.RECURRING, Figure.RECURRING_FOR_ALL)) {
            Statistic recurring = figure(figure);
            assertEquals(Measure.COUNT, recurring.measure());
            assertEquals(List.of("report.category", "report.area"), recurring.by());
            assertEquals(Key.allOf(Report.State.CLOSED), recurring.to());
        }
        assertEquals(
                FieldKind.CHOICE,
                report.section(Key.of(Report.Section.REPORT))
                        .orElseThrow()
                        .form()
                        .field(new Key("area"))
                        .orElseThrow()
                        .kind());
    }

    // COND-10
    @Test
    public void COND_10_theManagerCountsNoReportThatDoesNotReachHim() {
        Key manager = Key.of(Building.Role.MANAGER);
        for (Statistic statistic : report.statistics()) {
            boolean isHis = statistic.readers().contains(manager);
            assertEquals(isHis, statistic.counts(Key.allOf(Flag.SHARED)));
            assertFalse(statistic.counts(Set.of()));
            assertFalse(statistic.isPublic());
        }
        assertEquals(Set.of(manager), figure(Figure.REPORTS).readers());
    }

    // COND-09
    @Test
    public void COND_09_residentsCountNoReportWithChosenRecipients() {
        assertFalse(figure(Figure.REPORTS_FOR_ALL).counts(Key.allOf(Flag.SHARED)));
        assertTrue(figure(Figure.REPORTS_FOR_ALL).counts(Key.allOf(Flag.FOR_ALL)));
        assertFalse(
                figure(Figure.RECURRING_FOR_ALL).readers().contains(Key.of(Building.Role.MANAGER)));
    }

    // COND-04
    @Test
    public void COND_04_whatRefereesAndOccupantsDoIsCountedOfWhatReachesTheManager() {
        Statistic referees = figure(Figure.ACTS_OF_REFEREES);
        Statistic occupants = figure(Figure.ACTS_OF_OCCUPANTS);
        assertEquals(Set.of("close", "open", "write-in updates"), referees.acts());
        assertEquals(referees.acts(), occupants.acts());
        assertEquals(Key.allOf(Report.Role.REFEREE), referees.doneBy());
        assertEquals(Key.allOf(Report.Role.RESIDENT), occupants.doneBy());
    }

    // COND-04
    @Test
    public void COND_04_theParkHasBuildingsLotsReportsAndOrders() {
        DossierType building = Building.type(LABELS);
        assertEquals(
                List.of("buildings", "lots", "council-members", "caretakers", "owners", "tenants"),
                building.statistics().stream().map(s -> s.key().value()).toList());
        assertEquals("sheet.lots", building.statistics().get(1).summed());
        Statistic orders = Order.type(LABELS).statistics().get(0);
        assertEquals(Measure.CURRENT, orders.measure());
        assertEquals(List.of(Statistic.STATE), orders.by());
        assertEquals(List.of(Statistic.STATE), figure(Figure.REPORTS).by());
    }
}
