package io.github.evidencegate.repair;

import static io.github.evidencegate.testkit.ChangeLife.by;
import static io.github.evidencegate.testkit.ChangeLife.gate;
import static io.github.evidencegate.testkit.ChangeLife.head;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static io.github.evidencegate.testkit.ChangeLife.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.evidence.Weakening.Side;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import io.github.evidencegate.rule.Mode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** R083, R098, R106: what the life of a change says against it. */
class RepairCheckTest {
    private static final List<JudgedGate> RED = List.of(gate("unit", "a"));
    private static final List<JudgedGate> OTHER = List.of(gate("unit", "b"));
    private static final List<JudgedGate> BOTH = List.of(gate("unit", "a", "b"));
    private static final List<JudgedGate> GREEN = List.of(gate("unit"));

    @Test
    void findsNothingWhileEveryGateHolds() {
        assertThat(rules(run(0, RED), run(1, RED), run(2, RED), run(3, RED), run(4, GREEN)))
                .isEmpty();
        assertThat(rules()).isEmpty();
    }

    @Test
    void findsASpentBudgetOfAttempts() {
        List<Finding> findings = findings(run(0, RED), run(1, OTHER), run(2, RED), run(3, OTHER));

        assertThat(findings).first().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("repair-budget-spent");
            assertThat(finding.message())
                    .isEqualTo("The budget of repair attempts is spent (3 of 3), and a gate still does not hold.");
            assertThat(finding.mode()).isEqualTo(Mode.STOP);
        });
    }

    @Test
    void observesAttemptsUnlessPolicySaysMore() {
        assertThat(RepairRule.REPAIR_BUDGET_SPENT.defaultMode()).isEqualTo(Mode.OBSERVE);
    }

    @Test
    void blocksButNeverStopsForABudgetThatNobodyKnows() {
        RepairSetting money = new RepairSetting(
                OptionalInt.empty(),
                OptionalInt.empty(),
                new RepairSetting.Limit(OptionalInt.of(500), "EUR"),
                OptionalInt.of(10),
                OptionalInt.empty(),
                OptionalInt.empty(),
                2);

        List<Finding> findings = RepairCheck.findings(history(List.of(), run(0, RED)), money);

        assertThat(findings).extracting(Finding::rule).containsExactly("money-budget-spent", "ci-budget-spent");
        assertThat(findings).allMatch(finding -> finding.mode() == Mode.BLOCK);
        assertThat(findings.get(0).message())
                .isEqualTo("Nobody knows what the change has spent of its budget of money: not known, of at most 5.00"
                        + " EUR.");
    }

    @Test
    void findsTheSameFailureAgainAndAgain() {
        assertThat(rules(run(0, RED), run(1, RED))).isEmpty();
        assertThat(rules(run(0, RED), run(1, RED), run(2, RED))).containsExactly("no-progress");
        assertThat(findings(run(0, RED), run(1, RED), run(2, RED)).get(0).message())
                .isEqualTo("Gate unit failed 2 times more with the same failure, up to attempt 3.");
    }

    @Test
    void expectsNoProgressOfARebase() {
        JudgedRun rebased = by(Succession.Kind.REBASED, run(2, RED));

        assertThat(rules(run(0, RED), run(1, RED), rebased)).isEmpty();
    }

    @Test
    void keepsWhatItFoundUntilTheGateHolds() {
        assertThat(rules(run(0, RED), run(1, RED), run(2, RED), run(3, OTHER))).contains("no-progress");
        assertThat(rules(run(0, RED), run(1, RED), run(2, RED), run(3, GREEN), run(4, OTHER)))
                .doesNotContain("no-progress");
    }

    @Test
    void forgetsTheSameFailureWhereAnotherFollowsInTime() {
        assertThat(rules(run(0, RED), run(1, RED), run(2, OTHER), run(3, OTHER)))
                .doesNotContain("no-progress");
    }

    @Test
    void startsAnewWhereAPersonLetItGoOn() {
        String finding = Finding.idOf(RepairRule.NO_PROGRESS, Subject.of("unit"));
        Transition resume = says(Action.RESUME, 2, 25, JudgedRun.stopName(finding, head(2)));
        JudgedRun stopping = run(2, RED, finding);

        assertThat(rules(run(0, RED), run(1, RED), stopping, resume)).isEmpty();
        assertThat(rules(run(0, RED), run(1, RED), stopping, resume, run(3, RED)))
                .doesNotContain("no-progress");
        assertThat(rules(run(0, RED), run(1, RED), stopping, resume, run(3, RED), run(4, RED)))
                .contains("no-progress");
    }

    @Test
    void findsAFailureThatCameBack() {
        assertThat(rules(run(0, RED), run(1, OTHER), run(2, RED))).containsExactly("oscillation");
        assertThat(rules(run(0, RED), run(1, GREEN), run(2, RED))).containsExactly("oscillation");
    }

    @Test
    void findsARepairThatMadeMoreFail() {
        List<Finding> findings = findings(run(0, RED), run(1, BOTH));

        assertThat(findings)
                .singleElement()
                .returns("failures-growing", Finding::rule)
                .returns("In attempt 2 all of gate unit failed that had failed before, and more.", Finding::message)
                .returns("Go back to attempt 1 and begin from there.", Finding::next);
    }

    @Test
    void findsAGateThatWasOnlyMadeQuietWithEachPlace() {
        Repair repair = new Repair(
                "unit",
                1,
                2,
                List.of(head(1)),
                List.of(
                        new Weakening(Kind.TEST_SKIPPED, "src/test/ATest.java", 12, Side.HEAD, "junit-disabled"),
                        new Weakening(Kind.ASSERTION_REMOVED, "src/test/BTest.java", 7, Side.BASE, "assert-removed")),
                Optional.empty());

        List<Finding> findings = RepairCheck.findings(
                with(List.of(repair), List.of(), run(0, RED), run(1, GREEN)), RepairSetting.DEFAULT);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("repaired-by-weakening");
            assertThat(finding.paths()).containsExactly("src/test/ATest.java", "src/test/BTest.java");
            assertThat(finding.evidence())
                    .containsExactly(
                            "src/test/ATest.java:12 junit-disabled",
                            "src/test/BTest.java:7 (before) assert-removed",
                            "unit");
            assertThat(finding.message())
                    .isEqualTo("Gate unit turned green in attempt 2, and these made it quieter: test skipped at"
                            + " src/test/ATest.java:12, assertion removed at src/test/BTest.java:7 (before).");
        });
    }

    @Test
    void findsOneThingForAllRepairsOfAGate() {
        Weakening skipped = new Weakening(Kind.TEST_SKIPPED, "a", 1, Side.HEAD, "x");
        Weakening deleted = new Weakening(Kind.TEST_DELETED, "b", 0, Side.BASE, "y");
        Repair first = new Repair("unit", 1, 2, List.of(), List.of(skipped), Optional.empty());
        Repair second = new Repair("unit", 3, 4, List.of(), List.of(deleted), Optional.empty());
        Repair honest = new Repair("lint", 1, 2, List.of(), List.of(), Optional.empty());

        List<Finding> findings = RepairCheck.findings(
                with(List.of(first, second, honest), List.of(), run(0, GREEN)), RepairSetting.DEFAULT);

        assertThat(findings)
                .singleElement()
                .returns(List.of("a", "b"), Finding::paths)
                .returns(List.of("a:1 x", "b (before) y", "unit"), Finding::evidence);
    }

    @Test
    void doubtsARepairThatNobodyCouldRead() {
        Repair unread = new Repair("unit", 1, 2, List.of(), List.of(), Optional.of("the commits are gone"));

        assertThat(RepairCheck.findings(with(List.of(unread), List.of(), run(0, GREEN)), RepairSetting.DEFAULT))
                .singleElement()
                .returns("repaired-by-weakening", Finding::rule)
                .returns(List.of("the commits are gone", "unit"), Finding::evidence)
                .returns(
                        "Gate unit turned green in attempt 2; what else was done nobody could read: the commits are"
                                + " gone.",
                        Finding::message);
    }

    @Test
    void blocksForAHistoryThatMayNotBeWhole() {
        List<Finding> findings = RepairCheck.findings(
                with(List.of(), List.of("entry 3 is damaged; remove it", "b", "c", "d"), run(0, GREEN)),
                RepairSetting.DEFAULT);

        assertThat(findings)
                .singleElement()
                .returns("history-doubtful", Finding::rule)
                .returns(
                        "The history of the change may not be whole: entry 3 is damaged; remove it, b, c and 1 more.",
                        Finding::message);
        assertThat(RepairRule.HISTORY_DOUBTFUL.defaultMode()).isEqualTo(Mode.BLOCK);
    }

    @Test
    void namesThreeDoubtsInFull() {
        RepairHistory doubtful = with(List.of(), List.of("a", "b", "c"), run(0, GREEN));

        assertThat(RepairCheck.findings(doubtful, RepairSetting.DEFAULT))
                .singleElement()
                .returns("The history of the change may not be whole: a, b, c.", Finding::message);
    }

    @Test
    void limitsTheRepairsOfOneGate() {
        RepairSetting setting = new RepairSetting(
                OptionalInt.empty(),
                OptionalInt.of(2),
                RepairSetting.Limit.NONE,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                9);
        RepairHistory spent = history(List.of(), run(0, RED), run(1, RED), run(2, RED));

        assertThat(RepairCheck.findings(spent, setting))
                .singleElement()
                .returns(List.of("attempts", "unit"), Finding::evidence)
                .returns(
                        "The budget of repair attempts of gate unit is spent (2 of 2), and a gate still does not hold.",
                        Finding::message);
    }

    private static List<String> rules(HistoryEntry... entries) {
        return findings(entries).stream().map(Finding::rule).toList();
    }

    private static List<Finding> findings(HistoryEntry... entries) {
        return RepairCheck.findings(history(List.of(), entries), RepairSetting.DEFAULT);
    }

    private static RepairHistory history(List<Repair> repairs, HistoryEntry... entries) {
        return with(repairs, List.of(), entries);
    }

    private static RepairHistory with(List<Repair> repairs, List<String> doubts, HistoryEntry... entries) {
        List<Transition> transitions = Stream.of(entries)
                .flatMap(entry -> entry.<Stream<Transition>>fold(run -> Stream.empty(), Stream::of))
                .toList();
        return new RepairHistory(
                "change", Attempts.of(List.of(entries)), repairs, List.of(), transitions, StopState.RUNNING, doubts);
    }
}
