package org.liasse.core.photo;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.dossier.Documents.Photo;
import org.liasse.api.dossier.Documents.Position;
import org.liasse.core.store.Json;

/** What an image says of itself, as the database keeps it beside the row of the file. */
public final class PhotoFacts {

    private PhotoFacts() {}

    /** {@code null} for {@code null}. */
    public static String write(Photo photo) {
        if (photo == null) {
            return null;
        }
        Map<String, Object> facts = new TreeMap<>();
        facts.put("width", photo.width());
        facts.put("height", photo.height());
        if (photo.takenAt() != null) {
            facts.put("takenAt", photo.takenAt().toString());
        }
        if (photo.offset() != null) {
            facts.put("offset", photo.offset().getId());
        }
        if (photo.position() != null) {
            facts.put("lat", BigDecimal.valueOf(photo.position().latitude()));
            facts.put("lon", BigDecimal.valueOf(photo.position().longitude()));
        }
        return Json.write(facts);
    }

    /** {@code null} for {@code null}. */
    public static Photo read(String text) {
        if (text == null) {
            return null;
        }
        Map<String, Object> facts = Json.read(text);
        String takenAt = (String) facts.get("takenAt");
        String offset = (String) facts.get("offset");
        return new Photo(
                ((Number) facts.get("width")).intValue(),
                ((Number) facts.get("height")).intValue(),
                takenAt == null ? null : LocalDateTime.parse(takenAt),
                offset == null ? null : ZoneOffset.of(offset),
                position(facts));
    }

    private static Position position(Map<String, Object> facts) {
        return facts.get("lat") instanceof Number lat && facts.get("lon") instanceof Number lon
                ? new Position(lat.doubleValue(), lon.doubleValue())
                : null;
    }
}
