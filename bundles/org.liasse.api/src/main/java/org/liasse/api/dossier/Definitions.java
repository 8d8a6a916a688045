package org.liasse.api.dossier;

import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Form;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Slot;
import org.liasse.api.type.Definition;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What administrators draw on contexts; every revision is immutable, new dossiers pin the newest.
 */
@ProviderType
public interface Definitions {

    /**
     * Draws a new revision.
     *
     * @throws org.liasse.api.Problem INVALID_INPUT where a field key comes back with another kind:
     *     keys are stable
     */
    Definition draw(
            Caller caller,
            String context,
            Map<Key, Form> forms,
            List<Slot> slots,
            Map<Key, Text> texts);

    /**
     * @param revision 0 for the newest
     */
    Definition read(Caller caller, String context, int revision);
}
