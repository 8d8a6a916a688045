package org.liasse.api.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents.Content;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Jobs. A job belongs to the account that started it, and to nobody else does it exist. Each of its
 * items is one transaction, the deed and its result together: a job that was killed goes on where
 * it was and does nothing twice. Whoever started it is asked for his rights at each item anew.
 */
@ProviderType
public interface Jobs {

    /** How far a job is. */
    enum State {
        QUEUED,
        RUNNING,
        /** The variant of a type is away; the job goes on when it is back. */
        WAITING,
        DONE,
        /** It could not go on at all; what it has done stays done. */
        FAILED,
        /** Stopped between two items; what it has done stays done. */
        CANCELLED;

        /** Whether nothing more will happen. */
        public boolean isOver() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * A job.
     *
     * @param waitingFor the type that is away; {@code null} but where it is WAITING
     * @param done items that are behind it, refused ones included
     * @param total items known so far: it grows until the first of them is done
     * @param refused items that were refused
     * @param startedAt {@code null} while it is QUEUED
     * @param endedAt {@code null} until it is over; thirty days later it is forgotten
     * @param problem why it FAILED, else {@code null}
     * @param output the file that it made; {@code null} where it makes none, has not made it yet,
     *     or the file has expired
     */
    record Job(
            String id,
            String kind,
            State state,
            Key waitingFor,
            int done,
            int total,
            int refused,
            Instant createdAt,
            Instant startedAt,
            Instant endedAt,
            Problem problem,
            Output output) {}

    /**
     * A file that a job has made.
     *
     * @param size in bytes
     * @param expiresAt from when on it is no longer there
     */
    record Output(String name, String mediaType, long size, Instant expiresAt) {}

    /**
     * An item that was refused; nothing has changed there.
     *
     * @param number of the dossier, for people; empty where it did not exist for the caller
     * @param problem what the caller would have been answered, had he acted on this one alone
     */
    record Refusal(String dossier, Optional<String> number, Problem problem) {}

    /**
     * A job and a part of its refusals, in the order in which items were taken.
     *
     * @param next what {@code after} takes to go on, or {@code null} at the end
     */
    record Progress(Job job, List<Refusal> refusals, String next) {}

    /**
     * Starts a bulk; what it does begins a moment later. A query is tried before, so that a wrong
     * one is refused here.
     *
     * @throws Problem NOT_SIGNED_IN without an account; INVALID_INPUT, also of a secret vote, which
     *     is given one by one; TOO_MANY where twenty jobs of this account are not over yet
     */
    Job start(Caller caller, Bulk bulk);

    /**
     * Starts an export; its file is there when the job is done, and expires some days later. A
     * dossier that the owner can no longer see when its turn comes is refused and left out.
     *
     * @throws Problem NOT_SIGNED_IN without an account; INVALID_INPUT, where the format is unknown
     *     or a table would hold dossiers of several types, too; TOO_MANY where twenty jobs of this
     *     account are not over yet
     */
    Job start(Caller caller, Export export);

    /**
     * The file that an export has made.
     *
     * @throws Problem NOT_FOUND where it is no job of this caller, has made no file, or the file
     *     has expired
     */
    Content output(Caller caller, String job);

    /**
     * @param after of refusals, or {@code null}: from the first
     * @param limit of refusals, 1 to 1 000
     * @throws Problem NOT_FOUND where it is no job of this caller
     */
    Progress read(Caller caller, String job, String after, int limit);

    /**
     * The caller's own, the newest first.
     *
     * @param after id of a job, or {@code null}: from the newest
     * @param limit 1 to 200
     */
    List<Job> list(Caller caller, String after, int limit);

    /**
     * Stops a job before its next item. One that is over stays as it is.
     *
     * @throws Problem NOT_FOUND where it is no job of this caller
     */
    void cancel(Caller caller, String job);
}
