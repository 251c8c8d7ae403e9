package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Coverage.Uncovered;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.FailedTest;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.GateOutcome.Waiver;
import io.github.evidencegate.evidence.LineRanges;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gates for {@link Samples}. */
final class SampleGates {
    private SampleGates() {}

    /** A gate that holds. */
    static GateOutcome passed() {
        return new GateOutcome(
                "tests",
                Kind.TESTS,
                true,
                State.PASS,
                Optional.empty(),
                Map.of("tests", 42L, "passed", 42L),
                Optional.of(Duration.ofMillis(1_250)),
                sources("target/surefire-reports/TEST-org.example.BasketTest.xml"),
                Details.NONE,
                Optional.empty());
    }

    /** A gate that failed, all of whose texts are {@code text}. */
    static GateOutcome called(String text) {
        List<String> names = List.of(text);
        List<Located> found = List.of(new Located(text, text, Level.ERROR, text, 1, true));
        return new GateOutcome(
                text,
                Kind.TESTS,
                true,
                State.FAIL,
                Optional.of(text),
                Map.of("failed", 1L),
                Optional.empty(),
                sources(text),
                new Details(names, names, names, found, Optional.of(coverage(text)))
                        .at(List.of(new FailedTest(text, text, 1, true))),
                Optional.of(Digest.ofUtf8(text)));
    }

    /** Each state and each kind at least once. */
    static List<GateOutcome> every() {
        List<String> failing = List.of("org.example.BasketTest.rounds", "org.example.BasketTest.sums(Locale)[1]");
        Details broken = new Details(
                        failing,
                        List.of("org.example.ClockTest.ticks"),
                        List.of("org.example.SlowTest.runs (needs Docker)"),
                        List.of(),
                        Optional.empty())
                .at(List.of(new FailedTest(failing.get(0), "shop/src/Auth.java", 8, true)));
        Details covered =
                new Details(List.of(), List.of(), List.of(), List.of(), Optional.of(coverage("shop/src/Auth.java")));
        List<Located> found = List.of(
                new Located("SpotBugs", "NP_NULL_ON_SOME_PATH", Level.ERROR, "shop/src/Auth.java", 7, true),
                new Located("SpotBugs", "DLS_DEAD_LOCAL_STORE", Level.WARNING, "shop/src/Auth.java", 90, false),
                new Located("SpotBugs", "README", Level.NOTE, "docs/rounding.md", 0, false));
        Details analysed = new Details(List.of(), List.of(), List.of(), found, Optional.empty());
        return List.of(
                gate("unit-tests", Kind.TESTS, State.FAIL, "2 of 240 tests failed", broken),
                gate(
                        "coverage",
                        Kind.COVERAGE,
                        State.FAIL,
                        "41.6 % of the changed lines covered, 80 % required",
                        covered),
                gate("spotbugs", Kind.ANALYSIS, State.FAIL, "1 error on changed lines", analysed),
                gate("smoke", Kind.TESTS, State.PASS, "", Details.NONE),
                gate("contract", Kind.TESTS, State.REPAIRED, "failed at the attempt before", Details.NONE),
                gate("browser", Kind.TESTS, State.FLAKY, "1 test passed only on a rerun", Details.NONE),
                gate("load", Kind.TESTS, State.SKIP, "all 3 tests were skipped", Details.NONE),
                gate("licences", Kind.ANALYSIS, State.WAIVED, "2 errors on changed lines", waived()),
                gate("integration", Kind.TESTS, State.MISSING, "no file matches **/it/*.xml", Details.NONE),
                gate("checkstyle", Kind.ANALYSIS, State.STALE, "made before the head was committed", Details.NONE),
                gate("mutation", Kind.TESTS, State.EMPTY, "zero tests ran", Details.NONE),
                gate("sarif", Kind.ANALYSIS, State.UNREADABLE, "report.sarif:1:17: not JSON", Details.NONE));
    }

    /** What somebody waived. */
    private static Details waived() {
        GateOutcome failed = gate("licences", Kind.ANALYSIS, State.FAIL, "2 errors on changed lines", Details.NONE);
        return failed.waived(new Waiver(
                        State.FAIL,
                        "0123456789ab",
                        "ada",
                        Instant.parse("2026-12-01T00:00:00Z"),
                        "the vendor ships its notice late"))
                .details();
    }

    private static GateOutcome gate(String id, Kind kind, State state, String reason, Details details) {
        boolean ran = state != State.MISSING && state != State.UNREADABLE;
        return new GateOutcome(
                id,
                kind,
                !id.equals("load"),
                state,
                Optional.of(reason).filter(text -> !text.isEmpty()),
                ran ? Map.of("failed", (long) details.failing().size(), "tests", 240L) : Map.of(),
                Optional.of(Duration.ofSeconds(75)).filter(took -> ran),
                ran ? sources("target/" + id + ".xml") : List.of(),
                details,
                Optional.of(Digest.ofUtf8(id)).filter(digest -> state == State.FAIL));
    }

    private static Coverage coverage(String path) {
        return new Coverage(
                new Ratio(800, 1_000),
                new Ratio(50, 100),
                new Ratio(5, 12),
                List.of(new Uncovered(path, LineRanges.parse("7,9-14"))),
                List.of(path + ".unmeasured"));
    }

    private static List<Source> sources(String path) {
        return List.of(new Source(path, Digest.ofUtf8(path), Samples.NOW.minusSeconds(60)));
    }
}
