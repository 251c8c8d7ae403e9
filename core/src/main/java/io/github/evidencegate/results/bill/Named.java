package io.github.evidencegate.results.bill;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a document says of one component, by the names that JSON and XML both have for it. */
final class Named {
    private static final Set<String> FIELDS = Set.of("type", "bom-ref", "group", "name", "version", "scope", "purl");

    private final Map<String, String> texts = new TreeMap<>();

    static boolean has(String field) {
        return FIELDS.contains(field);
    }

    void put(String field, String text) {
        texts.put(field, text.strip());
    }

    String get(String field) {
        return texts.getOrDefault(field, "");
    }
}
