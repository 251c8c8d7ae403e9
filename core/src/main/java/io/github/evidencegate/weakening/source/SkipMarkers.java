package io.github.evidencegate.weakening.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What keeps a test from running, in each language. */
public final class SkipMarkers {
    /** Markers that silence all the tests that they are not on. */
    public static final String FOCUS = "focused-test";

    private static final List<Marker> JAVA = List.of(
            new Marker("junit-disabled", "Disabled", "@(?:\\w++\\.)*+Disabled\\w*+"),
            new Marker("junit-ignore", "Ignore", "@(?:\\w++\\.)*+Ignore(?!If)(?:[A-Z]\\w*+)?\\b"),
            new Marker("junit-conditional", "Enabled", "@(?:\\w++\\.)*+Enabled(?:On|If|For)\\w++"),
            new Marker(
                    "junit-conditional",
                    "@",
                    "@(?:\\w++\\.)*+(?:IgnoreIf|PendingFeature\\w*+|SkipIf\\w*+|SkipOn\\w*+|RunIf\\w*+|RunOn\\w*+|Requires(?:[A-Z]\\w*+)?|ConditionalIgnore\\w*+|SkipForDialect|SdkSuppress|DoNotRun\\w*+|ExcludeFrom\\w*+Test\\w*+|AssumeWindows|Skipped)\\b"),
            new Marker("testng-disabled", "enabled", "\\benabled\\s*+=\\s*+false\\b"),
            new Marker("testng-skip", "SkipException", "\\bthrow\\s++new\\s++SkipException\\b"),
            new Marker("junit-assume", "assum", "\\b(?:assume[A-Z]\\w*+|assumingThat)\\s*+\\("),
            new Marker("junit-assume", "Assum", "\\bAssum(?:e|ptions)\\.\\w++\\("));
    private static final List<Marker> CSHARP = List.of(
            new Marker("xunit-skip", "Skip", "\\bSkip\\s*+="),
            new Marker(
                    "nunit-ignore", "Ignore", "[\\[,]\\s*+Ignore\\b|\\bIgnore(?:Reason)?\\s*+=|\\bAssert\\.Ignore\\("),
            new Marker(
                    "dotnet-conditional",
                    "",
                    "[\\[,]\\s*+(?:Conditional(?:Fact|Theory)|ActiveIssue|SkipOn\\w*+|PlatformSpecific|Platform|(?:Windows|Unix|Linux)(?:Only)?(?:Fact|Theory)|(?:Fact|Theory)[A-Z]\\w{0,40})\\b|\\bSkip\\.(?:If|IfNot|Unless|When|Inconclusive)\\(|\\bAssert\\.Skip(?:When|Unless)?\\("),
            new Marker("nunit-explicit", "Explicit", "[\\[,]\\s*+Explicit\\b"),
            new Marker("nunit-ignore", "Pending", "[\\[,]\\s*+Pending\\b"),
            new Marker("nunit-inconclusive", "Inconclusive", "\\bAssert\\.Inconclusive\\("));
    private static final List<Marker> PYTHON = List.of(
            new Marker("pytest-skip", "skip", "\\bpytest\\.(?:mark\\.)?(?:skip|skipif|importorskip)\\b"),
            new Marker("pytest-xfail", "xfail", "\\bpytest\\.(?:mark\\.)?xfail\\b"),
            new Marker(
                    "unittest-skip",
                    "kip",
                    "@(?:unittest\\.)?skip(?:If|Unless)?\\b|\\bself\\.skipTest\\(|\\braise\\s++(?:\\w++\\.)?SkipTest\\b"),
            new Marker(
                    "python-conditional",
                    "@",
                    "^\\s*+@(?:\\w++\\.)*+(?:(?:skip|xfail|only|not|requires?|needs?|unless|without)(?:_\\w++|[A-Z]\\w*+)|requires|\\w{1,40}_only|\\w{0,40}skip_?(?:if|unless|on)\\w*+)\\b"),
            new Marker(
                    "python-conditional",
                    "@",
                    "^\\s*+@(?:\\w{1,40}\\.){0,4}(?:requires|requirements|only_on|skip_if|fails_if|fails_on)\\.\\w++"),
            new Marker("unittest-skip", "", "^\\s*+(?:__test__\\s*+=\\s*+False|test\\w*+\\s*+=\\s*+None)\\b"),
            new Marker("unittest-expected-failure", "expectedFailure", "@(?:unittest\\.)?expectedFailure\\b"));
    private static final List<Marker> SCRIPT = List.of(
            new Marker(
                    FOCUS,
                    ".only",
                    "(?<![\\w.$(,]|[(,] )(?:it|test|describe|context|suite|specify)(?:\\.\\w++)?\\.only\\b(?!\\s*+[),;])"),
            new Marker(FOCUS, "f", "(?<![\\w.$])(?:fit|fdescribe|fcontext)\\s*+\\("),
            new Marker(
                    "js-skip",
                    "skip",
                    "(?<![\\w.$])(?:it|test|describe|context|suite|specify)(?:\\.\\w++)?\\.skip(?:If)?\\b"),
            new Marker("js-skip", "x", "(?<![\\w.$])(?:xit|xtest|xdescribe|xcontext|xspecify)\\b\\s*+[(.]"),
            new Marker(
                    "js-skip",
                    "unIf",
                    "(?<![\\w.$])(?:it|test|describe|context|suite|specify)(?:\\.\\w++)?\\.runIf\\b"),
            new Marker(
                    "js-skip",
                    "(",
                    "(?<![\\w.$])(?:it|test|describe)(?:If|Unless|SkipIf|Skip|On|Only|Not)[A-Z]?\\w{0,40}\\s*+\\("),
            new Marker("js-skip", "pending", "^\\s*+pending\\("),
            new Marker("js-skip", "skip", "[{,]\\s*+skip\\s*+:\\s*+(?!false|undefined|null)"),
            new Marker("js-skip", "skip", "^\\s*+skip\\s*+:\\s*+(?:true\\b|process\\.|is[A-Z]\\w)"),
            new Marker("js-skip", "ignore", "[{,]\\s*+ignore\\s*+:\\s*+(?:true|Deno)\\b"),
            new Marker("js-todo", "todo", "[{,]\\s*+todo\\s*+:\\s*+(?!false|undefined|null)"),
            new Marker("js-skip", "skip()", "\\b(?:this|t|ctx|context)\\.skip\\(\\)"),
            new Marker("js-todo", "todo", "(?<![\\w.$])(?:it|test|describe)\\.todo\\b"),
            new Marker("js-failing", "fail", "(?<![\\w.$])(?:it|test|describe)(?:\\.\\w++)?\\.fail(?:ing|s)?\\b"),
            new Marker("js-skip", "fixme", "(?<![\\w.$])(?:test|describe)(?:\\.\\w++)?\\.fixme\\b"));
    private static final List<Marker> GO = List.of(
            new Marker("go-skip", ".Skip", "\\b(?:t|b|f|c|tb|tt|st|T\\(\\))\\.Skip(?:f|Now)?\\("),
            new Marker(
                    "go-skip", "(", "^\\s*+(?:ginkgo\\.)?Skip\\(|^\\s*+[PX](?:It|Describe|Context|Specify|Entry)\\("),
            new Marker(FOCUS, "F", "^\\s*+F(?:It|Describe|Context|Specify|Entry)\\("),
            new Marker(
                    "go-skip-function",
                    "(t)",
                    "^\\s*+(?:\\w++\\.)?(?:[rR]equire|[mM]ustHave|[nN]eeds?|[oO]nly)(?:[A-Z]\\w*+)\\(t\\)"),
            new Marker("go-skip-function", "kip", "^\\s*+(?:\\w++\\.)?[sS]kip[A-Z]\\w*+\\((?:t|b|tb)\\b"));
    private static final List<Marker> RUBY = List.of(
            new Marker("rspec-skip", "x", "^\\s*+(?:xit|xdescribe|xcontext|xspecify|xexample|xscenario)\\b"),
            new Marker(
                    "rspec-skip",
                    "",
                    "^\\s*+(?:skip|omit|pend|skip_if|skip_unless|skip_until|omit_if|omit_unless|skip_on\\w*+)\\s*+(?:$|['\"(]|if\\b|unless\\b)|,\\s*+:?skip\\b|\\bskip:\\s*+(?!false|nil)"),
            new Marker("rspec-skip", ":", "^\\s*+(?:it|describe|context|specify)\\b.{0,200},\\s*+(?:if|unless):\\s"),
            new Marker("ruby-undef", "undef", "^\\s*+undef(?:_method)?\\b\\W{1,3}test_"),
            new Marker("rspec-pending", "pending", "^\\s*+pending\\s*+(?:$|['\"(]|if\\b|unless\\b)|,\\s*+:?pending\\b"),
            new Marker(FOCUS, "f", "^\\s*+(?:fit|fdescribe|fcontext)\\b|,\\s*+:focus\\b|\\bfocus:\\s*+true\\b"));
    private static final List<Marker> RUST = List.of(
            new Marker("rust-ignore", "ignore", "#\\[ignore\\b|#\\[cfg_attr\\([^\\]]{0,200}\\bignore\\b"),
            new Marker("rust-cfg", "cfg(", "^\\s*+#\\[cfg\\((?!test\\)|debug_assertions|feature\\b)"));

    /** A pattern's id, a text without which it cannot match, and what it looks like. */
    private record Marker(String id, String hint, Pattern pattern) {
        Marker(String id, String hint, String pattern) {
            this(id, hint, Pattern.compile(pattern));
        }

        boolean matches(String code) {
            return code.contains(hint) && pattern.matcher(code).find();
        }
    }

    private SkipMarkers() {}

    /** The id of the marker in the code of this line. */
    public static Optional<String> in(Language language, SourceLine line) {
        for (Marker marker : of(language)) {
            if (marker.matches(line.code())) {
                return Optional.of(marker.id());
            }
        }
        return Optional.empty();
    }

    private static List<Marker> of(Language language) {
        return switch (language) {
            case JAVA -> JAVA;
            case CSHARP -> CSHARP;
            case PYTHON -> PYTHON;
            case SCRIPT -> SCRIPT;
            case GO -> GO;
            case RUBY -> RUBY;
            case RUST -> RUST;
            default -> List.of();
        };
    }
}
