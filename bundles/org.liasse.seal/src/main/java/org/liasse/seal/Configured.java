package org.liasse.seal;

/** The configuration {@code org.liasse.seal}; the platform fills it from its environment. */
public @interface Configured {

    /** A PKCS#12 file (RFC 7292) with what seals; empty: nothing is sealed. */
    String keystore() default "";

    /** The password of the key store and of its keys. */
    String _password() default "";

    /**
     * A file whose first line is the password; empty: {@code .password} says it. Where both are
     * there, the file counts.
     */
    String password_file() default "";
}
