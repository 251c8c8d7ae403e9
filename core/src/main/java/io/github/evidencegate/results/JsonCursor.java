package io.github.evidencegate.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.evidencegate.evidence.EvidenceException;
import java.io.IOException;
import java.io.InputStream;

/** Goes through a JSON file from value to value and passes over what nobody asks for without keeping it. */
final class JsonCursor {
    private static final int DEPTH_LIMIT = 1_000;
    private static final int TEXT_LIMIT = 1 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_LIMIT)
                    .maxStringLength(TEXT_LIMIT)
                    .build())
            .build();

    private final String path;
    private final JsonParser parser;

    private JsonCursor(String path, JsonParser parser) {
        this.path = path;
        this.parser = parser;
    }

    /** Takes a field's value, or leaves it alone: then it is passed over. */
    interface FieldReader {
        void read(String name) throws IOException, EvidenceException;
    }

    /** Takes an element, or leaves it alone: then it is passed over. */
    interface ElementReader {
        void read() throws IOException, EvidenceException;
    }

    /** A cursor at the first value. */
    static JsonCursor open(String path, InputStream text) throws IOException {
        JsonParser parser = FACTORY.createParser(text);
        parser.nextToken();
        return new JsonCursor(path, parser);
    }

    /** Goes through the object at which the cursor is; {@code null} counts as an empty one. */
    void fields(FieldReader reader) throws IOException, EvidenceException {
        if (!isNull()) {
            expect(JsonToken.START_OBJECT, "an object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                reader.read(name);
                parser.skipChildren();
            }
        }
    }

    /** Goes through the array at which the cursor is; {@code null} counts as an empty one. */
    void elements(ElementReader reader) throws IOException, EvidenceException {
        if (!isNull()) {
            expect(JsonToken.START_ARRAY, "an array");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                reader.read();
                parser.skipChildren();
            }
        }
    }

    /** The string at which the cursor is; "" for {@code null}. */
    String text() throws IOException, EvidenceException {
        if (isNull()) {
            return "";
        }
        expect(JsonToken.VALUE_STRING, "a string");
        return parser.getText();
    }

    /** The whole number at which the cursor is. */
    int number() throws IOException, EvidenceException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getIntValue();
    }

    boolean isNull() {
        return parser.hasToken(JsonToken.VALUE_NULL);
    }

    boolean isFalse() {
        return parser.hasToken(JsonToken.VALUE_FALSE);
    }

    /** Refuses anything after the first value. */
    void end() throws IOException, EvidenceException {
        if (parser.nextToken() != null) {
            throw failure("something stands after the end of the JSON value");
        }
    }

    /** What is wrong at the place of the cursor. */
    EvidenceException failure(String what) {
        JsonLocation at = parser.currentTokenLocation();
        return new EvidenceException(path + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": " + what);
    }

    private void expect(JsonToken token, String described) throws EvidenceException {
        if (!parser.hasToken(token)) {
            throw failure("expected " + described);
        }
    }
}
