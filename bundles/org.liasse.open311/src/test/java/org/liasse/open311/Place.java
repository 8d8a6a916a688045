package org.liasse.open311;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Types;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn;
import org.liasse.api.type.DossierType;
import org.liasse.variant.condo.CondoVariant;

/** A building that is open, as the doors tell of it; each test says what is in it. */
final class Place {

    static final String BUILDING = "b1";
    static final String KEY = "secret";
    static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

    private static final Key PLACE = new Key("building");
    private static final Key REPORT = new Key("condo-report");
    private static final List<DossierType> TYPES =
            List.copyOf(
                    new CondoVariant(null, null, null, null, null, null, null, null, null).types());

    final List<Item> items = new ArrayList<>();
    final List<NewDossier> opened = new ArrayList<>();
    final List<Caller> callers = new ArrayList<>();
    final List<DossierQuery> queries = new ArrayList<>();
    final List<String> closed = new ArrayList<>();
    boolean isOpen = true;
    Problem refusal;

    static DossierType type(Key key) {
        return TYPES.stream().filter(type -> type.key().equals(key)).findFirst().orElseThrow();
    }

    /** A report that strangers see. */
    Place with(String id, String state, String at, String text, String location) {
        Map<String, Object> columns = new java.util.HashMap<>();
        columns.put("report.category", "leak");
        columns.put("report.text", text);
        columns.put("report.location", location);
        items.add(
                new Item(
                        id,
                        "2026-1",
                        "o",
                        REPORT,
                        "Report",
                        new Key(state),
                        state,
                        "Madame Dupont",
                        BUILDING,
                        Instant.parse(at),
                        Instant.parse(at),
                        Set.of(),
                        Set.of(),
                        false,
                        columns));
        return this;
    }

    GeoReport resource() {
        return new GeoReport(desk(), counter(60));
    }

    ServiceDesk desk() {
        return new ServiceDesk(dossiers(), types(), offices(), clock());
    }

    Counter counter(int perHour) {
        return new Counter(desk(), dossiers(), signIn(), perHour);
    }

    private Clock clock() {
        return door(Clock.class, Map.of("now", a -> NOW, "zone", a -> ZoneId.of("Europe/Paris")));
    }

    private Offices offices() {
        var office = new Offices.Office("o-id", new Key("syndic"), "Syndic du Moulin", Set.of());
        return door(
                Offices.class,
                Map.of("list", a -> List.of(office), "byKey", a -> Optional.of(office)));
    }

    private Types types() {
        return door(
                Types.class,
                Map.of(
                        "all", a -> TYPES.stream().map(t -> new Types.Known(t, true)).toList(),
                        "find", a -> Optional.of(new Types.Known(type((Key) a[0]), true))));
    }

    private SignIn signIn() {
        return door(
                SignIn.class,
                Map.of(
                        "openLink",
                        a -> {
                            if (!a[0].equals(KEY)) {
                                throw Problem.of(Problem.Kind.NOT_SIGNED_IN, "Non", "No");
                            }
                            return new SignIn.Session("token", NOW);
                        },
                        "bearer",
                        a ->
                                new Caller(
                                        null,
                                        "The town",
                                        Set.of(Principal.link("l1")),
                                        Language.FR,
                                        null),
                        "close",
                        a -> closed.add((String) a[0])));
    }

    private Dossiers dossiers() {
        return door(
                Dossiers.class,
                Map.of(
                        "read", a -> read((Caller) a[0], (String) a[1]),
                        "list", a -> list((Caller) a[0], (DossierQuery) a[1]),
                        "open", a -> open((Caller) a[0], (NewDossier) a[1])));
    }

    private DossierPage list(Caller caller, DossierQuery query) {
        callers.add(caller);
        queries.add(query);
        int from = query.after() == null ? 0 : Integer.parseInt(query.after());
        int until = Math.min(items.size(), from + query.limit());
        return new DossierPage(
                items.subList(from, until),
                until < items.size() ? String.valueOf(until) : null,
                null,
                false);
    }

    private DossierView open(Caller caller, NewDossier wanted) {
        if (refusal != null) {
            throw refusal;
        }
        callers.add(caller);
        opened.add(wanted);
        return view("new", REPORT, "to-process", BUILDING, Set.of(), Map.of(), NOW);
    }

    private DossierView read(Caller caller, String id) {
        boolean isOffices =
                caller.principals().contains(Principal.role("o-id", new Key("stranger")));
        if (id.equals(BUILDING) && isOpen && isOffices) {
            return view(
                    BUILDING, PLACE, "active", null, Set.of(new Key("stranger")), Map.of(), NOW);
        }
        boolean isTheirs =
                caller.principals().equals(Set.of(Principal.role(BUILDING, new Key("stranger"))));
        Item item =
                items.stream()
                        .filter(some -> isTheirs && some.id().equals(id))
                        .findFirst()
                        .orElseThrow(Problem::notFound);
        Map<String, Object> values = new java.util.HashMap<>();
        item.columns()
                .forEach((path, value) -> values.put(path.substring("report.".length()), value));
        return view(
                id,
                REPORT,
                item.state().value(),
                BUILDING,
                Set.of(),
                Map.of(new Key("report"), new SectionView(values, "t")),
                item.createdAt());
    }

    private static DossierView view(
            String id,
            Key type,
            String state,
            String context,
            Set<Key> roles,
            Map<Key, SectionView> sections,
            Instant at) {
        return new DossierView(
                id,
                "2026-1",
                "syndic",
                type(type),
                true,
                new Key(state),
                type.equals(PLACE) ? "1 rue du Moulin" : "Madame Dupont",
                context,
                0,
                at,
                at,
                1,
                "tag",
                roles,
                sections,
                Set.of(),
                Set.of(),
                false,
                List.of(),
                List.of(),
                List.of());
    }

    private static <T> T door(Class<T> door, Map<String, Function<Object[], Object>> answers) {
        return door.cast(
                Proxy.newProxyInstance(
                        door.getClassLoader(),
                        new Class<?>[] {door},
                        (proxy, method, arguments) -> {
                            var answer = answers.get(method.getName());
                            if (answer == null) {
                                throw new AssertionError("nobody expected " + method.getName());
                            }
                            Object told =
                                    answer.apply(arguments == null ? new Object[0] : arguments);
                            return method.getReturnType() == void.class ? null : told;
                        }));
    }
}
