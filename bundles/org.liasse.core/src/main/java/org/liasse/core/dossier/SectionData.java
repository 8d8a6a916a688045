package org.liasse.core.dossier;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import org.liasse.api.Key;
import org.liasse.core.store.Json;

/**
 * A section of a dossier: its values as one JSON text, and the count of its changes, of which its
 * tag is made.
 */
@Entity
@Table(name = "section")
@IdClass(SectionData.Place.class)
public class SectionData {

    @Id
    @Column(name = "dossier_id")
    private String dossier;

    @Id
    @Column(name = "section_key")
    private String section;

    private String content;
    private String audience;
    private long version;

    protected SectionData() {}

    SectionData(String dossier, Key section) {
        this.dossier = dossier;
        this.section = section.value();
        this.content = "{}";
    }

    void replace(Map<String, Object> values) {
        content = Json.write(values);
        version++;
    }

    /** The place of a section: its dossier and its key. */
    public static final class Place implements Serializable {
        private static final long serialVersionUID = 1L;

        private String dossier;
        private String section;

        public Place() {}

        public Place(String dossier, String section) {
            this.dossier = dossier;
            this.section = section;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && Objects.equals(place.dossier, dossier)
                    && Objects.equals(place.section, section);
        }

        @Override
        public int hashCode() {
            return Objects.hash(dossier, section);
        }
    }
}
