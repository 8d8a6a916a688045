package org.liasse.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Problem;
import org.osgi.framework.BundleContext;

/**
 * What an operator asks for: done through the doors of the core, and answered in words or, for
 * programs, as one line of JSON. What a door refuses is told in the same way and fails the command,
 * whose exit code is then not 0.
 */
abstract class Errand implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Option(name = "--json", description = "One line of JSON, for programs; refusals too")
    boolean json;

    /**
     * Does it.
     *
     * @throws Problem where a door refuses
     * @throws CommandException where it is not even asked
     */
    abstract Answer run(Doors doors) throws Exception;

    /** Answers {@code null}, which the shell does not print. */
    @Override
    public final Object execute() throws Exception {
        Answer answer;
        try {
            answer = run(new Doors(context));
        } catch (Problem problem) {
            throw failed(Json.error(problem), Told.inWords(problem));
        } catch (CommandException refused) {
            throw failed(Json.error(refused.getMessage()), refused.getMessage());
        }
        if (json && answer.failure() != null) {
            throw failed(answer.json(), answer.failure());
        }
        if (json) {
            session.getConsole().println(Json.line(answer.json()));
        } else {
            answer.words().accept(session.getConsole());
        }
        if (answer.failure() != null) {
            throw new CommandException(answer.failure());
        }
        return null;
    }

    /** The shell shows the help of an exception as it stands, and else its message in red. */
    private CommandException failed(Object value, String words) {
        return json ? new CommandException(Json.line(value), words) : new CommandException(words);
    }
}
