package org.liasse.documents.fs;

/** The configuration {@code org.liasse.documents.fs}. */
@interface Configured {

    /**
     * Where the documents are kept; empty: {@code documents} in the data directory that the system
     * property {@code liasse.data} names.
     */
    String directory() default "";

    /** Less free space than this, in MiB, is a warning of the health check. */
    long minimum_free_mebibytes() default 1024;
}
