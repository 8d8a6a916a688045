package org.liasse.variant.inspection;

import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Facts;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.osgi.service.component.annotations.Component;

/** INSP-25: what the lines of a quote come to; that is to be paid. */
@Component(
        service = {SectionSource.class, QuoteSums.class},
        property = ActionEffect.TYPE + "=inspection-dossier")
public final class QuoteSums implements SectionSource {

    static final String CURRENCY = "EUR";

    /** Without a line nothing is quoted, and nothing says what is to be paid. */
    @Override
    public Map<Key, Map<String, Object>> sections(Facts facts) {
        Map<String, Object> quote = facts.values(Section.QUOTE);
        return Map.of(
                Key.of(Section.QUOTED),
                MoneyForm.linesOf(quote).isEmpty()
                        ? Map.of()
                        : MoneyForm.valuesOf(MoneyForm.totalsOf(quote), CURRENCY));
    }
}
