package org.liasse.open311;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.form.Option;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.ServiceRequests;

/**
 * A dossier as far as it is told as a service request.
 *
 * @param values of the section of requests
 */
record Told(
        String id, Key state, Instant createdAt, Instant updatedAt, Map<String, Object> values) {

    static Told of(DossierView dossier, ServiceRequests said) {
        SectionView section = dossier.sections().get(said.section());
        return new Told(
                dossier.id(),
                dossier.state(),
                dossier.createdAt(),
                dossier.updatedAt(),
                section == null ? Map.of() : section.values());
    }

    static Told of(Item item, ServiceRequests said) {
        var values = new LinkedHashMap<String, Object>();
        columns(said)
                .forEach(
                        path ->
                                values.put(
                                        path.field().value(), item.columns().get(path.toString())));
        return new Told(item.id(), item.state(), item.createdAt(), item.updatedAt(), values);
    }

    /** What of a dossier is looked at, in a list. */
    static List<Path> columns(ServiceRequests said) {
        return Stream.of(said.service(), said.description(), said.location())
                .filter(Objects::nonNull)
                .map(field -> new Path(said.section(), field))
                .toList();
    }

    private Optional<Option> service(Jurisdiction jurisdiction) {
        Object code = values.get(jurisdiction.requests().service().value());
        return jurisdiction.services().stream()
                .filter(option -> option.key().value().equals(code))
                .findFirst();
    }

    /** Whether it is about one of the services. */
    boolean isOf(Jurisdiction jurisdiction) {
        return service(jurisdiction).isPresent();
    }

    /**
     * Everything that the specification names; {@code null} for what is not known here.
     *
     * @param agency who is in charge, or {@code null}
     */
    Map<String, Object> in(Jurisdiction jurisdiction, String agency) {
        ServiceRequests said = jurisdiction.requests();
        Language language = jurisdiction.stranger().language();
        State now = jurisdiction.type().state(state).orElseThrow();
        Option service = service(jurisdiction).orElseThrow();
        var request = new LinkedHashMap<String, Object>();
        request.put("service_request_id", id);
        request.put("status", now.last() ? "closed" : "open");
        request.put("status_notes", now.label().in(language));
        request.put("service_name", service.label().in(language));
        request.put("service_code", service.key().value());
        request.put("description", Discretion.told(values.get(said.description().value())));
        request.put("agency_responsible", agency);
        request.put("service_notice", null);
        request.put("requested_datetime", createdAt.toString());
        request.put("updated_datetime", updatedAt.toString());
        request.put("expected_datetime", null);
        request.put("address", address(jurisdiction));
        request.put("address_id", jurisdiction.context().id());
        request.put("zipcode", null);
        request.put("lat", null);
        request.put("long", null);
        request.put("media_url", null);
        return request;
    }

    /** From the most specific to the most general, as the specification wants it. */
    private String address(Jurisdiction jurisdiction) {
        Key location = jurisdiction.requests().location();
        String within = location == null ? null : Discretion.told(values.get(location.value()));
        return Stream.of(within, jurisdiction.context().title())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }
}
