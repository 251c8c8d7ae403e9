package io.github.evidencegate.weakening.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what decides whether a test runs, as far as words and their order tell. */
public final class Condition {
    private static final int MOST_TOKENS = 200;

    private static final Pattern ENVIRONMENT = Pattern.compile(
            "(?i)\\b(?:process\\.(?:platform|version|versions|env|arch)|os\\.(?:name|environ|getenv|platform|arch)|sys\\.(?:platform|version\\w*+|implementation)"
                    + "|platform\\.\\w++|runtime\\.(?:GOOS|GOARCH|Version)|os\\.getenv|testing\\.Short|System\\.getProperty|System\\.getenv|Environment\\.\\w++"
                    + "|RuntimeInformation|OperatingSystem|SystemUtils|env!?|cfg!|ENV|RUBY_\\w++|jruby\\w*+|rbx|pypy\\w*+|cpython|mac_?os\\w*+|darwin|linux|windows(?:Limitations|Only)?|win32|unix|posix|cygwin|android|freebsd"
                    + "|is_?(?:windows|win|mac|macos|osx|linux|ci|root|pypy|jruby|travis|github\\w*+|unix|posix|android|node\\w{0,8}|browser)\\w*+|ci|travis|appveyor|WIN|PY[23]\\w*+|GITHUB_ACTIONS|headless)\\b");
    private static final Pattern TOKEN =
            Pattern.compile("[\\w$.]++|&&|\\|\\||[!=<>]=?+|[,(){}\\[\\]]|[\"'][^\"']{0,200}[\"']");
    private static final Set<String> OR = Set.of("||", "or", "any");
    private static final Set<String> AND = Set.of("&&", "and", "all");
    private static final Set<String> BRACKETS = Set.of("(", ")", "{", "}", "[", "]");

    private Condition() {}

    /** Whether it asks on what machine, system or version the tests run. */
    public static boolean isAboutEnvironment(String text) {
        return ENVIRONMENT.matcher(text).find();
    }

    /**
     * Whether a condition under which a test does not run is met more often now, or one under which it runs less often.
     * All that was asked must be asked still.
     *
     * @param isToRun whether the test runs if it is met
     */
    public static boolean letsLessRun(String before, String now, boolean isToRun) {
        List<String> old = tokens(before);
        List<String> fresh = tokens(now);
        if (old.isEmpty() || old.size() >= fresh.size() || fresh.size() > MOST_TOKENS) {
            return false;
        }
        List<String> extra = new ArrayList<>(fresh);
        for (String token : old) {
            if (!extra.remove(token)) {
                return false;
            }
        }
        boolean hasOr = extra.stream().anyMatch(OR::contains);
        boolean hasAnd = extra.stream().anyMatch(AND::contains);
        return isToRun ? hasAnd && !hasOr : hasOr && !hasAnd;
    }

    /** The same of a list of values: one more of those with which a test does not run. */
    public static boolean namesMore(String before, String now) {
        List<String> old = tokens(before);
        List<String> fresh = tokens(now);
        boolean isJoined = Collections.disjoint(fresh, OR) && Collections.disjoint(fresh, AND);
        return isJoined && fresh.size() > old.size() && fresh.contains(",") && fresh.containsAll(old);
    }

    /** Brackets join and part nothing here. */
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find() && tokens.size() <= MOST_TOKENS) {
            if (!BRACKETS.contains(matcher.group())) {
                tokens.add(matcher.group());
            }
        }
        return tokens;
    }
}
