package io.github.evidencegate.weakening.test;

import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the tests of one side of a file: where each begins, and where it ends. */
final class TestCases {
    private static final int MOST_HEADER_LINES = 40;
    private static final int MOST_DECORATOR_LINES = 400;

    private static final Pattern CLASS = Pattern.compile("\\bclass\\b");
    private static final Pattern EXTENDS = Pattern.compile("\\bextends\\b|:");

    private final Language language;
    private final List<SourceLine> lines;

    /** The line of the last test that has ended, as told by indentation; -1 before the first. */
    private int outside = -1;

    /** Where a test is declared. */
    private record Place(String name, int line) {}

    private TestCases(Language language, List<SourceLine> lines) {
        this.language = language;
        this.lines = lines;
    }

    /** The tests in the order in which they stand. */
    static List<TestCase> of(Language language, List<SourceLine> lines) {
        return new TestCases(language, lines).all();
    }

    private List<TestCase> all() {
        List<Place> places = places();
        List<TestCase> tests = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            int from = headerStart(place.line(), i == 0 ? 0 : places.get(i - 1).line() + 1);
            int limit = i + 1 < places.size() ? places.get(i + 1).line() : lines.size();
            int end = Math.max(place.line() + 1, Math.min(limit, end(place.line(), limit)));
            tests.add(new TestCase(
                    place.name(),
                    lines.subList(from, place.line() + 1),
                    lines.get(place.line()),
                    lines.subList(place.line() + 1, end)));
        }
        return tests;
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        boolean isAnnounced = false;
        boolean needsAnnouncing = needsAnnouncing();
        int announcedFor = 0;
        for (int i = 0; i < lines.size(); i++) {
            SourceLine line = lines.get(i);
            isAnnounced = isAnnounced && announcedFor++ < MOST_HEADER_LINES;
            if (!line.hasCode() || isNested(places, line)) {
                continue;
            }
            if (announces(line)) {
                isAnnounced = true;
                announcedFor = 0;
            }
            Optional<String> name = isAnnounced || !needsAnnouncing ? name(i, isAnnounced) : Optional.empty();
            if (name.isPresent()) {
                places.add(new Place(name.get(), i));
                isAnnounced = false;
            }
        }
        return places;
    }

    /** JUnit 3 knows tests by their names, in classes that extend one of its own and in files without annotations. */
    private boolean needsAnnouncing() {
        boolean isExtended = lines.stream()
                .dropWhile(line -> !CLASS.matcher(line.code()).find())
                .limit(2)
                .anyMatch(line -> EXTENDS.matcher(line.code()).find());
        return language == Language.JAVA && (!isExtended || lines.stream().anyMatch(this::announces));
    }

    private boolean announces(SourceLine line) {
        return TestSyntax.announces(language, line);
    }

    private Optional<String> name(int index, boolean isAnnounced) {
        String next = index + 1 < lines.size() ? lines.get(index + 1).text() : "";
        return TestSyntax.name(language, lines.get(index), next, isAnnounced);
    }

    /** Whether it is a function within the last test found, which Python allows. */
    private boolean isNested(List<Place> places, SourceLine line) {
        if (language != Language.PYTHON || places.isEmpty()) {
            return false;
        }
        Place last = places.get(places.size() - 1);
        if (line.indent() <= lines.get(last.line()).indent()) {
            outside = last.line();
        }
        return outside != last.line();
    }

    /** Where the annotations above a declaration begin: after an empty line, or after the end of something else. */
    private int headerStart(int declaration, int limit) {
        if (language == Language.PYTHON) {
            return decoratorsStart(declaration, limit);
        }
        int from = declaration;
        int stop = Math.max(limit, declaration - MOST_HEADER_LINES);
        while (from > stop && belongsToHeader(lines.get(from - 1))) {
            from--;
        }
        return from;
    }

    /** Decorators of Python may be long; where one ends inside brackets, it began where they were opened. */
    private int decoratorsStart(int declaration, int limit) {
        int indent = lines.get(declaration).indent();
        int from = declaration;
        int depth = 0;
        for (int at = declaration - 1; at >= limit && declaration - at <= MOST_DECORATOR_LINES; at--) {
            SourceLine line = lines.get(at);
            depth -= allDepth(line.code());
            boolean isDecorator = line.indent() == indent && line.code().strip().startsWith("@");
            if (isDecorator && depth <= 0) {
                from = at;
                depth = 0;
            } else if (depth <= 0 && line.hasCode()) {
                return from;
            }
        }
        return from;
    }

    private static int allDepth(String code) {
        int depth = 0;
        for (int at = 0; at < code.length(); at++) {
            depth += "([{".indexOf(code.charAt(at)) >= 0 ? 1 : 0;
            depth -= ")]}".indexOf(code.charAt(at)) >= 0 ? 1 : 0;
        }
        return depth;
    }

    private boolean belongsToHeader(SourceLine line) {
        String code = line.code().strip();
        if (line.text().isBlank() || language == Language.SCRIPT || language == Language.GO) {
            return false;
        }
        if (Stream.of("@", "[", "#[").anyMatch(code::startsWith)) {
            return true;
        }
        return language != Language.RUBY && Stream.of("{", ":", "}", ";").noneMatch(code::endsWith);
    }

    /** The line after the last one of the test. */
    private int end(int declaration, int limit) {
        return switch (language) {
            case PYTHON -> endByIndent(declaration, limit);
            case RUBY -> endByKeyword(declaration, limit);
            default -> endByBrackets(declaration, limit, language == Language.SCRIPT);
        };
    }

    private int endByIndent(int declaration, int limit) {
        int indent = lines.get(declaration).indent();
        int depth = depth(lines.get(declaration).code(), true);
        for (int i = declaration + 1; i < limit; i++) {
            SourceLine line = lines.get(i);
            if (depth <= 0 && line.hasCode() && line.indent() <= indent) {
                return i;
            }
            depth += depth <= 0 ? 0 : depth(line.code(), true);
        }
        return limit;
    }

    private int endByKeyword(int declaration, int limit) {
        int indent = lines.get(declaration).indent();
        if (lines.get(declaration).code().strip().endsWith("}")) {
            return declaration + 1;
        }
        for (int i = declaration + 1; i < limit; i++) {
            SourceLine line = lines.get(i);
            if (line.hasCode() && line.indent() <= indent) {
                return line.code().strip().matches("(?:end|\\}).*+") ? i + 1 : i;
            }
        }
        return limit;
    }

    /** The end is where as many brackets are closed as were opened; a test of a script is a call. */
    private int endByBrackets(int declaration, int limit, boolean isCall) {
        int depth = 0;
        boolean isOpen = false;
        for (int i = declaration; i < limit; i++) {
            String code = lines.get(i).code();
            depth += depth(code, isCall);
            isOpen |= code.indexOf(isCall ? '(' : '{') >= 0;
            if (isOpen ? depth <= 0 : code.stripTrailing().endsWith(";")) {
                return i + 1;
            }
        }
        return limit;
    }

    private static int depth(String code, boolean isRound) {
        int depth = 0;
        for (int at = 0; at < code.length(); at++) {
            char c = code.charAt(at);
            if (c == (isRound ? '(' : '{')) {
                depth++;
            } else if (c == (isRound ? ')' : '}')) {
                depth--;
            }
        }
        return depth;
    }
}
