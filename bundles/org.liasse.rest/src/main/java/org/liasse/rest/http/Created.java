package org.liasse.rest.http;

import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;

/** 201, with the path of what was made: relative, so that it holds behind any proxy. */
public final class Created {

    private Created() {}

    public static Response.ResponseBuilder at(String path) {
        return Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, path);
    }
}
