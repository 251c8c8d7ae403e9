package io.github.evidencegate.repair;

import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.GateOutcome.Waiver;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import java.util.List;

/** What later attempts must know of a gate's outcome. */
public final class Judgement {
    private Judgement() {}

    /** The outcomes, in their order: as they were measured, and what was waived. */
    public static List<JudgedGate> of(List<GateOutcome> outcomes) {
        return outcomes.stream().map(Judgement::of).toList();
    }

    /**
     * Those outcomes that say something about an attempt, in their order. An optional gate that did not come to an end,
     * such as a job that is still running or was skipped, makes no repair of what follows.
     */
    public static List<JudgedGate> telling(List<GateOutcome> outcomes) {
        return of(outcomes.stream()
                .filter(outcome -> outcome.required()
                        || outcome.state().isGood()
                        || outcome.measured() == State.FAIL
                        || outcome.measured() == State.FLAKY)
                .toList());
    }

    private static JudgedGate of(GateOutcome outcome) {
        return new JudgedGate(
                outcome.id(),
                outcome.kind(),
                outcome.measured(),
                failed(outcome),
                outcome.fingerprint(),
                outcome.details().failures(),
                outcome.kind() == Kind.TESTS ? outcome.count("tests") - outcome.count("skipped") : 0,
                outcome.details().waiver().map(Waiver::finding));
    }

    private static long failed(GateOutcome outcome) {
        if (outcome.state().isGood()) {
            return 0;
        }
        long listed = outcome.details().failures().size();
        long atLeast = Math.max(listed, outcome.measured() == State.FAIL ? 1 : 0);
        return switch (outcome.kind()) {
            case TESTS -> Math.max(atLeast, outcome.count("failed") + outcome.count("errors"));
            case ANALYSIS -> Math.max(atLeast, outcome.count("errors") + outcome.count("warnings"));
            case COVERAGE, COMMAND, JOB -> atLeast;
        };
    }
}
