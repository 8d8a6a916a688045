package org.liasse.api.notice;

import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Notice.Delivery;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How somebody wants to be told: for all contexts, or for one of them, which goes before. What is
 * mandatory is not asked. Who has neither an account nor a personal link is refused: NOT_SIGNED_IN.
 */
@ProviderType
public interface Preferences {

    /** What one person may have saved. */
    int MOST = 1_000;

    /** What may be saved at once. */
    int MOST_AT_ONCE = 200;

    /**
     * @param type whose notice it is
     * @param notice or digest of the type; or {@code daily} or {@code weekly}
     * @param choice the value that is switched on or off where people set the notice for each value
     *     of a field; {@code null} for the notice as a whole
     * @param delivery how it is told now
     * @param byDefault how it is told to who has saved nothing
     * @param choices from which one may choose
     * @param isSaved whether it was saved, in this context or for all
     */
    record Setting(
            Key type,
            Text typeLabel,
            Key notice,
            Text label,
            String choice,
            Text choiceLabel,
            Delivery delivery,
            Delivery byDefault,
            Set<Delivery> choices,
            boolean isSaved) {}

    /**
     * What is to be saved.
     *
     * @param choice as in {@link Setting}
     * @param delivery {@code null} to forget what was saved
     */
    record Wish(Key type, Key notice, String choice, Delivery delivery) {}

    /**
     * All that may be set, by type.
     *
     * @param context {@code null}: for all
     * @throws org.liasse.api.Problem NOT_FOUND for a context that the caller does not see
     */
    List<Setting> list(Caller caller, String context);

    /**
     * Saves all of them, or none.
     *
     * @param context {@code null}: for all
     * @throws org.liasse.api.Problem INVALID_INPUT naming what cannot be set so; NOT_FOUND as above
     */
    void save(Caller caller, String context, List<Wish> wishes);
}
