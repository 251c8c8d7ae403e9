package io.github.evidencegate.verdict;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.repair.Attempts;
import io.github.evidencegate.repair.Budgets;
import io.github.evidencegate.repair.RepairCheck;
import io.github.evidencegate.repair.RepairRule;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.stop.Heard;
import io.github.evidencegate.stop.StopCheck;
import io.github.evidencegate.stop.StopMachine;
import io.github.evidencegate.stop.StopSetting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
        Heard heard = Heard.of(entries, policy.stop());
        RepairHistory counted = counted(told, policy.stop());
        return new RepairHistory(
                told.change(),
                told.attempts(),
                told.repairs(),
                Budgets.lines(policy.repairs(), counted.attempts(), counted.transitions()),
                told.transitions(),
                StopMachine.state(heard, now),
                told.doubts());
    }

    /** What of a history counts by policy: see {@link Heard}. */
    private static RepairHistory counted(RepairHistory history, StopSetting setting) {
        Heard heard = Heard.of(history.entries(), setting);
        return history.counting(Attempts.of(heard.entries()), heard.transitions());
    }

    /**
     * The budgets for which {@code stop.Preflight} refuses a pipeline: those whose rule may stop by policy, while a gate
     * does not hold that they are for.
     */
    public static List<BudgetLine> binding(RepairHistory history, Policy policy) {
        List<Attempt> counted = counted(history, policy.stop()).attempts();
        return history.budget().stream()
                .filter(line -> Budgets.isNeeded(line, counted))
                .filter(line -> policy.modeOf(RepairRule.of(line.unit())) == Mode.STOP)
                .toList();
    }

    static List<Finding> findings(EvidenceRecord record, RepairHistory history, Policy policy) {
        Instant now = record.identity().recordedAt();
        Optional<String> unheard = Heard.of(history.entries(), policy.stop())
                .whyOpen(history.state().open(), record.change().base(), now);
        return Stream.of(
                        StopCheck.findings(history.state(), unheard, record.gates(), now),
                        RepairCheck.findings(counted(history, policy.stop()), policy.repairs()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * A finding after what persons said about it whom policy entitles: one that is waived only warns, and one that stops
     * the change and was resumed at this head still blocks.
     */
    static Finding answered(Finding finding, EvidenceRecord record, List<Transition> counted) {
        if (StopMachine.isWaived(finding.id(), counted, record.identity().recordedAt())) {
            return finding.atMost(Mode.WARN);
        }
        return finding.mode() == Mode.STOP
                        && StopMachine.isResumed(finding.id(), record.change().head(), counted)
                ? finding.atMost(Mode.BLOCK)
                : finding;
    }

    /** The decisions that count; none without a history. */
    static List<Transition> words(EvidenceRecord record, Policy policy) {
        return record.history()
                .map(history -> Heard.of(history.entries(), policy.stop()).transitions())
                .orElse(List.of());
    }
}
