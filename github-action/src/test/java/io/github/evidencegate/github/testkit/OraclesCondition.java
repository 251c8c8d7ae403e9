package io.github.evidencegate.github.testkit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link NeedsOracles}. */
final class OraclesCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(Oracles.missing(), Optional.ofNullable(System.getenv("EVIDENCE_GATE_ORACLES")));
    }

    /**
     * What to do with a test.
     *
     * @param missing what is not there, with what to do about it
     * @param word what the machine says of the oracles
     * @throws IllegalStateException if something is missing that must be there: the only way to fail a test here
     */
    static ConditionEvaluationResult evaluate(Optional<String> missing, Optional<String> word) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("the oracles are installed");
        }
        if (word.filter("required"::equals).isPresent()) {
            throw new IllegalStateException("EVIDENCE_GATE_ORACLES=required, but " + missing.get());
        }
        return ConditionEvaluationResult.disabled(missing.get());
    }
}
