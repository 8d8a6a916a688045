package org.liasse.variant.orders;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.ws.rs.core.SecurityContext;
import org.junit.Test;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.Caller;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.test.variant.Rules;

/** SERV-17: the hours of a period go out as a table. */
public class HoursResourceTest {

    private static final Clock CLOCK =
            new Clock() {
                @Override
                public Instant now() {
                    return Rules.NOW;
                }

                @Override
                public ZoneId zone() {
                    return Rules.PARIS;
                }
            };

    private static Item visit(int number, String start, Map<String, Object> worked) {
        return new Item(
                "v" + number,
                "2026-" + number,
                "heat",
                new Key("service-visit"),
                "Visit",
                new Key("reported"),
                "Reported",
                "Visit",
                null,
                Rules.NOW,
                Rules.NOW,
                Set.of(),
                Set.of(),
                false,
                Map.of("report.start", start, "times.worked", worked));
    }

    private static Map<String, Object> worked(String person, String start, String end) {
        return Map.of("r1", Map.of("person", person, "start", start, "end", end, "pauses", 30));
    }

    private static HoursResource over(List<Item> visits) {
        InvocationHandler handler =
                (proxy, method, arguments) ->
                        method.isDefault()
                                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                                : page(visits, (DossierQuery) arguments[1]);
        Dossiers dossiers =
                (Dossiers)
                        Proxy.newProxyInstance(
                                Dossiers.class.getClassLoader(),
                                new Class<?>[] {Dossiers.class},
                                handler);
        return new HoursResource(dossiers, CLOCK);
    }

    /** By the limit that was asked for; the cursor is the index of the first. */
    private static DossierPage page(List<Item> visits, DossierQuery query) {
        int from = query.after() == null ? 0 : Integer.parseInt(query.after());
        int to = Math.min(visits.size(), from + query.limit());
        String next = to < visits.size() ? Integer.toString(to) : null;
        return new DossierPage(visits.subList(from, to), next, null, false);
    }

    private static SecurityContext accountant() {
        var caller = new Caller("a", "Ada", Set.of(), Language.FR, null);
        return (SecurityContext)
                Proxy.newProxyInstance(
                        SecurityContext.class.getClassLoader(),
                        new Class<?>[] {SecurityContext.class},
                        (proxy, method, arguments) -> new CallerPrincipal(caller));
    }

    @Test
    public void SERV_17_hoursOfAPeriodAreATable() {
        HoursResource hours =
                over(
                        List.of(
                                visit(
                                        1,
                                        "2026-05-04T08:00:00Z",
                                        worked(
                                                "tom",
                                                "2026-05-04T08:00:00Z",
                                                "2026-05-04T10:30:00Z")),
                                // midnight of the last day in Paris
                                visit(
                                        2,
                                        "2026-05-31T21:59:00Z",
                                        worked(
                                                "tom",
                                                "2026-05-31T21:59:00Z",
                                                "2026-05-31T22:59:00Z")),
                                visit(
                                        3,
                                        "2026-05-31T22:00:00Z",
                                        worked(
                                                "eve",
                                                "2026-05-31T22:00:00Z",
                                                "2026-05-31T23:00:00Z"))));
        assertEquals(
                "person,hours,visits\r\ntom,2.5,2\r\n",
                hours.table(accountant(), "2026-05-01", "2026-05-31"));
    }

    @Test
    public void SERV_17_moreVisitsThanAreLookedThroughAreRefusedByName() {
        Map<String, Object> worked = worked("tom", "2026-05-04T08:00:00Z", "2026-05-04T09:30:00Z");
        List<Item> most =
                IntStream.range(0, 500)
                        .mapToObj(i -> visit(i, "2026-05-04T08:00:00Z", worked))
                        .toList();
        assertEquals(
                "person,hours,visits\r\ntom,500,500\r\n",
                over(most).table(accountant(), "2026-05-01", "2026-05-31"));
        List<Item> more =
                IntStream.range(0, 501)
                        .mapToObj(i -> visit(i, "2026-05-04T08:00:00Z", worked))
                        .toList();
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> over(more).table(accountant(), "2026-05-01", "2026-05-31"));
        assertEquals(Problem.Kind.BAD_REQUEST, problem.kind());
    }
}
