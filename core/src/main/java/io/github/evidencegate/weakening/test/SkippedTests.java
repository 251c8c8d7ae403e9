package io.github.evidencegate.weakening.test;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.Language;
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

/**
 * Finds tests that ran before and are skipped now. A test that came with its skip never ran, so that nothing became
 * quiet.
 */
final class SkippedTests {
    private static final Pattern GROUP = Pattern.compile(
            "^\\s*+(?:@|\\[|pytestmark\\b|[fx]?(?:describe|context|suite)\\b|RSpec\\.)|\\b(?:describe|context|suite)\\.");
    /** Stands before a title among the lines that were there, which never begin with a tabulator. */
    private static final String TITLE = "\t";

    private static final Pattern CONDITION = Pattern.compile("If\\b|If[A-Z]|On[A-Z]|Unless|\\b(?:if|unless)\\b|skipif");
    private static final Pattern SILENT_RETURN = Pattern.compile("(?:^|[ )])return\\s*+;?\\s*+$");
    private static final int MOST_ANNOTATIONS = 20;

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
        if (!pair.after().test().isChanged() || neverRan(pair.before())) {
            return Optional.empty();
        }
        List<Weakening> added = changedMarkers(after, pair.after());
        List<Weakening> removed = changedMarkers(after, pair.before());
        return added.size() > removed.size() ? Optional.of(added.get(0)) : Optional.empty();
    }

    /** The markers in lines that are on this side alone. */
    private static List<Weakening> changedMarkers(ChangedSource source, Located test) {
        return test.test()
                .lines()
                .filter(SourceLine::isChanged)
                .flatMap(line -> marker(source, line).stream())
                .toList();
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

    /** Whether a test never ran, because a marker in its header says so without a condition. */
    static boolean neverRan(Located test) {
        Language language = test.file().source().baseLanguage();
        return test.test().header().stream()
                .filter(line -> SkipMarkers.in(language, line)
                        .filter(id -> !id.equals(SkipMarkers.FOCUS))
                        .isPresent())
                .anyMatch(line -> !CONDITION.matcher(line.code()).find());
    }

    /** How often tests left in silence, each of which a skip says aloud now, by file. */
    private static int silentReturns(ChangedSource source) {
        return (int) source.base().stream()
                .filter(line ->
                        line.isChanged() && SILENT_RETURN.matcher(line.code()).find())
                .count();
    }

    private static Optional<Weakening> marker(ChangedSource source, SourceLine line) {
        return SkipMarkers.in(source.language(), line)
                .filter(id -> !id.equals(SkipMarkers.FOCUS))
                .map(id -> source.atHead(Kind.TEST_SKIPPED, line.number(), id));
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
        long replaced = Math.min(found.size(), count(source.base(), source.baseLanguage()));
        return found.subList((int) replaced, found.size());
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
            return code.startsWith("pytestmark") || (!title.isEmpty() && before.contains(TITLE + title));
        }
        int last = Math.min(source.head().size(), index + MOST_ANNOTATIONS);
        return source.head().subList(index + 1, Math.max(index + 1, last)).stream()
                .filter(next -> next.hasCode() && !isAnnotation(next.code().strip()))
                .findFirst()
                .filter(next -> isType(next.code().strip()))
                .filter(next -> !next.isChanged() || before.contains(next.statement()))
                .isPresent();
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
