package io.github.evidencegate.repair;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.repair.Step.Kind;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gates whose repairs get nowhere (R098, R106). What was found stays found until the gate holds, or a person who saw it
 * lets work go on: another way to fail makes nothing better.
 */
final class StuckGates {
    private final List<Attempt> attempts;
    private final List<Step> steps;
    private final Answered answered;
    private final int sameFailures;

    StuckGates(RepairHistory history, RepairSetting setting) {
        this.attempts = history.attempts();
        this.answered = new Answered(attempts, history.transitions());
        this.sameFailures = setting.sameFailures();
        Set<Integer> newWork = new TreeSet<>();
        for (int i = 1; i < attempts.size(); i++) {
            if (Attempts.isNewWork(attempts.get(i - 1), attempts.get(i))) {
                newWork.add(attempts.get(i).number());
            }
        }
        // A rebase that changes nothing fails as before, and nobody expects anything else.
        this.steps = new Progress(attempts)
                .steps().stream()
                        .filter(step -> newWork.contains(step.attempt()))
                        .toList();
    }

    /** In the order of rules, and of gates within one. */
    List<Finding> findings() {
        Set<String> bad = bad();
        return Stream.<Function<String, Optional<Finding>>>of(this::noProgress, this::oscillation, this::growing)
                .flatMap(check -> bad.stream().flatMap(gate -> check.apply(gate).stream()))
                .toList();
    }

    private Set<String> bad() {
        return Budgets.current(attempts).stream()
                .flatMap(attempt -> attempt.gates().stream())
                .filter(gate -> !gate.isHeld())
                .map(JudgedGate::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Finding> oscillation(String gate) {
        return first(RepairRule.OSCILLATION, gate, Kind.OSCILLATION)
                .map(step -> found(
                        RepairRule.OSCILLATION,
                        gate,
                        "In attempt " + step.attempt() + " gate " + gate
                                + " failed again as in an earlier attempt, after it had not.",
                        "Look at both failures of " + gate + " together; one repair undoes the other."));
    }

    private Optional<Finding> growing(String gate) {
        return first(RepairRule.FAILURES_GROWING, gate, Kind.GROWING)
                .map(step -> found(
                        RepairRule.FAILURES_GROWING,
                        gate,
                        "In attempt " + step.attempt() + " all of gate " + gate
                                + " failed that had failed before, and more.",
                        "Go back to attempt " + (step.attempt() - 1) + " and begin from there."));
    }

    private Optional<Step> first(RepairRule rule, String gate, Kind kind) {
        return since(rule, gate).stream().filter(step -> step.kind() == kind).findFirst();
    }

    /** The steps of the gate since it last held or was waived, or since a person let this go on. */
    private List<Step> since(RepairRule rule, String gate) {
        List<Attempt> counted = answered.since(rule, Subject.of(gate));
        int from = counted.stream()
                .filter(attempt ->
                        attempt.gates().stream().anyMatch(it -> it.id().equals(gate) && it.isHeld()))
                .mapToInt(Attempt::number)
                .max()
                .orElse(counted.isEmpty() ? Integer.MAX_VALUE : counted.get(0).number() - 1);
        return steps.stream()
                .filter(step -> step.gate().equals(gate) && step.attempt() > from)
                .toList();
    }

    private Optional<Finding> noProgress(String gate) {
        List<Step> same = new ArrayList<>();
        for (Step step : since(RepairRule.NO_PROGRESS, gate)) {
            if (step.kind() == Kind.SAME_FAILURE) {
                same.add(step);
            } else if (same.size() < sameFailures) {
                same.clear();
            }
        }
        return same.size() < sameFailures
                ? Optional.empty()
                : Optional.of(found(
                        RepairRule.NO_PROGRESS,
                        gate,
                        "Gate " + gate + " failed " + (same.size() == 1 ? "once" : same.size() + " times")
                                + " more with the same failure, up to attempt "
                                + same.get(same.size() - 1).attempt() + ".",
                        "Let somebody else look at " + gate + " before more attempts are spent."));
    }

    private static Finding found(RepairRule rule, String gate, String message, String next) {
        return Finding.of(rule, Subject.of(gate), message, next);
    }
}
