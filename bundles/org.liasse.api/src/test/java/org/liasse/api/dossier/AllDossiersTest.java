package org.liasse.api.dossier;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.people.Caller;

/** CORE-12: a list read to its end, page after page. */
public class AllDossiersTest {

    private static final Key LOAN = new Key("loan");
    private static final DossierQuery QUERY = DossierQuery.of(LOAN, 2);

    private final List<String> asked = new ArrayList<>();

    private static Item item(String id) {
        return new Item(
                id,
                id,
                "office",
                LOAN,
                "Loan",
                new Key("open"),
                "Open",
                id,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                Set.of(),
                Set.of(),
                false,
                Map.of());
    }

    /** Three pages, of which the second is empty and not the last. */
    private DossierPage page(DossierQuery query) {
        asked.add(query.after());
        if (query.after() == null) {
            return new DossierPage(List.of(item("a"), item("b")), "2", null, false);
        }
        return query.after().equals("2")
                ? new DossierPage(List.of(), "3", null, false)
                : new DossierPage(List.of(item("c")), null, null, false);
    }

    private Dossiers dossiers() {
        InvocationHandler handler =
                (proxy, method, arguments) ->
                        method.isDefault()
                                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                                : page((DossierQuery) arguments[1]);
        return (Dossiers)
                Proxy.newProxyInstance(
                        Dossiers.class.getClassLoader(), new Class<?>[] {Dossiers.class}, handler);
    }

    @Test
    public void CORE_12_anEmptyPageDoesNotEndAList() {
        List<String> ids =
                dossiers().all(Caller.visitor(Language.FR), QUERY).map(Item::id).toList();
        assertEquals(List.of("a", "b", "c"), ids);
        assertEquals(Arrays.asList(null, "2", "3"), asked);
    }

    @Test
    public void CORE_12_whoeverStopsEarlyReadsNoMorePages() {
        dossiers().all(Caller.visitor(Language.FR), QUERY).findFirst().orElseThrow();
        assertEquals(Arrays.asList((String) null), asked);
    }
}
