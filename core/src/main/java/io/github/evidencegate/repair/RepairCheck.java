package io.github.evidencegate.repair;

import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.rule.BudgetWords;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import io.github.evidencegate.rule.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the life of a change says against it: spent budgets, repairs that get nowhere, and repairs that are none (R106). */
public final class RepairCheck {
    private static final int SHOWN = 3;

    private final RepairHistory history;
    private final RepairSetting setting;

    private RepairCheck(RepairHistory history, RepairSetting setting) {
        this.history = history;
        this.setting = setting;
    }

    /** The findings, in the order of the rules. The budget is counted anew, by {@code setting}. */
    public static List<Finding> findings(RepairHistory history, RepairSetting setting) {
        RepairCheck check = new RepairCheck(history, setting);
        return Stream.of(
                        check.weakened(),
                        check.budgets(),
                        new StuckGates(history, setting).findings(),
                        check.doubts().stream().toList())
                .flatMap(List::stream)
                .toList();
    }

    /** A budget is for turning a gate that does not hold: while every gate holds, there is nothing to spend it on. */
    private List<Finding> budgets() {
        return Budgets.lines(setting, history.attempts(), history.transitions()).stream()
                .filter(line -> Budgets.isNeeded(line, history.attempts()))
                .flatMap(line -> budget(line).stream())
                .toList();
    }

    private static Optional<Finding> budget(BudgetLine line) {
        RepairRule rule = RepairRule.of(line.unit());
        Subject subject = Budgets.subject(line);
        if (line.isDoubtful()) {
            List<String> evidence = new ArrayList<>(subject.evidence());
            evidence.add("not known");
            return Optional.of(Finding.of(
                            rule,
                            new Subject(List.of(), evidence),
                            "Nobody knows what the change has spent of its budget of " + BudgetWords.subject(line)
                                    + ": " + BudgetWords.spent(line) + ".",
                            "Let every run tell what it took, or take the limit out of repairBudget in policy.")
                    .atMost(Mode.BLOCK));
        }
        return line.isSpent()
                ? Optional.of(Finding.of(
                        rule,
                        subject,
                        "The budget of " + BudgetWords.subject(line) + " is spent (" + BudgetWords.spent(line)
                                + "), and a gate still does not hold.",
                        "Take the work over by hand, or have somebody who may decide grant the budget again."))
                : Optional.empty();
    }

    /** One finding for each gate, with every place that made it quieter, also in repairs before the last. */
    private List<Finding> weakened() {
        Map<String, List<Repair>> byGate = new LinkedHashMap<>();
        history.repairs().stream()
                .filter(repair -> repair.byWeakening() || repair.unread().isPresent())
                .forEach(repair -> byGate.computeIfAbsent(repair.gate(), gate -> new ArrayList<>())
                        .add(repair));
        List<Finding> findings = new ArrayList<>();
        byGate.forEach((gate, repairs) -> findings.add(weakened(gate, repairs)));
        return findings;
    }

    private static Finding weakened(String gate, List<Repair> repairs) {
        List<Weakening> places =
                repairs.stream().flatMap(repair -> repair.weakenings().stream()).toList();
        List<String> evidence = new ArrayList<>(List.of(gate));
        places.forEach(place -> evidence.add(place(place) + " " + place.pattern()));
        repairs.stream().flatMap(repair -> repair.unread().stream()).forEach(evidence::add);
        return Finding.of(
                RepairRule.REPAIRED_BY_WEAKENING,
                new Subject(places.stream().map(Weakening::path).toList(), evidence),
                message(gate, repairs, places),
                "Repair what " + gate + " found and take the weakening back, or say in a change of its own why it is"
                        + " meant.");
    }

    private static String message(String gate, List<Repair> repairs, List<Weakening> places) {
        Repair last = repairs.get(repairs.size() - 1);
        String turned = "Gate " + gate + " turned green in attempt " + last.toAttempt();
        List<String> phrases =
                places.stream().distinct().map(RepairCheck::phrase).toList();
        String made = phrases.isEmpty()
                ? ""
                : ", and " + (phrases.size() == 1 ? "this" : "these") + " made it quieter: " + listed(phrases);
        String unread = repairs.stream()
                .flatMap(repair -> repair.unread().stream())
                .findFirst()
                .map(why -> "; what else was done nobody could read: " + why)
                .orElse("");
        return turned + made + unread + ".";
    }

    private static String phrase(Weakening weakening) {
        return weakening.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " at " + place(weakening);
    }

    private static String place(Weakening weakening) {
        return weakening.path()
                + (weakening.line() > 0 ? ":" + weakening.line() : "")
                + (weakening.side() == Weakening.Side.BASE ? " (before)" : "");
    }

    private Optional<Finding> doubts() {
        return history.doubts().isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        RepairRule.HISTORY_DOUBTFUL,
                        Subject.of("history"),
                        "The history of the change may not be whole: " + listed(history.doubts()) + ".",
                        "Do what is named, or have somebody who may decide look at what is missing."));
    }

    private static String listed(List<String> phrases) {
        String shown = String.join(", ", phrases.subList(0, Math.min(SHOWN, phrases.size())));
        return phrases.size() > SHOWN ? shown + " and " + (phrases.size() - SHOWN) + " more" : shown;
    }
}
