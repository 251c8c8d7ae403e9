package io.github.evidencegate.verdict;

import io.github.evidencegate.dependency.DependencyCheck;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.gate.GateCheck;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.policy.Rules;
import io.github.evidencegate.review.ReviewCheck;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Rule;
import io.github.evidencegate.rule.Surface;
import io.github.evidencegate.scope.IntakeCheck;
import io.github.evidencegate.scope.ScopeCheck;
import io.github.evidencegate.stop.Preflight;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges a record by a policy: runs every check and lets policy say how strict each finding is. */
public final class Assessor {
    private static final List<String> RULE_ORDER =
            Rules.all().stream().map(Rule::id).toList();
    private static final Comparator<Finding> STRICTEST_FIRST = Comparator.comparing(Finding::mode)
            .reversed()
            .thenComparing(finding -> order(finding.rule()))
            .thenComparing(Finding::message);

    private Assessor() {}

    /** The verdict, told as on the command line. */
    public static Verdict assess(EvidenceRecord record, Policy policy) {
        return assess(record, policy, Surface.COMMAND_LINE);
    }

    /**
     * The verdict: a function of the arguments and nothing else.
     *
     * @param surface in whose words it tells what to do; it changes nothing else
     */
    public static Verdict assess(EvidenceRecord record, Policy policy, Surface surface) {
        List<Transition> words = Standing.words(record, policy);
        List<Finding> findings = Stream.of(
                        record.history()
                                .map(history -> Standing.findings(record, history, policy))
                                .orElse(List.of()),
                        ScopeCheck.findings(record.scope(), policy.scope(), surface),
                        IntakeCheck.findings(record.workItem(), record.scope(), policy.intake(), surface),
                        DependencyCheck.findings(record.scope().dependencies(), policy.dependencies(), named(record)),
                        GateCheck.findings(record.gates(), surface),
                        ReviewCheck.findings(record.hosted(), record.change().head(), record.trust()),
                        policy.ownRules().isEmpty() ? List.<Finding>of() : OwnRules.findings(record, policy.ownRules()))
                .flatMap(List::stream)
                .map(finding -> finding.atMost(modeOf(finding, policy)))
                .map(finding -> words.isEmpty() ? finding : Standing.answered(finding, record, words))
                .filter(finding -> finding.mode() != Mode.OFF)
                .sorted(STRICTEST_FIRST)
                .toList();
        Decision decision = Verdict.decisionOf(findings);
        return new Verdict(
                decision,
                findings,
                Readiness.answers(record, policy),
                policy.decider()
                        .or(() -> decision == Decision.STOPPED ? Optional.of(policy.whoDecides()) : Optional.empty()),
                decision == Decision.STOPPED
                        ? halted(record, findings, policy, surface)
                        : next(decision, findings, policy.enforced()));
    }

    /** Own rules come after the built-in ones. */
    private static int order(String rule) {
        int order = RULE_ORDER.indexOf(rule);
        return order < 0 ? RULE_ORDER.size() : order;
    }

    private static List<String> named(EvidenceRecord record) {
        return record.workItem().map(WorkItem::dependencies).orElse(List.of());
    }

    private static Mode modeOf(Finding finding, Policy policy) {
        return policy.modeOf(policy.rule(finding.rule())
                .orElseThrow(() -> new IllegalStateException("a check uses an unlisted rule: " + finding.rule())));
    }

    private static String next(Decision decision, List<Finding> findings, Policy enforced) {
        return switch (decision) {
            case STOPPED, BLOCKED, ATTENTION -> findings.get(0).next();
            case READY ->
                findings.isEmpty()
                        ? "Review the change; nothing stands against it."
                        : "Review the change; " + count(findings.size()) + " observed only. "
                                + held(findings, enforced);
        };
    }

    /** What to do, and how the work goes on when that is done. */
    private static String halted(EvidenceRecord record, List<Finding> findings, Policy policy, Surface surface) {
        return findings.get(0).next()
                + record.history()
                        .map(history -> " To let work go on, " + policy.whoDecides() + ": "
                                + Preflight.resume(surface, history.change()))
                        .orElse(" Without a history only this run is stopped (docs/stops.md).");
    }

    /** What the first of the observed findings that could block would do if policy let it. */
    private static String held(List<Finding> findings, Policy enforced) {
        return findings.stream()
                .filter(finding -> modeOf(finding, enforced).compareTo(Mode.BLOCK) >= 0)
                .findFirst()
                .map(finding -> "With its rules in force this would be "
                        + (modeOf(finding, enforced) == Mode.STOP ? "stopped: " : "blocked: ") + finding.message())
                .orElse("None of them would block.");
    }

    private static String count(int findings) {
        return findings == 1 ? "one finding was" : findings + " findings were";
    }
}
