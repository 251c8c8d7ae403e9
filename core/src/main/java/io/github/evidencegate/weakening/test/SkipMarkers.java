package io.github.evidencegate.weakening.test;

import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What keeps a test from running, in each language. */
final class SkipMarkers {
    /** Markers that silence all the tests that they are not on. */
    static final String FOCUS = "focused-test";

    private static final List<Marker> JAVA = List.of(
            new Marker("junit-disabled", "Disabled", "@(?:\\w++\\.)*+Disabled\\w*+"),
            new Marker("junit-ignore", "Ignore", "@(?:\\w++\\.)*+Ignore\\b"),
            new Marker("junit-conditional", "Enabled", "@(?:\\w++\\.)*+Enabled(?:On|If|For)\\w++"),
            new Marker("testng-disabled", "enabled", "\\benabled\\s*+=\\s*+false\\b"),
            new Marker("testng-skip", "SkipException", "\\bthrow\\s++new\\s++SkipException\\b"),
            new Marker(
                    "junit-assume",
                    "assum",
                    "\\b(?:assumeTrue|assumeFalse|assumeThat|assumeNoException|assumeNotNull|assumingThat)\\s*+\\("),
            new Marker("junit-assume", "Assum", "\\bAssum(?:e|ptions)\\.\\w++\\("));
    private static final List<Marker> CSHARP = List.of(
            new Marker("xunit-skip", "Skip", "\\bSkip\\s*+="),
            new Marker(
                    "nunit-ignore", "Ignore", "[\\[,]\\s*+Ignore\\b|\\bIgnore(?:Reason)?\\s*+=|\\bAssert\\.Ignore\\("),
            new Marker("nunit-explicit", "Explicit", "[\\[,]\\s*+Explicit\\b"),
            new Marker("nunit-inconclusive", "Inconclusive", "\\bAssert\\.Inconclusive\\("));
    private static final List<Marker> PYTHON = List.of(
            new Marker("pytest-skip", "skip", "\\bpytest\\.(?:mark\\.)?(?:skip|skipif|importorskip)\\b"),
            new Marker("pytest-xfail", "xfail", "\\bpytest\\.(?:mark\\.)?xfail\\b"),
            new Marker(
                    "unittest-skip",
                    "kip",
                    "@(?:unittest\\.)?skip(?:If|Unless)?\\b|\\bself\\.skipTest\\(|\\braise\\s++(?:\\w++\\.)?SkipTest\\b"),
            new Marker("unittest-expected-failure", "expectedFailure", "@(?:unittest\\.)?expectedFailure\\b"));
    private static final List<Marker> SCRIPT = List.of(
            new Marker(FOCUS, ".only", "(?<![\\w.$])(?:it|test|describe|context|suite|specify)(?:\\.\\w++)?\\.only\\b"),
            new Marker(FOCUS, "f", "(?<![\\w.$])(?:fit|fdescribe|fcontext)\\s*+\\("),
            new Marker(
                    "js-skip",
                    "skip",
                    "(?<![\\w.$])(?:it|test|describe|context|suite|specify)(?:\\.\\w++)?\\.skip(?:If)?\\b"),
            new Marker("js-skip", "x", "(?<![\\w.$])(?:xit|xtest|xdescribe|xcontext|xspecify)\\b\\s*+[(.]"),
            new Marker("js-skip", "skip()", "\\b(?:this|t|ctx|context)\\.skip\\(\\)"),
            new Marker("js-todo", "todo", "(?<![\\w.$])(?:it|test|describe)\\.todo\\b"),
            new Marker("js-failing", "fail", "(?<![\\w.$])(?:it|test|describe)(?:\\.\\w++)?\\.fail(?:ing|s)?\\b"),
            new Marker("js-skip", "fixme", "(?<![\\w.$])(?:test|describe)(?:\\.\\w++)?\\.fixme\\b"));
    private static final List<Marker> GO = List.of(
            new Marker("go-skip", ".Skip", "\\b(?:t|b|f|tb|T\\(\\))\\.Skip(?:f|Now)?\\("),
            new Marker("go-skip-function", "kip", "^\\s*+(?:\\w++\\.)?[sS]kip[A-Z]\\w*+\\((?:t|b|tb)\\b"));
    private static final List<Marker> RUBY = List.of(
            new Marker("rspec-skip", "x", "^\\s*+(?:xit|xdescribe|xcontext|xspecify|xexample|xscenario)\\b"),
            new Marker(
                    "rspec-skip",
                    "skip",
                    "^\\s*+skip\\s*+(?:$|['\"(]|if\\b|unless\\b)|,\\s*+:?skip\\b|\\bskip:\\s*+(?!false|nil)"),
            new Marker("rspec-pending", "pending", "^\\s*+pending\\s*+(?:$|['\"(]|if\\b|unless\\b)|,\\s*+:?pending\\b"),
            new Marker(FOCUS, "f", "^\\s*+(?:fit|fdescribe|fcontext)\\b|,\\s*+:focus\\b|\\bfocus:\\s*+true\\b"));
    private static final List<Marker> RUST = List.of(
            new Marker("rust-ignore", "ignore", "#\\[ignore\\b|#\\[cfg_attr\\([^\\]]{0,200}\\bignore\\b"),
            new Marker("rust-cfg", "cfg(not(", "^\\s*+#\\[cfg\\(not\\("));

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
    static Optional<String> in(Language language, SourceLine line) {
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
