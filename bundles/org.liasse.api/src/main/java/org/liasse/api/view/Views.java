package org.liasse.api.view;

import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Views of lists: each its owner's alone. What a view names and what is there no longer (a field
 * that was taken off a form, a tab of an earlier version) is left out of what it asks and told,
 * never an error; it is asked for again when it comes back.
 */
@ProviderType
public interface Views {

    /** Of one person on one type. */
    int MOST = 50;

    /**
     * A view.
     *
     * @param id the owner's own UUID
     * @param name for its owner, 1 to 100 characters
     * @param isUsual whether it is the one that its owner begins with; of those on one type and
     *     context one at most is
     * @param asked type, context, tab, states, words, filters, orders and columns; the rest does
     *     not count. The type is never {@code null}; the context may be: for all of them
     */
    record View(String id, String name, boolean isUsual, DossierQuery asked) {}

    /**
     * A view as it stands by now.
     *
     * @param view as it was kept
     * @param usable what of it can be asked now
     * @param gone what cannot: {@code columns form.surface}, {@code tab mine}
     */
    record Kept(View view, DossierQuery usable, List<String> gone) {}

    /**
     * The caller's own, by name.
     *
     * @param type of which type, or {@code null}
     * @param context only those on this context or on all, or {@code null}
     * @throws org.liasse.api.Problem NOT_SIGNED_IN without an account
     */
    List<Kept> list(Caller caller, Key type, String context);

    /**
     * @throws org.liasse.api.Problem NOT_FOUND where the caller has no such view
     */
    Kept read(Caller caller, String id);

    /**
     * Keeps a view, new or in place of the one with its id. Where it is the usual one, no other on
     * the same type and context is.
     *
     * @throws org.liasse.api.Problem INVALID_INPUT where something in it is not there, or there are
     *     too many
     */
    Kept keep(Caller caller, View view);

    /** Forgets a view; forgetting what is not there is no error. */
    void forget(Caller caller, String id);
}
