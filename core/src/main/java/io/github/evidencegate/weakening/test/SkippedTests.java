package io.github.evidencegate.weakening.test;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SkipCondition;
import io.github.evidencegate.weakening.source.SkipMarkers;
import io.github.evidencegate.weakening.source.SourceLine;
import io.github.evidencegate.weakening.test.FileTests.Located;
import io.github.evidencegate.weakening.test.FileTests.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds tests that ran before and are skipped now. A test that came with its skip never ran, so that nothing became
 * quiet.
 */
final class SkippedTests {
    private static final Pattern GROUP = Pattern.compile(
            "^\\s*+(?:@|\\[|pytestmark\\b|__test__|undef|(?:\\w++\\s*+=\\s*+)?pytest\\.(?:importorskip|skip)\\(|test\\w*+\\s*+=\\s*+None|raise\\b|[fx]?(?:describe|context|suite)\\b|RSpec\\.)|\\b(?:describe|context|suite)\\.");
    /** Stands before a title among the lines that were there, which never begin with a tabulator. */
    private static final String TITLE = "\t";

    private static final Pattern RETURN = Pattern.compile("^\\s*+return\\s*+(?:[\"']\\s*+[\"'])?\\s*+;?\\s*+$");
    private static final Pattern SILENT_RETURN = Pattern.compile("(?:^|[ )])return\\s*+;?\\s*+$");
    /** What skips a whole module stands at its left edge; inside a function it skips whatever calls it. */
    private static final Pattern OF_MODULE = Pattern.compile("^raise\\b|\\bpytest\\.(?:importorskip|skip)\\(");

    private static final int MOST_ANNOTATIONS = 20;
    private static final String RUST_CFG = "rust-cfg";

    private SkippedTests() {}

    /** The markers on tests that were there before without one. */
    static List<Weakening> ofPairs(List<Pair> pairs) {
        Map<String, Integer> silentReturns = new HashMap<>();
        List<Weakening> found = new ArrayList<>();
        for (Pair pair : pairs) {
            Optional<Weakening> added = added(pair);
            if (added.isPresent()) {
                String file = pair.before().file().source().patch().path();
                int left = silentReturns.computeIfAbsent(
                        file, path -> silentReturns(pair.before().file().source()));
                silentReturns.put(file, left - 1);
                if (left <= 0) {
                    found.add(added.get());
                }
            }
        }
        return found;
    }

    private static Optional<Weakening> added(Pair pair) {
        ChangedSource after = pair.after().file().source();
        if (!pair.after().test().isChanged() || isSilenced(pair.before())) {
            return Optional.empty();
        }
        Optional<Weakening> compiled = compiledSometimes(pair.after());
        if (compiled.isPresent()) {
            return compiled;
        }
        List<SkipCondition> added = changedMarkers(after.language(), pair.after());
        List<SkipCondition> removed = changedMarkers(after.baseLanguage(), pair.before());
        if (added.size() == removed.size()) {
            return added.stream()
                    .filter(now -> removed.stream().allMatch(now::silencesMoreThan))
                    .findFirst()
                    .map(now -> finding(after, now));
        }
        return added.size() > removed.size() ? Optional.of(finding(after, added.get(0))) : Optional.empty();
    }

    /** In Rust a condition inside of a test is about the next statement alone. */
    private static Optional<Weakening> compiledSometimes(Located test) {
        ChangedSource source = test.file().source();
        List<SourceLine> body = test.test().body();
        return source.language() == Language.RUST
                ? IntStream.range(1, body.size())
                        .filter(i -> body.get(i - 1).isChanged()
                                && isCompiledSometimes(body.get(i - 1))
                                && !body.get(i).isChanged()
                                && Assertion.starts(Language.RUST, body.get(i).code()))
                        .mapToObj(i -> source.atHead(
                                Kind.ASSERTION_WEAKENED, body.get(i - 1).number(), "conditional-assertion"))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isCompiledSometimes(SourceLine line) {
        return SkipMarkers.in(Language.RUST, line).filter(RUST_CFG::equals).isPresent();
    }

    private static Weakening finding(ChangedSource source, SkipCondition marker) {
        return source.atHead(Kind.TEST_SKIPPED, marker.line(), marker.id());
    }

    /** The markers with lines that are on this side alone. */
    private static List<SkipCondition> changedMarkers(Language language, Located test) {
        List<SourceLine> lines = language == Language.RUST
                ? test.test().header()
                : test.test().lines().toList();
        return markers(language, lines).stream()
                .filter(SkipCondition::isChanged)
                .toList();
    }

    private static List<SkipCondition> markers(Language language, List<SourceLine> lines) {
        List<SkipCondition> markers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int index = i;
            SkipMarkers.in(language, lines.get(i))
                    .filter(id -> !id.equals(SkipMarkers.FOCUS))
                    .ifPresent(id -> markers.add(SkipCondition.of(id, lines, index)));
        }
        return markers;
    }

    /** Whether a marker is on the test that silences it. */
    static boolean isSkipped(Located test) {
        Language language = test.file().source().baseLanguage();
        return test.test()
                .lines()
                .anyMatch(line -> SkipMarkers.in(language, line)
                        .filter(id -> !id.equals(SkipMarkers.FOCUS))
                        .isPresent());
    }

    /** The same, unless it ran and was expected to fail. */
    private static boolean isSilenced(Located test) {
        return markers(test.file().source().baseLanguage(), test.test().header()).stream()
                .anyMatch(marker -> !marker.isConditional() && !marker.isExpectedFailure());
    }

