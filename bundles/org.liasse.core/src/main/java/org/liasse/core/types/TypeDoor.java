package org.liasse.core.types;

import java.util.List;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.Types;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Definition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to the catalogue. */
@Component(service = Types.class)
public final class TypeDoor implements Types {

    private final Catalogue catalogue;
    private final Definitions definitions;

    @Activate
    public TypeDoor(@Reference Catalogue catalogue, @Reference Definitions definitions) {
        this.catalogue = catalogue;
        this.definitions = definitions;
    }

    @Override
    public List<Known> all() {
        return List.copyOf(catalogue.all().values());
    }

    @Override
    public Optional<Known> find(Key type) {
        return catalogue.find(type);
    }

    @Override
    public Optional<Known> at(Key path) {
        return catalogue.all().values().stream()
                .filter(known -> known.type().path().equals(path))
                .findFirst();
    }

    @Override
    public Known find(Caller caller, Key type, String context, int revision) {
        Known known = catalogue.find(type).orElseThrow(Problem::notFound);
        if (context == null) {
            return known;
        }
        Definition definition = definitions.read(caller, context, revision);
        return new Known(known.type().as(definition), known.present());
    }
}
