package org.liasse.core.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.liasse.api.Language;
import org.liasse.api.people.Principal;
import org.liasse.core.store.TestClock;
import org.liasse.core.store.TestDatabase;
import org.liasse.core.store.Transactions;

public class FirstAdministratorTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private final TestClock clock = new TestClock();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Transactions transactions = TestDatabase.DERBY.open().transactions(clock);
    private final KnownAccounts known = new KnownAccounts(transactions);
    private final Sessions sessions = new Sessions(transactions, clock);
    private final AccountRegister accounts = new AccountRegister(transactions, known, sessions);
    private final SignInDesk desk =
            new SignInDesk(
                    transactions, known, sessions, new LinkSessions(transactions, clock), clock);
    private Path secret;

    @Before
    public void open() {
        secret = folder.getRoot().toPath().resolve("secrets/first-administrator");
    }

    // CORE-28
    @Test
    public void CORE_28_theFirstAdministratorHasARandomPasswordToldOnce() throws Exception {
        start(Optional.empty());
        String password = Files.readString(secret).strip();

        assertTrue(screen.toString(StandardCharsets.UTF_8).contains('"' + password + '"'));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        assertTrue(
                desk.basic("admin", password, "console")
                        .principals()
                        .contains(Principal.role(Installation.ID, Installation.OPERATOR)));

        screen.reset();
        start(Optional.empty());

        assertEquals(0, screen.size());
        assertEquals(password, Files.readString(secret).strip());
    }

    // CORE-28
    @Test
    public void CORE_28_whereNobodyWatchesTheScreenOnlyTheFileHasThePassword() throws Exception {
        start(Optional.empty(), false);

        String said = screen.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains(secret.toString()));
        assertFalse(said.contains(Files.readString(secret).strip()));
    }

    // CORE-28
    @Test
    public void CORE_28_aConfiguredPasswordIsWrittenNowhere() {
        start(Optional.of("a password by configuration"));

        assertEquals(0, screen.size());
        assertFalse(Files.exists(secret));
        assertEquals(
                "Administration", desk.basic("admin", "a password by configuration", "x").name());
    }

    // CORE-28
    @Test
    public void CORE_28_aConfiguredPasswordThatIsTooShortLetsNobodyIn() {
        start(Optional.of("admin"));

        assertFalse(accounts.byLogin("admin").isPresent());
    }

    // CORE-28
    @Test
    public void CORE_28_whereSomebodyIsThereNobodyIsMade() {
        accounts.create("anne", "Anne", null, Language.FR, null);

        start(Optional.empty());

        assertFalse(accounts.byLogin("admin").isPresent());
        assertFalse(Files.exists(secret));
    }

    // CORE-04
    @Test
    public void CORE_04_theInstallationIsNoOffice() {
        start(Optional.empty());
        OfficeRegister offices = new OfficeRegister(transactions);

        assertTrue(offices.list().isEmpty());
        assertFalse(offices.byId(Installation.ID).isPresent());
    }

    private void start(Optional<String> configured) {
        start(configured, true);
    }

    private void start(Optional<String> configured, boolean isWatched) {
        new FirstAdministrator(
                transactions,
                accounts,
                configured,
                folder.getRoot().toPath(),
                new PrintStream(screen, true, StandardCharsets.UTF_8),
                isWatched);
    }
}
