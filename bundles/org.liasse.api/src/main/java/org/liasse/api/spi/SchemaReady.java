package org.liasse.api.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The tables of one unit are as its bundle wants them. Published as a service with the property
 * {@value #UNIT} after the migration of a bundle that carries a {@code Liasse-Changelog} header,
 * and withdrawn when that bundle stops. A component that reads or writes the tables refers to it:
 *
 * <pre>{@code @Reference(target = "(liasse.unit=skeleton)") SchemaReady schema}</pre>
 */
@ProviderType
public interface SchemaReady {

    /** The service property that names the unit. */
    String UNIT = "liasse.unit";

    /** The unit whose tables are ready, as the header names it; never null. */
    String unit();
}
