package io.github.evidencegate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateCheckTest {
    /** R096: every outcome but a good one is named; a reviewer never takes it for a pass. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FAIL       | gate-failed     | Gate unit failed: because.
            MISSING    | gate-missing    | Gate unit is missing: because.
            UNREADABLE | gate-unreadable | Gate unit is unreadable: because.
            STALE      | gate-stale      | Gate unit is stale: because.
            EMPTY      | gate-empty      | Gate unit is empty: because.
            SKIP       | gate-skipped    | Gate unit was skipped: because.
            FLAKY      | gate-flaky      | Gate unit is flaky: because.
            """)
    void findsEachStateThatIsNotGood(State state, String rule, String message) {
        List<Finding> findings = GateCheck.findings(List.of(gate("unit", Kind.TESTS, true, state)));

        assertThat(findings)
                .singleElement()
                .returns(rule, Finding::rule)
                .returns(message, Finding::message)
                .returns(Mode.STOP, Finding::mode)
                .returns(List.of("unit"), Finding::evidence);
    }

    @ParameterizedTest
    @EnumSource(names = {"PASS", "REPAIRED", "WAIVED"})
    void letsAGateThatHoldsPass(State state) {
        assertThat(GateCheck.findings(List.of(gate("unit", Kind.TESTS, true, state))))
                .isEmpty();
    }

    @Test
    void neverBlocksForAGateThatIsNotRequired() {
        assertThat(GateCheck.findings(List.of(gate("extra", Kind.TESTS, false, State.FAIL))))
                .singleElement()
                .returns(Mode.WARN, Finding::mode);
    }

    @Test
    void leavesAnOptionalGateAloneThatDidNotRun() {
        assertThat(GateCheck.findings(List.of(gate("extra", Kind.TESTS, false, State.MISSING))))
                .isEmpty();
    }

    @Test
    void warnsOfChangedSourcesThatNobodyMeasured() {
        Coverage coverage = new Coverage(Ratio.NONE, Ratio.NONE, Ratio.NONE, List.of(), List.of("a/A.java"));
        Details details = new Details(List.of(), List.of(), List.of(), List.of(), Optional.of(coverage));
        GateOutcome gate = outcome("coverage", Kind.COVERAGE, State.PASS, Map.of(), details);

        assertThat(GateCheck.findings(List.of(gate)))
                .singleElement()
                .returns("coverage-unmeasured", Finding::rule)
                .returns(List.of("a/A.java"), Finding::paths)
                .returns("1 changed source file is in no coverage report, such as a/A.java.", Finding::message);
    }

    @Test
    void tellsFailuresOfOneGateApart() {
        Finding first = failed("a.B.c");
        Finding second = failed("a.B.d");

        assertThat(first.id())
                .isNotEqualTo(second.id())
                .isEqualTo(failed("a.B.c").id());
    }

    private static Finding failed(String test) {
        GateOutcome gate = new GateOutcome(
                "unit",
                Kind.TESTS,
                true,
                State.FAIL,
                Optional.of("because"),
                Map.of(),
                Optional.empty(),
                List.of(),
                Details.NONE,
                Optional.of(Digest.ofUtf8(test)));
        return GateCheck.findings(List.of(gate)).get(0);
    }

    /** R104: no validation summary. */
    @Test
    void blocksWhenNoGateReported() {
        assertThat(GateCheck.findings(List.of()))
                .singleElement()
                .returns("record-incomplete", Finding::rule)
                .returns(Mode.STOP, Finding::mode)
                .returns(List.of("validation-summary"), Finding::evidence);
    }

    /** R104: failed-check notes. */
    @Test
    void blocksWhenAFailureIsNotNamed() {
        GateOutcome unnamed = outcome("unit", Kind.TESTS, State.FAIL, Map.of("errors", 1L), Details.NONE);

        assertThat(GateCheck.findings(List.of(unnamed)))
                .extracting(Finding::rule)
                .containsExactly("gate-failed", "record-incomplete");
    }

    @Test
    void isContentWhenAFailureIsNamed() {
        Details named = new Details(List.of("a.B.c"), List.of(), List.of(), List.of(), Optional.empty());
        GateOutcome gate = outcome("unit", Kind.TESTS, State.FAIL, Map.of("failed", 1L), named);

        assertThat(GateCheck.findings(List.of(gate))).extracting(Finding::rule).containsExactly("gate-failed");
    }

    @ParameterizedTest
    @CsvSource({"TESTS,Run all tests", "COVERAGE,uncovered changed lines", "ANALYSIS,analyser found"})
    void tellsTheNextStepOfEachKind(Kind kind, String next) {
        assertThat(GateCheck.findings(List.of(gate("g", kind, true, State.FAIL)))
                        .get(0)
                        .next())
                .contains(next);
    }

    @ParameterizedTest
    @CsvSource({"TESTS, Enable the tests", "JOB, Let the job run"})
    void tellsTheNextStepOfWhatWasSkipped(Kind kind, String next) {
        assertThat(GateCheck.findings(List.of(gate("g", kind, true, State.SKIP)))
                        .get(0)
                        .next())
                .startsWith(next);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, Repair the failing", "0, 1, Repair the failing", "1, 1, Repair the failing", "0, 0, Run all"})
    void asksForARepairWhereTestsFailedAndElseForMoreTests(long failed, long errors, String next) {
        Map<String, Long> counts = Map.of("failed", failed, "errors", errors);

        assertThat(next(counts, Details.NONE)).startsWith(next);
    }

    @Test
    void asksForResultsOfTheBaseWhereTheyCannotBeComparedAndNothingElseFailed() {
        Details unknown = compared(Delta.unknown("because", List.of()));

        assertThat(next(Map.of(), unknown)).contains("--base-results");
        assertThat(next(Map.of("failed", 1L), unknown)).startsWith("Repair the failing tests");
        assertThat(next(Map.of("errors", 1L), unknown)).startsWith("Repair the failing tests");
        assertThat(next(Map.of("failed", 1L, "errors", 1L), unknown)).startsWith("Repair the failing tests");
        assertThat(next(Map.of(), compared(Delta.unknown("something else", List.of()))))
                .isEqualTo("Run all tests; too few of them ran, or some are gone.");
        assertThat(next(Map.of(), Details.NONE)).isEqualTo("Run all tests; too few of them ran.");
    }

    private static String next(Map<String, Long> counts, Details details) {
        return GateCheck.findings(List.of(outcome("g", Kind.TESTS, State.FAIL, counts, details)))
                .get(0)
                .next();
    }

    private static Details compared(Delta delta) {
        return new Details(List.of("a.B.c"), List.of(), List.of(), List.of(), Optional.empty()).with(delta);
    }

    @Test
    void explainsEveryRule() {
        assertThat(GateRule.values()).allSatisfy(rule -> {
            assertThat(rule.id()).matches("[a-z]+(-[a-z]+)+");
            assertThat(rule.summary()).endsWith(".");
            assertThat(rule.explanation().length()).isGreaterThan(rule.summary().length());
            assertThat(rule.defaultMode()).isIn(Mode.WARN, Mode.BLOCK);
        });
        assertThat(Arrays.stream(GateRule.values()).map(GateRule::id)).doesNotHaveDuplicates();
    }

    private static GateOutcome gate(String id, Kind kind, boolean required, State state) {
        GateOutcome gate = outcome(id, kind, state, Map.of(), Details.NONE);
        return new GateOutcome(
                id,
                kind,
                required,
                state,
                gate.reason(),
                gate.counts(),
                gate.took(),
                gate.sources(),
                gate.details(),
                gate.fingerprint());
    }

    private static GateOutcome outcome(String id, Kind kind, State state, Map<String, Long> counts, Details details) {
        return new GateOutcome(
                id,
                kind,
                true,
                state,
                state == State.PASS ? Optional.empty() : Optional.of("because"),
                counts,
                Optional.empty(),
                List.of(),
                details,
                Optional.empty());
    }
}
