package io.github.evidencegate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.dependency.DependencySetting;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.repair.RepairSetting;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.RuleSetting;
import io.github.evidencegate.scope.IntakeSetting;
import io.github.evidencegate.scope.ScopeSetting;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.verdict.Verdict.ReadinessAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R108 to R115: the six answers come from the record itself, or name the gap. */
class ReadinessTest {
    private static final EvidenceRecord FULL = Samples.blocked().record();
    private static final EvidenceRecord BARE = Samples.ready().record();
    private static final List<String> QUESTIONS = List.of("R108", "R109", "R110", "R111", "R112", "R113");

    @Test
    void answersTheSixQuestionsInTheirOrder() {
        List<ReadinessAnswer> answers = Readiness.answers(FULL, policy(List.of(), gates(FULL), Optional.of("leads")));

        assertThat(answers).extracting(ReadinessAnswer::row).isEqualTo(QUESTIONS);
        assertThat(answers).allMatch(ReadinessAnswer::answered);
    }

    @Test
    void namesTheGapOfEachQuestion() {
        List<ReadinessAnswer> answers = Readiness.answers(BARE, Policy.DEFAULT);

        assertThat(answers).extracting(ReadinessAnswer::row).isEqualTo(QUESTIONS);
        assertThat(answers).noneMatch(ReadinessAnswer::answered);
        assertThat(answers)
                .extracting(ReadinessAnswer::answer)
                .containsExactly(
                        "no approval in the work item and none of policy's intake.eligibleLabels on it",
                        "paths: neither scope.forbidden in policy nor an \"Out of scope\" list in the work item;"
                                + " dependencies: neither dependencies.forbidden nor dependencies.allowed in policy",
                        "no allowed context in policy or work item",
                        "policy names no required gate under gates",
                        "scope: nobody declared one; open risks: no work item names them",
                        "policy names no decider");
    }

    @Test
    void prefersTheLabelOverTheApproval() {
        assertThat(answer(FULL, policy(List.of("SHOP-12"), gates(FULL), Optional.empty()), 0))
                .isEqualTo("label \"SHOP-12\"");
        assertThat(answer(FULL, policy(List.of("other"), gates(FULL), Optional.empty()), 0))
                .isEqualTo("label agent-ready");
    }

    @Test
    void saysWhichRequiredGatesHold() {
        GateSetting setting = new GateSetting(List.of(
                required(gate(FULL, true), true),
                required(gate(FULL, false), true),
                required("absent", true),
                required("optional", false)));

        String answer = answer(FULL, policy(List.of(), setting, Optional.empty()), 3);

        assertThat(answer)
                .isEqualTo(gate(FULL, true) + " (holds), " + gate(FULL, false)
                        + " (does not hold), absent (not reported)");
    }

    /** R109. */
    @ParameterizedTest
    @CsvSource({
        "'', npm:b, '; dependencies out of scope: npm:b'",
        "npm:a, '', '; direct dependencies only from: npm:a'",
        "npm:a, npm:b, '; dependencies out of scope: npm:b; direct dependencies only from: npm:a'"
    })
    void tellsWhichDependenciesAreOutOfScope(String allowed, String forbidden, String told) {
        String answer = answer(FULL, policy(new DependencySetting(listed(allowed), listed(forbidden))), 1);

        assertThat(answer).startsWith("paths out of scope: ").endsWith(told);
    }

    @Test
    void tellsAllowedContextThatNobodyConfirmed() {
        Policy policy = new Policy(
                Mode.BLOCK,
                Optional.empty(),
                ScopeSetting.DEFAULT,
                new IntakeSetting(List.of(), List.of("docs/**"), List.of()),
                GateSetting.DEFAULT,
                DependencySetting.DEFAULT,
                RepairSetting.DEFAULT,
                StopSetting.DEFAULT,
                RuleSetting.DEFAULT,
                ReportSetting.DEFAULT);

        assertThat(answer(BARE, policy, 2))
                .isEqualTo("allowed: docs/**; nobody confirmed it (\"Context confirmed by:\")");
    }

    private static String gate(EvidenceRecord record, boolean good) {
        return record.gates().stream()
                .filter(gate -> gate.state().isGood() == good)
                .map(GateOutcome::id)
                .findFirst()
                .orElseThrow();
    }

    private static GateSetting gates(EvidenceRecord record) {
        return new GateSetting(
                record.gates().stream().map(gate -> required(gate.id(), true)).toList());
    }

    private static Declared required(String id, boolean required) {
        return new Declared(id, Kind.TESTS, required, List.of(), Optional.empty(), Limits.NONE);
    }

    private static String answer(EvidenceRecord record, Policy policy, int index) {
        return Readiness.answers(record, policy).get(index).answer();
    }

    private static List<String> listed(String pattern) {
        return pattern.isEmpty() ? List.of() : List.of(pattern);
    }

    private static Policy policy(DependencySetting dependencies) {
        return new Policy(
                Mode.BLOCK,
                Optional.empty(),
                ScopeSetting.DEFAULT,
                IntakeSetting.DEFAULT,
                GateSetting.DEFAULT,
                dependencies,
                RepairSetting.DEFAULT,
                StopSetting.DEFAULT,
                RuleSetting.DEFAULT,
                ReportSetting.DEFAULT);
    }

    private static Policy policy(List<String> labels, GateSetting gates, Optional<String> decider) {
        return new Policy(
                Mode.BLOCK,
                decider,
                ScopeSetting.DEFAULT,
                new IntakeSetting(labels, List.of(), List.of()),
                gates,
                new DependencySetting(List.of(), List.of("npm:left-pad")),
                RepairSetting.DEFAULT,
                StopSetting.DEFAULT,
                RuleSetting.DEFAULT,
                ReportSetting.DEFAULT);
    }
}
