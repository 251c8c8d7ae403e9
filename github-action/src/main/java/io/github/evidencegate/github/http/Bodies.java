package io.github.evidencegate.github.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes what a request tells. */
public final class Bodies {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Bodies() {}

    /** A table of texts, numbers, lists and tables. */
    public static Request.Body of(Map<String, ?> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(json, members);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return new Request.Body(out.toByteArray());
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> table) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : table.entrySet()) {
                json.writeFieldName(member.getKey().toString());
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }
}
