package org.liasse.core.list;

import java.util.Set;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.type.Definition;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.DefinitionShelf;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which fields a question about a type may name. */
@Component(service = NamedFields.class)
public final class NamedFields {

    private final DefinitionShelf definitions;

    @Activate
    public NamedFields(@Reference DefinitionShelf definitions) {
        this.definitions = definitions;
    }

    /**
     * @param context where it is asked about one, or {@code null}
     */
    public Set<Path> of(Sql sql, DossierType type, String context) {
        return new Fields(type, newest(sql, context)).paths();
    }

    private Definition newest(Sql sql, String context) {
        if (!Ids.isId(context)) {
            return null;
        }
        int revision = definitions.newest(sql, Ids.of(context));
        return revision == 0 ? null : definitions.read(sql, Ids.of(context), revision);
    }
}
