package io.github.evidencegate.github.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionInputsTest {
    private enum Word {
        CHECK,
        PRE_FLIGHT
    }

    @Test
    void takesABlankInputForNone() throws EvidenceException {
        ActionInputs inputs = ActionInputs.of(Map.of("EVIDENCE_GATE_INPUT_POLICY", " \n "));

        assertThat(inputs.text(ActionInput.POLICY)).isEmpty();
    }

    @Test
    void takesALineForAnItem() throws EvidenceException {
        ActionInputs inputs = ActionInputs.of(Map.of("EVIDENCE_GATE_INPUT_RESULTS", "a b/*.xml\r\n\n  c.json \n"));

        assertThat(inputs.lines(ActionInput.RESULTS)).containsExactly("a b/*.xml", "c.json");
    }

    @Test
    void namesTheInputAsTheWorkflowWritesIt() throws EvidenceException {
        ActionInputs inputs = ActionInputs.of(Map.of("EVIDENCE_GATE_INPUT_CHECK_NAME", "chekc"));

        assertThatThrownBy(() -> inputs.choice(ActionInput.CHECK_NAME, Word.CHECK, Word.class))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("the input check-name is \"chekc\", expected one of: check, pre-flight");
    }

    @Test
    void startsPathsAtTheWorkTree() throws EvidenceException {
        ActionInputs inputs = ActionInputs.of(Map.of("EVIDENCE_GATE_INPUT_OUT", "evidence"));

        assertThat(inputs.path(ActionInput.OUT, Path.of("/work"))).contains(Path.of("/work/evidence"));
    }

    @Test
    void showsNoValue() throws EvidenceException {
        ActionInputs inputs = ActionInputs.of(Map.of("EVIDENCE_GATE_INPUT_TOKEN", "secret"));

        assertThat(inputs).hasToString("inputs [token]");
    }
}
