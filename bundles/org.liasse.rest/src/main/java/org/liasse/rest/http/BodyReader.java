package org.liasse.rest.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Component;

/** Reads what the resources of this bundle take. */
@Component(service = MessageBodyReader.class, property = RestProperties.PROVIDER + ":Boolean=true")
public final class BodyReader implements MessageBodyReader<Body> {

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body readFrom(
            Class<Body> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        return new Body(JsonObject.read(in.readAllBytes()));
    }
}
