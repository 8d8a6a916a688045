package org.liasse.rest.dossier;

import java.time.format.DateTimeFormatter;
import org.liasse.api.dossier.Documents.Photo;

/**
 * What an image says of itself.
 *
 * @param takenAt by the camera's clock, with its offset from UTC where the camera tells it
 */
record PhotoJson(String takenAt, PositionJson position, int width, int height) {

    record PositionJson(double lat, double lon) {}

    static PhotoJson of(Photo photo) {
        if (photo == null) {
            return null;
        }
        PositionJson position =
                photo.position() == null
                        ? null
                        : new PositionJson(
                                photo.position().latitude(), photo.position().longitude());
        return new PhotoJson(takenAt(photo), position, photo.width(), photo.height());
    }

    private static String takenAt(Photo photo) {
        if (photo.takenAt() == null) {
            return null;
        }
        String clock = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(photo.takenAt());
        return photo.offset() == null ? clock : clock + photo.offset().getId();
    }
}
