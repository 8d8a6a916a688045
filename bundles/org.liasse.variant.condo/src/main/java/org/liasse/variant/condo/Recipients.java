package org.liasse.variant.condo;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.people.Principal;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.RoleSource;
import org.liasse.api.workflow.Facts;
import org.osgi.service.component.annotations.Component;

/** COND-09: a report with chosen recipients is theirs and its author's. */
@Component(
        service = {RoleSource.class, Recipients.class},
        property = ActionEffect.TYPE + "=condo-report")
public final class Recipients implements RoleSource {

    @Override
    public Map<Key, Set<Principal>> holders(String dossier, String context, Facts facts) {
        Object chosen = facts.values(Key.of(Report.Section.REPORT)).get("recipients");
        Collection<?> rows = chosen instanceof Map<?, ?> byId ? byId.values() : Set.of();
        return Map.of(
                Key.of(Report.Role.RECIPIENT),
                rows.stream()
                        .filter(Map.class::isInstance)
                        .map(row -> ((Map<?, ?>) row).get("account"))
                        .filter(String.class::isInstance)
                        .map(account -> Principal.account(account.toString()))
                        .collect(Collectors.toSet()));
    }
}
