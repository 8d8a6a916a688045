package org.liasse.core.job;

/**
 * The job is no longer held: somebody cancelled it, or another node took it over because this one
 * had not been heard of for too long. What was about to be done is undone.
 */
final class Lost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Lost(String job) {
        super("the job " + job + " is not held here any more");
    }

    /** Whether it is behind a failure, however that was wrapped. */
    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Lost) {
                return true;
            }
        }
        return false;
    }
}
