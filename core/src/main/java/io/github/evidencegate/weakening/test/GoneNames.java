package io.github.evidencegate.weakening.test;

import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the product had at the base and has no longer: a test of it goes with it, and nothing is made quiet. */
final class GoneNames {
    private static final int SHORTEST = 3;

    private static final Pattern DECLARED = Pattern.compile(
            "\\b(?:def|class|func|function|fn|interface|enum|struct|trait|type|const|module|object|record|macro_rules!)\\s++(?:\\([^)]{0,80}\\)\\s*+)?(?:self\\.)?([A-Za-z_$][\\w$]*+)");
    private static final Pattern MEMBER = Pattern.compile(
            "^\\s*+(?:(?:public|protected|private|internal|static|final|abstract|override|async|virtual|default|synchronized|export|pub|@\\w++)\\s++)++[^=(;]{0,120}?(?<![\\w$])([A-Za-z_$][\\w$]*+)\\s*+[(=;{]");
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?<![\\w$])([A-Za-z_$][\\w$]*+)\\s*+[=:]\\s*+(?:async\\s++)?(?:function\\b|\\([^)]{0,80}\\)\\s*+=>)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*+");

    private final Set<String> names = new HashSet<>();
    private final Set<String> stems = new HashSet<>();

    private GoneNames() {}

    /** The names that product code declared in lines that are gone, and that no product code of the patch has now. */
    static GoneNames of(List<ChangedSource> sources) {
        GoneNames gone = new GoneNames();
        List<ChangedSource> product =
                sources.stream().filter(ChangedSource::isProduct).toList();
        for (ChangedSource source : product) {
            source.base().stream().filter(SourceLine::isChanged).forEach(line -> gone.declaredIn(line.code()));
            if (source.isDeleted()) {
                gone.stems.add(stem(source.name()));
            }
        }
        if (!gone.names.isEmpty()) {
            product.forEach(source -> source.head().forEach(line -> gone.keepWordsOf(line.code())));
        }
        return gone;
    }

    private void declaredIn(String code) {
        for (Pattern pattern : List.of(DECLARED, MEMBER, ASSIGNED)) {
            Matcher matcher = pattern.matcher(code);
            while (matcher.find()) {
                if (matcher.group(1).length() >= SHORTEST) {
                    names.add(matcher.group(1));
                }
            }
        }
    }

    private void keepWordsOf(String code) {
        Matcher matcher = WORD.matcher(code);
        while (matcher.find()) {
            names.remove(matcher.group());
        }
    }

    /** Whether this code uses something that is gone. */
    boolean isUsedIn(String code) {
        if (names.isEmpty()) {
            return false;
        }
        Matcher matcher = WORD.matcher(code);
        while (matcher.find()) {
            if (names.contains(matcher.group())) {
                return true;
            }
        }
        return false;
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
