package org.liasse.core.dossier;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** What happened, once and for all. */
@Entity
@Table(name = "timeline")
@IdClass(TimelineEntry.Place.class)
public class TimelineEntry {

    @Id
    @Column(name = "dossier_id")
    private String dossier;

    @Id private long seq;

    private String id;

    @Column(name = "happened_at")
    private long happenedAt;

    private String kind;
    private String actor;

    @Column(name = "actor_name")
    private String actorName;

    private String audience;
    private String salt;
    private String payload;
    private String commitment;
    private String hash;

    protected TimelineEntry() {}

    TimelineEntry(
            String dossier,
            long seq,
            String id,
            long happenedAt,
            String kind,
            String actor,
            String actorName,
            String audience,
            String salt,
            String payload,
            String commitment,
            String hash) {
        this.dossier = dossier;
        this.seq = seq;
        this.id = id;
        this.happenedAt = happenedAt;
        this.kind = kind;
        this.actor = actor;
        this.actorName = actorName;
        this.audience = audience;
        this.salt = salt;
        this.payload = payload;
        this.commitment = commitment;
        this.hash = hash;
    }

    /** The place of an entry: its dossier and its number there. */
    public static final class Place implements Serializable {
        private static final long serialVersionUID = 1L;

        private String dossier;
        private long seq;

        public Place() {}

        public Place(String dossier, long seq) {
            this.dossier = dossier;
            this.seq = seq;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && place.seq == seq
                    && Objects.equals(place.dossier, dossier);
        }

        @Override
        public int hashCode() {
            return Objects.hash(dossier, seq);
        }
    }
}
