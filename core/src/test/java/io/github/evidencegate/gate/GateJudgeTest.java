package io.github.evidencegate.gate;

import static io.github.evidencegate.gate.Reports.declared;
import static io.github.evidencegate.gate.Reports.judge;
import static io.github.evidencegate.gate.Reports.only;
import static io.github.evidencegate.gate.Reports.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.GateSetting.Maximum;
import io.github.evidencegate.gate.GateSetting.Minimum;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateJudgeTest {
    private static final OptionalInt NONE = OptionalInt.empty();

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            10,0,0,0,0 | PASS  | -
            10,0,0,2,0 | PASS  | -
            9,1,0,0,0  | FAIL  | 1 of 10 tests failed
            9,0,1,0,0  | FAIL  | 1 of 10 tests failed
            0,0,0,0,0  | EMPTY | no test ran
            0,0,0,3,0  | SKIP  | 3 tests skipped, none ran, a.B.off (later)
            9,0,0,0,1  | FLAKY | 1 test passed only on a rerun
            8,1,0,0,1  | FAIL  | 1 of 10 tests failed
            """)
    void judgesTestsByTheirCounts(String counts, State state, String reason) {
        long[] numbers = List.of(counts.trim().split(",")).stream()
                .mapToLong(Long::parseLong)
                .toArray();

        GateOutcome gate =
                judge(GateSetting.DEFAULT, Reports.tests("TEST-a.xml", numbers)).get(0);

        assertThat(gate.state()).isEqualTo(state);
        assertThat(gate.reason()).isEqualTo(Optional.ofNullable(reason));
        assertThat(gate.count("passed")).isEqualTo(numbers[0]);
        assertThat(gate.fingerprint().isPresent()).isEqualTo(state == State.FAIL);
    }

    @Test
    void addsTheFilesOfOneGate() {
        GateOutcome gate = judge(
                        GateSetting.DEFAULT,
                        Reports.tests("TEST-b.xml", 1, 1, 1, 1, 1),
                        Reports.tests("TEST-a.xml", 2, 0, 0, 0, 0))
                .get(0);

        assertThat(gate.counts())
                .isEqualTo(Map.of("errors", 1L, "failed", 1L, "flaky", 1L, "passed", 3L, "skipped", 1L, "tests", 7L));
        assertThat(gate.took()).contains(Duration.ofSeconds(3));
        assertThat(gate.sources()).extracting(GateOutcome.Source::path).containsExactly("TEST-a.xml", "TEST-b.xml");
        assertThat(gate.details().failing()).containsExactly("a.B.fails");
        assertThat(gate.details().flaky()).containsExactly("a.B.flaky");
        assertThat(gate.details().skipped()).containsExactly("a.B.off (later)");
    }

    @Test
    void failsWhenFewerTestsRanThanPolicyWants() {
        Limits limits = new Limits(new Minimum(OptionalInt.of(10), NONE, NONE, NONE), Maximum.NONE);

        assertThat(only(judge(declared(Kind.TESTS, limits), Reports.tests("a.xml", 9, 0, 0, 5, 0))))
                .returns(State.FAIL, GateOutcome::state)
                .returns(Optional.of("9 tests ran; at least 10 must"), GateOutcome::reason);
        assertThat(only(judge(declared(Kind.TESTS, limits), Reports.tests("a.xml", 10, 0, 0, 0, 0)))
                        .state())
                .isEqualTo(State.PASS);
    }

    @Test
    void missesADeclaredGateWithoutResults() {
        GateOutcome gate = only(judge(declared(Kind.TESTS, Limits.NONE)));

        assertThat(gate.state()).isEqualTo(State.MISSING);
        assertThat(gate.reason()).contains("no result file of its kind");
    }

    @Test
    void namesThePatternsAndTheToolOfAMissingGate() {
        Declared gate = new Declared(
                "spots", Kind.ANALYSIS, true, List.of("target/*.sarif"), Optional.of("SpotBugs"), Limits.NONE);

        GateOutcome outcome = only(judge(new GateSetting(List.of(gate))));

        assertThat(outcome.reason()).contains("no result file matches target/*.sarif of SpotBugs");
    }

    @Test
    void neverPassesOnAnOldFile() {
        Report old = Reports.testsOf(Reports.sourceOf("a.xml", Reports.HEAD.minusMillis(1)), 5, 0, 0, 0, 0);

        GateOutcome gate = judge(GateSetting.DEFAULT, old, Reports.tests("b.xml", 5, 0, 0, 0, 0))
                .get(0);

        assertThat(gate.state()).isEqualTo(State.STALE);
        assertThat(gate.reason())
                .contains("a.xml of 2026-11-22T11:59:59.999Z is older than the head of 2026-11-22T12:00:00Z");
    }

    @Test
    void takesAFileOfTheHeadsOwnSecondAsFresh() {
        Report report = Reports.testsOf(Reports.sourceOf("a.xml", Reports.HEAD), 5, 0, 0, 0, 0);

        assertThat(judge(GateSetting.DEFAULT, report).get(0).state()).isEqualTo(State.PASS);
    }

    @Test
    void neverPassesBesideAnUnreadableFile() {
        GateOutcome gate = judge(
                        GateSetting.DEFAULT,
                        new Report.Unreadable("TEST-a.xml", "TEST-a.xml: it is empty"),
                        new Report.Unreadable("TEST-b.xml", "TEST-b.xml: it is cut off"),
                        Reports.tests("TEST-c.xml", 5, 0, 0, 0, 0))
                .get(0);

        assertThat(gate.state()).isEqualTo(State.UNREADABLE);
        assertThat(gate.reason()).contains("TEST-a.xml: it is empty; and 1 more");
    }

    @Test
    void tellsAFreshFailureBeforeADoubt() {
        GateOutcome gate = judge(
                        GateSetting.DEFAULT,
                        new Report.Unreadable("TEST-a.xml", "empty"),
                        Reports.tests("TEST-c.xml", 5, 1, 0, 0, 0))
                .get(0);

        assertThat(gate.state()).isEqualTo(State.FAIL);
    }

    @Test
    void ignoresAFailureOfAnotherRevision() {
        Report old = Reports.testsOf(Reports.sourceOf("a.xml", Reports.HEAD.minusSeconds(9)), 5, 1, 0, 0, 0);

        assertThat(judge(GateSetting.DEFAULT, old).get(0).state()).isEqualTo(State.STALE);
    }

    @ParameterizedTest
    @CsvSource({
        "x.sarif,analysis",
        "site/jacoco.xml,coverage",
        "my-coverage.xml,coverage",
        "web/lcov.info,coverage",
        "cobertura.xml,coverage",
        "checkstyle-result.xml,analysis",
        "TEST-a.xml,tests"
    })
    void guessesTheKindOfAnUnreadableFileFromItsName(String path, String id) {
        assertThat(judge(GateSetting.DEFAULT, new Report.Unreadable(path, "empty")))
                .extracting(GateOutcome::id)
                .containsExactly(id);
    }

    @Test
    void requiresFoundGatesOnlyWherePolicyNamesNone() {
        Report tests = Reports.tests("a.xml", 1, 0, 0, 0, 0);
        Report spots = Reports.analysis("Spot Bugs!", 0, 0, List.of());

        assertThat(judge(GateSetting.DEFAULT, tests, spots))
                .extracting(GateOutcome::id, GateOutcome::required)
                .containsExactly(tuple("analysis-spot-bugs", true), tuple("tests", true));
        assertThat(judge(declared(Kind.TESTS, Limits.NONE), tests, spots))
                .extracting(GateOutcome::id, GateOutcome::required)
                .containsExactly(tuple("declared", true), tuple("analysis-spot-bugs", false));
    }

    @Test
    void keepsAFoundGateFromTheNameOfADeclaredOne() {
        Declared named = new Declared("tests", Kind.COVERAGE, true, List.of(), Optional.empty(), Limits.NONE);

        assertThat(judge(new GateSetting(List.of(named)), Reports.tests("a.xml", 1, 0, 0, 0, 0)))
                .extracting(GateOutcome::id)
                .containsExactly("tests", "found-tests");
    }

    @Test
    void givesADeclaredGateTheFilesOfItsPatternsOnly() {
        Declared unit = new Declared(
                "unit", Kind.TESTS, true, List.of("**/surefire-reports/*.xml"), Optional.empty(), Limits.NONE);

        List<GateOutcome> gates = judge(
                new GateSetting(List.of(unit)),
                Reports.tests("core/target/surefire-reports/TEST-a.xml", 1, 0, 0, 0, 0),
                Reports.tests("core/target/failsafe-reports/TEST-b.xml", 2, 0, 0, 0, 0),
                new Report.Unreadable("cli/target/surefire-reports/TEST-c.xml", "empty"));

        assertThat(gates).extracting(GateOutcome::id).containsExactly("unit", "tests");
        assertThat(gates.get(0).state()).isEqualTo(State.UNREADABLE);
        assertThat(gates.get(0).count("tests")).isEqualTo(1);
        assertThat(gates.get(1).count("tests")).isEqualTo(2);
    }

    @Test
    void givesADeclaredGateThePatternThatMatchedNothing() {
        Declared unit = new Declared("unit", Kind.TESTS, true, List.of("out/*.xml"), Optional.empty(), Limits.NONE);

        GateOutcome gate =
                only(judge(new GateSetting(List.of(unit)), new Report.Unreadable("out/*.xml", "matches no file")));

        assertThat(gate.state()).isEqualTo(State.UNREADABLE);
    }

    /** Whatever its name says it was meant to be: doubt blocks. */
    @Test
    void givesADeclaredGateAnUnreadableFileThatLiesInItsPlace() {
        GateOutcome gate = only(judge(
                at("out/**"),
                Reports.tests("out/a.xml", 5, 0, 0, 0, 0),
                new Report.Unreadable("out/b.sarif", "b.sarif: it is empty")));

        assertThat(gate.state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void leavesAnUnreadableFileOfAnotherKindToAGateOfItsOwn() {
        List<GateOutcome> gates = judge(
                declared(Kind.TESTS, Limits.NONE),
                Reports.tests("a.xml", 5, 0, 0, 0, 0),
                new Report.Unreadable("b.sarif", "b.sarif: it is empty"));

        assertThat(gates)
                .extracting(GateOutcome::id, GateOutcome::state)
                .containsExactly(tuple("declared", State.PASS), tuple("analysis", State.UNREADABLE));
    }

    @Test
    void givesTheGateOfOneToolAnyUnreadableFileOfItsKind() {
        Declared spots = new Declared("spots", Kind.ANALYSIS, true, List.of(), Optional.of("spotbugs"), Limits.NONE);

        GateOutcome gate = only(judge(
                new GateSetting(List.of(spots)),
                Reports.analysis("SpotBugs", 0, 0, List.of()),
                new Report.Unreadable("b.sarif", "b.sarif: it is empty")));

        assertThat(gate.state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void givesADeclaredGateNothingOfAnotherKindThatLiesInItsPlace() {
        List<GateOutcome> gates = judge(
                at("**"),
                Reports.tests("a.xml", 5, 0, 0, 0, 0),
                Reports.lines("jacoco.xml", new Ratio(1, 2)),
                Reports.analysis("PMD", 0, 0, List.of()));

        assertThat(gates).extracting(GateOutcome::id).containsExactly("all", "analysis-pmd", "coverage");
        assertThat(gates).extracting(GateOutcome::state).containsOnly(State.PASS);
    }

    @Test
    void givesADeclaredGateTheResultsOfItsToolOnly() {
        Declared spots = new Declared("spots", Kind.ANALYSIS, true, List.of(), Optional.of("spotbugs"), Limits.NONE);

        List<GateOutcome> gates = judge(
                new GateSetting(List.of(spots)),
                Reports.analysis("SpotBugs", 0, 1, List.of()),
                Reports.analysis("PMD", 0, 2, List.of()));

        assertThat(gates).extracting(GateOutcome::id).containsExactly("spots", "analysis-pmd");
        assertThat(gates.get(0).count("warnings")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            - | - | - | - | 1 finding of level error; at most 0 may be
            1 | - | - | - | -
            - | 2 | - | - | 1 finding of level error; at most 0 may be; 3 findings of level warning; at most 2 may be
            1 | 3 | - | - | -
            - | - | - | 1 | 2 findings on changed lines; at most 1 may be
            - | - | 3 | - | -
            - | - | 2 | - | 3 findings in changed files; at most 2 may be
            0 | 0 | - | 2 | 1 finding of level error; at most 0 may be; 3 findings of level warning; at most 0 may be
            """)
    void failsAboveAMaximum(Integer errors, Integer warnings, Integer files, Integer lines, String reason) {
        Report report = Reports.analysis("pmd", 1, 3, findings());
        Maximum maximum = new Maximum(percent(errors), percent(warnings), percent(files), percent(lines));

        GateOutcome gate = only(judge(declared(Kind.ANALYSIS, new Limits(Minimum.NONE, maximum)), report));

        assertThat(gate.reason()).isEqualTo(Optional.ofNullable(reason));
        assertThat(gate.state()).isEqualTo(reason == null ? State.PASS : State.FAIL);
        assertThat(gate.fingerprint().isPresent()).isEqualTo(reason != null);
    }

    @Test
    void showsFindingsOnChangedLinesFirst() {
        GateOutcome gate = judge(GateSetting.DEFAULT, Reports.analysis("pmd", 0, 3, findings()))
                .get(0);

        assertThat(gate.details().findings())
                .extracting(Located::path, Located::line)
                .containsExactly(tuple("src/A.java", 6), tuple("src/A.java", 7), tuple("src/A.java", 1));
    }

    @Test
    void countsNewFindingsOnlyAgainstABaseline() {
        Report.Analysis plain = Reports.analysis("pmd", 0, 1, List.of());
        Report.Analysis compared = new Report.Analysis(
                plain.source(),
                "pmd",
                Map.of(Level.NOTE, 4L),
                2,
                Optional.of(3L),
                List.of(),
                0,
                0,
                Optional.empty(),
                Optional.empty());

        assertThat(judge(GateSetting.DEFAULT, plain).get(0).counts()).doesNotContainKey("new");
        assertThat(judge(GateSetting.DEFAULT, compared).get(0).counts())
                .containsEntry("new", 3L)
                .containsEntry("notes", 4L)
                .containsEntry("suppressed", 2L);
    }

    /** A gate of tests whose results are there. */
    private static GateSetting at(String pattern) {
        return new GateSetting(
                List.of(new Declared("all", Kind.TESTS, true, List.of(pattern), Optional.empty(), Limits.NONE)));
    }

    private static List<Located> findings() {
        return List.of(
                Reports.located(Level.ERROR, "src/A.java", 1, false),
                Reports.located(Level.WARNING, "src/A.java", 7, true),
                Reports.located(Level.WARNING, "src/A.java", 6, true));
    }

    /** A committed result file was made by nobody's run. */
    @Test
    void blocksOnAResultFileThatIsPartOfTheChange() {
        Report committed = Reports.tests("src/A.java", 5, 0, 0, 0, 0);

        assertThat(only(judge(GateSetting.DEFAULT, committed)))
                .returns(State.STALE, GateOutcome::state)
                .returns(Optional.of("src/A.java is part of the change, so no run made it"), GateOutcome::reason);
    }

    @Test
    void blocksOnResultsOfAnotherCheckedOutRevision() {
        GateOutcome gate = only(judge(GateSetting.DEFAULT, false, Reports.tests("a.xml", 5, 0, 0, 0, 0)));

        assertThat(gate.state()).isEqualTo(State.STALE);
        assertThat(gate.reason()).contains("a.xml lies in a work tree that is at another revision than the head");
    }

    @Test
    void missesAGateOfWhichOnePatternMatchesNothing() {
        Declared all =
                new Declared("all", Kind.TESTS, true, List.of("unit/*.xml", "it/*.xml"), Optional.empty(), Limits.NONE);

        GateOutcome gate = only(judge(new GateSetting(List.of(all)), Reports.tests("unit/a.xml", 5, 0, 0, 0, 0)));

        assertThat(gate.state()).isEqualTo(State.MISSING);
        assertThat(gate.reason()).contains("no result file matches it/*.xml");
    }

    @Test
    void failsRatherThanSkipsWhenTooFewTestsRan() {
        Limits limits = new Limits(new Minimum(OptionalInt.of(1), NONE, NONE, NONE), Maximum.NONE);

        assertThat(only(judge(declared(Kind.TESTS, limits), Reports.tests("a.xml", 0, 0, 0, 2, 0)))
                        .state())
                .isEqualTo(State.FAIL);
    }
}
