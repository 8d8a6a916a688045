package org.liasse.rest.type;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Types;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.http.Svg;

/** The catalogue of types. */
@Path("types")
@Produces(MediaType.APPLICATION_JSON)
public final class TypeResource {

    private final Types types;

    public TypeResource(Types types) {
        this.types = types;
    }

    @GET
    public List<TypeJson.Summary> all(@Context SecurityContext security) {
        Caller caller = CallerPrincipal.of(security);
        return types.all().stream()
                .sorted(Comparator.comparing(known -> known.type().key()))
                .map(known -> TypeJson.Summary.of(known, caller.language()))
                .toList();
    }

    @GET
    @Path("{type}")
    public TypeJson one(
            @Context SecurityContext security,
            @PathParam("type") String type,
            @QueryParam("context") String context,
            @QueryParam("revision") @DefaultValue("0") String revision) {
        Caller caller = CallerPrincipal.of(security);
        return TypeJson.of(find(caller, type, context, revision), caller.language());
    }

    @GET
    @Path("{type}/workflow")
    public WorkflowJson workflow(
            @Context SecurityContext security, @PathParam("type") String type) {
        Caller caller = CallerPrincipal.of(security);
        return WorkflowJson.of(find(type).type(), caller.language());
    }

    @GET
    @Path("{type}/workflow")
    @Produces("text/plain;charset=utf-8;qs=0.9")
    public byte[] prose(@PathParam("type") String type) {
        return find(type).type().workflow().toProse().getBytes(StandardCharsets.UTF_8);
    }

    @GET
    @Path("{type}/workflow")
    @Produces("image/svg+xml;qs=0.8")
    public Response diagram(@Context SecurityContext security, @PathParam("type") String type) {
        Caller caller = CallerPrincipal.of(security);
        return Svg.answer(new WorkflowDiagram(find(type).type(), caller.language()).toSvg());
    }

    private Known find(Caller caller, String type, String context, String revision) {
        return context == null
                ? find(type)
                : types.find(
                        caller,
                        Parameters.pathKey(type),
                        context,
                        Parameters.integer("revision", revision, 0, Integer.MAX_VALUE));
    }

    private Known find(String type) {
        return types.find(Parameters.pathKey(type)).orElseThrow(Problem::notFound);
    }
}
