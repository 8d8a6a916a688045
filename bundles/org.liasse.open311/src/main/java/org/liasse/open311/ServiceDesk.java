package org.liasse.open311;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Operator;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.dossier.DossierQuery.Where;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Types;
import org.liasse.api.form.Field;
import org.liasse.api.form.Option;
import org.liasse.api.people.Offices;
import org.liasse.api.type.Declarations.State;

/**
 * What GeoReport v2 lets everybody read of a context that is open: its services, and the requests
 * that strangers may see. Answers are plain values, under the names of the specification.
 */
public final class ServiceDesk {

    /** Requests that one list tells. */
    static final int MOST = 1000;

    /** Ids that are asked for at once. */
    static final int MOST_IDS = 50;

    /** Dossiers that are looked at for one list: whoever asks for what is older narrows it. */
    private static final int MOST_EXAMINED = 10_000;

    private static final int PAGE = 200;

    private final Jurisdictions jurisdictions;
    private final Dossiers dossiers;
    private final Offices offices;
    private final Clock clock;

    public ServiceDesk(Dossiers dossiers, Types types, Offices offices, Clock clock) {
        this.jurisdictions = new Jurisdictions(dossiers, types, offices);
        this.dossiers = dossiers;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * @throws Refusal 400, 404
     */
    Jurisdiction jurisdiction(Asked asked, Language language) {
        return jurisdictions.find(asked.one("jurisdiction_id"), language);
    }

    /** What can be asked for. */
    public List<Map<String, Object>> services(Asked asked, Language language) {
        Jurisdiction place = jurisdiction(asked, language);
        var services = new ArrayList<Map<String, Object>>();
        for (Option option : place.services()) {
            String name = option.label().in(language);
            var service = new LinkedHashMap<String, Object>();
            service.put("service_code", option.key().value());
            service.put("service_name", name);
            service.put("description", name);
            service.put("metadata", !place.requests().asked().isEmpty());
            service.put("type", "realtime");
            service.put("keywords", null);
            service.put("group", place.type().label().in(language));
            services.add(service);
        }
        return services;
    }

    /** What is asked besides of whoever asks for this service. */
    public Map<String, Object> definition(String code, Asked asked, Language language) {
        Jurisdiction place = jurisdiction(asked, language);
        var definition = new LinkedHashMap<String, Object>();
        definition.put("service_code", place.service(code).key().value());
        var attributes = new ArrayList<Map<String, Object>>();
        for (Key key : place.requests().asked()) {
            Field field = place.field(key);
            var attribute = new LinkedHashMap<String, Object>();
            attribute.put("variable", true);
            attribute.put("code", key.value());
            attribute.put("datatype", "singlevaluelist");
            attribute.put("required", field.required());
            attribute.put("datatype_description", null);
            attribute.put("order", attributes.size() + 1);
            attribute.put("description", field.label().in(language));
            attribute.put(
                    "values",
                    field.options().stream().map(option -> value(option, language)).toList());
            attributes.add(attribute);
        }
        definition.put("attributes", attributes);
        return definition;
    }

    private static Map<String, Object> value(Option option, Language language) {
        var value = new LinkedHashMap<String, Object>();
        value.put("key", option.key().value());
        value.put("name", option.label().in(language));
        return value;
    }

    /** One of them, as a list. */
    public List<Map<String, Object>> request(String id, Asked asked, Language language) {
        Jurisdiction place = jurisdiction(asked, language);
        return List.of(
                told(id, place)
                        .orElseThrow(() -> Refusal.unknown("service_request_id"))
                        .in(place, agency(place)));
    }

    /** Those that are asked for, the newest first. */
    public List<Map<String, Object>> requests(Asked asked, Language language) {
        Jurisdiction place = jurisdiction(asked, language);
        List<String> ids = asked.several("service_request_id");
        if (ids.size() > MOST_IDS) {
            throw Refusal.of(
                    400,
                    "service_request_id : " + MOST_IDS + " au plus à la fois.",
                    "service_request_id: at most " + MOST_IDS + " at once.");
        }
        List<Told> told =
                ids.isEmpty()
                        ? listed(asked, place)
                        : ids.stream().flatMap(id -> told(id, place).stream()).toList();
        String agency = agency(place);
        return told.stream().map(request -> request.in(place, agency)).toList();
    }

    private String agency(Jurisdiction place) {
        return offices.byKey(new Key(place.context().office()))
                .map(Offices.Office::name)
                .orElse(null);
    }

    private Optional<Told> told(String id, Jurisdiction place) {
        try {
            return Optional.of(dossiers.read(place.stranger(), id))
                    .filter(found -> isRequest(found, place))
                    .map(found -> Told.of(found, place.requests()))
                    .filter(found -> found.isOf(place));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private static boolean isRequest(DossierView found, Jurisdiction place) {
        return found.type().key().equals(place.type().key())
                && place.context().id().equals(found.context());
    }

    private List<Told> listed(Asked asked, Jurisdiction place) {
        Window window = Window.of(asked.one("start_date"), asked.one("end_date"), clock.now());
        Set<Key> states = states(asked.several("status"), place);
        List<String> codes = asked.several("service_code");
        List<Where> services =
                (codes.isEmpty() ? place.services() : codes.stream().map(place::service).toList())
                        .stream().map(service -> where(service, place)).toList();
        var told = new ArrayList<Told>();
        String after = null;
        int examined = 0;
        do {
            DossierPage page =
                    dossiers.list(place.stranger(), query(place, states, services, after));
            for (Item item : page.items()) {
                if (item.createdAt().isBefore(window.start()) || told.size() == MOST) {
                    return told;
                }
                if (window.holds(item.createdAt())) {
                    told.add(Told.of(item, place.requests()));
                }
            }
            examined += PAGE;
            after = page.next();
        } while (after != null && examined < MOST_EXAMINED);
        if (after != null) {
            throw Refusal.of(
                    400,
                    "Il y a trop de demandes plus récentes ; précisez service_code ou status.",
                    "There are too many newer requests; say service_code or status.");
        }
        return told;
    }

    private static Where where(Option service, Jurisdiction place) {
        return new Where(
                new Path(place.requests().section(), place.requests().service()),
                Operator.EQ,
                service.key().value());
    }

    /** Empty for all. */
    private static Set<Key> states(List<String> statuses, Jurisdiction place) {
        if (!Set.of("open", "closed").containsAll(statuses)) {
            throw Refusal.of(400, "status est open ou closed.", "status is either open or closed.");
        }
        return statuses.size() != 1
                ? Set.of()
                : place.type().states().stream()
                        .filter(state -> state.last() == statuses.contains("closed"))
                        .map(State::key)
                        .collect(Collectors.toSet());
    }

    private static DossierQuery query(
            Jurisdiction place, Set<Key> states, List<Where> services, String after) {
        return new DossierQuery(
                place.type().key(),
                place.context().id(),
                null,
                states,
                null,
                services,
                List.of(new Sort("createdAt", null, true)),
                Told.columns(place.requests()),
                PAGE,
                after,
                false);
    }
}
