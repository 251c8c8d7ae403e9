package io.github.evidencegate.repair;

import static io.github.evidencegate.testkit.SampleRuns.gate;
import static io.github.evidencegate.testkit.SampleRuns.head;
import static io.github.evidencegate.testkit.SampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R076, R096: a gate that failed before and holds now is told apart from one that always held. */
class TurnTest {
    private static final List<Attempt> REPAIRED = Attempts.of(List.of(
            run("a", 1, 1, gate("tests", "x"), gate("lint")),
            run("b", 2, 2, gate("tests", "y"), gate("lint")),
            run("c", 3, 3, gate("tests"), gate("lint")),
            run("d", 4, 4, gate("tests"), gate("lint"))));

    private static JudgedRun lastRun(List<Attempt> attempts, int number) {
        List<JudgedRun> runs = attempts.get(number - 1).runs();
        return runs.get(runs.size() - 1);
    }

    /** As when the clock of another machine is ahead. */
    @Test
    void believesTheRunItselfAndNotWhatALaterOneOfItsHeadSays() {
        JudgedRun now = run("b", 2, 2, gate("tests"));
        List<Attempt> attempts =
                Attempts.of(List.of(run("a", 1, 1, gate("tests", "x")), now, run("c", 900, 2, gate("tests", "y"))));

        assertThat(Turn.upTo(now, attempts)).containsExactly(new Turn("tests", attempts.get(0), attempts.get(1)));
    }

    @Test
    void tellsWhenAGateFailedLastAndSinceWhenItHolds() {
        List<Turn> turns = Turn.upTo(lastRun(REPAIRED, 4), REPAIRED);

        assertThat(turns).containsExactly(new Turn("tests", REPAIRED.get(1), REPAIRED.get(2)));
    }

    @Test
    void seesNoTurnInAGateThatFailsNowOrInAHeadThatNobodyJudged() {
        assertThat(Turn.upTo(lastRun(REPAIRED, 2), REPAIRED)).isEmpty();
        assertThat(Turn.upTo(run("z", 9, 9, gate("tests")), REPAIRED)).isEmpty();
    }

    @Test
    void looksOnlyAtAttemptsBeforeThatOfTheHead() {
        List<Attempt> brokenLater =
                Attempts.of(List.of(run("a", 1, 1, gate("tests")), run("b", 2, 2, gate("tests", "x"))));

        assertThat(Turn.upTo(lastRun(brokenLater, 1), brokenLater)).isEmpty();
    }

    @Test
    void takesAGateThatGaveNoEvidenceForNoFailure() {
        JudgedGate missing = new JudgedGate("tests", Kind.TESTS, State.MISSING, 0, Optional.empty(), List.of());
        List<Attempt> attempts = Attempts.of(List.of(run("a", 1, 1, missing), run("b", 2, 2, gate("tests"))));

        assertThat(Turn.upTo(lastRun(attempts, 2), attempts)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsThatOnlyARerunMadeAGateHoldUnlessItIsMeasuredTheSameEachTime(Kind kind) {
        JudgedGate failed = new JudgedGate("gate", kind, State.FAIL, 1, Optional.empty(), List.of());
        JudgedGate holds = new JudgedGate("gate", kind, State.PASS, 0, Optional.empty(), List.of());
        List<Attempt> attempts = Attempts.of(List.of(run("a", 1, 1, failed)));

        boolean canDiffer = kind != Kind.COVERAGE && kind != Kind.ANALYSIS;
        assertThat(Turn.isOnRerun(holds, head(1), attempts)).isEqualTo(canDiffer);
        assertThat(Turn.isOnRerun(holds, head(2), attempts)).isFalse();
    }

    @Test
    void knowsThatAGateWasFlakyInAnEarlierRunOfTheHead() {
        JudgedGate flaky = new JudgedGate("tests", Kind.TESTS, State.FLAKY, 0, Optional.empty(), List.of());
        List<Attempt> attempts = Attempts.of(List.of(run("a", 1, 1, flaky)));

        assertThat(Turn.isOnRerun(gate("tests"), head(1), attempts)).isTrue();
    }

    @Test
    void takesNoGateForTurnedOnARerunBecauseOfAnotherOrOfAPass() {
        List<Attempt> attempts = Attempts.of(List.of(run("a", 1, 1, gate("tests"), gate("lint", "x"))));

        assertThat(Turn.isOnRerun(gate("tests"), head(1), attempts)).isFalse();
    }

    @Test
    void looksPastAttemptsThatGaveNoEvidence() {
        JudgedGate missing = new JudgedGate("tests", Kind.TESTS, State.MISSING, 0, Optional.empty(), List.of());
        List<Attempt> attempts = Attempts.of(List.of(
                run("a", 1, 1, gate("tests", "x")),
                run("b", 2, 2, missing),
                run("c", 3, 3, gate("tests")),
                run("d", 4, 4, gate("tests"))));

        assertThat(Turn.upTo(lastRun(attempts, 4), attempts))
                .containsExactly(new Turn("tests", attempts.get(0), attempts.get(2)));
    }
}
