package org.liasse.variant.orders;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The equipment types that are shipped, for whoever opens an order or a preset to choose from. */
@Component(
        service = PresetResource.class,
        property = {
            RestProperties.ADDRESS + "=/api/service-presets",
            RestProperties.TYPE + "=service-presets",
            RestProperties.OPENAPI + "=org/liasse/variant/orders/openapi.json"
        })
@Path("shipped")
public final class PresetResource {

    private final ShippedPresets shipped;
    private final Labels labels = Labels.beside(OrdersVariant.class);

    @Activate
    public PresetResource(@Reference ShippedPresets shipped) {
        this.shipped = shipped;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> shipped(
            @Context SecurityContext security, @QueryParam("sector") String sector) {
        return shipped(CallerPrincipal.of(security).language(), sector);
    }

    /**
     * @param sector {@code null} or empty for all
     */
    Map<String, Object> shipped(Language language, String sector) {
        boolean all = sector == null || sector.isEmpty();
        if (!all && !List.of(Customer.SECTORS).contains(sector)) {
            throw Problem.of(
                    Problem.Kind.BAD_REQUEST,
                    "Ce secteur n’existe pas.",
                    "There is no such sector.");
        }
        return Map.of(
                "items",
                shipped.all().stream()
                        .filter(type -> all || type.sector().equals(sector))
                        .map(type -> json(type, language))
                        .toList());
    }

    private Map<String, Object> json(EquipmentType type, Language language) {
        Map<String, Object> json = new TreeMap<>();
        json.put("key", type.key().value());
        json.put("label", type.name().in(language));
        json.put("sector", type.sector());
        json.put(
                "sectorLabel",
                label("service-preset.field.scope.sector." + type.sector(), language));
        json.put(
                "kinds",
                type.presets().entrySet().stream()
                        .map(
                                preset ->
                                        Map.<String, Object>of(
                                                "key",
                                                preset.getKey(),
                                                "label",
                                                label(
                                                        "service-preset.field.scope.kind."
                                                                + preset.getKey(),
                                                        language),
                                                "items",
                                                preset.getValue().fields().size()))
                        .toList());
        return json;
    }

    private String label(String key, Language language) {
        return labels.text(key).in(language);
    }
}
