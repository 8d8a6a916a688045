package org.liasse.variant.condo;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Facts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** COND-04: the providers in the order in which one picks: favourites, then the rest, by name. */
@Component(
        service = {SectionSource.class, ProviderPicking.class},
        property = ActionEffect.TYPE + "=condo-providers")
public final class ProviderPicking implements SectionSource {

    @Activate
    public ProviderPicking() {}

    /** A row with what sorts it. */
    private record Provider(String id, Map<String, Object> row, boolean isFavourite) {
        String name() {
            return String.valueOf(row.get("name"));
        }
    }

    @Override
    public Map<Key, Map<String, Object>> sections(Facts facts) {
        Set<String> favourites =
                rows(facts, Providers.Section.FAVOURITES, "favourites").values().stream()
                        .map(ProviderPicking::email)
                        .collect(Collectors.toSet());
        List<Provider> providers = new ArrayList<>();
        rows(facts, Providers.Section.BASE, "providers")
                .forEach(
                        (id, row) ->
                                providers.add(
                                        new Provider(id, row, favourites.contains(email(row)))));
        Collator french = Collator.getInstance(Locale.FRENCH);
        providers.sort(
                Comparator.comparing((Provider provider) -> !provider.isFavourite())
                        .thenComparing(Provider::name, french)
                        .thenComparing(Provider::id));
        Map<String, Object> picking = new HashMap<>();
        for (int i = 0; i < providers.size(); i++) {
            Map<String, Object> row = new HashMap<>(providers.get(i).row());
            row.put("order", i + 1);
            row.put("favourite", providers.get(i).isFavourite());
            picking.put(providers.get(i).id(), row);
        }
        return Map.of(
                Key.of(Providers.Section.PICKING),
                picking.isEmpty() ? Map.of() : Map.of("providers", picking));
    }

    private static String email(Map<String, Object> row) {
        return String.valueOf(row.get("email")).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Map<String, Object>> rows(
            Facts facts, Enum<?> section, String block) {
        Map<String, Map<String, Object>> rows = new HashMap<>();
        if (facts.values(section).get(block) instanceof Map<?, ?> stored) {
            stored.forEach(
                    (id, row) -> {
                        Map<String, Object> values = new HashMap<>();
                        if (row instanceof Map<?, ?> given) {
                            given.forEach((key, value) -> values.put(key.toString(), value));
                        }
                        rows.put(id.toString(), values);
                    });
        }
        return rows;
    }
}
