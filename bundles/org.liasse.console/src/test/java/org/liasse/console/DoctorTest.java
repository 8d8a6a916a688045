package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;
import org.liasse.api.dossier.Dossiers;

/** What the doctor says, and when he fails a script. */
public class DoctorTest {

    private final Screen screen = new Screen();
    private final Framework framework = new Framework();

    private DoctorTest core() {
        framework.with(Dossiers.class, Framework.fake(Dossiers.class, (m, a) -> null));
        return this;
    }

    private DoctorTest finding(String name, Result.Status status, String message) {
        framework.with(
                HealthCheck.class, () -> new Result(status, message), HealthCheck.NAME, name);
        return this;
    }

    private void look() throws Exception {
        Doctor doctor = new Doctor();
        doctor.context = framework.context();
        doctor.session = screen.session();
        doctor.execute();
    }

    @Test
    public void saysThatAllIsWell() throws Exception {
        core().finding("disk", Result.Status.OK, "3000 MiB free").look();
        assertEquals("All is well.", screen.text().strip());
    }

    @Test
    public void aWarningNamesItsCulpritAndFailsNothing() throws Exception {
        core().finding("variants", Result.Status.WARN, "org.example 1.0: no such table").look();
        assertTrue(screen.text(), screen.text().contains("org.example 1.0: no such table"));
    }

    @Test
    public void somethingCriticalFailsTheCommand() {
        core().finding("schemas", Result.Status.CRITICAL, "org.liasse.core: locked");
        assertThrows(CommandException.class, this::look);
        assertTrue(screen.text(), screen.text().contains("locked"));
    }

    @Test
    public void withoutACoreNothingIsWell() {
        assertThrows(CommandException.class, this::look);
        assertTrue(screen.text(), screen.text().contains("the core is not there"));
    }

    @Test
    public void aCheckThatFailsIsAFindingItself() {
        core();
        framework.with(
                HealthCheck.class,
                () -> {
                    throw new IllegalStateException("broken check");
                },
                HealthCheck.NAME,
                "odd");
        assertThrows(CommandException.class, this::look);
        assertTrue(screen.text(), screen.text().contains("broken check"));
    }
}
