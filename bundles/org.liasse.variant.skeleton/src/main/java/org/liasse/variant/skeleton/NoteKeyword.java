package org.liasse.variant.skeleton;

import java.util.UUID;
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
    static NoteKeyword of(String dossier, String word) {
        NoteKeyword keyword = new NoteKeyword();
        keyword.id = UUID.randomUUID().toString();
        keyword.dossier = dossier;
        keyword.word = word;
        return keyword;
    }

    String word() {
        return word;
    }
}
