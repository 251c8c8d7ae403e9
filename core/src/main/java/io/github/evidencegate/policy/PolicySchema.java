package io.github.evidencegate.policy;

import io.github.evidencegate.policy.Shape.Choice;
import io.github.evidencegate.policy.Shape.Count;
import io.github.evidencegate.policy.Shape.Either;
import io.github.evidencegate.policy.Shape.Flag;
import io.github.evidencegate.policy.Shape.Keyed;
import io.github.evidencegate.policy.Shape.KnownKey;
import io.github.evidencegate.policy.Shape.Listing;
import io.github.evidencegate.policy.Shape.Named;
import io.github.evidencegate.policy.Shape.Text;
import io.github.evidencegate.policy.Shape.Variants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policy's JSON Schema (2020-12), made from the grammar, for editors and for tools that write policies. It cannot
 * say that a key stands twice, nor how YAML writes a number; the parser can.
 */
public final class PolicySchema {
    /** The schema's id. */
    public static final String ID = "https://evidencegate.github.io/schema/policy-1.json";

    private static final Shape.Cases<Map<String, Object>> OF_SHAPE = new OfShape();

    private PolicySchema() {}

    /** The schema as maps, lists, texts, numbers and booleans, in the order of the grammar. */
    public static Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        tree.put("$id", ID);
        tree.put("title", "Evidence Gate policy (.evidence-gate.yml)");
        tree.putAll(PolicyGrammar.ROOT.fold(OF_SHAPE));
        return tree;
    }

    private static final class OfShape implements Shape.Cases<Map<String, Object>> {
        @Override
        public Map<String, Object> keyed(Keyed shape) {
            Map<String, Object> properties = new LinkedHashMap<>();
            shape.keys().forEach(key -> properties.put(key.name(), described(key)));
            List<String> required = shape.keys().stream()
                    .filter(KnownKey::required)
                    .map(KnownKey::name)
                    .toList();
            Map<String, Object> schema = typed("object");
            schema.put("properties", properties);
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            schema.put("additionalProperties", false);
            return schema;
        }

        private Map<String, Object> described(KnownKey key) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("description", key.description() + inherited(key));
            schema.putAll(key.shape().fold(this));
            // What an object is without its key, its description tells.
            key.initial()
                    .filter(initial -> !(key.shape() instanceof Keyed))
                    .ifPresent(initial -> schema.put("default", value(initial, schema)));
            return schema;
        }

        private static String inherited(KnownKey key) {
            return key.inheritance()
                    .map(rule -> " A policy that extends another may " + rule.allowance() + ".")
                    .orElse("");
        }

        private static Object value(String written, Map<String, Object> schema) {
            Optional<Object> type = Optional.ofNullable(schema.get("type"));
            if (type.equals(Optional.of("integer"))) {
                return Integer.valueOf(written);
            }
            return type.equals(Optional.of("boolean")) ? Boolean.valueOf(written) : written;
        }

        @Override
        public Map<String, Object> named(Named shape) {
            Map<String, Object> schema = typed("object");
            schema.put("propertyNames", text(new Text(shape.name())));
            schema.put("additionalProperties", shape.value().fold(this));
            return schema;
        }

        @Override
        public Map<String, Object> variants(Variants shape) {
            Map<String, Object> schema = typed("object");
            schema.put(
                    "oneOf",
                    shape.variants().stream()
                            .map(variant -> keyed(variant.keyed()))
                            .toList());
            return schema;
        }

        @Override
        public Map<String, Object> listing(Listing shape) {
            Map<String, Object> one = text(new Text(shape.form()));
            Map<String, Object> many = typed("array");
            many.put("items", one);
            Map<String, Object> single = new LinkedHashMap<>(one);
            shape.form().carrier().ifPresent(carrier -> {
                single.put("allOf", List.of(Map.of("pattern", carrier)));
                many.put("contains", Map.of("pattern", carrier));
            });
            many.put("minItems", 1);
            Map<String, Object> empty = typed("array");
            empty.put("maxItems", 0);
            // "contains" asks for an item, so an empty list needs a way of its own.
            return only("anyOf", shape.mayBeEmpty() ? List.of(single, many, empty) : List.of(single, many));
        }

        @Override
        public Map<String, Object> text(Text shape) {
            Map<String, Object> schema = typed("string");
            schema.put("pattern", shape.form().regex());
            schema.put("maxLength", shape.form().limit());
            return schema;
        }

        @Override
        public Map<String, Object> choice(Choice shape) {
            return only("enum", shape.words());
        }

        @Override
        public Map<String, Object> either(Either shape) {
            return only("anyOf", List.of(text(shape.text()), keyed(shape.keyed())));
        }

        @Override
        public Map<String, Object> count(Count shape) {
            Map<String, Object> schema = typed(shape.decimals() == 0 ? "integer" : "number");
            schema.put("minimum", shape.least());
            schema.put("maximum", shape.most());
            return schema;
        }

        @Override
        public Map<String, Object> flag(Flag shape) {
            return typed("boolean");
        }

        private static Map<String, Object> typed(String type) {
            return only("type", type);
        }

        /** With one member so far. */
        private static Map<String, Object> only(String name, Object value) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put(name, value);
            return schema;
        }
    }
}
