package io.github.evidencegate.weakening.test;

import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.Condition;
import io.github.evidencegate.weakening.source.Guard;
import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import io.github.evidencegate.weakening.test.FileTests.Located;
import io.github.evidencegate.weakening.test.FileTests.Pair;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds conditions that are new, or are met less often, around tests that ran before and around what they assert. */
final class GuardedTests {
    // By identity: a file compares all its lines.
    private final IdentityHashMap<FileTests, List<Guard>> base = new IdentityHashMap<>();
    private final IdentityHashMap<FileTests, List<Guard>> head = new IdentityHashMap<>();

    private GuardedTests() {}

    /** At most one finding for a condition, however many tests it is around. */
    static List<Weakening> find(List<Pair> pairs) {
        GuardedTests finder = new GuardedTests();
        Set<Weakening> found = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            Optional<Weakening> around = finder.aroundTest(pair);
            around.ifPresent(found::add);
            if (around.isEmpty()) {
                finder.aroundAssertions(pair).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private List<Guard> base(Located test) {
        ChangedSource source = test.file().source();
        return base.computeIfAbsent(test.file(), file -> Guard.of(source.baseLanguage(), source.base()));
    }

    /** Those of the head that are new or other than before. */
    private List<Guard> head(Located test) {
        ChangedSource source = test.file().source();
        return head.computeIfAbsent(
                test.file(),
                file -> Guard.of(source.language(), source.head()).stream()
                        .filter(guard -> guard.line().isChanged())
                        .toList());
    }

    private Optional<Weakening> aroundTest(Pair pair) {
        List<Guard> fresh = around(head(pair.after()), pair.after().test().declaration());
        if (fresh.isEmpty() || SkippedTests.isSkipped(pair.before())) {
            return Optional.empty();
        }
        List<Guard> old = around(base(pair.before()), pair.before().test().declaration());
        Set<String> known = old.stream().map(GuardedTests::text).collect(Collectors.toSet());
        List<Guard> gone =
                old.stream().filter(guard -> guard.line().isChanged()).toList();
        List<Guard> other =
                fresh.stream().filter(guard -> !known.contains(text(guard))).toList();
        if (other.isEmpty()) {
            return Optional.empty();
        }
        ChangedSource source = pair.after().file().source();
        Guard guard = other.get(0);
        if (gone.isEmpty()) {
            return Optional.of(source.atHead(Kind.TEST_SKIPPED, guard.line().number(), "conditional-test"));
        }
        return gone.stream().anyMatch(before -> isMetLess(before, guard))
                ? Optional.of(source.atHead(Kind.TEST_SKIPPED, guard.line().number(), "condition-widened"))
                : Optional.empty();
    }

    private static boolean isMetLess(Guard before, Guard now) {
        return before.isToRun() == now.isToRun()
                && Condition.letsLessRun(before.condition(), now.condition(), now.isToRun());
    }

    private static String text(Guard guard) {
        return guard.isToRun() + SourceLine.normalized(guard.condition());
    }

    private static List<Guard> around(List<Guard> guards, SourceLine line) {
        return guards.stream().filter(guard -> guard.isAround(line)).toList();
    }

    /** What a test demanded always and demands only sometimes now, with nothing new that it demands. */
    private Optional<Weakening> aroundAssertions(Pair pair) {
        List<Guard> fresh = head(pair.after()).stream()
                .filter(guard -> isIn(guard.line(), pair.after().test()))
                .toList();
        boolean isOther = pair.after().test().declaration().isChanged()
                || pair.before().test().header().stream().anyMatch(SourceLine::isChanged);
        if (isOther || fresh.isEmpty()) {
            return Optional.empty();
        }
        ChangedSource source = pair.after().file().source();
        List<Assertion> old = of(pair.before(), source.baseLanguage());
        List<Assertion> now = of(pair.after(), source.language());
        Set<String> known = old.stream().map(Assertion::text).collect(Collectors.toSet());
        boolean isMore = now.size() > old.size() || now.stream().anyMatch(each -> !known.contains(each.text()));
        if (isMore) {
            return Optional.empty();
        }
        return fresh.stream()
                .filter(guard -> isNew(guard, source.language(), pair.before()))
                .flatMap(guard -> guarded(guard, source, now).stream())
                .findFirst();
    }

    private static boolean isIn(SourceLine line, TestCase test) {
        return !test.body().isEmpty()
                && test.body().get(0).number() <= line.number()
                && line.number() <= test.body().get(test.body().size() - 1).number();
    }

    /** In Go a condition is how most tests assert, so that only one about the machine is another. */
    private boolean isNew(Guard guard, Language language, Located before) {
        boolean isTelling = language != Language.GO || Condition.isAboutEnvironment(guard.condition());
        List<Guard> gone = base(before).stream()
                .filter(old -> old.line().isChanged() && isIn(old.line(), before.test()))
                .toList();
        return isTelling && (gone.isEmpty() || gone.stream().anyMatch(old -> isMetLess(old, guard)));
    }

    private static List<Assertion> of(Located test, Language language) {
        return Assertion.of(language, test.test().lines().toList());
    }

    private static Optional<Weakening> guarded(Guard guard, ChangedSource source, List<Assertion> now) {
        List<Assertion> inside = new ArrayList<>(now);
        inside.removeIf(each -> each.line() <= guard.first() || each.line() > guard.last());
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        Kind kind = inside.size() == now.size() ? Kind.TEST_SKIPPED : Kind.ASSERTION_WEAKENED;
        return Optional.of(source.atHead(kind, guard.line().number(), "conditional-assertion"));
    }
}
