package io.github.evidencegate.form;

import io.github.evidencegate.evidence.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the values of one type are written, and how the schema describes what is written: one place for both, so that
 * they never part.
 */
public interface Form {
    /** Appends the value. */
    void write(Object value, StringBuilder out);

    /** Describes what {@link #write} appends; record types go to {@code definitions} and are referred to. */
    Map<String, Object> schema(Map<String, Object> definitions);

    /** Handles every form. */
    <R> R fold(Cases<R> cases);

    /** One method for each form. */
    interface Cases<R> {
        R text(Text form);

        R token(Token form);

        R plain(Plain form);

        R word(Word form);

        R constant(Constant form);

        R items(Items form);

        R counts(Counts form);

        R object(RecordForm form);
    }

    /** Text, bounded: a record stays small however hostile its input. */
    enum Text implements Form {
        /** Prose and names. What is too long is cut, and ends with {@code …}. */
        PROSE(1_000) {
            @Override
            String shortened(String text) {
                return start(text, limit() - 1) + CUT;
            }
        },
        /** A path. What is too long is cut too, but keeps its digest, so that no two paths become one. */
        PATH(4_096) {
            @Override
            String shortened(String text) {
                String digest = Digest.ofUtf8(text).value();
                return start(text, limit() - digest.length() - 1) + CUT + digest;
            }
        },
        /** Line numbers, as {@code LineRanges} writes them. What is too long is cut after a range. */
        LINES(4_096) {
            @Override
            String shortened(String text) {
                return text.substring(0, text.lastIndexOf(',', limit() - 2) + 1) + CUT;
            }
        };

        private static final String CUT = "…";
        private static final String RANGE = "[1-9][0-9]*(-[1-9][0-9]*)?";
        private final int limit;

        Text(int limit) {
            this.limit = limit;
        }

        /** The most characters that are written. */
        public int limit() {
            return limit;
        }

        abstract String shortened(String text);

        private static String start(String text, int length) {
            return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
        }

        @Override
        public void write(Object value, StringBuilder out) {
            JsonText.quote(written(value), out);
        }

        /** The text of the value as it is written: cut if it is too long. */
        public String written(Object value) {
            String text = value.toString();
            return text.length() > limit ? shortened(text) : text;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.text(this);
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> definitions) {
            Map<String, Object> schema = typed("string");
            schema.put("maxLength", limit);
            if (this == LINES) {
                schema.put("pattern", "^(" + RANGE + "(," + RANGE + ")*(," + CUT + ")?)?$");
            }
            return schema;
        }
    }

    /** Text whose form its type guarantees. */
    enum Token implements Form {
        DIGEST("^sha256:[0-9a-f]{64}$", 71),
        REVISION("^([0-9a-f]{40}|[0-9a-f]{64})$", 64),
        /** ISO 4217. */
        CURRENCY("^[A-Z]{3}$", 3),
        DURATION("^PT(-?[0-9]+H)?(-?[0-9]+M)?(-?[0-9]+([.][0-9]{1,9})?S)?$", 50),
        /** RFC 3339 in UTC, to the millisecond; years outside 0 to 9999 become the nearest that it can write. */
        INSTANT("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{3})?Z$", 24) {
            @Override
            public void write(Object value, StringBuilder out) {
                Instant instant = ((Instant) value).truncatedTo(ChronoUnit.MILLIS);
                Instant late = instant.isAfter(LATEST) ? LATEST : instant;
                super.write(late.isBefore(EARLIEST) ? EARLIEST : late, out);
            }
        };

        private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
        private final String pattern;
        private final int longest;

        Token(String pattern, int longest) {
            this.pattern = pattern;
            this.longest = longest;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.token(this);
        }

        @Override
        public void write(Object value, StringBuilder out) {
            out.append('"').append(value).append('"');
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> definitions) {
            Map<String, Object> schema = typed("string");
            schema.put("pattern", pattern);
            schema.put("maxLength", longest);
            return schema;
        }
    }

    /** Numbers and booleans. */
    enum Plain implements Form {
        FLAG {
            @Override
            public void write(Object value, StringBuilder out) {
                out.append((boolean) value);
            }

            @Override
            public Map<String, Object> schema(Map<String, Object> definitions) {
                return typed("boolean");
            }
        },
        /** Whole numbers; what a double cannot hold exactly becomes the nearest that it can (RFC 8785, appendix D). */
        NUMBER {
            @Override
            public void write(Object value, StringBuilder out) {
                out.append(Math.max(-EXACT, Math.min(EXACT, ((Number) value).longValue())));
            }

            @Override
            public Map<String, Object> schema(Map<String, Object> definitions) {
                Map<String, Object> schema = typed("integer");
                schema.put("minimum", -EXACT);
                schema.put("maximum", EXACT);
                return schema;
            }
        };

        private static final long EXACT = (1L << 53) - 1;

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.plain(this);
        }
    }

    /** A constant of an enum: lower case, {@code _} as {@code -}. */
    record Word(Class<?> type) implements Form {
        @Override
        public void write(Object value, StringBuilder out) {
            out.append('"').append(word(value)).append('"');
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> definitions) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("enum", words());
            return schema;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.word(this);
        }

        /** All that can be written, in the order of the constants. */
        public List<String> words() {
            return Stream.of(type.getEnumConstants()).map(Word::word).toList();
        }

        /** How this constant is written. */
        public static String word(Object constant) {
            return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One text that never differs. */
    record Constant(String text) implements Form {
        @Override
        public void write(Object value, StringBuilder out) {
            JsonText.quote(text, out);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.constant(this);
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> definitions) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("const", text);
            return schema;
        }
    }

    /** A list, in its order. */
    record Items(Form item) implements Form {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.items(this);
        }

        @Override
        public void write(Object value, StringBuilder out) {
            char before = '[';
            for (Object each : (Collection<?>) value) {
                out.append(before);
                item.write(each, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> definitions) {
            Map<String, Object> schema = typed("array");
            schema.put("items", item.schema(definitions));
            return schema;
        }
    }

    /** Numbers by name. The names are the program's own, never those of a change. */
    record Counts() implements Form {
        private static final Pattern NAME = Pattern.compile("^[a-zA-Z]{1,40}$");

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.counts(this);
        }

        @Override
        public void write(Object value, StringBuilder out) {
            char before = '{';
            for (Map.Entry<?, ?> count : new TreeMap<>((Map<?, ?>) value).entrySet()) {
                out.append(before)
                        .append('"')
                        .append(requireName(count.getKey().toString()))
                        .append("\":");
                Plain.NUMBER.write(count.getValue(), out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        }

        private static String requireName(String name) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a count's name is 1 to 40 ASCII letters, not \"" + name + "\"");
            }
            return name;
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> definitions) {
            Map<String, Object> names = new LinkedHashMap<>();
            names.put("pattern", NAME.pattern());
            Map<String, Object> schema = typed("object");
            schema.put("propertyNames", names);
            schema.put("additionalProperties", Plain.NUMBER.schema(definitions));
            return schema;
        }
    }

    private static Map<String, Object> typed(String type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        return schema;
    }
}
