package io.github.evidencegate.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.evidencegate.dependency.DependencySetting;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.repair.RepairSetting;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.OwnRule;
import io.github.evidencegate.rule.RuleSetting;
import io.github.evidencegate.scope.IntakeSetting;
import io.github.evidencegate.scope.ScopeSetting;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessorTest {
    private static final EvidenceRecord BAD = Samples.blocked().record();
    private static final EvidenceRecord PLAIN = Samples.ready().record();

    @Test
    void blocksWhereARuleMayBlock() {
        Verdict verdict = Assessor.assess(BAD, policy(Mode.BLOCK, Map.of()));

        assertThat(verdict.decision()).isEqualTo(Decision.BLOCKED);
        assertThat(verdict.findings(Mode.BLOCK)).extracting(Finding::rule).contains("forbidden-path", "gate-failed");
        assertThat(verdict.next()).isEqualTo(verdict.findings().get(0).next());
    }

    @ParameterizedTest
    @CsvSource({"BLOCK,BLOCKED", "WARN,ATTENTION", "OBSERVE,READY", "OFF,READY"})
    void isNeverStricterThanPolicysMode(Mode mode, Decision decision) {
        Verdict verdict = Assessor.assess(BAD, policy(mode, Map.of()));

        assertThat(verdict.decision()).isEqualTo(decision);
        assertThat(verdict.findings()).allMatch(finding -> finding.mode().compareTo(mode) <= 0);
        assertThat(verdict.findings().isEmpty()).isEqualTo(mode == Mode.OFF);
    }

    @Test
    void onlyObservesWithoutAPolicy() {
        Verdict verdict = Assessor.assess(BAD, Policy.DEFAULT);

        assertThat(verdict.decision()).isEqualTo(Decision.READY);
        assertThat(verdict.findings()).isNotEmpty().allMatch(finding -> finding.mode() == Mode.OBSERVE);
        assertThat(verdict.next())
                .matches("Review the change; \\d+ findings were observed only\\. With its rules in force this would be"
                        + " stopped: A rule stopped the change; .+");
    }

    @Test
    void tellsWhatWouldBlockIfTheRulesWereInForce() {
        Policy policy = policy(Mode.OBSERVE, Map.of("change-stopped", Mode.OFF));

        assertThat(Assessor.assess(BAD, policy).next()).contains("With its rules in force this would be blocked: ");
    }

    @Test
    void saysSoWhenNoObservedFindingWouldBlock() {
        Policy policy = policy(Mode.OBSERVE, Map.of("gate-failed", Mode.OFF));

        assertThat(Assessor.assess(PLAIN, policy).next()).endsWith("observed only. None of them would block.");
    }

    @Test
    void leavesOutARuleThatIsOff() {
        Verdict verdict = Assessor.assess(BAD, policy(Mode.BLOCK, Map.of("gate-failed", Mode.OFF)));

        assertThat(verdict.findings()).extracting(Finding::rule).doesNotContain("gate-failed");
    }

    @Test
    void letsPolicyMakeARuleStricterThanItsDefault() {
        Map<String, Mode> rules = Map.of("change-too-broad", Mode.BLOCK);
        ScopeSetting narrow = new ScopeSetting(
                ScopeSetting.Boundary.NONE, new ScopeSetting.Breadth(1, 1, 1), Map.of(), Map.of(), Map.of());
        Policy policy = new Policy(
                Mode.BLOCK,
                Optional.empty(),
                narrow,
                IntakeSetting.DEFAULT,
                GateSetting.DEFAULT,
                DependencySetting.DEFAULT,
                RepairSetting.DEFAULT,
                StopSetting.DEFAULT,
                new RuleSetting(rules, List.of()),
                ReportSetting.DEFAULT);

        assertThat(Assessor.assess(BAD, policy).findings(Mode.BLOCK))
                .extracting(Finding::rule)
                .contains("change-too-broad");
    }

    /** R109. */
    @Test
    void letsTheWorkItemNameANewDependency() {
        EvidenceRecord named = naming(BAD, List.of("left-pad", "maven:org.slf4j:slf4j-api"));
        Policy policy = policy(Mode.BLOCK, Map.of());

        assertThat(Assessor.assess(BAD, policy).findings())
                .extracting(Finding::rule)
                .contains("dependency-added");
        assertThat(Assessor.assess(named, policy).findings())
                .extracting(Finding::rule)
                .doesNotContain("dependency-added");
    }

    /** A derived scope can warn, never block. */
    @Test
    void onlyWarnsForADerivedScope() {
        Scope scope = BAD.scope();
        Scope derived = new Scope(
                new Scope.Declaration(Scope.Source.DERIVED, "paths in the text", List.of("shop/"), List.of()),
                scope.files(),
                Optional.empty());

        Verdict verdict = Assessor.assess(with(BAD, derived), policy(Mode.BLOCK, Map.of("out-of-scope", Mode.BLOCK)));

        assertThat(verdict.findings())
                .filteredOn(finding -> finding.rule().equals("out-of-scope"))
                .singleElement()
                .returns(Mode.WARN, Finding::mode);
    }

    @Test
    void listsTheStrictestFirstAndThenByRule() {
        List<Finding> findings =
                Assessor.assess(BAD, policy(Mode.BLOCK, Map.of())).findings();

        assertThat(findings).extracting(Finding::mode).isSortedAccordingTo((left, right) -> right.compareTo(left));
        assertThat(findings)
                .extracting(Finding::rule)
                .startsWith("change-stopped")
                .contains("gate-failed");
    }

    @Test
    void judgesTheSameRecordTheSame() {
        Policy policy = policy(Mode.BLOCK, Map.of());

        assertThat(Assessor.assess(BAD, policy))
                .isEqualTo(Assessor.assess(Samples.blocked().record(), policy));
    }

    @Test
    void saysSoWhenNothingStandsAgainstAChange() {
        Verdict verdict = Assessor.assess(PLAIN, policy(Mode.OFF, Map.of()));

        assertThat(verdict.next()).isEqualTo("Review the change; nothing stands against it.");
    }

    @Test
    void namesTheDecider() {
        Policy policy = new Policy(
                Mode.BLOCK,
                Optional.of("@leads"),
                ScopeSetting.DEFAULT,
                IntakeSetting.DEFAULT,
                GateSetting.DEFAULT,
                DependencySetting.DEFAULT,
                RepairSetting.DEFAULT,
                StopSetting.DEFAULT,
                RuleSetting.DEFAULT,
                ReportSetting.DEFAULT);

        assertThat(Assessor.assess(PLAIN, policy).decider()).contains("@leads");
    }

    @Test
    void refusesADecisionThatTheFindingsDoNotCarry() {
        List<Finding> findings =
                Assessor.assess(BAD, policy(Mode.BLOCK, Map.of())).findings();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Verdict(Decision.READY, findings, List.of(), Optional.empty(), "go"))
                .withMessageContaining("BLOCKED");
    }

    @Test
    void judgesOwnRulesAfterTheBuiltInOnes() {
        OwnRule finds = new OwnRule("finds", Mode.BLOCK, "size(record.gates) >= 0", "There are gates.", "Look.");
        OwnRule silent = new OwnRule("silent", Mode.BLOCK, "size(record.gates) < 0", "Never.", "Never.");

        Verdict verdict = Assessor.assess(BAD, policy(Mode.BLOCK, List.of(finds, silent)));

        assertThat(verdict.findings(Mode.BLOCK)).last().isEqualTo(own(finds, Mode.BLOCK));
        assertThat(verdict.findings()).extracting(Finding::rule).doesNotContain("own-silent");
    }

    @Test
    void holdsOwnRulesToTheirModeAndToThatOfThePolicy() {
        OwnRule warns = new OwnRule("finds", Mode.WARN, "true", "It is so.", "Look.");
        OwnRule blocks = new OwnRule("finds", Mode.BLOCK, "true", "It is so.", "Look.");
        OwnRule off = new OwnRule("finds", Mode.OFF, "true", "It is so.", "Look.");

        assertThat(Assessor.assess(PLAIN, policy(Mode.BLOCK, List.of(warns))).findings())
                .contains(own(warns, Mode.WARN));
        assertThat(Assessor.assess(PLAIN, policy(Mode.OBSERVE, List.of(blocks))).findings())
                .contains(own(blocks, Mode.OBSERVE));
        assertThat(Assessor.assess(PLAIN, policy(Mode.BLOCK, List.of(off))).findings())
                .extracting(Finding::rule)
                .doesNotContain("own-finds");
    }

    @Test
    void blocksWhenAnOwnRuleCannotBeJudged() {
        OwnRule doubtful = new OwnRule("odd", Mode.BLOCK, "record.gates[1000].id == 'x'", "Never.", "Never.");

        Verdict verdict = Assessor.assess(PLAIN, policy(Mode.BLOCK, List.of(doubtful)));

        assertThat(verdict.decision()).isEqualTo(Decision.BLOCKED);
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.rule().equals("own-odd"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .contains("could not be judged: it asks for a place beyond the end of a list.");
                    assertThat(finding.next()).contains("ownRules.odd.when", "has(...)");
                    assertThat(finding.id())
                            .isNotEqualTo(own(doubtful, Mode.BLOCK).id());
                });
    }

    private static Finding own(OwnRule rule, Mode mode) {
        return Finding.of(rule, Subject.of(), rule.message(), rule.next()).atMost(mode);
    }

    private static Policy policy(Mode mode, List<OwnRule> rules) {
        return new Policy(
                mode,
                Optional.empty(),
                ScopeSetting.DEFAULT,
                IntakeSetting.DEFAULT,
                GateSetting.DEFAULT,
                DependencySetting.DEFAULT,
                RepairSetting.DEFAULT,
                StopSetting.DEFAULT,
                new RuleSetting(Map.of(), rules),
                ReportSetting.DEFAULT);
    }

    private static Policy policy(Mode mode, Map<String, Mode> rules) {
        return new Policy(
                mode,
                Optional.empty(),
                ScopeSetting.DEFAULT,
                IntakeSetting.DEFAULT,
                GateSetting.DEFAULT,
                DependencySetting.DEFAULT,
                RepairSetting.DEFAULT,
                StopSetting.DEFAULT,
                new RuleSetting(rules, List.of()),
                ReportSetting.DEFAULT);
    }

    private static EvidenceRecord naming(EvidenceRecord record, List<String> dependencies) {
        WorkItem item = record.workItem().orElseThrow();
        WorkItem naming = new WorkItem(
                item.id(),
                item.url(),
                item.titleDigest(),
                item.textDigest(),
                item.ticket(),
                item.worksheet(),
                item.context(),
                item.namedPaths(),
                dependencies);
        return with(record, Optional.of(naming), record.scope());
    }

    private static EvidenceRecord with(EvidenceRecord record, Scope scope) {
        return with(record, record.workItem(), scope);
    }

    private static EvidenceRecord with(EvidenceRecord record, Optional<WorkItem> workItem, Scope scope) {
        return new EvidenceRecord(
                record.identity(),
                record.run(),
                record.change(),
                workItem,
                scope,
                record.gates(),
                record.quality(),
                record.trust(),
                Optional.empty(),
                Optional.empty());
    }
}
