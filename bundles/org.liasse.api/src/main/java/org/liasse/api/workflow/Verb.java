package org.liasse.api.workflow;

/**
 * The verbs of the core, which take an object; what a variant names itself is an action and takes
 * none.
 */
public enum Verb {
    /**
     * Opens a dossier of this type; its roles are held on the context, or on the office where there
     * is none.
     */
    OPEN,
    /** Changes a section. */
    EDIT,
    /** Adds a document, or a version of one, in a slot. */
    DEPOSIT_IN,
    /** Adds, at run time, a slot on this dossier that is like the one named. */
    ADD_SLOT,
    /** Accepts or refuses a document deposited in a slot. */
    REVIEW_IN,
    /** Signs the newest version of a document in a slot, as one of those whom the slot names. */
    SIGN_IN,
    /** Writes a message in a thread. */
    WRITE_IN,
    /** Gives a role on this dossier to somebody. */
    INVITE,
    /** Takes a role on this dossier from somebody. */
    EXCLUDE,
    /** Puts a personal mark on the dossier; taking one's own mark away is always allowed. */
    MARK,
    /**
     * Draws a revision of the definition of the type that is opened under this context; the object
     * is that type's key.
     */
    DRAW,
    /** Overrides who sees, or deposits in, the section, slot or thread of this dossier. */
    SHARE,
    /**
     * Says who sees, or deposits in, the parts of dossiers that will be opened under this context,
     * as far as the same person could share them; the object is the key of their type.
     */
    SHARE_NEW,
    /** Has the document written that the type declares as a product. */
    PRODUCE,
    /** Ties this dossier to another by a named link. */
    LINK,
    /** Takes a role on this context by oneself, with its code. */
    JOIN
}
