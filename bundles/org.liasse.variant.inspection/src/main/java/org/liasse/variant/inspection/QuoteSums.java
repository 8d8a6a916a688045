package org.liasse.variant.inspection;

import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.money.Totals;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Condition;
import org.liasse.api.workflow.Facts;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.osgi.service.component.annotations.Component;

/** INSP-25: what the lines of a quote come to; that is to be paid. */
@Component(
        service = {SectionSource.class, QuoteSums.class},
        property = ActionEffect.TYPE + "=inspection-dossier")
public final class QuoteSums implements SectionSource {

    static final String CURRENCY = "EUR";

    static final Condition BELOW_NOTHING =
            Condition.that(
                    "a discount takes off more than there is",
                    facts -> {
                        Map<String, Object> quote = quote(facts);
                        return MoneyForm.linesOf(quote).stream()
                                        .anyMatch(line -> line.net().signum() < 0)
                                || totals(quote).isBelowNothing();
                    });

    /** Without a line nothing is quoted, and nothing says what is to be paid. */
    @Override
    public Map<Key, Map<String, Object>> sections(Facts facts) {
        Map<String, Object> quote = quote(facts);
        return Map.of(
                Key.of(Section.QUOTED),
                MoneyForm.linesOf(quote).isEmpty()
                        ? Map.of()
                        : MoneyForm.valuesOf(totals(quote), CURRENCY));
    }

    private static Totals totals(Map<String, Object> quote) {
        return Totals.of(MoneyForm.linesOf(quote), MoneyForm.discountsOf(quote));
    }

    private static Map<String, Object> quote(Facts facts) {
        return facts.values(Key.of(Section.QUOTE));
    }
}
