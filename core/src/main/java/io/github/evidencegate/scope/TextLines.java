package io.github.evidencegate.scope;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a Markdown or plain text, each with what it is. HTML comments are taken out, because templates explain
 * themselves in them; one that nobody closes runs to the end.
 */
final class TextLines {
    private static final String COMMENT_START = "<!--";
    private static final String COMMENT_END = "-->";
    private static final int SHORTEST_FENCE = 3;
    private static final String SCOPE_FENCE = "scope";

    private final List<Line> lines = new ArrayList<>();
    private Kind fenced = Kind.PROSE;
    private String fence = "";
    private boolean inComment;

    /** What a line is. */
    enum Kind {
        /** Between the two lines {@code ---} at the top. */
        FRONT_MATTER,
        PROSE,
        QUOTE,
        /** In a fenced block. */
        CODE,
        /** In a fenced block whose info string is {@code scope}. */
        SCOPE
    }

    /** One line without its blanks at the end. */
    record Line(Kind kind, String text) {}

    private TextLines() {}

    /** All lines but those that only open or close something. */
    static List<Line> of(String text) {
        List<String> raw = text.lines().toList();
        TextLines reader = new TextLines();
        int start = reader.takeFrontMatter(raw);
        raw.subList(start, raw.size()).forEach(reader::take);
        return reader.lines;
    }

    private int takeFrontMatter(List<String> raw) {
        if (raw.isEmpty() || !raw.get(0).stripTrailing().equals("---")) {
            return 0;
        }
        for (int end = 1; end < raw.size(); end++) {
            String line = raw.get(end).stripTrailing();
            if (line.equals("---") || line.equals("...")) {
                raw.subList(1, end).forEach(inside -> add(Kind.FRONT_MATTER, inside));
                return end + 1;
            }
        }
        return 0;
    }

    private void take(String raw) {
        if (!fence.isEmpty()) {
            takeFenced(raw);
            return;
        }
        String line = withoutComments(raw);
        String opened = fenceOf(line.strip());
        if (!opened.isEmpty()) {
            fence = opened;
            String info = line.strip().substring(opened.length()).strip();
            fenced = info.equalsIgnoreCase(SCOPE_FENCE) ? Kind.SCOPE : Kind.CODE;
        } else {
            add(line.stripLeading().startsWith(">") ? Kind.QUOTE : Kind.PROSE, line);
        }
    }

    private void takeFenced(String line) {
        String closing = line.strip();
        if (closing.startsWith(fence) && closing.equals(fenceOf(closing))) {
            fence = "";
        } else {
            add(fenced, line);
        }
    }

    private void add(Kind kind, String line) {
        lines.add(new Line(kind, line.stripTrailing()));
    }

    /** The run of three or more backticks or tildes that opens a fence; empty if none does. */
    private static String fenceOf(String line) {
        if (!line.startsWith("```") && !line.startsWith("~~~")) {
            return "";
        }
        char mark = line.charAt(0);
        int end = SHORTEST_FENCE;
        while (end < line.length() && line.charAt(end) == mark) {
            end++;
        }
        boolean isInlineCode = mark == '`' && line.indexOf('`', end) >= 0;
        return isInlineCode ? "" : line.substring(0, end);
    }

    private String withoutComments(String line) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            String mark = inComment ? COMMENT_END : COMMENT_START;
            int found = line.indexOf(mark, at);
            if (!inComment) {
                rest.append(line, at, found < 0 ? line.length() : found);
            }
            if (found < 0) {
                break;
            }
            inComment = !inComment;
            at = found + mark.length();
        }
        return rest.toString();
    }
}
