package io.github.evidencegate.codec;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** RFC 8785 written a second time, in the plainest way, to hold the product's own against it. */
final class Canonical {
    private Canonical() {}

    static String of(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return new TreeMap<>(map)
                    .entrySet().stream()
                            .map(member -> text(member.getKey().toString()) + ":" + of(member.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
        }
        if (tree instanceof List<?> list) {
            return list.stream().map(Canonical::of).collect(Collectors.joining(",", "[", "]"));
        }
        return tree instanceof String text ? text(text) : tree.toString();
    }

    private static String text(String text) {
        return text.chars().mapToObj(Canonical::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int c) {
        int special = "\b\t\n\f\r\"\\".indexOf(c);
        if (special >= 0) {
            return "\\" + "btnfr\"\\".charAt(special);
        }
        return c < 0x20 ? "\\u%04x".formatted(c) : String.valueOf((char) c);
    }
}
