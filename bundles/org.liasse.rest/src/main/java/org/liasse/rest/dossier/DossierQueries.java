package org.liasse.rest.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.ws.rs.core.MultivaluedMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.rest.http.Parameters;

/** Reads the parameters of a list. */
public final class DossierQueries {

    private static final Set<String> BASE =
            Set.of("createdAt", "updatedAt", "number", "title", "state");
    private static final int MANY = 20;

    private final MultivaluedMap<String, String> parameters;

    public DossierQueries(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * @param type where the path says it; {@code null}: the parameter does
     */
    public DossierQuery query(Key type) {
        return new DossierQuery(
                type == null ? Parameters.key("type", one("type")) : type,
                one("context"),
                Parameters.key("tab", one("tab")),
                Parameters.keys("state", all("state")),
                one("q"),
                few("where", all("where").stream()).map(this::where).toList(),
                few("sort", Parameters.split(all("sort"))).map(this::sort).toList(),
                few("columns", Parameters.split(all("columns")))
                        .map(text -> path("columns", text))
                        .toList(),
                Parameters.limit(one("limit") == null ? "25" : one("limit")),
                one("after"),
                one("count") != null && Parameters.yesNo("count", one("count")));
    }

    /** What the parameters do not say is as this query has it. */
    DossierQuery query(DossierQuery view) {
        DossierQuery asked = query(parameters.containsKey("type") ? null : view.type());
        return new DossierQuery(
                asked.type(),
                parameters.containsKey("context") ? asked.context() : view.context(),
                parameters.containsKey("tab") ? asked.tab() : view.tab(),
                parameters.containsKey("state") ? asked.states() : view.states(),
                parameters.containsKey("q") ? asked.q() : view.q(),
                parameters.containsKey("where") ? asked.where() : view.where(),
                parameters.containsKey("sort") ? asked.sort() : view.sort(),
                parameters.containsKey("columns") ? asked.columns() : view.columns(),
                asked.limit(),
                asked.after(),
                asked.count());
    }

    private List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    private String one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw Problem.invalid(
                    name, "Ce paramètre est là deux fois.", "This parameter stands twice.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static Stream<String> few(String name, Stream<String> values) {
        List<String> list = new ArrayList<>(values.toList());
        if (list.size() > MANY) {
            throw Problem.invalid(
                    name, "Pas plus de " + MANY + " valeurs.", "No more than " + MANY + " values.");
        }
        return list.stream();
    }

    private Where where(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 3) {
            throw Problem.invalid(
                    "where",
                    "Il faut section.champ:opérateur:valeur.",
                    "This must be section.field:operator:value.");
        }
        Operator operator =
                Stream.of(Operator.values())
                        .filter(o -> o.name().toLowerCase(Locale.ROOT).equals(parts[1]))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                "where",
                                                "Les opérateurs sont eq, ne, lt, le, gt, ge,"
                                                        + " starts et present.",
                                                "The operators are eq, ne, lt, le, gt, ge,"
                                                        + " starts and present."));
        return new Where(path("where", parts[0]), operator, parts[2]);
    }

    private Sort sort(String text) {
        boolean isDescending = text.startsWith("-");
        String name = isDescending ? text.substring(1) : text;
        return BASE.contains(name)
                ? new Sort(name, null, isDescending)
                : new Sort(null, path("sort", name), isDescending);
    }

    /**
     * {@code section.field}.
     *
     * @throws Problem INVALID_INPUT naming the parameter
     */
    public static Path path(String parameter, String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2 || !Key.isKey(parts[0]) || !Key.isKey(parts[1])) {
            throw Problem.invalid(
                    parameter,
                    "« " + text + " » n’est pas section.champ.",
                    "\"" + text + "\" is not section.field.");
        }
        return new Path(new Key(parts[0]), new Key(parts[1]));
    }
}
