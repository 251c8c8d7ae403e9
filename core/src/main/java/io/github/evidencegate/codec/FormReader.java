package io.github.evidencegate.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.form.Form;
import io.github.evidencegate.form.RecordForm;
import io.github.evidencegate.form.RecordForm.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads what a {@link RecordForm} wrote, strictly: each member is known, stands once, and has the form that the schema
 * says. Messages name the place as a JSON Pointer (RFC 6901).
 */
final class FormReader implements Form.Cases<Object> {
    private static final int DEEPEST = 50;
    private static final int LONGEST = 1 << 16;

    private final JsonParser parser;

    private FormReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Something in the text is not as the form says. Never leaves this class. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * The value that the text holds.
     *
     * @param fileName as it shall stand in messages
     * @param passedOver members of the outermost object that are not read
     */
    static Object read(String fileName, byte[] utf8, RecordForm form, Set<String> passedOver) throws EvidenceException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(utf8)) {
            FormReader reader = new FormReader(parser);
            parser.nextToken();
            Object value = reader.object(form, passedOver);
            if (parser.nextToken() != null) {
                throw new Refused("something stands after the end");
            }
            return value;
        } catch (Refused e) {
            throw new EvidenceException(fileName + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw notJson(fileName, Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e)));
        } catch (IOException e) {
            throw notJson(fileName, e);
        }
    }

    private static EvidenceException notJson(String fileName, IOException trouble) {
        // An exceeded limit has no location.
        String place = trouble instanceof JsonProcessingException json
                ? Optional.ofNullable(json.getLocation())
                        .map(at -> ":" + at.getLineNr() + ":" + at.getColumnNr())
                        .orElse("")
                : "";
        return new EvidenceException(
                fileName + place + ": not JSON, or beyond its limits; make the file again", trouble);
    }

    private JsonToken next() {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw refused("the text ends too early");
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Refused refused(String what) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return new Refused((pointer.isEmpty() ? "at the top" : "at " + pointer) + ": " + what);
    }

    private void expect(JsonToken token, String described) {
        if (!parser.hasToken(token)) {
            throw refused("expected " + described);
        }
    }

    private String string() {
        expect(JsonToken.VALUE_STRING, "a text");
        try {
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Object object(RecordForm form) {
        return object(form, Set.of());
    }

    private Object object(RecordForm form, Set<String> passedOver) {
        expect(JsonToken.START_OBJECT, "an object");
        Map<String, Object> values = new LinkedHashMap<>();
        while (next() == JsonToken.FIELD_NAME) {
            String name = parser.getParsingContext().getCurrentName();
            next();
            if (passedOver.contains(name)) {
                skip();
            } else if (values.put(name, member(form, name)) != null) {
                throw refused("stands twice; remove one of the two");
            }
        }
        return made(form, values);
    }

    private void skip() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object member(RecordForm form, String name) {
        Member member = form.member(name)
                .orElseThrow(() -> refused("no such member; known: "
                        + String.join(
                                ", ", form.members().stream().map(Member::name).toList())));
        return member.form().fold(this);
    }

    private Object made(RecordForm form, Map<String, Object> values) {
        form.members().stream()
                .filter(member -> !member.optional() && !values.containsKey(member.name()))
                .findFirst()
                .ifPresent(missing -> {
                    throw refused("lacks the member \"" + missing.name() + "\"");
                });
        try {
            return form.create(values);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw refused("cannot be true: " + e.getMessage());
        }
    }

    @Override
    public Object text(Form.Text form) {
        String text = string();
        if (text.length() > form.limit()) {
            throw refused("expected at most " + form.limit() + " characters");
        }
        return form == Form.Text.LINES ? parsed("line numbers such as 1-10,15", () -> lines(text)) : text;
    }

    /** The lines that were written; those that were cut are not known. */
    private static LineRanges lines(String text) {
        return LineRanges.parse(text.endsWith(",…") ? text.substring(0, text.length() - 2) : text);
    }

    @Override
    public Object token(Form.Token form) {
        String text = string();
        return switch (form) {
            case DIGEST -> parsed("a digest", () -> new Digest(text));
            case REVISION -> parsed("a revision", () -> new Revision(text));
            case CURRENCY -> text;
            case DURATION -> parsed("a duration such as PT1M15S", () -> Duration.parse(text));
            case INSTANT -> parsed("an instant such as 2026-01-02T03:04:05Z", () -> Instant.parse(text));
        };
    }

    private interface Parsing {
        Object value();
    }

    private Object parsed(String described, Parsing parsing) {
        try {
            return parsing.value();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw refused("expected " + described);
        }
    }

    @Override
    public Object plain(Form.Plain form) {
        return switch (form) {
            case FLAG -> {
                if (!parser.hasToken(JsonToken.VALUE_TRUE)) {
                    expect(JsonToken.VALUE_FALSE, "true or false");
                }
                yield parser.hasToken(JsonToken.VALUE_TRUE);
            }
            case NUMBER -> number();
        };
    }

    private long number() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        try {
            return parser.getLongValue();
        } catch (IOException e) {
            throw refused("expected a whole number below 2^53");
        }
    }

    @Override
    public Object word(Form.Word form) {
        String text = string();
        return Stream.of(form.type().getEnumConstants())
                .filter(constant -> Form.Word.word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> refused("expected one of " + String.join(", ", form.words())));
    }

    @Override
    public Object constant(Form.Constant form) {
        if (!string().equals(form.text())) {
            throw refused("expected \"" + form.text() + "\"");
        }
        return form.text();
    }

    @Override
    public Object items(Form.Items form) {
        expect(JsonToken.START_ARRAY, "a list");
        List<Object> items = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            items.add(form.item().fold(this));
        }
        return items;
    }

    @Override
    public Object counts(Form.Counts form) {
        expect(JsonToken.START_OBJECT, "an object");
        Map<String, Long> counts = new TreeMap<>();
        while (next() == JsonToken.FIELD_NAME) {
            String name = parser.getParsingContext().getCurrentName();
            next();
            if (counts.put(name, number()) != null) {
                throw refused("stands twice; remove one of the two");
            }
        }
        return counts;
    }
}
