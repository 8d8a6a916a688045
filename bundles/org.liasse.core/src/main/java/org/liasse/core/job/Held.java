package org.liasse.core.job;

/**
 * A job that this node holds for a moment.
 *
 * @param isChosen whether its dossiers were named; else a query finds them
 * @param request what is to be done, and the query for what it is done to
 * @param after where the walk through the query is, or {@code null}: at its beginning
 * @param gathered whether its items are known, all of them
 * @param total items known so far
 * @param isWaiting whether the type of its next item was away
 * @param tries how often in a row it had to be put off, for the same reason
 */
record Held(
        String id,
        String account,
        boolean isChosen,
        String request,
        String after,
        boolean gathered,
        int total,
        boolean isWaiting,
        int tries) {

    /** After an item that did not have to wait. */
    Held goingOn() {
        return new Held(id, account, isChosen, request, after, gathered, total, false, 0);
    }

    /** How often in a row the database was too busy. */
    int busy() {
        return isWaiting ? 0 : tries;
    }

    /** How often in a row the type was away. */
    int away() {
        return isWaiting ? tries : 0;
    }
}
