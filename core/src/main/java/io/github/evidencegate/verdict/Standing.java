package io.github.evidencegate.verdict;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.repair.Budgets;
import io.github.evidencegate.repair.RepairCheck;
import io.github.evidencegate.repair.RepairRule;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.stop.StopCheck;
import io.github.evidencegate.stop.StopMachine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Where a change stands by its history: what it may still spend, and whether it may go on (R106, R119). */
public final class Standing {
    private Standing() {}

    /**
     * The same history with its budget and its stop state.
     *
     * @param entries all that earlier runs and persons left; of the run that is being judged nobody knows yet whether it
     *     stops the change
     */
    public static RepairHistory of(
            RepairHistory told, Collection<? extends HistoryEntry> entries, Policy policy, Instant now) {
        return new RepairHistory(
                told.change(),
                told.attempts(),
                told.repairs(),
                Budgets.lines(policy.repairs(), told.attempts(), told.transitions()),
                told.transitions(),
                StopMachine.state(entries, now),
                told.doubts());
    }

    /**
     * The budgets for which {@code stop.Preflight} refuses a pipeline: those whose rule may stop by policy, while a gate
     * does not hold that they are for.
     */
    public static List<BudgetLine> binding(RepairHistory history, Policy policy) {
        return history.budget().stream()
                .filter(line -> Budgets.isNeeded(line, history.attempts()))
                .filter(line -> policy.modeOf(RepairRule.of(line.unit())) == Mode.STOP)
                .toList();
    }

    static List<Finding> findings(EvidenceRecord record, RepairHistory history, Policy policy) {
        return Stream.of(
                        StopCheck.findings(history.state(), record.identity().recordedAt()),
                        RepairCheck.findings(history, policy.repairs()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * A finding that stops the change, after what persons said about it: one that was resumed at this head still blocks,
     * and one that is waived only warns.
     */
    static Finding answered(Finding finding, EvidenceRecord record, RepairHistory history) {
        if (finding.mode() != Mode.STOP) {
            return finding;
        }
        if (StopMachine.isWaived(
                finding.id(), history.transitions(), record.identity().recordedAt())) {
            return finding.atMost(Mode.WARN);
        }
        return StopMachine.isResumed(finding.id(), record.change().head(), history.transitions())
                ? finding.atMost(Mode.BLOCK)
                : finding;
    }
}
