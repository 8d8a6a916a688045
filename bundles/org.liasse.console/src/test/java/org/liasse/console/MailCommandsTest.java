package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.letter.Letters;
import org.liasse.api.letter.Letters.Posted;
import org.liasse.api.letter.Letters.State;

/** Letters from the console. */
public class MailCommandsTest {

    private static final Posted LOST =
            new Posted(
                    "l1",
                    State.UNCERTAIN,
                    Letters.MAIL,
                    "zoe@example.org",
                    new Key("invitation"),
                    "<l1@liasse.test>",
                    1,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    "the connection broke");

    private final List<Object> asked = new ArrayList<>();
    private final Framework framework =
            new Framework()
                    .with(
                            Letters.class,
                            Framework.fake(
                                    Letters.class,
                                    (method, arguments) -> {
                                        asked.add(method + " " + arguments[0]);
                                        if (arguments[0] != null && arguments[0].equals("none")) {
                                            throw Problem.notFound();
                                        }
                                        return method.equals("list") ? List.of(LOST) : null;
                                    }));

    private String list(String state) throws Exception {
        Screen screen = new Screen();
        MailList command = new MailList();
        command.context = framework.context();
        command.session = screen.session();
        command.state = state;
        command.noFormat = true;
        command.execute();
        return screen.text();
    }

    // CORE-09
    @Test
    public void CORE_09_lettersAreListedWithWhatHappenedToThem() throws Exception {
        String text = list("uncertain");

        assertTrue(text, text.contains("uncertain"));
        assertTrue(text, text.contains("the connection broke"));
        assertEquals(List.of("list UNCERTAIN"), asked);
        assertThrows(CommandException.class, () -> list("lost"));
    }

    // CORE-09
    @Test
    public void CORE_09_anOperatorDecidesOnALetter() throws Exception {
        Screen screen = new Screen();
        MailRetry retry = new MailRetry();
        retry.context = framework.context();
        retry.session = screen.session();
        retry.id = "l1";
        retry.execute();
        MailDrop drop = new MailDrop();
        drop.context = framework.context();
        drop.session = screen.session();
        drop.id = "none";

        CommandException refused = assertThrows(CommandException.class, drop::execute);

        assertEquals(List.of("retry l1", "drop none"), asked);
        assertTrue(screen.text(), screen.text().contains("sent at the next occasion"));
        assertTrue(refused.getMessage(), refused.getMessage().contains("does not exist"));
    }
}
