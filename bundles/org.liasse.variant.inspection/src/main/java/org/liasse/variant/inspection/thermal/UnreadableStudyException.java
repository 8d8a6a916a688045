package org.liasse.variant.inspection.thermal;

import java.util.List;

/** A file that is no thermal study, or one that nobody should read; nothing of it is kept. */
public final class UnreadableStudyException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    UnreadableStudyException(List<Fault> faults) {
        super(faults.isEmpty() ? "" : faults.get(0).told().en());
        this.faults = List.copyOf(faults);
    }

    /** One or more. */
    public List<Fault> faults() {
        return faults;
    }
}
