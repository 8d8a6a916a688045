package org.liasse.variant.skeleton;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A keyword of a note: a row of a table of our own. The note itself stays with the core. */
@Entity
@Table(name = "note_keyword")
class NoteKeyword {

    @Id private String id;

    @Column(name = "dossier_id")
    private String dossier;

    private String word;

    /** For JPA. */
    protected NoteKeyword() {}

    /**
     * @param dossier the note, by its id
     * @param word at most {@value NoteKeywords#LONGEST} characters
     */
    NoteKeyword(String id, String dossier, String word) {
        this.id = id;
        this.dossier = dossier;
        this.word = word;
    }
}
