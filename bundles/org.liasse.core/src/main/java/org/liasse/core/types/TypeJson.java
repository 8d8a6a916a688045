package org.liasse.core.types;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.type.Definition;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.workflow.Condition;

/**
 * The snapshot of a type as JSON. All of a type is data but the conditions of its workflow: of
 * these the prose is kept, and asking one that came back from a snapshot answers that the type is
 * away.
 */
public final class TypeJson {

    private static final ObjectMapper MAPPER = mapper();

    private TypeJson() {}

    public static String write(DossierType type) {
        return text(type);
    }

    public static DossierType readType(String json) {
        return parsed(json, DossierType.class);
    }

    public static String write(Definition definition) {
        return text(definition);
    }

    public static Definition readDefinition(String json) {
        return parsed(json, Definition.class);
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot be kept as data: " + e.getOriginalMessage(), e);
        }
    }

    private static <T> T parsed(String json, Class<T> kind) {
        try {
            return MAPPER.readValue(json, kind);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the stored snapshot does not parse: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectMapper mapper() {
        SimpleModule module =
                new SimpleModule()
                        .addSerializer(Key.class, ToStringSerializer.instance)
                        .addKeySerializer(Key.class, new KeyName())
                        .addDeserializer(Key.class, new KeyReader())
                        .addKeyDeserializer(Key.class, new KeyNameReader())
                        .addSerializer(Condition.class, ToStringSerializer.instance)
                        .addDeserializer(Condition.class, new ConditionReader());
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(module)
                .addMixIn(Filter.class, Kinds.class)
                .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(
                                JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Filter.Everything.class, name = "everything"),
        @JsonSubTypes.Type(value = Filter.InStates.class, name = "in"),
        @JsonSubTypes.Type(value = Filter.HasFlag.class, name = "flag"),
        @JsonSubTypes.Type(value = Filter.MarkedByMe.class, name = "marked-by-me"),
        @JsonSubTypes.Type(value = Filter.MarkedByNobody.class, name = "marked-by-nobody"),
        @JsonSubTypes.Type(value = Filter.MyRole.class, name = "my-role"),
        @JsonSubTypes.Type(value = Filter.And.class, name = "and"),
        @JsonSubTypes.Type(value = Filter.Or.class, name = "or"),
        @JsonSubTypes.Type(value = Filter.Not.class, name = "not")
    })
    private interface Kinds {}

    private static final class KeyName extends StdSerializer<Key> {
        private static final long serialVersionUID = 1L;

        KeyName() {
            super(Key.class);
        }

        @Override
        public void serialize(Key key, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeFieldName(key.value());
        }
    }

    private static final class KeyReader extends StdDeserializer<Key> {
        private static final long serialVersionUID = 1L;

        KeyReader() {
            super(Key.class);
        }

        @Override
        public Key deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return new Key(in.getValueAsString());
        }
    }

    private static final class KeyNameReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String name, DeserializationContext context) {
            return new Key(name);
        }
    }

    private static final class ConditionReader extends StdDeserializer<Condition> {
        private static final long serialVersionUID = 1L;

        ConditionReader() {
            super(Condition.class);
        }

        @Override
        public Condition deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            return new Condition(
                    in.getValueAsString(),
                    facts -> {
                        throw Problem.of(
                                Problem.Kind.TYPE_AWAY,
                                "La variante de ce type est absente.",
                                "The variant of this type is away.");
                    });
        }
    }
}
