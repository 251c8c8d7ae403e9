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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of tests that are no longer there which of them are gone, and which live on elsewhere or went with their subject. */
final class LostTests {
    /** So much of a body found elsewhere is the same test. */
    private static final double MOVED_SHARE = 0.6;

    private static final double KEPT_SHARE = 0.5;
    private static final double CASE_SHARE = 0.7;
    private static final int SHORTEST_LINE = 6;
    private static final int MOST_COMPARED = 100;
    private static final Pattern CHECKS =
            Pattern.compile("^\\s*+(?:await\\s++)?(?:this\\.|self\\.)?_?(?:test|check|run|do|round_?[tT]rip)\\w*+\\(");
    private static final Pattern MANY_CASES = Pattern.compile(
            "\\bparametrize\\b|@ParameterizedTest|\\[(?:Theory|TestCase)\\b|\\.each\\b|\\bfor\\b.{0,80}\\b(?:range|in|of)\\b|\\.forEach\\(|\\bt\\.Run\\(|\\.each do\\b");
    private static final Pattern NOTHING = Pattern.compile("\\W*|end|pass");
    private static final Pattern COMMENT = Pattern.compile("^[\\s/*#]++");
    private static final Pattern NO_NAME = Pattern.compile("\\W+");
    private static final Pattern FUNCTION = Pattern.compile("\\w++");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final Matching matching;
    private final GoneNames gone;
    private final Set<String> added = new HashSet<>();
    private final Set<String> removed = new HashSet<>();

    /** By file, what stands in a comment at the head that was none before, and where. */
    private final Map<String, Map<String, Integer>> commented = new HashMap<>();

    /** By file, the lines of the base that are in a test of the head. */
    private final Map<String, Set<Integer>> testedLines = new HashMap<>();

    private LostTests(List<FileTests> files, Matching matching, GoneNames gone) {
        this.matching = matching;
        this.gone = gone;
        for (FileTests file : files) {
            collect(file.source().head(), added);
            collect(file.source().base(), removed);
            commented.put(file.source().patch().path(), comments(file.source().head()));
        }
    }

    private static void collect(List<SourceLine> lines, Set<String> texts) {
        lines.stream()
                .filter(line -> line.isChanged() && isTelling(line))
                .map(SourceLine::statement)
                .forEach(texts::add);
    }

    private static Map<String, Integer> comments(List<SourceLine> lines) {
        Map<String, Integer> comments = new HashMap<>();
        for (SourceLine line : lines) {
            if (line.isChanged() && !line.hasCode()) {
                String text = COMMENT.matcher(line.normalized()).replaceFirst("");
                comments.putIfAbsent(text, line.number());
            }
        }
        return comments;
    }

    /** A bracket or a blank tells no test from another. */
    private static boolean isTelling(SourceLine line) {
        return line.hasCode() && line.code().strip().length() >= SHORTEST_LINE;
    }

    private static boolean saysNothing(SourceLine line) {
        return NOTHING.matcher(line.code().strip()).matches();
    }

    static List<Weakening> find(List<FileTests> files, Matching matching, GoneNames gone) {
        return new LostTests(files, matching, gone).all();
    }

    private List<Weakening> all() {
        Map<String, List<Located>> lost = byFile(matching.lost().stream().filter(this::isLost));
        Map<String, List<Located>> anew = byFile(matching.fresh().stream().filter(this::isAnew));
        List<Weakening> found = new ArrayList<>();
        lost.forEach((path, tests) -> {
            for (Located test : anew.getOrDefault(path, List.of())) {
                replaced(test, tests).ifPresent(tests::remove);
                if (isOfManyCases(test.test())) {
                    tests.removeIf(other -> isCaseOf(test.test(), other.test()));
                }
            }
            tests.removeIf(LostTests::isCaseOfKept);
            if (!tests.isEmpty()) {
                found.addAll(findings(tests.get(0).file(), tests));
            }
        });
        return found;
    }

