package org.liasse.tables;

import java.util.function.Function;
import org.liasse.api.dossier.DossierView;

/**
 * A column of a sheet.
 *
 * @param title as people read it
 * @param value what stands in it: a String, BigDecimal, LocalDate, LocalDateTime, Boolean, or
 *     {@code null}
 */
record Column<T>(String title, Function<T, Object> value) {

    /** The same for every row of a block. */
    static <T> Column<T> of(String title, Function<T, Object> value) {
        return new Column<>(title, value);
    }

    static Column<DossierView> dossier(String title, Function<DossierView, Object> value) {
        return new Column<>(title, value);
    }
}
