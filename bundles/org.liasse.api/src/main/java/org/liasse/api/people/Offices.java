package org.liasse.api.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.osgi.annotation.versioning.ProviderType;

/** The offices of the installation: the outermost contexts. */
@ProviderType
public interface Offices {

    /**
     * @param features switches such as a subscription, looked at by workflows
     */
    record Office(String id, Key key, String name, Set<Key> features) {}

    /**
     * @throws org.liasse.api.Problem CONFLICT where the key is taken
     */
    Office create(Key key, String name);

    /** Replaces the features. */
    Office equip(String office, Set<Key> features);

    Optional<Office> byKey(Key key);

    Optional<Office> byId(String id);

    /** All of them, by key: an installation has few. */
    List<Office> list();
}
