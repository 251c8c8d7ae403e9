package io.github.evidencegate.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import dev.harrel.jsonschema.ValidatorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON strictly and holds it against a JSON Schema, by other means than the product's own. */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** Objects as maps in their order, arrays as lists, whole numbers as longs, {@code null} as an empty optional. */
    public static Object read(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one value");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value at the end of these keys and indexes. */
    public static Object at(Object tree, String... path) {
        Object value = tree;
        for (String step : path) {
            value = value instanceof List<?> list
                    ? list.get(Integer.parseInt(step))
                    : Optional.<Object>ofNullable(((Map<?, ?>) value).get(step)).orElseThrow();
        }
        return value;
    }

    /** What is wrong with {@code tree}, as {@link #read} gives it, by {@code schema}; empty if nothing is. */
    public static List<String> violations(String schema, Object tree) {
        return new ValidatorFactory()
                        .withDefaultDialect(new Dialects.Draft2020Dialect())
                        .withJsonNodeFactory(new Factory())
                        .validate(schema, new Node("", tree))
                        .getErrors()
                        .stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getError())
                        .toList();
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> Optional.empty();
            default -> throw new IllegalArgumentException("unexpected " + parser.currentToken());
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static final class Factory implements JsonNodeFactory {
        @Override
        public JsonNode wrap(Object node) {
            return node instanceof JsonNode wrapped ? wrapped : new Node("", node);
        }

        @Override
        public JsonNode create(String json) {
            return new Node("", read(json));
        }
    }

    private record Node(String pointer, Object value) implements JsonNode {
        @Override
        public String getJsonPointer() {
            return pointer;
        }

        @Override
        public SimpleType getNodeType() {
            if (value instanceof Map) {
                return SimpleType.OBJECT;
            }
            if (value instanceof List) {
                return SimpleType.ARRAY;
            }
            if (value instanceof String) {
                return SimpleType.STRING;
            }
            if (value instanceof Boolean) {
                return SimpleType.BOOLEAN;
            }
            if (value instanceof Number) {
                return asNumber().stripTrailingZeros().scale() <= 0 ? SimpleType.INTEGER : SimpleType.NUMBER;
            }
            return SimpleType.NULL;
        }

        @Override
        public boolean asBoolean() {
            return (Boolean) value;
        }

        @Override
        public String asString() {
            return value instanceof Optional ? "null" : value.toString();
        }

        @Override
        public BigInteger asInteger() {
            return asNumber().toBigInteger();
        }

        @Override
        public BigDecimal asNumber() {
            return new BigDecimal(value.toString());
        }

        @Override
        public List<JsonNode> asArray() {
            List<JsonNode> nodes = new ArrayList<>();
            for (Object item : (List<?>) value) {
                nodes.add(new Node(pointer + "/" + nodes.size(), item));
            }
            return nodes;
        }

        @Override
        public Map<String, JsonNode> asObject() {
            Map<String, JsonNode> nodes = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, member) -> {
                String name = key.toString();
                nodes.put(name, new Node(pointer + "/" + JsonNode.encodeJsonPointer(name), member));
            });
            return nodes;
        }
    }
}
