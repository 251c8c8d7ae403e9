package io.github.evidencegate.weakening.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition around lines: they run, or are compiled, only if it is met.
 *
 * @param line the line that says so
 * @param first the number of the first line that it is around
 * @param last the number of the last one
 * @param isToRun whether they run if it is met, and not if it is not
 */
public record Guard(SourceLine line, String condition, int first, int last, boolean isToRun) {
    private static final int MOST = 500;

    private static final Pattern IF =
            Pattern.compile("^\\s*+(?:\\}\\s*+else\\s++)?if\\b\\s*+(.{1,500}?)\\s*+\\{\\s*+$");
    private static final Pattern PYTHON_IF = Pattern.compile("^\\s*+if\\b\\s*+(.{1,500}):\\s*+$");
    private static final Pattern RUBY_IF = Pattern.compile("^\\s*+(if|unless)\\b\\s++(.{1,500})$");
    private static final Pattern RUBY_END = Pattern.compile("^\\s*+(?:end|\\})\\s++(if|unless)\\b\\s++(.{1,500})$");
    private static final Pattern DIRECTIVE = Pattern.compile("^\\s*+#\\s*+if\\b\\s*+(.{1,500})$");
    private static final Pattern DIRECTIVE_END = Pattern.compile("^\\s*+#\\s*+(?:endif|else|elif)\\b");

    /** Whether it is around this line. */
    public boolean isAround(SourceLine other) {
        return first <= other.number() && other.number() <= last;
    }

    /** The conditions of one side of a file, the outer ones first; of very many the first. */
    public static List<Guard> of(Language language, List<SourceLine> lines) {
        List<Guard> guards = new ArrayList<>();
        switch (language) {
            case PYTHON -> byIndent(lines, guards);
            case RUBY -> byKeyword(lines, guards);
            case CSHARP, OTHER_BRACES -> {
                byDirective(lines, guards);
                byBrackets(lines, guards);
            }
            case JAVA, SCRIPT, GO, RUST -> byBrackets(lines, guards);
            default -> guards.clear();
        }
        return guards.size() > MOST ? guards.subList(0, MOST) : guards;
    }

    /** What opened, and how deep it stood. */
    private record Open(SourceLine line, String condition, int depth, boolean isToRun) {
        Guard until(int last) {
            return new Guard(line, condition, line.number(), last, isToRun);
        }
    }

    private static void byBrackets(List<SourceLine> lines, List<Guard> guards) {
        Deque<Open> open = new ArrayDeque<>();
        int depth = 0;
        for (SourceLine line : lines) {
            Matcher condition = IF.matcher(line.code());
            String code = line.code();
            boolean opens = code.contains("if") && condition.find();
            for (int at = 0; at < code.length(); at++) {
                if (code.charAt(at) == '{') {
                    depth++;
                } else if (code.charAt(at) == '}') {
                    depth--;
                    while (!open.isEmpty() && open.peek().depth() > depth) {
                        guards.add(open.pop().until(line.number()));
                    }
                }
            }
            if (opens) {
                open.push(new Open(line, text(line, condition.start(1), condition.end(1)), depth, true));
            }
        }
    }

    private static String text(SourceLine line, int start, int end) {
        return line.text().substring(start, end);
    }

    private static void byIndent(List<SourceLine> lines, List<Guard> guards) {
        Deque<Open> open = new ArrayDeque<>();
        int last = 0;
        for (SourceLine line : lines) {
            if (!line.hasCode() || line.code().strip().startsWith(")")) {
                continue;
            }
            while (!open.isEmpty() && open.peek().depth() >= line.indent()) {
                guards.add(open.pop().until(last));
            }
            Matcher condition = PYTHON_IF.matcher(line.code());
            if (condition.find()) {
                open.push(new Open(line, text(line, condition.start(1), condition.end(1)), line.indent(), true));
            }
            last = line.number();
        }
        while (!open.isEmpty()) {
            guards.add(open.pop().until(last));
        }
    }

    /** Ruby ends each block with a word in the column of its beginning, and may name the condition only there. */
    private static void byKeyword(List<SourceLine> lines, List<Guard> guards) {
        Deque<SourceLine> open = new ArrayDeque<>();
        for (SourceLine line : lines.stream().filter(SourceLine::hasCode).toList()) {
            while (!open.isEmpty() && open.peek().indent() > line.indent()) {
                open.pop();
            }
            boolean isSame = !open.isEmpty() && open.peek().indent() == line.indent();
            String code = line.code().strip();
            if (isSame && code.matches("(?:end\\b|\\}).*+")) {
                ended(open.pop(), line, guards);
            } else if (!isSame) {
                open.push(line);
            } else if (!code.matches("(?:else|elsif|when|rescue|ensure)\\b.*+")) {
                open.pop();
                open.push(line);
            }
        }
    }

    private static void ended(SourceLine start, SourceLine end, List<Guard> guards) {
        Matcher before = RUBY_IF.matcher(start.code());
        Matcher after = RUBY_END.matcher(end.code());
        if (before.find()) {
            String condition = text(start, before.start(2), before.end(2));
            guards.add(new Guard(
                    start,
                    condition,
                    start.number(),
                    end.number(),
                    before.group(1).equals("if")));
        } else if (after.find()) {
            String condition = text(end, after.start(2), after.end(2));
            guards.add(new Guard(
                    end, condition, start.number(), end.number(), after.group(1).equals("if")));
        }
    }

    private static void byDirective(List<SourceLine> lines, List<Guard> guards) {
        Deque<Open> open = new ArrayDeque<>();
        for (SourceLine line : lines) {
            Matcher condition = DIRECTIVE.matcher(line.code());
            if (condition.find()) {
                open.push(new Open(line, text(line, condition.start(1), condition.end(1)), 0, true));
            } else if (!open.isEmpty() && DIRECTIVE_END.matcher(line.code()).find()) {
                Open ended = open.pop();
                guards.add(ended.until(line.number()));
                if (!line.code().contains("endif")) {
                    open.push(new Open(line, "!(" + ended.condition() + ")", 0, true));
                }
            }
        }
    }
}
