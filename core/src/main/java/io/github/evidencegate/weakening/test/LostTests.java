package io.github.evidencegate.weakening.test;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import io.github.evidencegate.weakening.test.FileTests.Located;
import io.github.evidencegate.weakening.test.FileTests.Matching;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of tests that are no longer there which of them are gone, and which live on elsewhere or went with their subject. */
final class LostTests {
    /** So much of a body found elsewhere is the same test. */
    private static final double MOVED_SHARE = 0.6;

    private static final double KEPT_SHARE = 0.5;
    private static final int SHORTEST_LINE = 6;

    private final Matching matching;
    private final GoneNames gone;
    private final Set<String> added = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private final Map<String, Integer> replacements = new HashMap<>();

    /** By file, what its tests say at the head. */
    private final Map<String, Set<String>> testedLines = new HashMap<>();

    private LostTests(List<FileTests> files, Matching matching, GoneNames gone) {
        this.matching = matching;
        this.gone = gone;
        for (FileTests file : files) {
            collect(file.source().head(), added);
            collect(file.source().base(), removed);
        }
    }

    private static void collect(List<SourceLine> lines, Set<String> texts) {
        lines.stream()
                .filter(line -> line.isChanged() && isTelling(line))
                .map(SourceLine::statement)
                .forEach(texts::add);
    }

    /** A bracket or a blank tells no test from another. */
    private static boolean isTelling(SourceLine line) {
        return line.hasCode() && line.code().strip().length() >= SHORTEST_LINE;
    }

    static List<Weakening> find(List<FileTests> files, Matching matching, GoneNames gone) {
        return new LostTests(files, matching, gone).all();
    }

    private List<Weakening> all() {
        for (Located fresh : matching.fresh()) {
            boolean isMoved = share(fresh.test(), removed) >= MOVED_SHARE;
            if (!isMoved && asserts(fresh)) {
                replacements.merge(path(fresh), 1, Integer::sum);
            }
        }
        Map<String, List<Located>> lost = new LinkedHashMap<>();
        for (Located test : matching.lost()) {
            if (isLost(test)) {
                lost.computeIfAbsent(path(test), file -> new ArrayList<>()).add(test);
            }
        }
        List<Weakening> found = new ArrayList<>();
        lost.values().forEach(tests -> found.addAll(findings(tests.get(0).file(), tests)));
        return found;
    }

    private static String path(Located test) {
        return test.file().source().patch().path();
    }

    private static boolean asserts(Located test) {
        Language language = test.file().source().language();
        return test.test().lines().anyMatch(line -> Assertion.starts(language, line.code()));
    }

    private boolean isLost(Located lost) {
        boolean lives = share(lost.test(), added) >= MOVED_SHARE || isPartOfAnother(lost);
        return !lives && !isReplaced(lost) && !gone.isUsedIn(lost.test().code());
    }

    /** One for one within a file: a test that was written anew under another name. */
    private boolean isReplaced(Located lost) {
        int left = replacements.getOrDefault(path(lost), 0);
        if (left > 0) {
            replacements.put(path(lost), left - 1);
        }
        return left > 0;
    }

    /** How much of what a test newly says, or said and no longer says, stands among these lines. */
    private static double share(TestCase test, Set<String> texts) {
        List<SourceLine> telling = test.body().stream()
                .filter(line -> line.isChanged() && isTelling(line))
                .toList();
        long known = telling.stream()
                .filter(line -> texts.contains(line.statement()))
                .count();
        return telling.isEmpty() ? 0 : (double) known / telling.size();
    }

    /** Whether its lines are still there, inside of tests. */
    private boolean isPartOfAnother(Located lost) {
        if (!isBodyKept(lost.test())) {
            return false;
        }
        Set<String> tested = testedLines.computeIfAbsent(
                path(lost),
                path -> lost.file().head().stream()
                        .flatMap(TestCase::lines)
                        .map(SourceLine::statement)
                        .collect(Collectors.toSet()));
        List<SourceLine> kept = lost.test().body().stream()
                .filter(line -> !line.isChanged() && isTelling(line))
                .toList();
        return kept.stream().filter(line -> tested.contains(line.statement())).count() * 2 >= kept.size();
    }

    private static boolean isBodyKept(TestCase test) {
        List<SourceLine> telling =
                test.body().stream().filter(LostTests::isTelling).toList();
        long kept = telling.stream().filter(line -> !line.isChanged()).count();
        return kept > 0 && kept >= telling.size() * KEPT_SHARE;
    }

    private List<Weakening> findings(FileTests file, List<Located> lost) {
        ChangedSource source = file.source();
        if (source.isDeleted() && gone.isSubjectOf(source.name())) {
            return List.of();
        }
        if (source.isDeleted() && lost.size() * 2 > file.base().size()) {
            return List.of(source.atBase(Kind.TEST_DELETED, 0, "test-file"));
        }
        if (source.patch().status() == Status.RENAMED && file.head().isEmpty()) {
            return List.of(source.atBase(Kind.TEST_RENAMED_AWAY, 0, "test-file-renamed"));
        }
        return lost.stream().map(test -> finding(source, test.test())).toList();
    }

    private static Weakening finding(ChangedSource source, TestCase test) {
        SourceLine place = test.declaration().isChanged()
                ? test.declaration()
                : test.firstChanged().orElse(test.declaration());
        return isBodyKept(test)
                ? source.atBase(Kind.TEST_RENAMED_AWAY, place.number(), "test-renamed-away")
                : source.atBase(Kind.TEST_DELETED, place.number(), "test-deleted");
    }
}
