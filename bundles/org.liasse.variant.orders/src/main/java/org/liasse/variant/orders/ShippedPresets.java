package org.liasse.variant.orders;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The presets that come with the bundle, a file for each sector (SERV-19): what holds where a
 * company has drawn nothing of its own.
 */
@Component(service = ShippedPresets.class)
public final class ShippedPresets {

    private final Map<Key, EquipmentType> byKey;

    /**
     * @throws IllegalStateException where a file does not parse or is missing, or two of them have
     *     an equipment type of the same key
     */
    @Activate
    public ShippedPresets() {
        var all = new LinkedHashMap<Key, EquipmentType>();
        for (String sector : Customer.SECTORS) {
            for (EquipmentType type : read(sector)) {
                if (all.put(type.key(), type) != null) {
                    throw new IllegalStateException(type.key() + " stands in two files");
                }
            }
        }
        byKey = Collections.unmodifiableMap(all);
    }

    private static Collection<EquipmentType> read(String sector) {
        String file = "presets/" + sector + ".xml";
        try (InputStream in = ShippedPresets.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the bundle");
            }
            return PresetFile.read(sector, in);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    /** By sector, in the order of the files. */
    Collection<EquipmentType> all() {
        return byKey.values();
    }

    Optional<EquipmentType> find(String equipment) {
        return Key.isKey(equipment)
                ? Optional.ofNullable(byKey.get(new Key(equipment)))
                : Optional.empty();
    }
}
