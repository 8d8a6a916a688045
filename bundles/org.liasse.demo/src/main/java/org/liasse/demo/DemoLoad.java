package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Participants;
import org.liasse.api.dossier.Products;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.dossier.Slots;
import org.liasse.api.dossier.Types;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Offices;
import org.liasse.api.people.SignIn;
import org.liasse.api.print.Printer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Loads three offices to try the platform with, and shows how to sign in. */
@Service
@Command(
        scope = "liasse",
        name = "demo-load",
        description =
                "Makes three demonstration offices and shows how to sign in; again, it changes"
                        + " nothing")
public final class DemoLoad implements Action {

    private static final String VARIANT = "org.liasse.variant.procedures";
    private static final String DRAWING = "org/liasse/variant/procedures/subsidy-request.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Option(name = "--json", description = "One line of JSON, for programs; refusals too")
    boolean json;

    @Reference BundleContext context;
    @Reference Session session;
    @Reference Offices offices;
    @Reference Accounts accounts;
    @Reference SignIn signIn;
    @Reference Types types;
    @Reference Dossiers dossiers;
    @Reference Definitions definitions;
    @Reference Participants participants;
    @Reference Conversations conversations;
    @Reference Documents documents;
    @Reference Slots slots;
    @Reference Sharing sharing;
    @Reference Products products;
    @Reference EditedTexts texts;
    @Reference Printer printer;

    @Override
    public Object execute() throws Exception {
        try {
            load();
            return null;
        } catch (CommandException refused) {
            throw json
                    ? new CommandException(
                            line(Map.of("error", Map.of("detail", refused.getMessage()))),
                            refused.getMessage())
                    : refused;
        }
    }

    private void load() throws CommandException, IOException {
        for (Key type : Requests.types()) {
            if (types.find(type).filter(known -> known.present()).isEmpty()) {
                throw new CommandException(
                        "The type "
                                + type
                                + " is not there: feature:install liasse-variant-procedures");
            }
        }
        Demo demo =
                new Demo(
                        new Doors(
                                offices,
                                accounts,
                                signIn,
                                types,
                                dossiers,
                                definitions,
                                participants,
                                conversations,
                                documents,
                                slots,
                                sharing,
                                products,
                                texts,
                                printer),
                        drawing());
        try {
            List<Demo.Person> everybody = demo.people(Demo.told());
            if (json) {
                session.getConsole().println(line(told(everybody, demo.tally())));
            } else {
                show(everybody, demo.tally());
            }
        } catch (Problem problem) {
            throw new CommandException(
                    "The demonstration could not be loaded: "
                            + problem.detail().en()
                            + " "
                            + problem.errors());
        }
    }

    /** The form that the variant of procedures brings as an example. */
    private JsonNode drawing() throws CommandException, IOException {
        for (Bundle bundle : context.getBundles()) {
            URL found = VARIANT.equals(bundle.getSymbolicName()) ? bundle.getEntry(DRAWING) : null;
            if (found != null) {
                return json(found);
            }
        }
        throw new CommandException("The bundle " + VARIANT + " brings no " + DRAWING + ".");
    }

    private static JsonNode json(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return MAPPER.readTree(in);
        }
    }

    private static String line(Object value) throws IOException {
        return MAPPER.writeValueAsString(value);
    }

    /** A password that was set before is left out: nobody knows it any more. */
    private static Map<String, Object> told(List<Demo.Person> everybody, Tally tally) {
        return Map.of(
                "changed",
                !tally.isNothing(),
                "items",
                everybody.stream()
                        .map(
                                person -> {
                                    Map<String, Object> item = new LinkedHashMap<>();
                                    item.put("office", person.office());
                                    item.put("name", person.name());
                                    item.put("role", person.role());
                                    item.put("login", person.login());
                                    person.password().ifPresent(p -> item.put("password", p));
                                    return item;
                                })
                        .toList());
    }

    private void show(List<Demo.Person> everybody, Tally tally) {
        PrintStream out = session.getConsole();
        ShellTable table = new ShellTable();
        List.of("Office", "Name", "Role", "Login", "Password").forEach(table::column);
        everybody.forEach(
                p ->
                        table.addRow()
                                .addContent(
                                        p.office(),
                                        p.name(),
                                        p.role(),
                                        p.login(),
                                        p.password().orElse("(set before)")));
        table.print(out, true);
        out.println();
        if (tally.isNothing()) {
            out.println("All of it was there: nothing was changed.");
        } else {
            out.println("Made: " + tally + ". The passwords are shown this once.");
        }
        out.println(
                "A lost one, or one of the other applicants: liasse:account-password"
                        + " --random-password LOGIN");
        out.println("Sign in at http://127.0.0.1:" + port() + "/api/docs/");
    }

    private static String port() {
        String port = System.getenv("LIASSE_HTTP_PORT");
        return port == null || port.isBlank() ? "8181" : port;
    }
}
