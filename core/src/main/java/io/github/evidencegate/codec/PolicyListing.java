package io.github.evidencegate.codec;

import io.github.evidencegate.document.Problems;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.form.JsonText;
import io.github.evidencegate.policy.EffectivePolicy;
import io.github.evidencegate.policy.EffectivePolicy.Part;
import io.github.evidencegate.policy.EffectivePolicy.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes out every value of a policy with where it came from. */
public final class PolicyListing {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/.][A-Za-z0-9_/.@+-]*");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false|null|yes|no|on|off|[.](nan|inf)|[.].*");
    private static final int WIDEST = 48;

    private PolicyListing() {}

    /** As YAML that is a policy itself, with the places in comments. */
    public static String text(EffectivePolicy policy) {
        List<Line> lines = new ArrayList<>();
        List<String> before = List.of();
        for (Value value : policy.values()) {
            addKeys(before, value.path(), lines);
            addValue(value, lines);
            before = value.path();
        }
        int width = Math.min(
                WIDEST,
                lines.stream().mapToInt(line -> line.code().length()).max().orElse(0));
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> out.append(line.padded(width)).append('\n'));
        return out.toString();
    }

    private record Line(String code, Optional<String> from) {
        static Line at(int depth, String code, Optional<String> from) {
            return new Line("  ".repeat(depth) + code, from);
        }

        String padded(int width) {
            String comment = from.map(place -> " # " + Problems.visible(place)).orElse("");
            return comment.isEmpty() ? code : code + " ".repeat(Math.max(0, width - code.length())) + comment;
        }
    }

    /** The keys above a value that the one before it did not stand under. */
    private static void addKeys(List<String> before, List<String> path, List<Line> lines) {
        int same = 0;
        while (same < path.size() - 1 && same < before.size() && path.get(same).equals(before.get(same))) {
            same++;
        }
        for (int depth = same; depth < path.size() - 1; depth++) {
            lines.add(Line.at(depth, quoted(path.get(depth)) + ":", Optional.empty()));
        }
    }

    private static void addValue(Value value, List<Line> lines) {
        int depth = value.path().size() - 1;
        String key = quoted(value.path().get(depth)) + ":";
        if (!value.isList()) {
            Part part = value.parts().get(0);
            lines.add(Line.at(depth, key + " " + written(part), Optional.of(part.from())));
            return;
        }
        boolean isEmpty = value.parts().isEmpty();
        lines.add(Line.at(depth, isEmpty ? key + " []" : key, isEmpty ? Optional.of(value.from()) : Optional.empty()));
        for (Part part : value.parts()) {
            lines.add(Line.at(depth + 1, "- " + written(part), Optional.of(part.from())));
        }
    }

    private static String written(Part part) {
        return part.isText() ? quoted(part.text()) : part.text();
    }

    private static boolean isPlain(String text) {
        // Old YAML takes "off" for a truth value, the core schema does not; as a mode, people write it so.
        boolean otherwise = TRUTH.matcher(text).matches() && !text.equals("off");
        return PLAIN.matcher(text).matches() && !otherwise;
    }

    /** A text as YAML reads it back, without a character that a terminal obeys. */
    private static String quoted(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                out.append('\\').appendCodePoint(point);
            } else if (Problems.visible(Character.toString(point)).equals(Character.toString(point))) {
                out.appendCodePoint(point);
            } else {
                out.append(String.format(Locale.ROOT, "\\U%08x", point));
            }
        });
        return out.append('"').toString();
    }

    /**
     * As JSON.
     *
     * @param files the policies that it was made of, the project's own first
     */
    public static String json(Map<String, Digest> files, EffectivePolicy policy) {
        List<Object> sources = new ArrayList<>();
        files.forEach((name, digest) -> {
            Map<String, Object> source = new LinkedHashMap<>();
            source.put("name", name);
            source.put("digest", digest.value());
            sources.add(source);
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("files", sources);
        tree.put("values", policy.values().stream().map(PolicyListing::tree).toList());
        return JsonText.pretty(tree);
    }

    private static Map<String, Object> tree(Value value) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", value.path());
        if (value.isList()) {
            tree.put("value", value.parts().stream().map(PolicyListing::json).toList());
            tree.put("from", value.parts().stream().map(Part::from).toList());
        } else {
            Part part = value.parts().get(0);
            tree.put("value", json(part));
            tree.put("from", part.from());
        }
        return tree;
    }

    private static Object json(Part part) {
        if (part.isText()) {
            return part.text();
        }
        return part.text().equals("true") || part.text().equals("false")
                ? (Object) Boolean.valueOf(part.text())
                : Integer.valueOf(part.text());
    }
}
