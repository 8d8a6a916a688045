package org.liasse.api;

import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The currencies in which people pay today, by their codes of ISO 4217. Those of the past, as
 * francs and marks, and codes of funds and metals are none.
 */
public final class Currencies {

    /** What some country uses, as far as this Java knows. */
    private static final Set<String> CODES =
            Stream.of(Locale.getISOCountries())
                    .map(country -> Currency.getInstance(new Locale("", country)))
                    .filter(Objects::nonNull)
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    /**
     * @param code {@code null} is none
     */
    public static boolean include(String code) {
        return code != null && CODES.contains(code);
    }
}
