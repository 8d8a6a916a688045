package org.liasse.console;

import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Offices.Office;
import org.liasse.api.people.SignIn;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * The doors of the core, as they stand at the moment a command is run: commands are there also
 * while the core is not, and say so.
 */
public final class Doors {

    private final BundleContext context;

    public Doors(BundleContext context) {
        this.context = context;
    }

    /** The door, or empty where the core is not there. */
    public <T> Optional<T> find(Class<T> door) {
        ServiceReference<T> reference = context.getServiceReference(door);
        return reference == null
                ? Optional.empty()
                : Optional.ofNullable(context.getService(reference));
    }

    /**
     * @throws CommandException where the core is not there
     */
    public <T> T the(Class<T> door) throws CommandException {
        return find(door)
                .orElseThrow(
                        () ->
                                new CommandException(
                                        "The core is not there (no "
                                                + door.getSimpleName()
                                                + "); liasse:doctor says why."));
    }

    /** Somebody to act for, without his password: whoever reaches this console may. */
    public Caller caller(String login) throws CommandException {
        try {
            return the(SignIn.class).as(login).in(Language.EN);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_SIGNED_IN) {
                throw new CommandException("There is no account " + login + ", or it is disabled.");
            }
            throw problem;
        }
    }

    public Account account(String login) throws CommandException {
        return the(Accounts.class)
                .byLogin(login)
                .orElseThrow(() -> new CommandException("There is no account " + login + "."));
    }

    public Office office(String key) throws CommandException {
        Offices offices = the(Offices.class);
        return Optional.of(key)
                .filter(Key::isKey)
                .map(Key::new)
                .flatMap(offices::byKey)
                .orElseThrow(() -> new CommandException("There is no office " + key + "."));
    }
}
