package org.liasse.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.DossierView.SectionView;
import org.liasse.api.export.ExportFormat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** An array with an object for each dossier, with the keys and values that REST has for them. */
@Component
public final class JsonFormat implements ExportFormat {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    @Activate
    public JsonFormat() {}

    @Override
    public Key key() {
        return new Key("json");
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public boolean isTable() {
        return false;
    }

    @Override
    public Sink begin(Outline outline, OutputStream out) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out);
        json.writeStartArray();
        return new Objects(json);
    }

    private record Objects(JsonGenerator json) implements Sink {

        @Override
        public void add(DossierView dossier) throws IOException {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("id", dossier.id());
            json.writeStringField("type", dossier.type().key().value());
            json.writeStringField("number", dossier.number());
            json.writeStringField("office", dossier.office());
            if (dossier.context() != null) {
                json.writeStringField("context", dossier.context());
            }
            json.writeStringField("title", dossier.title());
            json.writeStringField("state", dossier.state().value());
            json.writeStringField("createdAt", dossier.createdAt().toString());
            json.writeStringField("updatedAt", dossier.updatedAt().toString());
            json.writeArrayFieldStart("flags");
            for (Key flag : dossier.flags()) {
                json.writeString(flag.value());
            }
            json.writeEndArray();
            json.writeObjectFieldStart("sections");
            for (Map.Entry<Key, SectionView> section : dossier.sections().entrySet()) {
                json.writeFieldName(section.getKey().value());
                write(section.getValue().values());
            }
            json.writeEndObject();
            json.writeEndObject();
        }

        private void write(Object value) throws IOException {
            if (value instanceof Map<?, ?> map) {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    json.writeFieldName(member.getKey().toString());
                    write(member.getValue());
                }
                json.writeEndObject();
            } else if (value instanceof Collection<?> several) {
                json.writeStartArray();
                for (Object one : several) {
                    write(one);
                }
                json.writeEndArray();
            } else if (value instanceof Boolean yes) {
                json.writeBoolean(yes);
            } else if (value instanceof Number number) {
                json.writeNumber(new BigDecimal(number.toString()));
            } else if (value == null) {
                json.writeNull();
            } else {
                json.writeString(value.toString());
            }
        }

        @Override
        public void end() throws IOException {
            json.writeRaw('\n');
            json.writeEndArray();
            json.flush();
        }

        @Override
        public void close() throws IOException {
            json.flush();
        }
    }
}
