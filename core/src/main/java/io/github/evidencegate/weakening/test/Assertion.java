package io.github.evidencegate.weakening.test;

import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test demands, in one statement.
 *
 * @param line of its first line that is on this side alone, or of its first line
 * @param isChanged whether a line of it is on this side alone
 * @param text the statement, spaced in one way
 * @param code the same without what is in quotes
 */
record Assertion(int line, boolean isChanged, String text, String code) {
    private static final int MOST_LINES = 20;

    private static final Pattern COMMON = Pattern.compile(
            "(?<![\\w$])(?:[\\w$]++\\.)?"
                    + "(?:assert\\w*+|expect\\w*+|verify\\w*+|should\\w*+|fail)\\s*+[(.!]|\\bthrow (?:new )?Assert\\w*+(?:Error|Exception)\\(|\\sshould[A-Z]\\w*+\\s");
    private static final Pattern JAVA_EXPECTED = Pattern.compile("@Test\\s*+\\(.{0,80}\\bexpected\\s*+=");
    private static final Pattern PYTHON = Pattern.compile(
            "^\\s*+assert\\b|\\bself\\.(?:assert|fail)\\w*+\\(|\\bpytest\\.(?:raises|warns|fail)\\(|\\.assert_\\w++\\(");
    private static final Pattern GO = Pattern.compile(
            "\\b(?:assert|require|is|qt|must)\\.[A-Z]\\w*+\\(|\\b(?:t|b|tb|T\\(\\))\\.(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow)\\(|\\bassert\\w*+\\("
                    + "|(?<![\\w.])(?:(?:g|gomega)\\.)?(?:(?:Expect|Eventually|Consistently)(?:WithOffset)?|Ω)\\(");
    private static final Pattern FAILURE =
            Pattern.compile("^\\s*+\\w{1,3}\\.(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow)\\(");
    private static final Pattern ERROR = Pattern.compile("\\berr\\w{0,20} [!=]= nil \\{$");
    private static final Pattern RUBY = Pattern.compile(
            "\\b(?:assert|refute)\\w*+\\b|\\bexpect\\b\\s*+[({]|\\.should(?:_not)?\\b|\\.(?:must|wont)_\\w++");
    private static final Pattern RUST = Pattern.compile("\\b(?:debug_)?assert\\w*+!|\\b(?:eqnice|should)\\w*+!");
    private static final Pattern CSHARP = Pattern.compile(
            "\\b\\w{0,40}Assert\\.[A-Z]\\w*+|\\.Should\\(|\\.Should[A-Z]\\w*+\\(|\\bExceptionAssert\\.");
    private static final Pattern SCRIPT_SHOULD = Pattern.compile(
            "\\.should\\.|\\bt\\.(?:is|deepEqual|strictEqual|deepStrictEqual|equal|same|ok|match|true|false|truthy|throws\\w*+|not|like|regex)\\(");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*+");

    /** The assertions in these lines of a test, in their order. */
    static List<Assertion> of(Language language, List<SourceLine> lines) {
        List<Assertion> found = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            if (starts(language, lines.get(at).code())) {
                int end = end(lines, at);
                int from = language == Language.GO && isCondition(lines, at) ? at - 1 : at;
                found.add(of(lines.subList(from, end)));
                at = end;
            } else {
                at++;
            }
        }
        return found;
    }

    /** Whether the line above says when a test of Go fails, and asks more than for an error. */
    private static boolean isCondition(List<SourceLine> lines, int at) {
        String above = at == 0 ? "" : lines.get(at - 1).code().strip();
        boolean isFailure = FAILURE.matcher(lines.get(at).code()).find();
        return isFailure
                && above.startsWith("if ")
                && above.endsWith("{")
                && !ERROR.matcher(above).find();
    }

    /** Whether an assertion starts in this line. */
    static boolean starts(Language language, String code) {
        return switch (language) {
            case JAVA, OTHER_BRACES ->
                COMMON.matcher(code).find() || JAVA_EXPECTED.matcher(code).find();
            case SCRIPT ->
                COMMON.matcher(code).find() || SCRIPT_SHOULD.matcher(code).find();
            case PYTHON -> PYTHON.matcher(code).find();
            case GO -> GO.matcher(code).find();
            case RUBY -> RUBY.matcher(code).find();
            case RUST -> RUST.matcher(code).find();
            case CSHARP -> CSHARP.matcher(code).find();
            default -> false;
        };
    }

    private static Assertion of(List<SourceLine> lines) {
        StringBuilder text = new StringBuilder();
        StringBuilder code = new StringBuilder();
        Optional<SourceLine> changed =
                lines.stream().filter(SourceLine::isChanged).findFirst();
        for (SourceLine line : lines) {
            text.append(line.statement()).append(' ');
            code.append(line.code()).append(' ');
        }
        int number = changed.orElse(lines.get(0)).number();
        return new Assertion(
                number, changed.isPresent(), compact(text.toString()), SourceLine.normalized(code.toString()));
    }

    /** Spacing, line breaks and a trailing comma before a bracket make no other assertion. */
    private static String compact(String text) {
        return text.replace(" ", "").replace(",)", ")").replace(";", "");
    }

    /** A statement ends where its brackets are closed and the next line does not go on with a dot. */
    private static int end(List<SourceLine> lines, int start) {
        int depth = 0;
        int last = Math.min(lines.size(), start + MOST_LINES);
        for (int i = start; i < last; i++) {
            String code = lines.get(i).code();
            for (int at = 0; at < code.length(); at++) {
                depth += "([{".indexOf(code.charAt(at)) >= 0 ? 1 : 0;
                depth -= ")]}".indexOf(code.charAt(at)) >= 0 ? 1 : 0;
            }
            boolean opensBlock =
                    code.stripTrailing().endsWith("{") || code.stripTrailing().endsWith(":");
            boolean goesOn =
                    i + 1 < lines.size() && lines.get(i + 1).code().strip().startsWith(".");
            if (opensBlock || (depth <= 0 && !goesOn)) {
                return i + 1;
            }
        }
        return last;
    }

    /** The names that it speaks of, without the words that every assertion has. */
    Set<String> subjects() {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(code);
        while (matcher.find()) {
            String word = matcher.group();
            if (word.length() > 1 && !AssertionStrength.isVocabulary(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
