package io.github.evidencegate.verdict;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.Scope.Declaration;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.evidence.WorkItem.ContextBoundary;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.verdict.Verdict.ReadinessAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers the six readiness questions from the record itself, or names the gap and how to close it (R115). */
final class Readiness {
    private final EvidenceRecord record;
    private final Policy policy;

    private Readiness(EvidenceRecord record, Policy policy) {
        this.record = record;
        this.policy = policy;
    }

    static List<ReadinessAnswer> answers(EvidenceRecord record, Policy policy) {
        Readiness readiness = new Readiness(record, policy);
        return List.of(
                readiness.intake(),
                readiness.boundary(),
                readiness.context(),
                readiness.preReview(),
                readiness.packet(),
                readiness.escalation());
    }

    private ReadinessAnswer intake() {
        Optional<String> approval = record.run().approval();
        Optional<String> label = record.workItem().map(item -> item.ticket().labels()).orElse(List.of()).stream()
                .filter(policy.intake().eligibleLabels()::contains)
                .findFirst()
                .map(name -> "label \"" + name + "\"");
        return answer(
                "R108",
                "Which field or approval marks the work as eligible for automation?",
                label.or(() -> approval),
                "no approval in the work item and none of policy's intake.eligibleLabels on it");
    }

    private ReadinessAnswer boundary() {
        Declaration declaration = record.scope().declaration();
        List<String> paths = declaration.forbidden();
        List<String> dependencies = policy.dependencies().forbidden();
        List<String> allowed = policy.dependencies().allowed();
        List<String> gaps = new ArrayList<>();
        if (paths.isEmpty()) {
            gaps.add("paths: neither scope.forbidden in policy nor an \"Out of scope\" list in the work item");
        }
        if (dependencies.isEmpty() && allowed.isEmpty()) {
            gaps.add("dependencies: neither dependencies.forbidden nor dependencies.allowed in policy");
        }
        String boundary = "paths out of scope: " + String.join(", ", paths)
                + (dependencies.isEmpty() ? "" : "; dependencies out of scope: " + String.join(", ", dependencies))
                + (allowed.isEmpty() ? "" : "; direct dependencies only from: " + String.join(", ", allowed));
        return answer(
                "R109",
                "Which paths and dependencies are explicitly out of scope?",
                gaps.isEmpty() ? Optional.of(boundary) : Optional.empty(),
                String.join("; ", gaps));
    }

    private ReadinessAnswer context() {
        Optional<ContextBoundary> context = record.workItem().map(WorkItem::context);
        List<String> allowed = new ArrayList<>(policy.intake().contextAllowed());
        context.ifPresent(boundary -> allowed.addAll(boundary.allowed()));
        Optional<String> confirmer = context.flatMap(ContextBoundary::confirmedBy);
        Optional<String> answer = allowed.isEmpty() || confirmer.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", allowed) + "; confirmed by " + confirmer.get());
        return answer(
                "R110",
                "Which context may be used, and who confirmed it?",
                answer,
                allowed.isEmpty()
                        ? "no allowed context in policy or work item"
                        : "allowed: " + String.join(", ", allowed)
                                + "; nobody confirmed it (\"Context confirmed by:\")");
    }

    private ReadinessAnswer preReview() {
        List<String> required = policy.gates().declared().stream()
                .filter(gate -> gate.required())
                .map(gate -> gate.id() + " " + stateOf(gate.id()))
                .toList();
        return answer(
                "R111",
                "What must be proven before review time is spent?",
                required.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", required)),
                "policy names no required gate under gates");
    }

    private String stateOf(String gate) {
        return record.gates().stream()
                .filter(outcome -> outcome.id().equals(gate))
                .map(outcome -> outcome.state().isGood() ? "(holds)" : "(does not hold)")
                .findFirst()
                .orElse("(not reported)");
    }

    private ReadinessAnswer packet() {
        List<String> gaps = new ArrayList<>();
        if (!record.scope().declaration().source().isDeclared()) {
            gaps.add("scope: nobody declared one");
        }
        if (record.gates().isEmpty()) {
            gaps.add("validation: no gate reported");
        }
        if (record.workItem().isEmpty()) {
            gaps.add("open risks: no work item names them");
        }
        long holding = record.gates().stream()
                .map(GateOutcome::state)
                .filter(GateOutcome.State::isGood)
                .count();
        String shown = "scope of " + record.scope().files().size() + " files, " + holding + " of "
                + record.gates().size() + " gates hold, open questions listed";
        return answer(
                "R112",
                "What does the packet show about scope, validation, repairs and open risks?",
                gaps.isEmpty() ? Optional.of(shown) : Optional.empty(),
                String.join("; ", gaps));
    }

    private ReadinessAnswer escalation() {
        return answer(
                "R113",
                "Who decides about pause, reroute, or return to a human?",
                policy.decider(),
                "policy names no decider");
    }

    private static ReadinessAnswer answer(String row, String question, Optional<String> answer, String gap) {
        return new ReadinessAnswer(row, question, answer.isPresent(), answer.orElse(gap));
    }
}
