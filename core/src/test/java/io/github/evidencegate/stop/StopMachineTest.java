package io.github.evidencegate.stop;

import static io.github.evidencegate.testkit.ChangeLife.head;
import static io.github.evidencegate.testkit.ChangeLife.heard;
import static io.github.evidencegate.testkit.ChangeLife.minute;
import static io.github.evidencegate.testkit.ChangeLife.rerun;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static io.github.evidencegate.testkit.ChangeLife.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.StopState.Kind;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R055, R106: once a change is stopped, it stays stopped until a person says otherwise. */
class StopMachineTest {
    private static final String FINDING = "0123456789ab";
    private static final String STOP = JudgedRun.stopName(FINDING, head(1));
    private static final JudgedRun STOPPING = run(1, List.of(), FINDING);
    private static final Instant NOW = minute(1_000);

    @Test
    void runsWhereNothingStoppedIt() {
        assertThat(state(run(0, List.of()))).isEqualTo(StopState.RUNNING);
        assertThat(state()).isEqualTo(StopState.RUNNING);
    }

    @Test
    void staysStoppedWhateverRunsLater() {
        StopState state = state(STOPPING, run(2, List.of()), run(3, List.of()));

        assertThat(state).isEqualTo(new StopState(Kind.STOPPED, List.of(STOP), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"RESUME, RESUMED", "WAIVE, WAIVED"})
    void goesOnWhenItsStopIsNamed(Action action, Kind kind) {
        Transition answer = says(action, 1, 20, STOP);

        assertThat(state(STOPPING, answer)).isEqualTo(new StopState(kind, List.of(), Optional.of(answer)));
    }

    @Test
    void takesTheIdOfAFindingForItsStopAtThatHead() {
        assertThat(state(STOPPING, says(Action.RESUME, 1, 20, FINDING)).kind()).isEqualTo(Kind.RESUMED);
        assertThat(state(STOPPING, says(Action.RESUME, 0, 20, FINDING)).kind()).isEqualTo(Kind.STOPPED);
    }

    @Test
    void staysStoppedByWhatNobodyNamed() {
        JudgedRun other = run(1, List.of(), FINDING, "ba9876543210");

        StopState state = state(other, says(Action.RESUME, 1, 20, STOP));

        assertThat(state.kind()).isEqualTo(Kind.STOPPED);
        assertThat(state.open()).containsExactly(JudgedRun.stopName("ba9876543210", head(1)));
    }

    @Test
    void stopsAnewWhenALaterAttemptFindsTheSame() {
        StopState state = state(STOPPING, says(Action.RESUME, 1, 20, STOP), run(2, List.of(), FINDING));

        assertThat(state.open()).containsExactly(JudgedRun.stopName(FINDING, head(2)));
    }

    @Test
    void goesOnWhenARerunFindsWhatWasAnswered() {
        StopState state = state(STOPPING, says(Action.RESUME, 1, 20, STOP), rerun(STOPPING, 500));

        assertThat(state.kind()).isEqualTo(Kind.RESUMED);
    }

    @Test
    void goesByNamesAndNotByClocks() {
        StopState early = state(STOPPING, says(Action.RESUME, 1, -500, STOP));
        StopState late = state(STOPPING, says(Action.RESUME, 0, 900, FINDING));

        assertThat(early.kind()).isEqualTo(Kind.RESUMED);
        assertThat(late.kind()).isEqualTo(Kind.STOPPED);
    }

    @ParameterizedTest
    @CsvSource({"PAUSE, PAUSED", "REROUTE, REROUTED", "RETURN, RETURNED"})
    void stopsByAPersonsWordAndTellsWhoHasTheWork(Action action, Kind kind) {
        Transition word = says(action, 1, 20);

        StopState state = state(run(1, List.of()), word);

        assertThat(state).isEqualTo(new StopState(kind, List.of(word.name()), Optional.of(word)));
        assertThat(state(word, says(Action.RESUME, 1, 30, word.name())).kind()).isEqualTo(Kind.RESUMED);
    }

    @Test
    void keepsTheWordOfTwoPersonsApart() {
        Transition first = says(Action.PAUSE, 1, 20);
        Transition second = says(Action.PAUSE, 1, 21);

        StopState state = state(first, second, says(Action.RESUME, 1, 30, first.name()));

        assertThat(state.open()).containsExactly(second.name());
    }

    @Test
    void isStoppedAgainWhenAWaiverEnds() {
        Transition waiver = says(Action.WAIVE, 1, 20, STOP);
        Instant end = waiver.until().orElseThrow();
        List<HistoryEntry> entries = List.of(STOPPING, waiver);

        assertThat(StopMachine.state(heard(entries), end.minusMillis(1)).kind()).isEqualTo(Kind.WAIVED);
        assertThat(StopMachine.state(heard(entries), end))
                .isEqualTo(new StopState(Kind.STOPPED, List.of(STOP), Optional.of(waiver)));
    }

    @Test
    void tellsADayBeforeAWaiverEnds() {
        Transition waiver = says(Action.WAIVE, 1, 20, STOP);
        Instant end = waiver.until().orElseThrow();
        StopState state = state(STOPPING, waiver);

        assertThat(StopMachine.expiresSoon(state, end.minus(Duration.ofDays(1))))
                .contains(end);
        assertThat(StopMachine.expiresSoon(state, end.minus(Duration.ofDays(1)).minusMillis(1)))
                .isEmpty();
        assertThat(StopMachine.expiresSoon(StopState.RUNNING, end)).isEmpty();
    }

    @Test
    void saysNothingOfAWaiverThatEnded() {
        Transition waiver = says(Action.WAIVE, 1, 20, STOP);
        Instant end = waiver.until().orElseThrow();

        StopState stopped = new StopState(Kind.STOPPED, List.of(STOP), Optional.of(waiver));

        assertThat(StopMachine.expiresSoon(stopped, end)).isEmpty();
    }

    @Test
    void tellsTheResumptionThatLetItGoOnAndNotWhatWasSaidBesides() {
        Transition first = says(Action.RESUME, 1, 20, STOP);
        Transition second = says(Action.RESUME, 1, 30, STOP);
        Transition waiver = says(Action.WAIVE, 1, 40, "ba9876543210");

        assertThat(state(STOPPING, second, waiver, first).last()).contains(second);
    }

    @Test
    void tellsTheLastWordWhereARuleStoppedItAgain() {
        Transition first = says(Action.RESUME, 0, 15, STOP);
        Transition second = says(Action.RESUME, 0, 18, STOP);

        StopState state = state(first, second, STOPPING, run(2, List.of(), FINDING));

        assertThat(state.last()).contains(second);
    }

    @Test
    void waivesAFindingAtEveryHeadUntilTheWaiverEnds() {
        Transition byFinding = says(Action.WAIVE, 1, 20, FINDING);
        Transition byStop = says(Action.WAIVE, 1, 20, STOP);
        Instant end = byStop.until().orElseThrow();

        assertThat(StopMachine.isWaived(FINDING, List.of(byFinding), NOW)).isTrue();
        assertThat(StopMachine.isWaived(FINDING, List.of(byStop), NOW)).isTrue();
        assertThat(StopMachine.isWaived(FINDING, List.of(byStop), end)).isFalse();
    }

    @Test
    void waivesNoFindingThatNobodyNamedOrThatWasOnlyResumed() {
        List<Transition> words = List.of(
                says(Action.WAIVE, 1, 20, FINDING + "c"),
                says(Action.WAIVE, 1, 21, "ba9876543210"),
                says(Action.RESUME, 1, 22, STOP));

        assertThat(StopMachine.isWaived(FINDING, words, NOW)).isFalse();
    }

    @Test
    void tellsTheWaiverThatEndsFirst() {
        JudgedRun two = run(1, List.of(), FINDING, "ba9876543210");
        Transition early = says(Action.WAIVE, 1, 20, STOP);
        Transition late = says(Action.WAIVE, 1, 30, JudgedRun.stopName("ba9876543210", head(1)));

        assertThat(state(two, late, early).last()).contains(early);
        assertThat(state(two, late, early, says(Action.WAIVE, 1, 40, STOP)).last())
                .contains(late);
    }

    @Test
    void namesADecisionByAllOfItsContent() {
        Transition one = says(Action.PAUSE, 1, 20);

        assertThat(one.name())
                .matches("pause-[0-9a-f]{16}")
                .isEqualTo(says(Action.PAUSE, 1, 20).name());
        assertThat(List.of(
                        says(Action.PAUSE, 2, 20).name(),
                        says(Action.PAUSE, 1, 21).name(),
                        says(Action.PAUSE, 1, 20, "x").name()))
                .doesNotContain(one.name())
                .doesNotHaveDuplicates();
    }

    private static StopState state(HistoryEntry... entries) {
        return StopMachine.state(heard(List.of(entries)), NOW);
    }
}