    /** Whether a test never ran, because a marker in its header says so without a condition. */
    static boolean neverRan(Located test) {
        Language language = test.file().source().baseLanguage();
        boolean leaves = test.test().body().stream()
                .filter(SourceLine::hasCode)
                .findFirst()
                .filter(line -> RETURN.matcher(line.code()).matches())
                .isPresent();
        return leaves || markers(language, test.test().header()).stream().anyMatch(marker -> !marker.isConditional());
    }

    /** How often tests left in silence, each of which a skip says aloud now, by file. */
    private static int silentReturns(ChangedSource source) {
        return (int) source.base().stream()
                .filter(line ->
                        line.isChanged() && SILENT_RETURN.matcher(line.code()).find())
                .count();
    }

    /** The markers on whole classes, groups and files, and those that silence all other tests. */
    static List<Weakening> ofGroups(FileTests file) {
        ChangedSource source = file.source();
        Language language = source.language();
        Set<Integer> inTests = new HashSet<>();
        file.head().forEach(test -> test.lines().map(SourceLine::number).forEach(inTests::add));
        Set<String> before = new HashSet<>();
        for (SourceLine line : source.base()) {
            before.add(line.statement());
            before.add(TITLE + title(line));
        }
        List<Weakening> found = new ArrayList<>();
        for (int i = 0; i < source.head().size(); i++) {
            SourceLine line = source.head().get(i);
            Optional<String> id = line.isChanged() ? SkipMarkers.in(language, line) : Optional.empty();
            boolean isOnGroup = !inTests.contains(line.number()) && isOnGroup(source, i, before);
            id.filter(marker -> isOnGroup || marker.equals(SkipMarkers.FOCUS))
                    .ifPresent(marker -> found.add(source.atHead(Kind.TEST_SKIPPED, line.number(), marker)));
        }
        List<SkipCondition> gone = markers(source.baseLanguage(), source.base()).stream()
                .filter(SkipCondition::isChanged)
                .toList();
        List<SkipCondition> now = gone.isEmpty() ? List.of() : markers(language, source.head());
        long replaced = Math.min(found.size(), count(source.base(), source.baseLanguage()));
        return Stream.concat(
                        found.subList((int) replaced, found.size()).stream(),
                        found.subList(0, (int) replaced).stream()
                                .limit(MOST_ANNOTATIONS)
                                .filter(marker -> silencesMore(marker, now, gone)))
                .toList();
    }

    private static boolean silencesMore(Weakening found, List<SkipCondition> now, List<SkipCondition> gone) {
        return now.stream()
                .filter(marker -> marker.line() == found.line())
                .anyMatch(marker -> gone.stream().limit(MOST_ANNOTATIONS).allMatch(marker::silencesMoreThan));
    }

    private static boolean isOnGroup(ChangedSource source, int index, Set<String> before) {
        return source.patch().status() != Status.ADDED
                && GROUP.matcher(source.head().get(index).code()).find()
                && wasThere(source, index, before);
    }

    /** Markers that were taken away, each of which one that was added can be the same as. */
    private static long count(List<SourceLine> base, Language language) {
        return base.stream()
                .filter(line -> line.isChanged()
                        && GROUP.matcher(line.code()).find()
                        && SkipMarkers.in(language, line).isPresent())
                .count();
    }

    /** Whether what the marker is on was there before: by its title, or by the line below the annotations. */
    private static boolean wasThere(ChangedSource source, int index, Set<String> before) {
        SourceLine line = source.head().get(index);
        String code = line.code().strip();
        if (!isAnnotation(code)) {
            String title = title(line);
            boolean isStatement = source.language() == Language.PYTHON || code.startsWith("undef");
            if (OF_MODULE.matcher(code).find()) {
                return line.indent() == 0;
            }
            return isStatement || (!title.isEmpty() && before.contains(TITLE + title));
        }
        return annotated(source.head(), index)
                .filter(next -> isType(next.code().strip()))
                .filter(next -> !next.isChanged() || before.contains(next.statement()))
                .isPresent();
    }

    /** The first line below the annotations, however many lines each has. */
    private static Optional<SourceLine> annotated(List<SourceLine> lines, int index) {
        int depth = 0;
        for (SourceLine line : lines.subList(index, Math.min(lines.size(), index + MOST_ANNOTATIONS))) {
            boolean isInside = depth > 0;
            for (int at = 0; at < line.code().length(); at++) {
                depth += "([".indexOf(line.code().charAt(at)) >= 0 ? 1 : 0;
                depth -= ")]".indexOf(line.code().charAt(at)) >= 0 ? 1 : 0;
            }
            if (!isInside && line.hasCode() && !isAnnotation(line.code().strip())) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static boolean isAnnotation(String code) {
        return code.startsWith("@") || code.startsWith("[");
    }

    private static boolean isType(String declared) {
        return declared.matches("(?:[\\w ]{0,60}\\b)?(?:class|interface|object|struct|record)\\b.*+");
    }

    /** What stands in the first quotes of the line. */
    private static String title(SourceLine line) {
        String text = line.text();
        for (int at = 0; at < text.length(); at++) {
            char quote = text.charAt(at);
            if (quote == '\'' || quote == '"' || quote == '`') {
                int end = text.indexOf(quote, at + 1);
                return end < 0 ? "" : text.substring(at + 1, end);
            }
        }
        return "";
    }
}
