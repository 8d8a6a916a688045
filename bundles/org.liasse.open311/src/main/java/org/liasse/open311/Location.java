package org.liasse.open311;

import java.math.BigDecimal;

/** Where something is, of the three ways in which it may be said. */
final class Location {

    private static final BigDecimal LATITUDE = BigDecimal.valueOf(90);
    private static final BigDecimal LONGITUDE = BigDecimal.valueOf(180);

    private Location() {}

    /**
     * In words, or as "latitude, longitude" (WGS 84) where there are none; {@code null} for the
     * place as a whole.
     *
     * @param place the one address that has an id here
     * @throws Refusal 400 where it is said in none of the ways
     */
    static String of(Asked asked, String place) {
        String latitude = asked.one("lat");
        String longitude = asked.one("long");
        String coordinates = null;
        if (latitude != null || longitude != null) {
            coordinates =
                    degrees("lat", latitude, LATITUDE)
                            + ", "
                            + degrees("long", longitude, LONGITUDE);
        }
        String words = asked.one("address_string");
        if (words != null || coordinates != null) {
            return words != null ? words : coordinates;
        }
        String id = asked.one("address_id");
        if (id == null) {
            throw Refusal.of(
                    400,
                    "Il manque lat et long, address_string ou address_id.",
                    "lat and long, address_string or address_id was not provided.");
        }
        if (!id.equals(place)) {
            throw Refusal.of(
                    400,
                    "address_id n’est pas une adresse de cette juridiction.",
                    "address_id is no address of this jurisdiction.");
        }
        return null;
    }

    private static String degrees(String name, String value, BigDecimal most) {
        boolean isNumber = value != null && value.matches("[+-]?\\d{1,3}(\\.\\d{1,15})?");
        if (!isNumber || new BigDecimal(value).abs().compareTo(most) > 0) {
            throw Refusal.of(
                    400,
                    name + " est un nombre de degrés, de -" + most + " à " + most + ".",
                    name + " is a number of degrees from -" + most + " to " + most + ".");
        }
        return new BigDecimal(value).toPlainString();
    }
}
