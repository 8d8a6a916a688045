package org.liasse.migrations;

/** A bundle too old for the tables it finds. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
