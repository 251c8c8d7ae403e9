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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {
    private static GateOutcome gate(State state, boolean required) {
        return new GateOutcome(
                "deploy",
                Kind.JOB,
                required,
                state,
                Optional.of("a reason"),
                Map.of(),
                Optional.empty(),
                List.of(),
                Details.NONE,
                Optional.empty());
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
}