    private static Map<String, List<Located>> byFile(Stream<Located> tests) {
        return tests.collect(
                Collectors.groupingBy(LostTests::path, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
    }

    /** Whether it is not one of the old tests under another name, and demands something. */
    private boolean isAnew(Located fresh) {
        Language language = fresh.file().source().language();
        boolean asserts = fresh.test()
                .lines()
                .anyMatch(line -> Assertion.starts(language, line.code())
                        || CHECKS.matcher(line.code()).find());
        return asserts && share(fresh.test(), removed) < MOVED_SHARE;
    }

    /** One for one within a file: the test in whose place this one was written, by the words of its name. */
    private static Optional<Located> replaced(Located anew, List<Located> lost) {
        Set<String> words = words(anew);
        return lost.stream()
                .limit(MOST_COMPARED)
                .max(Comparator.comparingLong(
                        test -> words(test).stream().filter(words::contains).count()));
    }

    /** Whether it runs for each of a list of cases, so that it can stand for many that were written out. */
    private static boolean isOfManyCases(TestCase test) {
        return test.lines().anyMatch(line -> MANY_CASES.matcher(line.code()).find());
    }

    /** Whether at least half of the names that an old test used are used here as well. */
    private static boolean isCaseOf(TestCase anew, TestCase lost) {
        Set<String> names = names(lost);
        Set<String> known = names(anew);
        return names.stream().filter(known::contains).count() * 2 >= names.size();
    }

    /** Whether a test that it is called after stands in the file still and uses all the names that it used, in many cases. */
    private static boolean isCaseOfKept(Located lost) {
        Set<String> names = names(lost.test());
        return lost.file().head().stream()
                .filter(kept -> lost.test().name().startsWith(kept.name() + "_") && isOfManyCases(kept))
                .limit(MOST_COMPARED)
                .map(LostTests::names)
                .anyMatch(known -> names.stream().filter(known::contains).count() >= names.size() * CASE_SHARE);
    }

    private static Set<String> names(TestCase test) {
        Set<String> names = new HashSet<>();
        test.body().forEach(line -> names.addAll(List.of(NO_NAME.split(line.code(), -1))));
        names.remove("");
        return names;
    }

    private static Set<String> words(Located test) {
        String spaced = CAPITAL.matcher(test.test().name()).replaceAll(" $0").toLowerCase(Locale.ROOT);
        return Set.copyOf(List.of(spaced.split("[\\W_]+", -1)));
    }

    private static String path(Located test) {
        return test.file().source().patch().path();
    }

    private boolean isLost(Located lost) {
        boolean lives = share(lost.test(), added) >= MOVED_SHARE || isPartOfAnother(lost) || isCalledOtherwise(lost);
        List<SourceLine> body = lost.test().body();
        boolean isEmpty = !body.isEmpty() && body.stream().allMatch(LostTests::saysNothing);
        return !lives
                && !isEmpty
                && !SkippedTests.neverRan(lost)
                && !gone.areUsedIn(lost.test().lines());
    }

    /** Whether a script gives the same title and body to a function of its own, which may well be a test. */
    private static boolean isCalledOtherwise(Located lost) {
        ChangedSource source = lost.file().source();
        String title = lost.test().name();
        if (source.language() == Language.GO) {
            return isBodyKept(lost.test()) && isCalledInside(source, title);
        }
        return source.language() == Language.SCRIPT
                && isBodyKept(lost.test())
                && source.head().stream()
                        .anyMatch(line -> line.hasCode() && line.text().contains(title));
    }

    /** Whether a test of Go that no runner knows any longer is called by a line that is new. */
    private static boolean isCalledInside(ChangedSource source, String name) {
        if (!FUNCTION.matcher(name).matches()) {
            return false;
        }
        Pattern called =
                Pattern.compile("\\b" + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "\\b");
        return source.head().stream()
                .filter(line -> line.isChanged() && !line.code().startsWith("func "))
                .anyMatch(line -> called.matcher(line.code()).find());
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
        Set<Integer> tested = testedLines.computeIfAbsent(path(lost), path -> keptInTests(lost.file()));
        List<SourceLine> kept = lost.test().body().stream()
                .filter(line -> !line.isChanged() && isTelling(line))
                .toList();
        return kept.stream().filter(line -> tested.contains(line.number())).count() * 2 >= kept.size();
    }

    /** The lines of the base that stayed and stand in a test now: the first that stayed is the same on both sides. */
    private static Set<Integer> keptInTests(FileTests file) {
        Set<Integer> inTests = new HashSet<>();
        file.head().forEach(test -> test.lines().map(SourceLine::number).forEach(inTests::add));
        List<SourceLine> before = kept(file.source().base());
        List<SourceLine> after = kept(file.source().head());
        Set<Integer> tested = new HashSet<>();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (inTests.contains(after.get(i).number())) {
                tested.add(before.get(i).number());
            }
        }
        return tested;
    }

    private static List<SourceLine> kept(List<SourceLine> lines) {
        return lines.stream().filter(line -> !line.isChanged()).toList();
    }

    private static boolean isBodyKept(TestCase test) {
        List<SourceLine> telling =
                test.body().stream().filter(LostTests::isTelling).toList();
        long kept = telling.stream().filter(line -> !line.isChanged()).count();
        return kept > 0 && kept >= telling.size() * KEPT_SHARE;
    }

    private List<Weakening> findings(FileTests file, List<Located> lost) {
        ChangedSource source = file.source();
        if (source.isDeleted() && isWrittenAnew(source)) {
            return List.of();
        }
        if (source.isDeleted() && (gone.isSubjectOf(source.name()) || areMostGone(file))) {
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

    /** Whether a file of tests that is new stands in the same folder, so that nobody but a reader can tell what is lost. */
    private boolean isWrittenAnew(ChangedSource deleted) {
        String folder = folder(deleted);
        return matching.fresh().stream()
                .filter(this::isAnew)
                .map(fresh -> fresh.file().source())
                .anyMatch(source -> source.patch().status() == Status.ADDED
                        && source.language() == deleted.language()
                        && folder(source).equals(folder));
    }

    private static String folder(ChangedSource source) {
        String path = source.patch().path();
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Whether most tests of a file went with their subject, so that the others did as well. */
    private boolean areMostGone(FileTests file) {
        return file.base().stream().filter(test -> gone.areUsedIn(test.lines())).count() * 2
                > file.base().size();
    }

    private Weakening finding(ChangedSource source, TestCase test) {
        Optional<Integer> comment = Optional.ofNullable(commented
                .getOrDefault(source.patch().path(), Map.of())
                .get(test.declaration().statement()));
        if (comment.isPresent()) {
            return source.atHead(Kind.TEST_SKIPPED, comment.get(), "test-commented-out");
        }
        SourceLine place = test.declaration().isChanged()
                ? test.declaration()
                : test.firstChanged().orElse(test.declaration());
        boolean isNameKept = !test.declaration().isChanged() && test.header().size() > 1;
        if (isNameKept && isBodyKept(test)) {
            return source.atBase(Kind.TEST_SKIPPED, place.number(), "test-annotation-gone");
        }
        return isBodyKept(test)
                ? source.atBase(Kind.TEST_RENAMED_AWAY, place.number(), "test-renamed-away")
                : source.atBase(Kind.TEST_DELETED, place.number(), "test-deleted");
    }
}
