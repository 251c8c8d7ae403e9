package io.github.evidencegate.weakening.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a settings file with the names that it stands under.
 *
 * @param keys the section and the keys from the outside to the inside, each with a slash before it, in lower case
 * @param values what the line says besides a key of its own
 */
public record SettingPath(SourceLine line, String keys, String values) {
    private static final int MOST_DEPTH = 40;

    private static final Pattern SECTIONS =
            Pattern.compile(".*\\.(?:toml|cfg|ini)|\\.flake8|\\.coveragerc|Pipfile|\\.?pylintrc");
    private static final Pattern JSON = Pattern.compile(".*(?:\\.json|rc)");
    private static final Pattern YAML = Pattern.compile(".*\\.ya?ml");
    private static final Pattern XML = Pattern.compile(".*(?:\\.xml|proj|\\.props|\\.targets)");
    private static final Pattern COMMENT = Pattern.compile("[#;].*+|");
    private static final Pattern SECTION = Pattern.compile("^\\s*+\\[{1,2}([^\\]\\[=\"']{1,120})\\]{1,2}\\s*+$");
    private static final Pattern KEY = Pattern.compile("^\\s*+[\"']?([\\w][\\w.*/-]{0,80})[\"']?\\s*+=\\s*+(.*+)$");
    private static final Pattern JSON_KEY =
            Pattern.compile("^\\s*+[{,]?\\s*+[\"']?([^\"':]{1,80})[\"']?\\s*+:\\s*+(.*+)$");
    private static final Pattern YAML_KEY =
            Pattern.compile("^(?:\\s*+-)?\\s*+[\"']?([\\w][\\w ./*-]{0,80})[\"']?\\s*+:(?:\\s++(.*+))?$");
    private static final Pattern TAG = Pattern.compile("<(/?)([\\w.:-]{1,80})[^<>]{0,400}?(/?)>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>\\s*+([\\w.-]{1,80})");

    /** The lines of a settings file that have code, each with its names; empty for what has no names. */
    public static List<SettingPath> of(String name, List<SourceLine> lines) {
        if (SECTIONS.matcher(name).matches()) {
            return bySection(lines);
        }
        if (JSON.matcher(name).matches()) {
            return byIndent(lines, JSON_KEY);
        }
        if (YAML.matcher(name).matches()) {
            return byIndent(lines, YAML_KEY);
        }
        return XML.matcher(name).matches() ? byTag(lines) : List.of();
    }

    private static List<SettingPath> bySection(List<SourceLine> lines) {
        List<SettingPath> paths = new ArrayList<>();
        String section = "";
        String key = "";
        int depth = 0;
        for (SourceLine line : lines) {
            String text = line.statement();
            if (COMMENT.matcher(text).matches()) {
                continue;
            }
            Matcher header = SECTION.matcher(line.code());
            boolean isContinued = depth > 0 || (line.indent() > 0 && !key.isEmpty());
            if (depth <= 0 && header.find()) {
                section = header.group(1).strip().toLowerCase(Locale.ROOT);
                key = "";
                paths.add(new SettingPath(line, "/" + section, ""));
                continue;
            }
            Matcher set = KEY.matcher(text);
            if (!isContinued && set.find()) {
                key = set.group(1).toLowerCase(Locale.ROOT);
                text = set.group(2);
            }
            depth = Math.max(0, depth + brackets(text));
            paths.add(new SettingPath(line, "/" + section + "/" + key, text));
        }
        return paths;
    }

    private static int brackets(String text) {
        int depth = 0;
        char quote = ' ';
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote == ' ') {
                depth += "[{".indexOf(c) >= 0 ? 1 : 0;
                depth -= "]}".indexOf(c) >= 0 ? 1 : 0;
                quote = "\"'".indexOf(c) >= 0 ? c : ' ';
            } else if (c == quote) {
                quote = ' ';
            }
        }
        return depth;
    }

    /** A key and the column that it stands in. */
    private record Open(String key, int indent) {}

    /** JSON is taken as most people and all formatters write it: what is inside stands further to the right. */
    private static List<SettingPath> byIndent(List<SourceLine> lines, Pattern keys) {
        List<SettingPath> paths = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        for (SourceLine line : lines) {
            String text = line.statement();
            if (text.isEmpty()) {
                continue;
            }
            Matcher key = keys.matcher(text);
            boolean isItem = keys == YAML_KEY && text.startsWith("-");
            boolean isKey = !isItem && key.find();
            // An item of YAML may stand in the column of its key.
            int inside = line.indent() + (isItem ? 1 : 0);
            open.removeIf(outer -> outer.indent() >= inside);
            if (isKey && open.size() < MOST_DEPTH) {
                open.push(new Open(key.group(1).toLowerCase(Locale.ROOT), line.indent()));
                text = key.group(2) == null ? "" : key.group(2);
            }
            paths.add(new SettingPath(line, joined(open), text));
        }
        return paths;
    }

    private static String joined(Deque<Open> open) {
        StringBuilder keys = new StringBuilder();
        for (Iterator<Open> each = open.descendingIterator(); each.hasNext(); ) {
            keys.append('/').append(each.next().key());
        }
        return keys.toString();
    }

    private static List<SettingPath> byTag(List<SourceLine> lines) {
        List<SettingPath> paths = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        String artifact = "";
        for (SourceLine line : lines) {
            String text = line.statement();
            Matcher named = ARTIFACT.matcher(text);
            artifact = named.find() ? named.group(1) : artifact;
            boolean isAdded = false;
            Matcher tag = TAG.matcher(text);
            while (tag.find()) {
                if (!tag.group(1).isEmpty()) {
                    open.poll();
                } else if (open.size() < MOST_DEPTH) {
                    open.push(new Open(tag.group(2).toLowerCase(Locale.ROOT), 0));
                    paths.add(new SettingPath(line, "/" + artifact + joined(open), value(text, tag)));
                    isAdded = true;
                    if (!tag.group(3).isEmpty()) {
                        open.poll();
                    }
                }
            }
            if (!isAdded && line.hasCode()) {
                paths.add(new SettingPath(line, "/" + artifact + joined(open), text));
            }
        }
        return paths;
    }

    private static String value(String text, Matcher tag) {
        int end = text.indexOf('<', tag.end());
        return text.substring(tag.end(), end < 0 ? text.length() : end) + " " + tag.group();
    }
}
