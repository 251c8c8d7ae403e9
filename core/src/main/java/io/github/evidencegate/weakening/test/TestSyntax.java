package io.github.evidencegate.weakening.test;

import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How tests are declared in each language. */
final class TestSyntax {
    private static final Pattern JAVA_ANNOTATION = Pattern.compile(
            "@(?:\\w++\\.)*+(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Theory|Property)\\b(?!\\()"
                    + "|@(?:Test|ParameterizedTest|RepeatedTest|Property)\\s*+\\(");
    private static final Pattern CSHARP_ATTRIBUTE = Pattern.compile(
            "[\\[,]\\s*+(?:\\w{0,40}(?:Fact|Theory)\\w{0,40}|\\w{0,40}Test|TestCase|TestCaseSource|TestMethod|DataTestMethod)\\b");
    private static final Pattern RUST_ATTRIBUTE = Pattern.compile("#\\[(?:test|\\w++::test|rstest)\\b");
    private static final Pattern METHOD = Pattern.compile(
            "(?:\\bvoid|\\bfun|\\bdef|[\\w>\\]?])\\s++(?:<[^>]{0,80}>\\s*+)?(?:`([^`]{1,200})`|([A-Za-z_$][\\w$]*+))\\s*+\\(");
    private static final Pattern NO_DECLARATION = Pattern.compile("(?:\\b(?:new|return|throw)\\s|@)\\s*+$");
    private static final Pattern BACKTICK_METHOD = Pattern.compile("\\bfun\\s++`([^`]{1,200})`");
    private static final Pattern JUNIT3 = Pattern.compile("\\bpublic\\s++void\\s++(test\\w*+)\\s*+\\(\\s*+\\)");
    private static final Pattern SPOCK = Pattern.compile("^\\s*+def\\s++[\"']([^\"']{1,200})[\"']\\s*+\\(");
    private static final Pattern PYTHON = Pattern.compile("^\\s*+(?:async\\s++)?def\\s++(test\\w*+)\\s*+\\(");
    private static final Pattern GO =
            Pattern.compile("^func\\s++(?:\\([^)]{0,80}\\)\\s*+)?((?:Test|Fuzz|Example|Benchmark)\\w*+)\\s*+\\(");
    /** Ginkgo. */
    private static final Pattern GO_BLOCK = Pattern.compile("^\\s*+(?:ginkgo\\.)?[FPX]?(?:It|Specify)\\(");

    private static final Pattern RUST_FUNCTION = Pattern.compile("\\bfn\\s++(\\w++)");
    private static final Pattern RUST_MACRO = Pattern.compile("^\\w++!\\s*+[({]\\s*+([a-z]\\w++)\\s*+,");
    private static final Pattern SCRIPT = Pattern.compile(
            "(?<![\\w.$])(?:[fx]?it|[fx]?test|[fx]?specify|QUnit\\.test|Deno\\.test)((?:\\.[a-zA-Z]++(?:\\([^)]{0,80}\\)(?=\\s*+\\())?)*+)\\s*+\\(");
    /** What Playwright calls inside of a test to leave it: no title, and no function behind it. */
    private static final Pattern SKIP_CALL =
            Pattern.compile("^\\s*+(?:test|it)\\.(?:skip|fixme|fail|slow)\\((?!\\s*+(?:[\"'`]|$)).*\\)\\s*+;?\\s*+$");

    private static final Pattern RUBY_BLOCK =
            Pattern.compile("^\\s*+(?:[fx]?it|[fx]?specify|[fx]?example|[fx]?scenario|test|should)\\b[ (]\\s*+['\"]");
    private static final Pattern RUBY_BARE = Pattern.compile("^\\s*+[fx]?it\\s*+(?:\\{|do\\b)");
    private static final Pattern RUBY_METHOD = Pattern.compile("^\\s*+def\\s++(test\\w*+)");

    private TestSyntax() {}

