package org.liasse.variant.orders;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Seller and buyer as an invoice has them, from the sheets of the company and of the client. */
final class InvoiceParties {

    private static final String COUNTRY = "country";
    private static final String FRANCE = "FR";

    private InvoiceParties() {}

    /**
     * @param sheet with name, address, legalId, vatId and email
     * @param otherwise the name where the sheet has none
     */
    static Map<String, Object> of(Map<String, Object> sheet, Object otherwise) {
        Map<String, Object> party = new TreeMap<>();
        Object name = sheet.get("name");
        party.put("name", name == null ? otherwise : name);
        for (String field : new String[] {"legalId", "vatId", "email"}) {
            party.put(field, sheet.get(field));
        }
        Map<?, ?> address =
                sheet.get("address") instanceof Map<?, ?> map ? map : Map.<String, Object>of();
        for (String part : new String[] {"line", "postcode", "city"}) {
            party.put(part, address.get(part));
        }
        party.put(COUNTRY, country(address.get(COUNTRY)));
        party.values().removeIf(Objects::isNull);
        return party;
    }

    /** Its code; where it cannot be told, {@code null}, for the accountant to say. */
    private static String country(Object country) {
        String name = country == null ? "" : country.toString().strip();
        if (name.isEmpty()) {
            return FRANCE;
        }
        return InvoiceRules.COUNTRIES.stream()
                .filter(code -> code.equalsIgnoreCase(name) || isCalled(code, name))
                .findFirst()
                .orElse(null);
    }

    private static boolean isCalled(String code, String name) {
        Locale country = new Locale("", code);
        return name.equalsIgnoreCase(country.getDisplayCountry(Locale.FRENCH))
                || name.equalsIgnoreCase(country.getDisplayCountry(Locale.ENGLISH));
    }
}
