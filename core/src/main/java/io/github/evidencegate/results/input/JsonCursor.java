package io.github.evidencegate.results.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.evidencegate.evidence.EvidenceException;
import java.io.IOException;
import java.io.InputStream;

/** Goes through a JSON file from value to value and passes over what nobody asks for without keeping it. */
public final class JsonCursor {
    private static final String REMEDY = "; run the step that writes it again";
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

    /** A cursor at the first value. */
    public static JsonCursor open(String path, InputStream text) throws IOException {
        JsonParser parser = FACTORY.createParser(text);
        parser.nextToken();
        return new JsonCursor(path, parser);
    }

    /**
     * Goes into the object at which the cursor is, to its first field; false if it has none. {@code null} counts as an
     * empty object. This and the next three are for loops:
     * {@code for (boolean more = json.firstField(); more; more = json.nextField())}.
     */
    public boolean firstField() throws IOException, EvidenceException {
        if (isNull()) {
            return false;
        }
        expect(JsonToken.START_OBJECT, "an object");
        return field();
    }

    /** Goes to the value of the next field of the object, past what nobody read of the value before. */
    public boolean nextField() throws IOException {
        parser.skipChildren();
        return field();
    }

    /** Goes into the array at which the cursor is, to its first element; {@code null} counts as an empty array. */
    public boolean firstElement() throws IOException, EvidenceException {
        if (isNull()) {
            return false;
        }
        expect(JsonToken.START_ARRAY, "an array");
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Goes to the next element of the array, past what nobody read of the one before. */
    public boolean nextElement() throws IOException {
        parser.skipChildren();
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** The name of the field at whose value the cursor is. */
    public String name() throws IOException {
        return parser.currentName();
    }

    /** The string at which the cursor is; "" for {@code null}. */
    public String text() throws IOException, EvidenceException {
        if (isNull()) {
            return "";
        }
        expect(JsonToken.VALUE_STRING, "a string");
        return parser.getText();
    }

    /** The number of a line, from 1; 0 for {@code null}, as for what is about a whole file. */
    public int line() throws IOException, EvidenceException {
        int line = isNull() ? 0 : number();
        if (line < 0) {
            throw failure("expected a line number" + REMEDY);
        }
        return line;
    }

    /** The whole number at which the cursor is. */
    public int number() throws IOException, EvidenceException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getIntValue();
    }

    /** The number at which the cursor is. */
    public double decimal() throws IOException, EvidenceException {
        if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT) && !parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            throw failure("expected a number" + REMEDY);
        }
        return parser.getDoubleValue();
    }

    /** Whether the cursor is at {@code null}. */
    public boolean isNull() {
        return parser.hasToken(JsonToken.VALUE_NULL);
    }

    /** Whether the cursor is at a string. */
    public boolean isText() {
        return parser.hasToken(JsonToken.VALUE_STRING);
    }

    /** Whether the cursor is at an object. */
    public boolean isObject() {
        return parser.hasToken(JsonToken.START_OBJECT);
    }

    /** Whether the cursor is at an array. */
    public boolean isArray() {
        return parser.hasToken(JsonToken.START_ARRAY);
    }

    /** Whether the cursor is at {@code true}. */
    public boolean isTrue() {
        return parser.hasToken(JsonToken.VALUE_TRUE);
    }

    /** Whether the cursor is at {@code false}. */
    public boolean isFalse() {
        return parser.hasToken(JsonToken.VALUE_FALSE);
    }

    /** Passes over the value at which the cursor is. */
    public void skip() throws IOException {
        parser.skipChildren();
    }

    /** Goes to the next value of a file that has one after another; false after the last one. */
    public boolean nextDocument() throws IOException {
        return parser.nextToken() != null;
    }

    /** Refuses anything after the first value. */
    public void end() throws IOException, EvidenceException {
        if (parser.nextToken() != null) {
            throw failure("something stands after the end of the JSON value" + REMEDY);
        }
    }

    /** What is wrong at the place of the cursor. */
    public EvidenceException failure(String what) {
        JsonLocation at = parser.currentTokenLocation();
        return new EvidenceException(path + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": " + what);
    }

    private boolean field() throws IOException {
        boolean more = parser.nextToken() == JsonToken.FIELD_NAME;
        if (more) {
            parser.nextToken();
        }
        return more;
    }

    private void expect(JsonToken token, String described) throws EvidenceException {
        if (!parser.hasToken(token)) {
            throw failure("expected " + described + REMEDY);
        }
    }
}
