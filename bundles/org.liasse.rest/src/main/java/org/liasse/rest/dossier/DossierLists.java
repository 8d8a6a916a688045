package org.liasse.rest.dossier;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.Caller;
import org.liasse.rest.http.Answer;

/** Lists of dossiers, wherever they stand. */
public final class DossierLists {

    private final Dossiers dossiers;

    public DossierLists(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /** What a list shows of a dossier. */
    record ItemJson(
            String id,
            String number,
            String office,
            Key type,
            String typeLabel,
            Key state,
            String stateLabel,
            String title,
            String context,
            Instant createdAt,
            Instant updatedAt,
            Set<Key> flags,
            Set<Key> marks,
            List<String> badges,
            Map<String, Object> columns,
            String href) {

        static ItemJson of(DossierPage.Item item) {
            return new ItemJson(
                    item.id(),
                    item.number(),
                    item.office(),
                    item.type(),
                    item.typeLabel(),
                    item.state(),
                    item.stateLabel(),
                    item.title(),
                    item.context(),
                    item.createdAt(),
                    item.updatedAt(),
                    Key.sorted(item.flags()),
                    Key.sorted(item.marks()),
                    item.badge() ? DossierJson.UNSEEN : List.of(),
                    item.columns(),
                    "/api/dossiers/" + item.id());
        }
    }

    /**
     * A page, with the address of the next one.
     *
     * @param type where the path says it, else {@code null}
     */
    public Response list(Caller caller, UriInfo uri, Key type) {
        return page(caller, uri, new DossierQueries(uri.getQueryParameters()).query(type));
    }

    /** The same, where a view says what the address does not. */
    Response shown(Caller caller, UriInfo uri, DossierQuery view) {
        return page(caller, uri, new DossierQueries(uri.getQueryParameters()).query(view));
    }

    private Response page(Caller caller, UriInfo uri, DossierQuery query) {
        DossierPage page = dossiers.list(caller, query);
        var json = new LinkedHashMap<String, Object>();
        json.put("items", page.items().stream().map(ItemJson::of).toList());
        if (page.next() != null) {
            json.put("next", page.next());
        }
        if (page.total() != null) {
            json.put("total", page.total());
            if (page.atLeast()) {
                json.put("atLeast", true);
            }
        }
        Response.ResponseBuilder answer = Response.ok(new Answer(json));
        if (page.next() != null) {
            answer.header("Link", "<" + next(uri, page.next()) + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private static String next(UriInfo uri, String after) {
        URI next = uri.getRequestUriBuilder().replaceQueryParam("after", "{after}").build(after);
        return next.getRawPath() + "?" + next.getRawQuery();
    }
}
