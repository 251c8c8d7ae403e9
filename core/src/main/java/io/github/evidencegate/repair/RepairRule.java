package io.github.evidencegate.repair;

import io.github.evidencegate.evidence.RepairHistory.BudgetLine.Unit;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Rule;

/** The rules about repairs and what they may take, in the order in which a packet lists them. */
public enum RepairRule implements Rule {
    REPAIRED_BY_WEAKENING(
            "repaired-by-weakening", Mode.WARN, "A gate was made quiet instead of its subject better.", """
            A gate that had failed holds now, and the commits in between deleted, skipped or loosened what it checks, \
            or nobody could read them. The finding names each place. Repair the cause and take the weakening back. If \
            it is meant, say why in a change of its own, or have somebody who may decide waive it."""),
    REPAIR_BUDGET_SPENT(
            "repair-budget-spent", Mode.OBSERVE, "All repair attempts are used, and a gate still fails.", """
            A repair attempt is a new head revision that follows one with a gate that did not hold. Reruns, rebases, \
            squashes and merges of the base cost nothing. Policy says how many there may be, of a change \
            (repairBudget.attempts, 3 by default) and of a gate (repairBudget.gateAttempts). Take the work over by \
            hand, or, in mode stop, have somebody who may decide resume it: that grants the budget again, once."""),
    MONEY_BUDGET_SPENT(
            "money-budget-spent", Mode.STOP, "The change costs more than it may, and a gate still fails.", """
            Policy limits what all runs of a change may cost together (repairBudget.money). A cost that is not known, \
            or is in another currency, never counts as zero: then the finding says that nobody knows, and it cannot \
            stop the change, only block it. Hand the usage over, or have somebody who may decide resume the change."""),
    CI_BUDGET_SPENT("ci-budget-spent", Mode.STOP, "The jobs of the change took longer than they may.", """
            Policy limits the minutes of all jobs of all runs of a change, each times the weight of its runner \
            (repairBudget.ciMinutes). Reruns count, because they take the same minutes. Time that is not known never \
            counts as zero. Run the failing gate where you work, or have somebody who may decide resume the change."""),
    TIME_BUDGET_SPENT(
            "time-budget-spent", Mode.STOP, "The change takes longer than it may, and a gate still fails.", """
            Policy limits the minutes from the first judged run of a change to the last (repairBudget.wallMinutes), or \
            those in which no gate got further than ever before (repairBudget.minutesWithoutProgress). Give the work \
            to somebody else, or have somebody who may decide resume the change."""),
    NO_PROGRESS("no-progress", Mode.WARN, "A gate fails again and again with the same failure.", """
            Each repair attempt changed something, and the gate fails exactly as before: the same tests, findings or \
            output. Policy says how often that may be (repairBudget.sameFailures, 2 by default). Whoever repairs is \
            missing something; let somebody else look at it before more attempts are spent."""),
    OSCILLATION("oscillation", Mode.WARN, "A gate goes back and forth between failures.", """
            A failure that was gone came back: repairing one thing breaks another and the other way round. Look at both \
            failures together; often two requirements contradict each other."""),
    FAILURES_GROWING("failures-growing", Mode.WARN, "A repair made more fail than before.", """
            Everything that failed before still fails, and more does. Go back to the attempt before and begin from \
            there."""),
    HISTORY_DOUBTFUL("history-doubtful", Mode.BLOCK, "The history of the change may not be whole.", """
            Attempts, budgets and stops are counted from what earlier runs kept. Some of it is damaged, cut off, of \
            another change or was edited, so a stop could be missing. The finding says what, and what to do about it.""");

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts cannot change, which the checker cannot tell.
    private final Text text;

    RepairRule(String id, Mode defaultMode, String summary, String explanation) {
        text = new Text(id, defaultMode, summary, explanation);
    }

    /** The rule about a budget of this unit. */
    public static RepairRule of(Unit unit) {
        return switch (unit) {
            case ATTEMPTS -> REPAIR_BUDGET_SPENT;
            case MONEY_MICROS -> MONEY_BUDGET_SPENT;
            case CI_SECONDS -> CI_BUDGET_SPENT;
            case WALL_SECONDS, SECONDS_WITHOUT_PROGRESS -> TIME_BUDGET_SPENT;
        };
    }

    @Override
    public Text text() {
        return text;
    }
}
