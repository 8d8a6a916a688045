package org.liasse.api.rest;

/**
 * Properties of services that the REST whiteboard publishes. A resource is a JAX-RS service object
 * with {@link #ADDRESS}; where it stands at the path of a type it also has {@link #TYPE}, and
 * shares that path with the core's list.
 */
public final class RestProperties {

    /** Where the resource stands, such as {@code /api/notes}. */
    public static final String ADDRESS = "liasse.rest.address";

    /** The path of the type, such as {@code notes}. */
    public static final String TYPE = "liasse.rest.type";

    /** Path, within the bundle, of the OpenAPI 3 fragment (JSON) that describes the resource. */
    public static final String OPENAPI = "liasse.rest.openapi";

    /** Marks a provider that every server gets. */
    public static final String PROVIDER = "liasse.rest.provider";

    /** Marks a resource that every server with a {@link #TYPE} gets beside its own. */
    public static final String COMPANION = "liasse.rest.companion";

    private RestProperties() {}
}
