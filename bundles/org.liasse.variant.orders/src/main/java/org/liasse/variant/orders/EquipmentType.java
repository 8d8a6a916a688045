package org.liasse.variant.orders;

import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Form;

/**
 * What is served on a site, and what its visits are to begin with (SERV-08).
 *
 * @param sector one of {@link Customer#SECTORS}
 * @param presets by kind of intervention, the form of the checks of a visit; in the order of the
 *     file
 */
record EquipmentType(Key key, Text name, String sector, Map<String, Form> presets) {}
