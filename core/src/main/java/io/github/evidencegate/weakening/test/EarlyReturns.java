package io.github.evidencegate.weakening.test;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.Condition;
import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import io.github.evidencegate.weakening.test.FileTests.Pair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds tests, and functions that register tests, that now leave before they have begun. */
final class EarlyReturns {
    private static final String ID = "early-return";
    private static final int MOST_LINES_INSIDE = 4;
    private static final int MOST_LOOKED_AT = 100;

    private static final Pattern ON_ONE_LINE = Pattern.compile(
            "^\\s*+(?:if\\b.{1,300}[ ):{]\\s*+(?:return|continue)\\s*+;?\\s*+\\}?|(?:return|next)\\s++(?:if|unless)\\b.{1,300})\\s*+$");
    private static final Pattern OPENS = Pattern.compile("^\\s*+if\\b.{1,300}$");
    private static final Pattern LEAVES = Pattern.compile("^\\s*+(?:return|next|continue)\\s*+;?\\s*+$");
    private static final Pattern ALWAYS = Pattern.compile("^\\s*+return\\s*+;?\\s*+$");
    private static final Pattern SKIPS = Pattern.compile("(?i)\\bskip\\w*+|\\w*+skip(?:s|ped)?\\b|shouldSkip\\w*+");

    private EarlyReturns() {}

    /** At most one finding for a test; a return that was there before under another condition is no new one. */
    static List<Weakening> ofPairs(List<Pair> pairs) {
        return pairs.stream().flatMap(pair -> ofPair(pair).stream()).toList();
    }

    private static Optional<Weakening> ofPair(Pair pair) {
        boolean isLooked = pair.after().test().isChanged() && !SkippedTests.neverRan(pair.before());
        if (!isLooked || left(pair.before().test())) {
            return Optional.empty();
        }
        ChangedSource source = pair.after().file().source();
        List<SourceLine> body = pair.after().test().body();
        int indent = body.stream()
                .filter(SourceLine::hasCode)
                .mapToInt(SourceLine::indent)
                .findFirst()
                .orElse(0);
        for (int i = 0; i < body.size(); i++) {
            SourceLine line = body.get(i);
            if (line.isChanged() && line.indent() == indent && (leaves(body, i) || isCut(source, body, i))) {
                return Optional.of(source.atHead(Kind.TEST_SKIPPED, line.number(), ID));
            }
        }
        return Optional.empty();
    }

    private static boolean left(TestCase before) {
        return before.body().stream()
                .filter(SourceLine::isChanged)
                .map(SourceLine::code)
                .anyMatch(code ->
                        LEAVES.matcher(code).find() || ON_ONE_LINE.matcher(code).find());
    }

    /** Whether a condition about the machine makes it leave here. */
    private static boolean leaves(List<SourceLine> lines, int index) {
        SourceLine line = lines.get(index);
        boolean isTelling = Condition.isAboutEnvironment(line.text())
                || SKIPS.matcher(line.code()).find();
        return isTelling && isExit(lines, index);
    }

    private static boolean isExit(List<SourceLine> lines, int index) {
        SourceLine line = lines.get(index);
        if (ON_ONE_LINE.matcher(line.code()).find()) {
            return true;
        }
        if (!OPENS.matcher(line.code()).find()) {
            return false;
        }
        int last = Math.min(lines.size(), index + 1 + MOST_LINES_INSIDE);
        for (SourceLine inside : lines.subList(index + 1, last)) {
            if (inside.hasCode() && (!inside.isChanged() || inside.indent() <= line.indent())) {
                return false;
            }
            if (LEAVES.matcher(inside.code()).find()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it leaves always, and what it asserted before stands below. */
    private static boolean isCut(ChangedSource source, List<SourceLine> body, int index) {
        return ALWAYS.matcher(body.get(index).code()).find()
                && body.subList(index + 1, body.size()).stream()
                        .anyMatch(line -> !line.isChanged() && Assertion.starts(source.language(), line.code()));
    }

    /** Where tests are registered in a loop or a group that some machines leave now. */
    static List<Weakening> ofGroups(FileTests file) {
        ChangedSource source = file.source();
        if (source.patch().status() == Status.ADDED || file.base().isEmpty()) {
            return List.of();
        }
        Set<Integer> inTests = file.head().stream()
                .flatMap(TestCase::lines)
                .map(SourceLine::number)
                .collect(Collectors.toSet());
        List<SourceLine> head = source.head();
        return IntStream.range(0, head.size())
                .filter(i -> head.get(i).isChanged() && head.get(i).indent() > 0)
                .filter(i -> !inTests.contains(head.get(i).number())
                        && (leaves(head, i) || isEndOfGroup(source, head.get(i))))
                .limit(MOST_LOOKED_AT)
                .filter(i -> isAboveTest(file, i))
                .mapToObj(i -> source.atHead(Kind.TEST_SKIPPED, head.get(i).number(), ID))
                .toList();
    }

    /** Whether a group of a script ends here, always. */
    private static boolean isEndOfGroup(ChangedSource source, SourceLine line) {
        return source.language() == Language.SCRIPT
                && ALWAYS.matcher(line.code()).find();
    }

    /** Whether the rest of the block that it stands in declares a test. */
    private static boolean isAboveTest(FileTests file, int index) {
        List<SourceLine> lines = file.source().head();
        int indent = lines.get(index).indent();
        int last = lines.stream()
                .skip(index + 1L)
                .filter(line -> line.hasCode() && line.indent() < indent)
                .mapToInt(SourceLine::number)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        int first = lines.get(index).number();
        return file.head().stream()
                .mapToInt(test -> test.declaration().number())
                .anyMatch(number -> first < number && number < last);
    }
}
