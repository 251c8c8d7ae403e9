package io.github.evidencegate.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {
    private static GateOutcome gate(State state, boolean required) {
        return gate(Kind.JOB, required, state, Map.of());
    }

    private static GateOutcome gate(Kind kind, boolean required, State state, Map<String, Long> counts) {
        return new GateOutcome(
                "deploy",
                kind,
                required,
                state,
                Optional.of("a reason"),
                counts,
                Optional.empty(),
                List.of(),
                Details.NONE,
                Optional.empty());
    }

    private static JudgedGate judged(Kind kind, State state, Map<String, Long> counts) {
        return Judgement.of(List.of(gate(kind, true, state, counts))).get(0);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void keepsEveryRequiredGate(State state) {
        List<JudgedGate> kept = Judgement.telling(List.of(gate(state, true)));

        assertThat(kept).extracting(JudgedGate::state).containsExactly(state);
    }

    /** A job that is still running is the check's own, as often as not: it must cost no repair attempt. */
    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"SKIP", "MISSING", "STALE", "EMPTY", "UNREADABLE", "WAIVED"})
    void leavesOutOptionalGatesThatDidNotComeToAnEnd(State state) {
        assertThat(Judgement.telling(List.of(gate(state, false)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"PASS", "REPAIRED", "FAIL", "FLAKY"})
    void keepsOptionalGatesThatDid(State state) {
        assertThat(Judgement.telling(List.of(gate(state, false)))).hasSize(1);
    }

    @Test
    void countsTheTestsThatRan() {
        Map<String, Long> counts = Map.of("tests", 10L, "skipped", 3L);

        assertThat(judged(Kind.TESTS, State.PASS, counts).ran()).isEqualTo(7);
        assertThat(judged(Kind.ANALYSIS, State.PASS, counts).ran()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"TESTS, 5", "ANALYSIS, 9", "COVERAGE, 1", "COMMAND, 1", "JOB, 1"})
    void countsWhatFailed(Kind kind, long failed) {
        Map<String, Long> counts = Map.of("failed", 3L, "errors", 2L, "warnings", 7L);

        assertThat(judged(kind, State.FAIL, counts).failed()).isEqualTo(failed);
    }

    @ParameterizedTest
    @EnumSource
    void takesAFailureThatNobodyCountedForOne(Kind kind) {
        assertThat(judged(kind, State.FAIL, Map.of()).failed()).isEqualTo(1);
        assertThat(judged(kind, State.MISSING, Map.of()).failed()).isZero();
    }

    @Test
    void countsNoFailureOfAGateThatHolds() {
        assertThat(judged(Kind.ANALYSIS, State.PASS, Map.of("warnings", 7L)).failed())
                .isZero();
    }
}
