package org.liasse.variant.condo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.people.Caller;

/** COND-04, COND-11: the provider of an order, taken from what the manager has imported. */
final class ProviderBase {

    /** Lists of an office that are looked at, those first that changed last. */
    private static final int LISTS = 10;

    private static final int PAGE = 100;

    private final Dossiers dossiers;

    ProviderBase(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /**
     * What is known of the provider: his address, and where he is in a list his name, trade and
     * phone.
     *
     * @param office in which the order is
     * @param inputs one of {@code pick}, the key of a row, and {@code provider}, an address
     * @throws Problem INVALID_INPUT where there is neither or both, or no such row
     */
    Map<String, Object> provider(Caller manager, String office, Map<String, Object> inputs) {
        Object pick = inputs.get("pick");
        Object typed = inputs.get("provider");
        if ((pick == null) == (typed == null)) {
            throw Problem.invalid(
                    pick == null ? "/provider" : "/pick",
                    "On attend un prestataire de la base ou une adresse, l’un des deux.",
                    "Either a provider of the base or an address is expected.");
        }
        if (typed != null) {
            String email = typed.toString();
            return find(manager, office, (key, row) -> email.equalsIgnoreCase(email(row)))
                    .orElse(Map.of("email", email));
        }
        return find(manager, office, (key, row) -> key.equals(pick))
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                        "/pick",
                                        "Ce prestataire n’est pas, ou plus, dans la base.",
                                        "This provider is not, or no longer, in the base."));
    }

    private static String email(Map<?, ?> row) {
        return String.valueOf(row.get("email"));
    }

    private Optional<Map<String, Object>> find(
            Caller manager, String office, BiPredicate<Object, Map<?, ?>> wanted) {
        return dossiers.all(manager, DossierQuery.of(new Key("condo-providers"), PAGE))
                .filter(item -> item.office().equals(office))
                .limit(LISTS)
                .map(item -> dossiers.read(manager, item.id()))
                .flatMap(list -> rows(list, wanted))
                .findFirst();
    }

    private static Stream<Map<String, Object>> rows(
            DossierView list, BiPredicate<Object, Map<?, ?>> wanted) {
        SectionView base = list.sections().get(Key.of(Providers.Section.BASE));
        Object rows = base == null ? null : base.values().get("providers");
        return (rows instanceof Map<?, ?> byKey ? byKey : Map.of())
                .entrySet().stream()
                        .filter(
                                entry ->
                                        entry.getValue() instanceof Map<?, ?> row
                                                && wanted.test(entry.getKey(), row))
                        .map(entry -> copy((Map<?, ?>) entry.getValue()));
    }

    private static Map<String, Object> copy(Map<?, ?> row) {
        Map<String, Object> copy = new HashMap<>();
        row.forEach((key, value) -> copy.put(key.toString(), value));
        return copy;
    }
}
