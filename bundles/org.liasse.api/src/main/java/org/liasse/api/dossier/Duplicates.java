package org.liasse.api.dossier;

import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Whether somebody has opened a dossier about the same thing already. */
@ProviderType
public interface Duplicates {

    int MOST = 10;

    /**
     * What somebody is about to open.
     *
     * @param context under which it would stand
     */
    record Draft(Key type, String context, Map<Key, Map<String, Object>> sections) {}

    /**
     * Those that are likely to be about the same, of what the caller sees, the likeliest first; at
     * most {@value #MOST}, of the 200 that changed last. The columns are the texts by which they
     * are alike.
     *
     * @throws org.liasse.api.Problem INVALID_INPUT where the type does not say what is alike
     */
    List<Item> find(Caller caller, Draft draft);
}
