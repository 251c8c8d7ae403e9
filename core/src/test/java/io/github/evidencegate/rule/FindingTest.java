package io.github.evidencegate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.evidencegate.gate.GateRule;
import io.github.evidencegate.rule.Finding.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
    private static final Subject SUBJECT = new Subject(List.of("b", "a"), List.of("x"));

    @Test
    void keepsItsIdWhateverOrderModeAndWording() {
        Finding finding = Finding.of(GateRule.GATE_FAILED, SUBJECT, "one", "do");
        Finding again =
                Finding.of(GateRule.GATE_FAILED, new Subject(List.of("a", "b", "a"), List.of("x")), "two", "do else");

        assertThat(again.atMost(Mode.OBSERVE).id()).isEqualTo(finding.id()).matches("[0-9a-f]{12}");
        assertThat(finding.paths()).containsExactly("a", "b");
    }

    @Test
    void givesOtherSubjectsOtherIds() {
        List<Finding> findings = List.of(
                Finding.of(GateRule.GATE_FAILED, SUBJECT, "m", "n"),
                Finding.of(GateRule.GATE_EMPTY, SUBJECT, "m", "n"),
                Finding.of(GateRule.GATE_FAILED, Subject.ofPaths(List.of("a", "b")), "m", "n"),
                Finding.of(GateRule.GATE_FAILED, new Subject(List.of("a"), List.of("b", "x")), "m", "n"));

        assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"OFF,BLOCK,OFF", "BLOCK,WARN,WARN", "WARN,BLOCK,WARN", "OBSERVE,OBSERVE,OBSERVE"})
    void neverGetsStricterThanItsLimit(Mode mode, Mode limit, Mode result) {
        assertThat(mode.atMost(limit)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"'',n", "m,' '"})
    void refusesToBeSilent(String message, String next) {
        assertThatIllegalArgumentException().isThrownBy(() -> Finding.of(GateRule.GATE_FAILED, SUBJECT, message, next));
    }
}
