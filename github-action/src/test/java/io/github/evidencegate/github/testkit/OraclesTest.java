package io.github.evidencegate.github.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class OraclesTest {
    private static final Optional<String> MISSING = Optional.of("there is no node; run install");

    @Test
    void runsWhereTheOraclesAre() {
        ConditionEvaluationResult result = OraclesCondition.evaluate(Optional.empty(), Optional.of("required"));

        assertThat(result.isDisabled()).isFalse();
    }

    @Test
    void skipsWithTheReasonOnAMachineWithoutThem() {
        ConditionEvaluationResult result = OraclesCondition.evaluate(MISSING, Optional.empty());

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("there is no node; run install");
    }

    @Test
    void failsWhereTheyAreRequired() {
        Optional<String> required = Optional.of("required");

        assertThatThrownBy(() -> OraclesCondition.evaluate(MISSING, required))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no node; run install");
    }
}
