package org.liasse.core.dossier;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/**
 * An event, written without a position in the transaction that caused it; the sequencer numbers it
 * once committed.
 */
@Entity
@Table(name = "event_log")
public class EventRecord {

    @Id private String id;

    @Column(name = "event_position")
    private Long position;

    @Column(name = "dossier_id")
    private String dossier;

    @Column(name = "office_id")
    private String office;

    @Column(name = "type_key")
    private String type;

    private String kind;

    @Column(name = "happened_at")
    private long happenedAt;

    private String audience;
    private String payload;

    protected EventRecord() {}

    EventRecord(
            String id,
            Header dossier,
            String kind,
            long happenedAt,
            String audience,
            String payload) {
        this.id = id;
        this.dossier = dossier.id();
        this.office = dossier.office();
        this.type = dossier.type().value();
        this.kind = kind;
        this.happenedAt = happenedAt;
        this.audience = audience;
        this.payload = payload;
    }
}
