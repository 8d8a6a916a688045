package org.liasse.api;

/**
 * One thing wrong with what was sent.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901) into the request's body, or the name of a
 *     parameter
 * @param detail what is wrong, for people
 */
public record InputError(String pointer, Text detail) {

    public static InputError at(String pointer, String fr, String en) {
        return new InputError(pointer, new Text(fr, en));
    }

    /** The same error seen from one level above: the pointer gains a prefix. */
    public InputError under(String prefix) {
        return new InputError(prefix + pointer, detail);
    }
}
