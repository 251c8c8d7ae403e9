package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.evidence.Weakening;
import java.util.List;
import java.util.Optional;

/** The life of a change for {@link Samples}. */
final class SampleLife {
    private SampleLife() {}

    /** One in which everything is there, and every free text is {@code text}. */
    static RepairHistory called(String text) {
        Transition returned = new Transition(
                Action.RETURN,
                new Actor(text, text),
                SampleRuns.START.plusSeconds(300),
                SampleRuns.head(2),
                text,
                List.of(text),
                Optional.of(text),
                Optional.empty());
        List<Weakening> weakenings =
                List.of(new Weakening(Weakening.Kind.TEST_SKIPPED, text, 7, Weakening.Side.HEAD, text));
        List<BudgetLine> budget = List.of(
                new BudgetLine(BudgetLine.Unit.ATTEMPTS, Optional.of(text), Optional.of(3L), Optional.of(2L)),
                new BudgetLine(BudgetLine.Unit.CI_SECONDS, Optional.empty(), Optional.empty(), Optional.empty()));
        return new RepairHistory(
                text,
                List.of(
                        new Attempt(1, List.of(run(text, 1, State.FAIL))),
                        new Attempt(2, List.of(run(text, 2, State.REPAIRED)))),
                List.of(new Repair(text, 1, 2, List.of(SampleRuns.head(2)), weakenings, Optional.of(text))),
                budget,
                List.of(returned),
                new StopState(StopState.Kind.RETURNED, List.of(text), Optional.of(returned)),
                List.of(text));
    }

    private static JudgedRun run(String text, int number, State state) {
        JudgedGate gate = new JudgedGate(text, Kind.TESTS, state, 1, Optional.empty(), List.of("0123456789ab"));
        return SampleRuns.paid(SampleRuns.run(text, number, number, gate));
    }
}
