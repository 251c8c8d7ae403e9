package io.github.evidencegate.weakening.test;

import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the product had at the base and has no longer: a test of it goes with it, and nothing is made quiet. */
final class GoneNames {
    private static final int SHORTEST = 3;

    private static final Pattern DECLARED = Pattern.compile(
            "\\b(?:def|class|func|function|fn|interface|enum|struct|trait|type|const|module|object|record|macro_rules!)\\s++(?:\\([^)]{0,80}\\)\\s*+)?(?:self\\.)?([A-Za-z_$][\\w$]*+)");
    private static final Pattern MEMBER = Pattern.compile(
            "^\\s*+(?:(?:public|protected|private|internal|static|final|abstract|override|async|virtual|default|synchronized|export|pub|@\\w++)\\s++)++[^=(;]{0,120}?(?<![\\w$])([A-Za-z_$][\\w$]*+)\\s*+[(=;{]");
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?<![\\w$])([A-Za-z_$][\\w$]*+)\\s*+[=:]\\s*+(?:async\\s++)?(?:function\\b|\\([^)]{0,80}\\)\\s*+=>)");
    private static final Pattern SET = Pattern.compile("^([A-Za-z_$][\\w$]*+)\\s*+=(?!=)");
    private static final Pattern MODULE_OF_TESTS =
            Pattern.compile("^\\s*+(?:pub\\s++)?mod\\s++\\w{0,20}tests?\\s*+\\{");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*+");

    private static final Pattern CALLED =
            Pattern.compile("(?:\\.|(?<![\\w$]))([A-Za-z_$][\\w$]{7,}+)\\s*+\\(|\\.([A-Za-z_$][\\w$]{7,}+)");
    private static final int SHORTEST_TEXT = 12;
    private static final int MOST_TEXTS = 200;

    private final Set<String> names = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final Set<String> stems = new HashSet<>();

    private GoneNames() {}

    /** The names and messages of product code in lines that are gone, and that no product code of the patch has now. */
    static GoneNames of(List<ChangedSource> sources) {
        GoneNames gone = new GoneNames();
        List<ChangedSource> product =
                sources.stream().filter(ChangedSource::isProduct).toList();
        for (ChangedSource source : product) {
            ofProduct(source.baseLanguage(), source.base())
                    .filter(SourceLine::isChanged)
                    .forEach(gone::add);
            if (source.isDeleted()) {
                gone.stems.add(stem(source.name()));
            }
        }
        product.forEach(source -> ofProduct(source.language(), source.head()).forEach(gone::keep));
        return gone;
    }

    /** Without the tests that Rust has in files of the product, which begin with a module that is called so. */
    private static Stream<SourceLine> ofProduct(Language language, List<SourceLine> lines) {
        if (language != Language.RUST) {
            return lines.stream();
        }
        Set<SourceLine> tests = Collections.newSetFromMap(new IdentityHashMap<>());
        TestCases.of(language, lines).forEach(test -> test.lines().forEach(tests::add));
        return lines.stream()
                .takeWhile(line -> !MODULE_OF_TESTS.matcher(line.code()).find())
                .filter(line -> !tests.contains(line));
    }

    private void add(SourceLine line) {
        for (Pattern pattern : List.of(DECLARED, MEMBER, ASSIGNED, SET, CALLED)) {
            Matcher matcher = pattern.matcher(line.code());
            while (matcher.find()) {
                String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                if (name.length() >= SHORTEST) {
                    names.add(name);
                }
            }
        }
        texts.addAll(texts(line));
    }

    private void keep(SourceLine line) {
        if (names.isEmpty() && texts.isEmpty()) {
            return;
        }
        Matcher matcher = WORD.matcher(line.code());
        while (matcher.find()) {
            names.remove(matcher.group());
        }
        texts.removeAll(texts(line));
    }

    /** What stands in quotes, if it is long enough to be a message. */
    private static List<String> texts(SourceLine line) {
        List<String> texts = new ArrayList<>();
        String code = line.code();
        int start = -1;
        for (int at = 0; at < code.length(); at++) {
            if ("\"'`".indexOf(code.charAt(at)) >= 0) {
                if (start >= 0 && at - start >= SHORTEST_TEXT) {
                    texts.add(line.text().substring(start, at));
                }
                start = at + 1;
            }
        }
        return texts;
    }

    /** Whether one of these lines uses something that is gone. */
    boolean areUsedIn(Stream<SourceLine> lines) {
        return !(names.isEmpty() && texts.isEmpty()) && lines.anyMatch(this::isUsedIn);
    }

    private boolean isUsedIn(SourceLine line) {
        Matcher matcher = WORD.matcher(line.code());
        while (matcher.find()) {
            if (names.contains(matcher.group())) {
                return true;
            }
        }
        return texts(line).stream().anyMatch(this::isPartOfText);
    }

    /** Whether a message that is gone said this, and maybe more. */
    private boolean isPartOfText(String text) {
        return texts.contains(text) || texts.stream().limit(MOST_TEXTS).anyMatch(gone -> gone.contains(text));
    }

    /** Whether a file of tests is called after a file of the product that was deleted. */
    boolean isSubjectOf(String testFile) {
        return stems.contains(stem(testFile));
    }

    /** {@code foo} of {@code FooTest.java}, {@code test_foo.py}, {@code foo.spec.ts} and {@code foo.go}. */
    private static String stem(String name) {
        String stem = name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'))
                .toLowerCase(Locale.ROOT);
        return stem.replaceAll("^test_?|[_-]?(?:tests?|specs?|testcase|it)$", "");
    }
}