    /** Whether the line says that the next function is a test. */
    static boolean announces(Language language, SourceLine line) {
        String code = line.code();
        return switch (language) {
            case JAVA -> code.indexOf('@') >= 0 && JAVA_ANNOTATION.matcher(code).find();
            case CSHARP ->
                code.indexOf('[') >= 0 && CSHARP_ATTRIBUTE.matcher(code).find();
            case RUST -> code.indexOf('#') >= 0 && RUST_ATTRIBUTE.matcher(code).find();
            default -> false;
        };
    }

    /**
     * The name of the test that this line declares.
     *
     * @param next the text of the line below, which has the name if this one ends before it
     * @param isAnnounced whether a line above, or this one, says that it is a test
     */
    static Optional<String> name(Language language, SourceLine line, String next, boolean isAnnounced) {
        String code = line.code();
        return switch (language) {
            case JAVA -> isAnnounced ? javaName(line) : group(JUNIT3, code).or(() -> specification(line));
            case CSHARP -> isAnnounced && !code.strip().startsWith("[") ? method(code) : Optional.empty();
            case RUST -> isAnnounced ? group(RUST_FUNCTION, code) : group(RUST_MACRO, code);
            case PYTHON -> group(PYTHON, code);
            case GO -> group(GO, code).or(() -> called(GO_BLOCK, line, next));
            case SCRIPT -> SKIP_CALL.matcher(code).find() ? Optional.empty() : called(SCRIPT, line, next);
            case RUBY -> rubyName(line, next);
            default -> Optional.empty();
        };
    }

    /** A test of Spock has a sentence as its name. */
    private static Optional<String> specification(SourceLine line) {
        return line.code().strip().startsWith("def ") ? group(SPOCK, line.text()) : Optional.empty();
    }

    private static Optional<String> javaName(SourceLine line) {
        String code = line.code();
        if (code.indexOf('`') >= 0) {
            return group(BACKTICK_METHOD, code);
        }
        String declared = code.strip();
        if (declared.startsWith("@") && !declared.matches("@.*\\b(?:void|fun|public)\\b.*+")) {
            return Optional.empty();
        }
        return method(code);
    }

    private static Optional<String> method(String code) {
        Matcher matcher = METHOD.matcher(code);
        while (matcher.find()) {
            boolean isQuoted = matcher.group(1) != null;
            String before = code.substring(0, matcher.start(isQuoted ? 1 : 2));
            if (!NO_DECLARATION.matcher(before).find()) {
                return Optional.of(matcher.group(isQuoted ? 1 : 2));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> rubyName(SourceLine line, String next) {
        Optional<String> method = group(RUBY_METHOD, line.code());
        if (method.isPresent()) {
            return method;
        }
        if (RUBY_BARE.matcher(line.code()).find()) {
            boolean isWhole = line.code().strip().endsWith("}");
            return Optional.of(SourceLine.normalized(isWhole ? line.text() : line.text() + " " + next));
        }
        return called(RUBY_BLOCK, line, next);
    }

    private static Optional<String> called(Pattern pattern, SourceLine line, String next) {
        Matcher matcher = pattern.matcher(line.code());
        if (!matcher.find()) {
            return Optional.empty();
        }
        int from = matcher.end() - (pattern == RUBY_BLOCK ? 1 : 0);
        String rest = line.text().substring(from).strip();
        return Optional.of(quoted(rest.isEmpty() ? next.strip() : rest));
    }

    /** What stands between the first quotes; all of it if it begins with none. */
    private static String quoted(String text) {
        if (text.isEmpty() || "'\"`".indexOf(text.charAt(0)) < 0) {
            return SourceLine.normalized(text);
        }
        int end = text.indexOf(text.charAt(0), 1);
        return end < 0 ? text.substring(1) : text.substring(1, end);
    }

    private static Optional<String> group(Pattern pattern, String code) {
        Matcher matcher = pattern.matcher(code);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
