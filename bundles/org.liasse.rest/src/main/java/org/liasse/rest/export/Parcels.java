package org.liasse.rest.export;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.liasse.api.Problem;
import org.liasse.api.export.Takeaway;
import org.liasse.api.export.Takeaway.Parcel;
import org.liasse.rest.http.Download;

/** Sends what is made while it is sent. What makes it may be away, and everything else serves. */
final class Parcels {

    private final Supplier<Takeaway> takeaway;

    /**
     * @param takeaway answers {@code null} while it is away
     */
    Parcels(Supplier<Takeaway> takeaway) {
        this.takeaway = takeaway;
    }

    Takeaway desk() {
        return Optional.ofNullable(takeaway.get())
                .orElseThrow(
                        () ->
                                Problem.of(
                                                Problem.Kind.UNAVAILABLE,
                                                "Les téléchargements ne sont pas disponibles en ce"
                                                        + " moment.",
                                                "Downloads are not available at the moment.")
                                        .because("no-export")
                                        .retryAfter(Duration.ofSeconds(5)));
    }

    /** Made anew each time, of what its reader sees at that moment. */
    static Response answer(Parcel parcel) {
        StreamingOutput bytes = parcel::write;
        return Download.attached(parcel.name(), parcel.mediaType()).entity(bytes).build();
    }
}
