package org.liasse.open311;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.form.Field;
import org.liasse.api.form.Option;
import org.liasse.api.people.Caller;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.ServiceRequests;

/**
 * A context that lets strangers in.
 *
 * @param type of the dossiers that are its service requests
 * @param stranger who reads what strangers may read of it, and nothing else
 */
record Jurisdiction(DossierView context, DossierType type, Caller stranger) {

    ServiceRequests requests() {
        return type.requests();
    }

    Field field(Key key) {
        return type.section(requests().section())
                .flatMap(section -> section.form().field(key))
                .orElseThrow();
    }

    List<Option> services() {
        return requests().services(type);
    }

    /** The service with this code. */
    Option service(String code) {
        return services().stream()
                .filter(option -> option.key().value().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("service_code"));
    }

    /** What fields are called by those who send requests. */
    Map<String, String> names() {
        ServiceRequests said = requests();
        var names = new HashMap<String, String>();
        names.put(said.service().value(), "service_code");
        names.put(said.description().value(), "description");
        if (said.location() != null) {
            names.put(said.location().value(), "address_string");
        }
        if (said.email() != null) {
            names.put(said.email().value(), "email");
        }
        said.asked().forEach(key -> names.put(key.value(), "attribute[" + key + "]"));
        return names;
    }
}
