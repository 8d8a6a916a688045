package org.liasse.api.type;

import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Form;

/**
 * A revision of what an administrator draws for a context: forms of the drawn sections, more slots,
 * texts. Kept by the core, immutable; a dossier pins the revision under which it was opened.
 *
 * @param revision counts from 1 within the context
 * @param forms by drawn section; each is the whole form of that section
 * @param slots in addition to those of the type
 * @param texts by name
 */
public record Definition(
        int revision, Map<Key, Form> forms, List<Declarations.Slot> slots, Map<Key, Text> texts) {

    public Definition {
        forms = Map.copyOf(forms);
        slots = List.copyOf(slots);
        texts = Map.copyOf(texts);
    }
}
