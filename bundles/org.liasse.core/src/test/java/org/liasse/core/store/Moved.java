package org.liasse.core.store;

import org.liasse.api.Clock;
import org.liasse.api.Sandbox;

/** A sandbox's clock, for tests elsewhere. */
public final class Moved {

    private Moved() {}

    /** Over this database and machine; it is a {@link Sandbox} too. */
    public static Clock sandbox(TestDatabase database, TestClock machine) {
        return new SystemClock(machine.zone(), true, database.dataSource(), machine::now);
    }
}
