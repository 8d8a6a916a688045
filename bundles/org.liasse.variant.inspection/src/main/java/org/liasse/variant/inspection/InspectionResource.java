package org.liasse.variant.inspection;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.rest.RestProperties;
import org.liasse.variant.inspection.InspectionDossier.Section;
import org.liasse.variant.inspection.Steps.Reached;
import org.liasse.variant.inspection.airtightness.LogLogGraph;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What of an inspection no action says. It asks the core's doors, and tells of what this reader
 * sees only; it answers plain values, for a class of ours would be remembered by the JSON writer.
 */
@Component(
        service = InspectionResource.class,
        property = {
            RestProperties.ADDRESS + "=/api/inspections",
            RestProperties.TYPE + "=inspections",
            RestProperties.OPENAPI + "=org/liasse/variant/inspection/openapi.json"
        })
@Path("{id}")
public final class InspectionResource {

    private final Dossiers dossiers;
    private final Documents documents;
    private final Offices offices;

    @Activate
    public InspectionResource(
            @Reference Dossiers dossiers,
            @Reference Documents documents,
            @Reference Offices offices) {
        this.dossiers = dossiers;
        this.documents = documents;
        this.offices = offices;
    }

    private DossierView read(Caller caller, String id) {
        DossierView dossier = dossiers.read(caller, id);
        if (!dossier.type().key().value().equals("inspection-dossier")) {
            throw Problem.notFound();
        }
        return dossier;
    }

    /** INSP-18. */
    @GET
    @Path("steps")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> steps(
            @Context SecurityContext security, @PathParam("id") String id) {
        Caller caller = CallerPrincipal.of(security);
        DossierView dossier = read(caller, id);
        Set<Key> features =
                offices.byKey(new Key(dossier.office())).map(o -> o.features()).orElse(Set.of());
        return Map.of(
                "items",
                Steps.of(dossier, documents.list(caller, id), features).stream()
                        .map(reached -> json(dossier, reached, caller))
                        .toList());
    }

    private static Map<String, Object> json(DossierView dossier, Reached reached, Caller caller) {
        Map<String, Object> step = new TreeMap<>();
        String key = Key.of(reached.step()).value();
        step.put("key", key);
        step.put("label", dossier.type().text("step." + key).in(caller.language()));
        step.put("state", Key.of(reached.progress()).value());
        if (reached.reason() != null) {
            step.put("reason", reached.reason());
            step.put(
                    "reasonLabel",
                    dossier.type().text("reason." + reached.reason()).in(caller.language()));
        }
        return step;
    }

    /** Everything from which the result can be computed anew. */
    @GET
    @Path("measurement")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> measurement(
            @Context SecurityContext security, @PathParam("id") String id) {
        return MeasurementRecord.of(measured(CallerPrincipal.of(security), id));
    }

    /** The points and the lines fitted to them, a zone an image. */
    @GET
    @Path("measurement/graphs/{number}")
    @Produces("image/svg+xml")
    public String graph(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @PathParam("number") String number) {
        Caller caller = CallerPrincipal.of(security);
        var zones = measured(caller, id).zones();
        if (!number.matches("[1-9]\\d{0,2}") || Integer.parseInt(number) > zones.size()) {
            throw Problem.notFound();
        }
        var zone = zones.get(Integer.parseInt(number) - 1);
        var words = new ReportWords(read(caller, id).type(), caller.language());
        return LogLogGraph.of(zone.series(), words.onGraph(zone)).svg();
    }

    private Measurement measured(Caller caller, String id) {
        DossierView dossier = read(caller, id);
        if (!dossier.sections().keySet().containsAll(Key.allOf(Section.CONTROL, Section.RESULT))) {
            throw Problem.notFound();
        }
        Map<Key, Map<String, Object>> values = new TreeMap<>();
        for (Map.Entry<Key, SectionView> section : dossier.sections().entrySet()) {
            values.put(section.getKey(), section.getValue().values());
        }
        return Measurement.of(values);
    }
}
