package io.github.evidencegate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.document.Problems;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.forge.ReportSetting.Comment;
import io.github.evidencegate.gate.GateRule;
import io.github.evidencegate.policy.Shape.Flag;
import io.github.evidencegate.policy.Shape.Keyed;
import io.github.evidencegate.policy.Shape.KnownKey;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.testkit.DocsPages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    @ParameterizedTest
    @CsvSource({
        "{}, BLOCK",
        "{version: 1}, BLOCK",
        "mode: warn, WARN",
        "mode: observe, OBSERVE",
        "'rules: {gate-failed: off}', OFF",
        "'{mode: warn, rules: {gate-failed: block}}', WARN",
        "'{mode: warn, rules: {gate-failed: observe}}', OBSERVE",
        "'rules: {gate-failed: stop}', STOP",
        "'{mode: block, rules: {gate-failed: stop}}', BLOCK"
    })
    void limitsARuleByItsModeAndTheMode(String yaml, Mode mode) throws EvidenceException {
        Policy policy = PolicyParser.parse("policy", yaml.getBytes(StandardCharsets.UTF_8));

        assertThat(policy.modeOf(GateRule.GATE_FAILED)).isEqualTo(mode);
    }

    @Test
    void readsWhatIsReported() throws EvidenceException {
        assertThat(PolicyParser.parse(
                                "policy",
                                DocsPages.read("examples/policy-full.yml").getBytes(StandardCharsets.UTF_8))
                        .report())
                .isEqualTo(new ReportSetting(Comment.WHEN_NEEDED, "Evidence", 20, false));
        assertThat(PolicyParser.parse("policy", "report: {annotations: 0}".getBytes(StandardCharsets.UTF_8))
                        .report())
                .isEqualTo(new ReportSetting(Comment.ALWAYS, "Evidence Gate", 0, true));
    }

    @Test
    void observesWhereThereIsNoFile() {
        assertThat(Policy.DEFAULT.modeOf(GateRule.GATE_FAILED)).isEqualTo(Mode.OBSERVE);
    }

    @Test
    void refusesAnObjectThatLacksADemandedKey() {
        Problems problems = new Problems("policy");
        Keyed shape = new Keyed("key", List.of(KnownKey.of("on", new Flag(), "").demanded()));

        shape.fold(new PolicyCheck("switch", new Mapping(problems.at(3, 4), List.of()), problems));

        assertThatThrownBy(problems::throwIfAny).hasMessage("policy:3:4: switch: lacks the key \"on\"");
    }
}
