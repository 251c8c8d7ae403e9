package io.github.evidencegate.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.forge.ReportSetting.Comment;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.policy.EffectivePolicy.Part;
import io.github.evidencegate.repair.RepairSetting.Limit;
import io.github.evidencegate.rule.Mode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLayerTest {
    private static final String OWN = "ownRules: {small: {when: 'true', mode: warn, message: m, next: n}}";

    @Test
    void fillsInWhatThePolicyIsSilentAbout() throws EvidenceException {
        PolicyLayer inputs = PolicyLayer.of(Map.of(
                PolicyInput.COMMENT, "never",
                PolicyInput.CHECK_NAME, "42",
                PolicyInput.ANNOTATIONS, "7",
                PolicyInput.REPAIR_MONEY, "20.50 USD",
                PolicyInput.REPAIR_CI_MINUTES, "90"));

        Policy policy = inputs.over(file("version: 1")).policy();

        assertThat(policy.report()).isEqualTo(new ReportSetting(Comment.NEVER, "42", 7, true));
        assertThat(policy.repairs().money()).isEqualTo(new Limit(OptionalInt.of(2050), "USD"));
        assertThat(policy.repairs().ciMinutes()).hasValue(90);
    }

    @Test
    void tightensWhatThePolicySays() throws EvidenceException {
        PolicyLayer inputs = PolicyLayer.of(Map.of(
                PolicyInput.MODE, "stop",
                PolicyInput.REPAIR_ATTEMPTS, "1",
                PolicyInput.STOP_RULES, "gate-failed\nown-small, gate-flaky",
                PolicyInput.REQUIRED_GATES, "lint\nunit"));

        Policy policy = inputs.over(file("mode: warn\ngates: {lint: {kind: command, required: false}}\n" + OWN))
                .policy();

        assertThat(policy.mode()).isEqualTo(Mode.STOP);
        assertThat(policy.repairs().attempts()).hasValue(1);
        assertThat(policy.rules().modes())
                .containsEntry("gate-failed", Mode.STOP)
                .containsEntry("gate-flaky", Mode.STOP);
        assertThat(policy.ownRules()).singleElement().returns(Mode.STOP, rule -> rule.mode());
        assertThat(policy.gates().declared())
                .extracting(Declared::id, Declared::kind, Declared::required)
                .containsExactly(tuple("lint", Kind.COMMAND, true), tuple("unit", Kind.JOB, true));
    }

    /** Policy, input, its text, message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: block | MODE | observe | input mode: mode: \"observe\" would loosen \"block\" (base.yml:1); write that",
                "version: 1 | MODE | warn | input mode: mode: \"warn\" would loosen \"stop\" (default)",
                "version: 1 | REPAIR_ATTEMPTS | unlimited | input repair-attempts: repairBudget.attempts: \"1000000\" would loosen",
                "repairBudget: {money: 5} | REPAIR_MONEY | 6 | input repair-money: repairBudget.money: \"6\" would loosen \"5\"",
                "repairBudget: {money: 5} | REPAIR_MONEY | 4 EUR | input repair-money: repairBudget.currency: \"EUR\" would",
                "report: {comment: always} | COMMENT | never | input comment: report.comment: \"never\" would loosen \"always\"",
                "report: {check: A} | CHECK_NAME | B | input check-name: report.check: \"B\" would loosen \"A\"",
                "report: {annotations: 1} | ANNOTATIONS | 0 | input annotations: report.annotations: \"0\" would loosen \"1\"",
            })
    void refusesToLoosenWhatThePolicySays(String policy, PolicyInput input, String text, String message) {
        assertThatThrownBy(() -> PolicyLayer.of(Map.of(input, text)).over(file(policy)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(message);
    }

    /** Input, its text, message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MODE | blok | input mode: mode: expected one of observe, warn, block, stop; found the text \"blok\"; did you",
                "REPAIR_ATTEMPTS | many | input repair-attempts: repairBudget.attempts: expected a whole number",
                "REPAIR_ATTEMPTS | -1 | input repair-attempts: repairBudget.attempts: expected a whole number",
                "REPAIR_MONEY | 20 dollars | input repair-money: repairBudget.currency: expected a currency",
                "STOP_RULES | gate-faild | input stop-rules: unknown rule \"gate-faild\" in rules; did you mean \"gate-failed\"",
                "STOP_RULES | own-small | input stop-rules: unknown rule \"own-small\"",
                "REQUIRED_GATES | Unit Tests | input required-gates: gates: the name \"Unit Tests\" is not lower-case",
                "COMMENT | {always: 1} | input comment: report.comment: expected one of always, when-needed, never",
                "ANNOTATIONS | 2000 | input annotations: report.annotations: expected a whole number from 0 to 1000",
            })
    void refusesAnInputThatIsNotValid(PolicyInput input, String text, String message) {
        assertThatThrownBy(() -> PolicyLayer.of(Map.of(input, text)).over(file("version: 1")))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> PolicyLayer.of(Map.of(input, text)).alone()).hasMessageContaining(message);
    }

    @Test
    void standsOverTheDefaultsWhereThereIsNoPolicy() throws EvidenceException {
        PolicyLayer inputs =
                PolicyLayer.of(Map.of(PolicyInput.REPAIR_ATTEMPTS, "unlimited", PolicyInput.REQUIRED_GATES, "tests"));

        Policy policy = inputs.alone().policy();

        assertThat(policy.mode()).isEqualTo(Mode.OBSERVE);
        assertThat(policy.repairs().attempts()).hasValue(1_000_000);
        assertThat(policy.gates().declared()).singleElement().returns(Kind.TESTS, Declared::kind);
        assertThat(PolicyLayer.of(Map.of(PolicyInput.MODE, "block")).alone().policy())
                .returns(Mode.BLOCK, Policy::mode);
    }

    @Test
    void tellsOfEachValueWhetherAnInputSaidIt() throws EvidenceException {
        EffectivePolicy effective = PolicyLayer.of(Map.of(PolicyInput.COMMENT, "never", PolicyInput.MODE, "stop"))
                .over(file("mode: warn\nreport: {annotations: 3}"))
                .effective();

        assertThat(parts(effective, "mode")).containsExactly(new Part("stop", true, "input mode"));
        assertThat(parts(effective, "comment")).containsExactly(new Part("never", true, "input comment"));
        assertThat(parts(effective, "annotations")).containsExactly(new Part("3", false, "base.yml:2"));
        assertThat(parts(effective, "check")).containsExactly(new Part("Evidence Gate", true, "default"));
    }

    @Test
    void saysNothingWithoutAnInput() {
        PolicyLayer blank = PolicyLayer.of(Map.of(PolicyInput.MODE, " \n"));

        assertThat(blank.isEmpty()).isTrue();
        assertThat(blank.digest()).isEqualTo(PolicyLayer.NONE.digest());
        assertThat(PolicyLayer.of(Map.of(PolicyInput.MODE, "warn")).digest()).isNotEqualTo(blank.digest());
        assertThat(PolicyLayer.of(Map.of(PolicyInput.COMMENT, "never", PolicyInput.MODE, "warn"))
                        .names())
                .isEqualTo("inputs mode, comment");
    }

    private static List<Part> parts(EffectivePolicy policy, String key) {
        return policy.values().stream()
                .filter(value -> value.path().get(value.path().size() - 1).equals(key))
                .filter(value -> value.path().size() == 1 || value.path().get(0).equals("report"))
                .flatMap(value -> value.parts().stream())
                .toList();
    }

    private static PolicyFile file(String yaml) throws EvidenceException {
        return PolicyParser.read("base.yml", yaml.getBytes(UTF_8));
    }
}
