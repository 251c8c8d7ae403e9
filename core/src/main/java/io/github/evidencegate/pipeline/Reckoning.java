package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.verdict.Verdict;
import java.util.List;

/**
 * What stops a change, what its budgets come to, and whether it may go on: functions of the verdict and of the set of
 * entries, so that they come out the same in whichever pipeline they are asked. There is no rule yet that stops.
 */
final class Reckoning {
    private Reckoning() {}

    /** The ids of the findings that stop the change. */
    static List<String> stops(Verdict verdict) {
        return List.of();
    }

    /** What may be spent, and what is. */
    static List<BudgetLine> budget(List<HistoryEntry> entries) {
        return List.of();
    }

    /** Whether work may go on. */
    static StopState state(List<HistoryEntry> entries) {
        return StopState.RUNNING;
    }
}
