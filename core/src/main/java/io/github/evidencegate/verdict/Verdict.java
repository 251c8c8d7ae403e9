package io.github.evidencegate.verdict;

import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.stop.StopRule;
import java.util.List;
import java.util.Optional;

/**
 * The judgement of one record.
 *
 * @param findings the strictest first, then in the order of the rules; none of mode {@link Mode#OFF}
 * @param readiness the six readiness answers, in the order of R108 to R113
 * @param decider who decides about pause, reroute or return; empty if policy names nobody
 * @param next what to do now, in one sentence
 */
public record Verdict(
        Decision decision,
        List<Finding> findings,
        List<ReadinessAnswer> readiness,
        Optional<String> decider,
        String next) {
    /** Refuses a decision that its findings do not carry. */
    public Verdict {
        findings = List.copyOf(findings);
        readiness = List.copyOf(readiness);
        Decision carried = decisionOf(findings);
        if (decision != carried) {
            throw new IllegalArgumentException("the findings say " + carried + ", not " + decision);
        }
    }

    /**
     * One readiness question and what the record answers (R108 to R115).
     *
     * @param row the requirement, such as {@code R108}
     * @param answered whether the record holds the answer
     * @param answer the answer, or the named gap and how to close it
     */
    public record ReadinessAnswer(String row, String question, boolean answered, String answer) {}

    /** The strictest finding decides. */
    static Decision decisionOf(List<Finding> findings) {
        Mode strictest =
                findings.stream().map(Finding::mode).max(Mode::compareTo).orElse(Mode.OFF);
        return switch (strictest) {
            case OFF, OBSERVE -> Decision.READY;
            case WARN -> Decision.ATTENTION;
            case BLOCK -> Decision.BLOCKED;
            case STOP -> Decision.STOPPED;
        };
    }

    /**
     * Ids of the findings that stop the change, for the run that found them ({@code JudgedRun.stops}). That it is stopped
     * already is none: it says again what an earlier run or a person said.
     */
    public List<String> stops() {
        return findings(Mode.STOP).stream()
                .filter(finding -> !finding.rule().equals(StopRule.CHANGE_STOPPED.id()))
                .map(Finding::id)
                .toList();
    }

    /** The findings of this mode, in their order. */
    public List<Finding> findings(Mode mode) {
        return findings.stream().filter(finding -> finding.mode() == mode).toList();
    }
}
