package io.github.evidencegate.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.verdict.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {
    @ParameterizedTest
    @CsvSource({"READY, 0", "ATTENTION, 0", "BLOCKED, 1", "STOPPED, 1"})
    void isOneForEveryDecisionAgainstTheChange(Decision decision, int code) {
        assertThat(ExitStatus.of(decision).code()).isEqualTo(code);
    }
}
