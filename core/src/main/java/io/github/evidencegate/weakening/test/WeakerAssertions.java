package io.github.evidencegate.weakening.test;

import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.Guard;
import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import io.github.evidencegate.weakening.test.FileTests.Matching;
import io.github.evidencegate.weakening.test.FileTests.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds assertions that are gone from a test that stays, and assertions that let more through than before. */
final class WeakerAssertions {
    /** More of them in one test are compared with nothing: it was written anew. */
    private static final int MOST_COMPARED = 200;

    private static final int LINES_OF_ELSE = 2;

    private static final Pattern FUNCTION = Pattern.compile(
            "\\b(?:def|func|function|fn|void|fun)\\s++(\\w++)\\s*+\\(|\\bconst\\s++(\\w++)\\s*+=\\s*+(?:async\\s*+)?\\(");
    private static final Pattern CALL = Pattern.compile("(?<![\\w$])(\\w++)\\s*+\\(");

    private final GoneNames gone;
    private final Set<String> addedAnywhere;
    /** Functions that are new and contain assertions. */
    private final Set<String> assertingFunctions;

    private WeakerAssertions(GoneNames gone, Set<String> addedAnywhere, Set<String> assertingFunctions) {
        this.gone = gone;
        this.assertingFunctions = assertingFunctions;
        this.addedAnywhere = addedAnywhere;
    }

    static List<Weakening> find(List<FileTests> files, Matching matching, GoneNames gone) {
        Set<String> added = files.stream()
                .flatMap(file ->
                        Assertion.of(file.source().language(), file.source().head()).stream())
                .filter(Assertion::isChanged)
                .map(Assertion::text)
                .collect(Collectors.toCollection(HashSet::new));
        matching.fresh().forEach(test -> added.addAll(texts(test.file().source(), test.test())));
        WeakerAssertions finder = new WeakerAssertions(gone, added, assertingFunctions(files));
        return matching.pairs().stream()
                .flatMap(pair -> finder.compare(pair).stream())
                .toList();
    }

    private static Set<String> assertingFunctions(List<FileTests> files) {
        Set<String> names = new HashSet<>();
        for (FileTests file : files) {
            String last = "";
            for (SourceLine line : file.source().head()) {
                Matcher declaration = FUNCTION.matcher(line.isChanged() ? line.code() : "");
                if (declaration.find()) {
                    last = declaration.group(1) == null ? declaration.group(2) : declaration.group(1);
                } else if (!last.isEmpty() && Assertion.starts(file.source().language(), line.code())) {
                    names.add(last);
                }
            }
        }
        return names;
    }

    private static boolean calls(SourceLine line, Set<String> functions) {
        Matcher call = CALL.matcher(line.code());
        while (call.find()) {
            if (functions.contains(call.group(1))) {
                return true;
            }
        }
        return false;
    }

    private List<Weakening> compare(Pair pair) {
        TestCase before = pair.before().test();
        TestCase after = pair.after().test();
        if (!before.isChanged() || isAwake(pair)) {
            return List.of();
        }
        ChangedSource source = pair.after().file().source();
        List<Assertion> old = changed(source, before);
        List<Assertion> fresh = changed(source, after);
        List<Assertion> removed = without(old, fresh);
        List<Assertion> added = without(fresh, old);
        if (removed.isEmpty() || removed.size() > MOST_COMPARED || added.size() > MOST_COMPARED) {
            return List.of();
        }
        if (added.isEmpty()) {
            return removed(pair, removed, texts(source, after));
        }
        boolean isOfManyCases = after.header().stream()
                .anyMatch(line -> line.isChanged() && line.code().contains("arametri"));
        return isOfManyCases ? List.of() : weakened(source, removed, added);
    }

    /** Whether a test that was skipped runs now: whatever it demands is more than nothing. */
    private static boolean isAwake(Pair pair) {
        return SkippedTests.isSkipped(pair.before()) && !SkippedTests.isSkipped(pair.after());
    }

    private static List<Assertion> changed(ChangedSource source, TestCase test) {
        return Assertion.of(source.language(), test.lines().toList()).stream()
                .filter(Assertion::isChanged)
                .toList();
    }

    private static Set<String> texts(ChangedSource source, TestCase test) {
        return Assertion.of(source.language(), test.lines().toList()).stream()
                .map(Assertion::text)
                .collect(Collectors.toSet());
    }

    /** Those that the others do not have, however often they have each. */
    private static List<Assertion> without(List<Assertion> assertions, List<Assertion> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(other -> left.merge(other.text(), 1, Integer::sum));
        return assertions.stream()
                .filter(assertion -> left.merge(assertion.text(), -1, Integer::sum) < 0)
                .toList();
    }

    /** At most one finding for a test, at the first assertion that is nowhere now. */
    private List<Weakening> removed(Pair pair, List<Assertion> removed, Set<String> left) {
        TestCase before = pair.before().test();
        boolean isInFunction = pair.after()
                .test()
                .lines()
                .filter(SourceLine::isChanged)
                .anyMatch(line -> calls(line, assertingFunctions));
        boolean isSubjectGone = gone.areUsedIn(before.lines().filter(SourceLine::isChanged));
        if (isInFunction || isSubjectGone) {
            return List.of();
        }
        ChangedSource source = pair.before().file().source();
        List<Guard> branches = source.baseLanguage() == Language.GO
                ? List.of()
                : Guard.of(source.baseLanguage(), source.base()).stream()
                        .filter(guard -> guard.line().isChanged())
                        .toList();
        return removed.stream()
                .filter(assertion -> branches.stream().noneMatch(guard -> isInside(guard, assertion)))
                .filter(assertion -> !addedAnywhere.contains(assertion.text())
                        && !left.contains(assertion.text())
                        && !assertion.subjects().isEmpty())
                .findFirst()
                .map(assertion -> source.atBase(Kind.ASSERTION_REMOVED, assertion.line(), "assertion-removed"))
                .stream()
                .toList();
    }

    /** Whether it was made only sometimes, by a condition that is gone as well; what is left of that is another test. */
    private static boolean isInside(Guard guard, Assertion assertion) {
        return guard.first() < assertion.line() && assertion.line() <= guard.last() + LINES_OF_ELSE;
    }

    private static List<Weakening> weakened(ChangedSource source, List<Assertion> removed, List<Assertion> added) {
        List<Weakening> found = new ArrayList<>();
        Set<Assertion> taken = new HashSet<>();
        for (Assertion before : removed) {
            List<Assertion> related = related(before, added);
            boolean isAsStrong = related.stream()
                    .anyMatch(now -> AssertionStrength.isAtLeastAsStrong(now, before)
                            && AssertionStrength.weakerThan(before, now).isEmpty());
            if (!isAsStrong) {
                for (Assertion now : related) {
                    Optional<String> pattern = AssertionStrength.weakerThan(before, now);
                    if (pattern.isPresent() && taken.add(now)) {
                        found.add(source.atHead(Kind.ASSERTION_WEAKENED, now.line(), pattern.get()));
                        break;
                    }
                }
            }
        }
        return found;
    }

    /** The assertions that speak of the most of what {@code before} speaks of. */
    private static List<Assertion> related(Assertion before, List<Assertion> added) {
        Set<String> subjects = before.subjects();
        long most = 0;
        List<Assertion> related = new ArrayList<>();
        for (Assertion now : added) {
            Set<String> shared = now.subjects();
            shared.retainAll(subjects);
            if (shared.size() > most) {
                most = shared.size();
                related.clear();
            }
            if (most > 0 && shared.size() == most) {
                related.add(now);
            }
        }
        return Collections.unmodifiableList(related);
    }
}
