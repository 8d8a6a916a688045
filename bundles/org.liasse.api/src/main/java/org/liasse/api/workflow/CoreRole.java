package org.liasse.api.workflow;

/** Roles that no participant list names. */
public enum CoreRole {
    /** Whoever holds any role on the dossier. */
    ANYONE,
    /** The actor of what time alone brings about: reminders, expiry, purges. */
    CLOCK,
    /** Whoever brings the code of a context, and is nobody there yet. */
    NEWCOMER
}
