package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.ActionRequest;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Explained;
import org.liasse.api.workflow.Verb;
import org.liasse.console.completion.Completion;

/** Actions from the console, by the rules that hold everywhere. */
public class DossierDoTest {

    private static final String ID = "018f0000-0000-7000-8000-000000000000";

    private final Form inputs =
            new Form(
                    List.of(
                            Field.text("motivation"),
                            Field.yesNo("urgent"),
                            Field.integer("days"),
                            Field.choices("grounds", "late", "poor")));
    private ActionRequest performed;

    private final Dossiers dossiers =
            Framework.fake(
                    Dossiers.class,
                    (method, arguments) ->
                            switch (method) {
                                case "actions" ->
                                        List.of(
                                                open(Act.action(new Key("refuse"))),
                                                open(Act.of(Verb.EDIT, new Key("form"))));
                                case "perform" -> {
                                    performed = (ActionRequest) arguments[1];
                                    yield null;
                                }
                                default -> throw Problem.notFound();
                            });
    private final SignIn desk =
            Framework.fake(
                    SignIn.class,
                    (method, arguments) -> {
                        if (!arguments[0].equals("anne")) {
                            throw Problem.of(Problem.Kind.NOT_SIGNED_IN, "Non.", "No.");
                        }
                        return Caller.visitor(Language.FR);
                    });
    private final Framework framework =
            new Framework().with(Dossiers.class, dossiers).with(SignIn.class, desk);

    private Explained open(Act act) {
        return new Explained(act, Optional.empty(), inputs, List.of(), false, false);
    }

    private String act(String login, String... given) throws Exception {
        Screen screen = new Screen();
        DossierDo command = new DossierDo();
        command.context = framework.context();
        command.session = screen.session();
        command.dossier = ID;
        command.action = "refuse";
        command.login = login;
        command.inputs = List.of(given);
        command.acknowledged = List.of("rights-created");
        command.execute();
        return screen.text();
    }

    @Test
    public void inputsBecomeValuesOfTheirKind() throws Exception {
        act("anne", "motivation=a=b", "urgent=true", "days=3", "grounds=late, poor");
        assertEquals(
                Map.of(
                        "motivation",
                        "a=b",
                        "urgent",
                        true,
                        "days",
                        new BigDecimal(3),
                        "grounds",
                        List.of("late", "poor")),
                performed.inputs());
        assertEquals(Set.of(new Key("rights-created")), performed.acknowledged());
    }

    @Test
    public void whatIsNoInputIsRefusedBeforeAnythingIsDone() {
        assertThrows(CommandException.class, () -> act("anne", "motivation"));
        assertEquals(null, performed);
    }

    @Test
    public void aDossierThatIsOutOfSightAfterwardsIsNoFailure() throws Exception {
        assertTrue(act("anne").contains("out of anne's sight"));
    }

    @Test
    public void nobodyActsForAnAccountThatIsNotThere() {
        assertThrows(CommandException.class, () -> act("bob"));
    }

    @Test
    public void onlyOpenActionsOfTheTypeAreCompleted() {
        assertEquals(List.of("refuse "), complete("dossier-do", "--as", "anne", ID, ""));
        assertEquals(List.of(), complete("dossier-do", "--as", "bob", ID, ""));
        assertEquals(List.of(), complete("dossier-do", ID, ""));
    }

    private List<String> complete(String... words) {
        CommandLine line =
                Framework.fake(
                        CommandLine.class,
                        (method, arguments) ->
                                switch (method) {
                                    case "getArguments" -> words;
                                    case "getCursorArgument" -> words[words.length - 1];
                                    case "getCursorArgumentIndex" -> words.length - 1;
                                    default -> 0;
                                });
        var candidates = new ArrayList<String>();
        Completion.ofActions(framework.context()).complete(null, line, candidates);
        return candidates;
    }
}
