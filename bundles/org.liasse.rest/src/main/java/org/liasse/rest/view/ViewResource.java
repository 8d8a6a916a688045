package org.liasse.rest.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.view.Views;
import org.liasse.api.view.Views.Kept;
import org.liasse.api.view.Views.View;
import org.liasse.rest.dossier.DossierQueries;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Parameters;

/** The reader's own views of lists: columns, filters and orders that he has kept. */
@Path("me/views")
@Produces(MediaType.APPLICATION_JSON)
public final class ViewResource {

    private final Views views;

    public ViewResource(Views views) {
        this.views = views;
    }

    /**
     * @param usual whether its owner begins with it
     * @param gone what it names and is there no longer
     * @param href the list that it shows, without what is gone
     */
    record ViewJson(
            String id,
            String name,
            boolean usual,
            Key type,
            String context,
            Key tab,
            List<Key> state,
            String q,
            List<String> where,
            List<String> sort,
            List<String> columns,
            List<String> gone,
            String href) {

        static ViewJson of(Kept kept) {
            View view = kept.view();
            DossierQuery asked = view.asked();
            return new ViewJson(
                    view.id(),
                    view.name(),
                    view.isUsual(),
                    asked.type(),
                    asked.context(),
                    asked.tab(),
                    asked.states().stream().sorted().toList(),
                    asked.q(),
                    asked.where().stream().map(ViewJson::where).toList(),
                    asked.sort().stream().map(ViewJson::sort).toList(),
                    asked.columns().stream().map(DossierQuery.Path::toString).toList(),
                    kept.gone(),
                    "/api/dossiers?view=" + view.id());
        }

        private static String where(Where where) {
            return where.path()
                    + ":"
                    + where.operator().name().toLowerCase(Locale.ROOT)
                    + ":"
                    + where.value();
        }

        private static String sort(Sort sort) {
            String name = sort.base() == null ? sort.path().toString() : sort.base();
            return sort.descending() ? "-" + name : name;
        }
    }

    record ViewList(List<ViewJson> items) {}

    @GET
    public ViewList list(
            @Context SecurityContext security,
            @QueryParam("type") String type,
            @QueryParam("context") String context) {
        return new ViewList(
                views
                        .list(CallerPrincipal.of(security), Parameters.key("type", type), context)
                        .stream()
                        .map(ViewJson::of)
                        .toList());
    }

    @GET
    @Path("{id}")
    public ViewJson read(@Context SecurityContext security, @PathParam("id") String id) {
        return ViewJson.of(views.read(CallerPrincipal.of(security), id));
    }

    /** What a list takes as parameters stands here as members. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ViewJson keep(@Context SecurityContext security, @PathParam("id") String id, Body body) {
        body.only(
                "name", "usual", "type", "context", "tab", "state", "q", "where", "sort",
                "columns");
        String name = body.needText("name");
        Key type = body.needKey("type");
        Boolean usual = body.yesNo("usual");
        var parameters = new MultivaluedHashMap<String, String>();
        for (String one : List.of("context", "tab", "q")) {
            Stream.ofNullable(body.text(one)).forEach(text -> parameters.add(one, text));
        }
        for (String several : List.of("state", "where", "sort", "columns")) {
            parameters.addAll(several, body.texts(several));
        }
        body.verify();
        DossierQuery asked = new DossierQueries(parameters).query(type);
        return ViewJson.of(
                views.keep(
                        CallerPrincipal.of(security),
                        new View(id, name, Boolean.TRUE.equals(usual), asked)));
    }

    @DELETE
    @Path("{id}")
    public void forget(@Context SecurityContext security, @PathParam("id") String id) {
        views.forget(CallerPrincipal.of(security), id);
    }
}
