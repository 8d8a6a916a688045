package org.liasse.itests.crash;

import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;

/** Something that a writer asked for, kept outside the platform with what was answered. */
final class Deed {

    /** What can be asked for, and how the timeline calls it. */
    enum Kind {
        OPEN("open"),
        EDIT("edit-form"),
        MESSAGE("write-in-messages"),
        FILE("deposit-in-attachments"),
        ACT(null);

        private final String entry;

        Kind(String entry) {
            this.entry = entry;
        }
    }

    private final Kind kind;
    private final String dossier;
    private final String mark;
    private final Rest who;
    private final Request request;
    private volatile Answer answer;
    private volatile Answer second;

    Deed(Kind kind, String dossier, String mark, Rest who, Request request) {
        this.kind = kind;
        this.dossier = dossier;
        this.mark = mark;
        this.who = who;
        this.request = request;
    }

    Kind kind() {
        return kind;
    }

    String dossier() {
        return dossier;
    }

    /** What tells it from every other one of its kind and dossier, wherever it has left a trace. */
    String mark() {
        return mark;
    }

    /** The kind of its entry in the timeline and in the event log. */
    String entry() {
        return kind == Kind.ACT ? mark : kind.entry;
    }

    Rest who() {
        return who;
    }

    Request request() {
        return request;
    }

    /** Asks; where nobody answers, it stays unknown whether it was done. */
    Answer ask() {
        Answer answered = who.send(request);
        if (answered.status() != 503 && answered.status() != 409) {
            answer = answered;
        }
        return answered;
    }

    /** Asks a second time, as it was asked. */
    Answer askAgain() {
        Answer answered = who.send(request);
        second = answered;
        return answered;
    }

    /** Where there was no first answer, the second one counts from now on. */
    void settle() {
        if (answer == null) {
            answer = second;
        }
    }

    boolean isAcknowledged() {
        return answer != null && answer.isFine();
    }

    boolean isRefused() {
        return answer != null && !answer.isFine();
    }

    boolean isRepeatable() {
        return request.key() != null;
    }

    Answer answer() {
        return answer;
    }

    @Override
    public String toString() {
        return kind
                + " "
                + mark
                + " on "
                + dossier
                + ": "
                + request.method()
                + " "
                + request.path()
                + " -> "
                + (answer == null ? "unknown" : answer.status());
    }
}
