package io.github.evidencegate.verdict;

import static io.github.evidencegate.testkit.ChangeLife.gate;
import static io.github.evidencegate.testkit.ChangeLife.head;
import static io.github.evidencegate.testkit.ChangeLife.minute;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static io.github.evidencegate.testkit.ChangeLife.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.StopState.Kind;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.rule.BudgetWords;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Surface;
import io.github.evidencegate.stop.Preflight;
import io.github.evidencegate.testkit.ChangeLife;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R055, R098, R106: a run that must stop does stop, and later ones do too. */
class StandingTest {
    private static final List<JudgedGate> RED = List.of(gate("unit", "a"));
    private static final List<JudgedGate> GREEN = List.of(gate("unit"));
    private static final Policy STOPS = JudgedLife.policy(Map.of("repair-budget-spent", Mode.STOP));

    @Test
    void stopsWhenTheBudgetIsSpentAndSaysHowToGoOn() {
        List<HistoryEntry> entries = List.of(run(0, RED), run(1, RED), run(2, RED));

        Verdict verdict = JudgedLife.judge(entries, run(3, RED), STOPS);

        assertThat(verdict.decision()).isEqualTo(Decision.STOPPED);
        assertThat(verdict.findings().get(0).rule()).isEqualTo("repair-budget-spent");
        assertThat(verdict.stops()).containsExactly(verdict.findings().get(0).id());
        assertThat(verdict.decider()).contains("anybody with write access");
        assertThat(verdict.next())
                .endsWith("To let work go on, anybody with write access: evidence-gate resume --change"
                        + " 'github.com/owner/name#12' --history DIR --by NAME --reason TEXT");
    }

    @Test
    void staysStoppedAlthoughEveryGateHoldsLater() {
        List<HistoryEntry> entries = new ArrayList<>(spent());

        Verdict verdict = JudgedLife.judge(entries, run(4, GREEN), STOPS);

        assertThat(verdict.decision()).isEqualTo(Decision.STOPPED);
        assertThat(verdict.findings(Mode.STOP)).extracting(Finding::rule).containsExactly("change-stopped");
        assertThat(verdict.stops()).isEmpty();
    }

    @Test
    void goesOnAfterAPersonResumedIt() {
        List<HistoryEntry> entries = new ArrayList<>(spent());
        entries.add(answer(Action.RESUME, entries));

        assertThat(JudgedLife.judge(entries, run(4, RED), STOPS).decision()).isEqualTo(Decision.BLOCKED);
        assertThat(JudgedLife.judge(entries, run(4, GREEN), STOPS).decision()).isNotEqualTo(Decision.STOPPED);
    }

    @Test
    void stillBlocksForWhatWasResumedAtThisHead() {
        Policy strict = JudgedLife.policy(Map.of("gate-failed", Mode.STOP));
        JudgedRun stopping = kept(List.of(), run(0, RED), strict);
        List<HistoryEntry> entries = List.of(stopping, answer(Action.RESUME, List.of(stopping)));

        assertThat(JudgedLife.judge(entries, run(0, RED), strict).decision()).isEqualTo(Decision.BLOCKED);
        assertThat(JudgedLife.judge(entries, run(1, RED), strict).decision()).isEqualTo(Decision.STOPPED);
    }

    @Test
    void onlyWarnsForWhatIsWaivedUntilTheWaiverEnds() {
        Policy strict = JudgedLife.policy(Map.of("gate-failed", Mode.STOP));
        JudgedRun stopping = kept(List.of(), run(0, RED), strict);
        List<HistoryEntry> entries = List.of(stopping, answer(Action.WAIVE, List.of(stopping)));

        assertThat(JudgedLife.judge(entries, run(1, RED), strict).decision()).isEqualTo(Decision.ATTENTION);
        assertThat(JudgedLife.judge(entries, run(2_000, RED), strict).decision())
                .isEqualTo(Decision.STOPPED);
    }

    @Test
    void warnsADayBeforeAWaiverEnds() {
        JudgedRun stopping = run(1, GREEN, "0123456789ab");
        Transition waiver = says(Action.WAIVE, 1, 20, JudgedRun.stopName("0123456789ab", head(1)));
        List<HistoryEntry> entries = List.of(stopping, waiver);

        Verdict verdict = JudgedLife.judge(entries, run(7 * 144, GREEN), STOPS);

        assertThat(verdict.findings(Mode.WARN))
                .filteredOn(finding -> finding.rule().equals("waiver-expires-soon"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).startsWith("The waiver of ada ends at "));
    }

    @Test
    void isPausedByAPersonWhateverTheRulesFind() {
        Verdict verdict = JudgedLife.judge(List.of(says(Action.PAUSE, 0, 5)), run(1, GREEN), STOPS);

        assertThat(verdict.decision()).isEqualTo(Decision.STOPPED);
        assertThat(verdict.findings().get(0).message()).startsWith("ada paused the change at 0000000000: because;");
    }

    @Test
    void observesOnlyWherePolicyOnlyObserves() {
        Verdict verdict = JudgedLife.judge(spent(), run(4, RED), Policy.DEFAULT);

        assertThat(verdict.decision()).isEqualTo(Decision.READY);
        assertThat(verdict.next()).contains("With its rules in force this would be stopped");
    }

    @Test
    void tellsBudgetAndStateInTheHistory() {
        RepairHistory history = JudgedLife.history(spent(), run(4, RED), STOPS);

        assertThat(history.state().kind()).isEqualTo(Kind.STOPPED);
        assertThat(history.budget()).extracting(BudgetWords::forecast).contains("no repair attempt left");
    }

    @Test
    void refusesTheNextPipelineForABudgetOnlyWhileItIsNeededAndItsRuleStops() {
        List<HistoryEntry> entries = List.of(run(0, RED), run(1, RED), run(2, RED));
        RepairHistory red = JudgedLife.history(entries, run(3, RED), STOPS);
        RepairHistory green = JudgedLife.history(entries, run(3, GREEN), STOPS);

        assertThat(Standing.binding(red, STOPS)).anyMatch(BudgetLine::isSpent);
        assertThat(Standing.binding(green, STOPS)).isEmpty();
        assertThat(Standing.binding(red, JudgedLife.policy(Map.of()))).noneMatch(BudgetLine::isSpent);
        assertThat(new Preflight("c", "d", head(4), minute(50), Surface.COMMAND_LINE)
                        .judge(red.state(), Standing.binding(red, STOPS)))
                .isPresent();
    }

    /** Four attempts that fail, the last of which spends the budget. */
    private static List<HistoryEntry> spent() {
        List<HistoryEntry> entries = new ArrayList<>(List.of(run(0, RED), run(1, RED), run(2, RED)));
        entries.add(kept(entries, run(3, RED), STOPS));
        return List.copyOf(entries);
    }

    private static JudgedRun kept(List<HistoryEntry> entries, JudgedRun run, Policy policy) {
        return JudgedLife.kept(JudgedLife.judge(entries, run, policy), run);
    }

    /** To all stops of the last run. */
    private static Transition answer(Action action, List<HistoryEntry> entries) {
        JudgedRun last = entries.get(entries.size() - 1).fold(run -> run, word -> {
            throw new IllegalStateException("not a run");
        });
        return new Transition(
                action,
                ChangeLife.ADA,
                last.at(),
                last.head(),
                "because",
                last.stopNames(),
                Optional.empty(),
                action == Action.WAIVE ? Optional.of(minute(10_000)) : Optional.empty());
    }
}
