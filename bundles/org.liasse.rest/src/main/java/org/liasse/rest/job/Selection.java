package org.liasse.rest.job;

import java.util.List;
import java.util.stream.Stream;
import javax.ws.rs.core.MultivaluedHashMap;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.rest.dossier.DossierQueries;
import org.liasse.rest.http.Body;

/**
 * On which dossiers something is done: those that {@code dossiers} names, or what {@code query}
 * finds; the other is {@code null}.
 */
record Selection(List<String> dossiers, DossierQuery query) {

    /** Read from a body, which has one of them. */
    static Selection of(Body body) {
        if (body.has("dossiers") == body.has("query")) {
            body.wrong(
                    "",
                    "Il faut « dossiers » ou « query », et non les deux.",
                    "This takes \"dossiers\" or \"query\", and not both.");
        }
        List<String> dossiers = body.texts("dossiers");
        Body query = body.body("query");
        if (query == null) {
            body.verify();
            return new Selection(dossiers, null);
        }
        query.only("type", "context", "tab", "state", "q", "where");
        var parameters = new MultivaluedHashMap<String, String>();
        for (String name : List.of("type", "context", "tab", "q")) {
            Stream.ofNullable(query.text(name)).forEach(text -> parameters.add(name, text));
        }
        for (String name : List.of("state", "where")) {
            parameters.addAll(name, query.texts(name));
        }
        body.verify();
        return new Selection(null, query(parameters));
    }

    /** What a list takes as parameters stands here as members. */
    private static DossierQuery query(MultivaluedHashMap<String, String> parameters) {
        try {
            return new DossierQueries(parameters).query(null);
        } catch (Problem problem) {
            throw problem.withErrors(
                    problem.errors().stream().map(error -> error.under("/query/")).toList());
        }
    }
}
