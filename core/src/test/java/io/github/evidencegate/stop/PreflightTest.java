package io.github.evidencegate.stop;

import static io.github.evidencegate.testkit.ChangeLife.head;
import static io.github.evidencegate.testkit.ChangeLife.heard;
import static io.github.evidencegate.testkit.ChangeLife.minute;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static io.github.evidencegate.testkit.ChangeLife.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine.Unit;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.StopState.Kind;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.rule.Surface;
import io.github.evidencegate.stop.Preflight.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R106: a later pipeline of a change that was stopped does not run. */
class PreflightTest {
    private static final String STOP = JudgedRun.stopName("0123456789ab", head(1));
    private static final JudgedRun STOPPING = run(1, List.of(), "0123456789ab");
    private static final Instant NOW = minute(100);

    @Test
    void letsAChangeRunThatNobodyStopped() {
        assertThat(preflight(NOW).judge(StopState.RUNNING, List.of())).isEmpty();
        assertThat(preflight(NOW).judge(state(STOPPING, says(Action.RESUME, 1, 20, STOP)), List.of()))
                .isEmpty();
    }

    @Test
    void refusesAStoppedChangeAndSaysWhoDecidesAndHowToGoOn() {
        Optional<Refusal> refusal = preflight(NOW).judge(state(STOPPING), List.of());

        assertThat(refusal)
                .contains(
                        new Refusal(
                                "A rule stopped the change; one stop is open: 0123456789ab@0000000100. 0000000200 does not run.",
                                "platform-leads",
                                Optional.of(
                                        "evidence-gate resume --change 'github.com/o/n#12' --history DIR --by NAME --reason TEXT")));
        assertThat(refusal.orElseThrow().text()).hasLineCount(3).endsWith("--reason TEXT\n");
    }

    @Test
    void namesWhereTheHistoryIsInTheCommandToGoOn() {
        Preflight preflight = preflight(NOW, Surface.commandLine(Optional.of("it's here")));

        Refusal refusal = preflight.judge(state(STOPPING), List.of()).orElseThrow();

        assertThat(refusal.text()).endsWith(" --history 'it'\\''s here' --by NAME --reason TEXT\n");
    }

    @Test
    void namesAStopOfADamagedHistoryAsItIs() {
        StopState cut = new StopState(Kind.STOPPED, List.of("0123456789ab@12"), Optional.empty());
        StopState bare = new StopState(Kind.STOPPED, List.of("@" + "1".repeat(12)), Optional.empty());

        assertThat(reason(cut)).contains("one stop is open: 0123456789ab@12.");
        assertThat(reason(bare)).contains("one stop is open: @1111111111.");
    }

    @Test
    void cutsWhatAPersonSaidOnlyWhereItIsTooLong() {
        assertThat(preflight(NOW).doubtful(List.of("a".repeat(300))).reason()).contains(": " + "a".repeat(300) + ". ");
        assertThat(preflight(NOW).doubtful(List.of("a".repeat(301))).reason()).contains(": " + "a".repeat(300) + "…. ");
    }

    @Test
    void refusesAHistoryInDoubtWithoutACommandThatCouldNotHelp() {
        Refusal refusal =
                preflight(NOW).doubtful(List.of("a.json: damaged; restore it", "b.json: damaged; restore it"));

        assertThat(refusal.text())
                .isEqualTo("The history of the change may not be whole: a.json: damaged; restore it; and 1 more."
                        + " 0000000200 does not run.\nDecides: platform-leads\n");
    }

    @Test
    void refusesAPausedChangeAndSaysWhoPausedItAndWhy() {
        StopState paused = state(STOPPING, says(Action.PAUSE, 1, 20));

        assertThat(preflight(NOW).judge(paused, List.of()))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason())
                        .startsWith("ada paused the change at 0000000100: because; 2 stops are open, such as "));
    }

    @Test
    void refusesAReroutedChangeAndSaysToWhom() {
        StopState rerouted = state(says(Action.REROUTE, 1, 20));

        assertThat(preflight(NOW).judge(rerouted, List.of()))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason())
                        .startsWith("ada rerouted the change to grace at 0000000100: because"));
    }

    @Test
    void refusesAChangeWhoseBudgetIsSpent() {
        BudgetLine spent = new BudgetLine(Unit.ATTEMPTS, Optional.empty(), Optional.of(3L), Optional.of(3L));

        assertThat(preflight(NOW).judge(StopState.RUNNING, List.of(spent)))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason())
                        .isEqualTo("The budget of repair attempts is spent: 3 of 3. 0000000200 does not run."));
    }

    @Test
    void letsAChangeRunThatHasSomethingLeft() {
        BudgetLine left = new BudgetLine(Unit.ATTEMPTS, Optional.empty(), Optional.of(3L), Optional.of(2L));
        BudgetLine unknown = new BudgetLine(Unit.CI_SECONDS, Optional.empty(), Optional.of(3L), Optional.empty());
        BudgetLine unlimited = new BudgetLine(Unit.WALL_SECONDS, Optional.empty(), Optional.empty(), Optional.of(9L));

        assertThat(preflight(NOW).judge(StopState.RUNNING, List.of(left, unknown, unlimited)))
                .isEmpty();
    }

    @Test
    void refusesAChangeWhoseWaiverEndedSinceTheStateWasTold() {
        Transition waiver = says(Action.WAIVE, 1, 20, STOP);
        StopState waived = state(STOPPING, waiver);
        Instant end = waiver.until().orElseThrow();

        assertThat(preflight(end.minusMillis(1)).judge(waived, List.of())).isEmpty();
        assertThat(preflight(end).judge(waived, List.of()))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason())
                        .startsWith("The waiver that let the change go on ended at " + end));
    }

    @Test
    void noticesAWaiverThatEndsSoon() {
        Transition waiver = says(Action.WAIVE, 1, 20, STOP);
        StopState waived = state(STOPPING, waiver);
        Instant end = waiver.until().orElseThrow();

        assertThat(preflight(end.minus(Duration.ofHours(3))).notice(waived))
                .hasValueSatisfying(notice -> assertThat(notice).contains(end.toString()));
        assertThat(preflight(NOW).notice(waived)).isEmpty();
    }

    @Test
    void quotesTheChangeForAShell() {
        assertThat(Preflight.resume(Surface.COMMAND_LINE, "a'b; rm -rf \u001B/\n"))
                .isEqualTo("evidence-gate resume --change 'a'\\''b; rm -rf  /' --history DIR --by NAME --reason TEXT");
    }

    private static String reason(StopState state) {
        return preflight(NOW).judge(state, List.of()).orElseThrow().reason();
    }

    private static StopState state(HistoryEntry... entries) {
        return StopMachine.state(heard(List.of(entries)), NOW);
    }

    private static Preflight preflight(Instant now) {
        return preflight(now, Surface.COMMAND_LINE);
    }

    private static Preflight preflight(Instant now, Surface surface) {
        return new Preflight("github.com/o/n#12", "platform-leads", head(2), now, surface);
    }
}
