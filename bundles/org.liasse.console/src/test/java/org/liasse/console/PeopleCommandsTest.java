package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Offices.Office;

/** Accounts and offices from the console. */
public class PeopleCommandsTest {

    private static final Account ANNE =
            new Account("1", "anne", "Anne", null, Language.FR, false, Instant.EPOCH);
    private static final Office TOWN =
            new Office("o1", new Key("ville"), "Ville", Set.of(new Key("plus")));

    private final List<String> asked = new ArrayList<>();
    private String password;

    private final Accounts accounts =
            Framework.fake(
                    Accounts.class,
                    (method, arguments) -> {
                        switch (method) {
                            case "byLogin":
                                return Optional.of(ANNE)
                                        .filter(a -> a.login().equals(arguments[0]));
                            case "list":
                                return List.of(ANNE);
                            case "memberships":
                                return List.of(new Accounts.Membership("o1", new Key("staff")));
                            case "create":
                                if (arguments[0].equals("taken")) {
                                    throw Problem.of(Problem.Kind.CONFLICT, "Pris.", "Taken.")
                                            .because("login-taken");
                                }
                                password = (String) arguments[4];
                                return ANNE;
                            default:
                                asked.add(method + " " + List.of(arguments));
                                return null;
                        }
                    });
    private final Offices offices =
            Framework.fake(
                    Offices.class,
                    (method, arguments) ->
                            switch (method) {
                                case "byKey" ->
                                        Optional.of(TOWN).filter(o -> o.key().equals(arguments[0]));
                                case "list" -> List.of(TOWN);
                                case "equip" -> {
                                    asked.add(method + " " + List.of(arguments));
                                    yield TOWN;
                                }
                                default -> TOWN;
                            });
    private final Framework framework =
            new Framework().with(Accounts.class, accounts).with(Offices.class, offices);

    private String create(String login, boolean random, String... typed) throws Exception {
        Screen screen = new Screen(typed);
        AccountCreate command = new AccountCreate();
        command.context = framework.context();
        command.session = screen.session();
        command.login = login;
        command.name = "Anne";
        command.random = random;
        command.execute();
        return screen.text();
    }

    @Test
    public void aRandomPasswordIsShownOnceAndNoOtherEver() throws Exception {
        String shown = create("anne", true);
        assertEquals(20, password.length());
        assertTrue(shown, shown.contains(password));
        shown = create("anne", false, "correct horse", "correct horse");
        assertEquals("correct horse", password);
        assertTrue(shown, !shown.contains("horse"));
    }

    @Test
    public void aPasswordIsTypedTwiceAlike() {
        assertThrows(CommandException.class, () -> create("anne", false, "one", "other"));
        assertThrows(CommandException.class, () -> create("anne", false));
    }

    @Test
    public void whatADoorRefusesFailsTheCommandInWords() {
        var failure = assertThrows(CommandException.class, () -> create("taken", true));
        assertEquals("Taken. [login-taken]", failure.getMessage());
    }

    private void join(String login, String office, boolean undo) throws Exception {
        AccountJoin command = new AccountJoin();
        command.context = framework.context();
        command.session = new Screen().session();
        command.login = login;
        command.office = office;
        command.role = "staff";
        command.undo = undo;
        command.execute();
    }

    @Test
    public void rolesAreGivenAndTaken() throws Exception {
        join("anne", "ville", false);
        join("anne", "ville", true);
        assertEquals(List.of("join [1, o1, staff]", "leave [1, o1, staff]"), asked);
    }

    // INSP-29
    @Test
    public void INSP_29_anOfficeIsEquippedWithWhatItHasSubscribedTo() throws Exception {
        OfficeEquip command = new OfficeEquip();
        command.context = framework.context();
        command.session = new Screen().session();
        command.key = "ville";
        command.features = List.of("premium");
        command.execute();
        assertEquals(List.of("equip [o1, [premium]]"), asked);
        command.key = "paris";
        assertThrows(CommandException.class, command::execute);
    }

    @Test
    public void whoOrWhatIsUnknownIsNamed() {
        var nobody = assertThrows(CommandException.class, () -> join("bob", "ville", false));
        assertEquals("There is no account bob.", nobody.getMessage());
        var nowhere = assertThrows(CommandException.class, () -> join("anne", "Paris!", false));
        assertEquals("There is no office Paris!.", nowhere.getMessage());
    }

    @Test
    public void accountsAreListedWithTheirRoles() throws Exception {
        Screen screen = new Screen();
        AccountList command = new AccountList();
        command.context = framework.context();
        command.session = screen.session();
        command.noFormat = true;
        command.execute();
        assertTrue(screen.text(), screen.text().contains("staff@ville"));
    }

    @Test
    public void withoutTheCoreACommandSaysSo() {
        AccountDisable command = new AccountDisable();
        command.context = new Framework().context();
        command.session = new Screen().session();
        command.login = "anne";
        var failure = assertThrows(CommandException.class, command::execute);
        assertTrue(failure.getMessage(), failure.getMessage().contains("liasse:doctor"));
    }
}
