package org.liasse.mail;

/** The configuration {@code org.liasse.mail}; the platform fills it from its environment. */
public @interface Configured {

    /** The SMTP server; empty: there is none, and letters wait. */
    String host() default "";

    /** Empty: 587 with {@code starttls}, 465 with {@code tls}, 25 with {@code none}. */
    String port() default "";

    /** Empty: without a sign-in. */
    String user() default "";

    String password() default "";

    /**
     * {@code starttls} (required, not merely tried), {@code tls} from the first byte, or {@code
     * none}.
     */
    String tls() default "";

    /** Who writes, as {@code Name <address>} or an address alone. */
    String from() default "";
}
