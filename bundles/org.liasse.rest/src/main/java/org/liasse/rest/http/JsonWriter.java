package org.liasse.rest.http;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.ext.MessageBodyWriter;
import org.liasse.api.Key;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Component;

/**
 * Writes the records of this bundle and of the API, and lists of them. Never a class of a variant:
 * what a mapper has once seen it keeps, and a removed variant must leave nothing behind.
 */
@Component(service = MessageBodyWriter.class, property = RestProperties.PROVIDER + ":Boolean=true")
@Produces({MediaType.APPLICATION_JSON, ProblemAnswer.MEDIA_TYPE})
public final class JsonWriter implements MessageBodyWriter<Object> {

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        if (StreamingOutput.class.isAssignableFrom(type)) {
            // bytes, whatever they are said to be
            return false;
        }
        return isOurs(type)
                || (List.class.isAssignableFrom(type)
                        && generic instanceof ParameterizedType list
                        && Stream.of(list.getActualTypeArguments())
                                .allMatch(item -> item instanceof Class<?> raw && isOurs(raw)));
    }

    private static boolean isOurs(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == JsonWriter.class.getClassLoader() || loader == Key.class.getClassLoader();
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        Json.write(value instanceof Answer plain ? plain.value() : value, out);
    }
}
