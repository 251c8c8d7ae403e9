package io.github.evidencegate.pipeline;

import static io.github.evidencegate.testkit.ChangeLife.heard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.evidence.JudgedRun.Succession.Kind;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.rule.BudgetWords;
import io.github.evidencegate.stop.StopMachine;
import io.github.evidencegate.testkit.ChangeLife;
import io.github.evidencegate.testkit.GitSandbox;
import io.github.evidencegate.verdict.Decision;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R083, R088, R119: a run is judged in the light of the attempts before it, and kept for those after it. */
class RunHistoryTest {
    private static final int TESTS = 3;
    private static final Spent SPENT =
            new Spent(Optional.of(Duration.ofMinutes(4)), Optional.of(Duration.ofMinutes(9)), Optional.empty());

    @TempDir
    Path folder;

    private final InMemoryHistory kept = new InMemoryHistory();
    private GitSandbox git;
    private Instant now = Instant.parse("2026-06-01T12:00:00Z");

    /** A history that forgets nothing, and may have doubts. */
    private static final class InMemoryHistory implements ChangeHistory {
        private final List<String> changes = new ArrayList<>();
        private final List<HistoryEntry> entries = new ArrayList<>();
        private final List<String> doubts = new ArrayList<>();

        @Override
        public Known read(String change) {
            return new Known(entries, doubts);
        }

        @Override
        public void append(String change, HistoryEntry entry) throws EvidenceException {
            if (doubts.contains("full")) {
                throw new EvidenceException("the disk is full");
            }
            changes.add(change);
            entries.add(entry);
        }
    }

    @BeforeEach
    void proposeAChange() {
        git = GitSandbox.create(folder);
        git.write(".gitignore", "target/\n")
                .write("src/main/java/A.java", "class A {}\n")
                .commit("Begin");
        git.branch("topic")
                .write("src/main/java/A.java", "class A { int b; }\n")
                .commit("Try");
    }

    private Outcome judge(String... failing) throws EvidenceException {
        return judge(new HistoryRequest(Optional.empty(), Optional.empty(), SPENT, "memory"), failing);
    }

    private Outcome judge(HistoryRequest asked, String... failing) throws EvidenceException {
        return judge(asked, TESTS - failing.length, failing);
    }

    private Outcome judge(HistoryRequest asked, int passing, String... failing) throws EvidenceException {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < passing; i++) {
            cases.append("<testcase classname=\"a.B\" name=\"holds" + i + "\"/>");
        }
        for (String name : failing) {
            cases.append("<testcase classname=\"a.B\" name=\"").append(name).append("\"><failure/></testcase>");
        }
        git.write(
                "target/surefire-reports/TEST-a.B.xml",
                "<testsuite name=\"a.B\" tests=\"" + (passing + failing.length) + "\" failures=\"" + failing.length
                        + "\">" + cases + "</testsuite>");
        WorkTreeRunSource source = WorkTreeRunSource.open(new CheckRequest(
                folder,
                Optional.of("main"),
                "HEAD",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                "evidence-gate test"));
        now = now.plusSeconds(60);
        RunHistory history = new RunHistory(kept, asked, source.workTree());
        return new CheckRun(source, Clock.fixed(now, ZoneOffset.UTC), Optional.of(history)).judge();
    }

    private static GateOutcome tests(Outcome outcome) {
        return outcome.record().gates().get(0);
    }

    private static RepairHistory life(Outcome outcome) {
        return outcome.record().history().orElseThrow();
    }

    @Test
    void seesThatFewerTestsRunThanWhenTheGateFailed() throws EvidenceException {
        judge("breaks");
        git.write("src/main/java/A.java", "class A { int c; }\n").commit("Repair");

        Outcome outcome = judge(new HistoryRequest(Optional.empty(), Optional.empty(), SPENT, "memory"), TESTS - 1);

        assertThat(life(outcome).repairs().get(0).weakenings())
                .containsExactly(new Weakening(
                        Weakening.Kind.TESTS_FEWER,
                        "target/surefire-reports/TEST-a.B.xml",
                        0,
                        Weakening.Side.HEAD,
                        "fewer-tests"));
    }

    /** A push after the gate turned green may replace the honest repair. */
    @Test
    void seesWhatMadeAGateQuietUpToTheHead() throws EvidenceException {
        String test = "class ATest {\n    @Test\n    void sums() {\n        assertEquals(1, new A().b);\n    }\n}\n";
        git.write("src/test/java/ATest.java", test).commit("Test");
        judge("breaks");
        git.write("src/main/java/A.java", "class A { int b = 1; }\n").commit("Repair");
        Outcome honest = judge();
        git.write("src/test/java/ATest.java", test.replace("    @Test", "    @Disabled\n    @Test"))
                .commit("Rest");

        Outcome quiet = judge();

        assertThat(life(honest).repairs().get(0).byWeakening()).isFalse();
        assertThat(life(quiet).repairs().get(0).weakenings())
                .extracting(Weakening::kind, Weakening::path, Weakening::line)
                .containsExactly(tuple(Weakening.Kind.TEST_SKIPPED, "src/test/java/ATest.java", 2));
    }

    /** The base's own work is not the change's. */
    @Test
    void blamesTheChangeForNothingThatCameWithItsBase() throws EvidenceException {
        String test = "class BTest {\n    @Test\n    void sums() {\n        assertEquals(1, new B().b);\n    }\n}\n";
        git.switchTo("main").write("src/test/java/BTest.java", test).commit("Test");
        git.switchTo("topic").run("merge", "--quiet", "--no-edit", "main");
        judge("breaks");
        git.switchTo("main")
                .write("src/test/java/BTest.java", test.replace("    @Test", "    @Disabled\n    @Test"))
                .commit("Rest");
        git.switchTo("topic").run("merge", "--quiet", "--no-edit", "main");
        git.write("src/main/java/A.java", "class A { int b = 1; }\n").commit("Repair");

        Outcome outcome = judge();

        assertThat(life(outcome).repairs().get(0).weakenings()).isEmpty();
    }

    @Test
    void beginsWithTheFirstAttempt() throws EvidenceException {
        Outcome outcome = judge("breaks");

        Attempt first = life(outcome).attempts().get(0);
        assertThat(life(outcome).attempts()).hasSize(1);
        assertThat(life(outcome).change()).isEqualTo("branch:topic");
        assertThat(first.follows()).isEmpty();
        assertThat(first.runs().get(0).spent()).isEqualTo(SPENT);
        assertThat(first.runs().get(0).patch()).isPresent();
        assertThat(first.gates().get(0).failed()).isEqualTo(1);
        assertThat(first.gates().get(0).failures()).hasSize(1).allMatch(digits -> digits.matches("[0-9a-f]{12}"));
        assertThat(kept.entries).containsExactly(first.runs().get(0));
        assertThat(kept.changes).containsExactly("branch:topic");
    }

    /** R106: whatever a later run finds, until a person who may decide says otherwise. */
    @Test
    void staysStoppedInLaterRunsUntilAPersonNamesTheStop() throws EvidenceException {
        git.switchTo("main")
                .write(".evidence-gate.yml", "repairBudget: {attempts: 1}\nrules: {repair-budget-spent: stop}\n")
                .commit("Agree on a policy");
        git.switchTo("topic");
        judge("breaks");
        git.write("src/main/java/A.java", "class A { int c; }\n").commit("Repair");
        Outcome spent = judge("breaks");
        Outcome rerun = judge();
        StopState stopped = StopMachine.state(heard(kept.entries), now);
        kept.entries.add(resume(stopped));
        Outcome resumed = judge();

        assertThat(spent.verdict().decision()).isEqualTo(Decision.STOPPED);
        assertThat(spent.verdict().next()).contains("evidence-gate resume --change 'branch:topic'");
        assertThat(rerun.verdict().decision()).isEqualTo(Decision.STOPPED);
        assertThat(life(rerun).state()).isEqualTo(stopped);
        assertThat(life(rerun).budget()).extracting(BudgetWords::forecast).contains("no repair attempt left");
        assertThat(resumed.verdict().decision()).isNotEqualTo(Decision.STOPPED);
        assertThat(life(resumed).state().kind()).isEqualTo(StopState.Kind.RESUMED);
    }

    private Transition resume(StopState stopped) {
        return new Transition(
                Transition.Action.RESUME,
                ChangeLife.ADA,
                now,
                git.revision("HEAD"),
                "because",
                stopped.open(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void tellsWhatRepairedAGate() throws EvidenceException {
        judge("breaks");
        Revision commit =
                git.write("src/main/java/A.java", "class A { int c; }\n").commit("Repair");
        Outcome repaired = judge();
        git.write("README.md", "x\n").commit("Explain");
        Outcome later = judge();

        assertThat(tests(repaired).state()).isEqualTo(State.REPAIRED);
        assertThat(tests(repaired).reason()).contains("failed in attempt 1, holds since attempt 2");
        assertThat(life(repaired).repairs())
                .containsExactly(new Repair("tests", 1, 2, List.of(commit), List.of(), Optional.empty()));
        assertThat(life(repaired).attempts().get(1).follows().orElseThrow().kind())
                .isEqualTo(Kind.ADDED);
        assertThat(tests(later).state()).isEqualTo(State.REPAIRED);
        assertThat(life(later).attempts()).hasSize(3);
    }

    @Test
    void knowsTheSameFailureAgain() throws EvidenceException {
        judge("breaks", "tears");
        git.write("src/main/java/A.java", "class A { int c; }\n").commit("Repair");
        Outcome again = judge("tears", "breaks");

        List<Attempt> attempts = life(again).attempts();
        assertThat(tests(again).state()).isEqualTo(State.FAIL);
        assertThat(attempts.get(0).gates()).isEqualTo(attempts.get(1).gates());
    }

    @Test
    void takesAGateForFlakyThatOnlyARerunMadeHold() throws EvidenceException {
        judge("breaks");

        Outcome rerun = judge();
        Outcome again = judge();

        assertThat(tests(again).state()).isEqualTo(State.FLAKY);
        assertThat(tests(rerun).state()).isEqualTo(State.FLAKY);
        assertThat(life(rerun).attempts()).hasSize(1);
        assertThat(life(rerun).attempts().get(0).runs()).hasSize(2);
        assertThat(life(rerun).repairs()).isEmpty();
    }

    @Test
    void countsARebaseAsNoNewWork() throws EvidenceException {
        judge("breaks");
        git.run("commit", "--quiet", "--amend", "--message=Same work");

        Outcome amended = judge("breaks");

        Attempt second = life(amended).attempts().get(1);
        assertThat(second.follows().orElseThrow().kind()).isEqualTo(Kind.SQUASHED);
        assertThat(second.follows().orElseThrow().isNewWork()).isFalse();
    }

    @Test
    void countsARunOfOneNameOnce() throws EvidenceException {
        HistoryRequest asked = new HistoryRequest(Optional.of("host/x#1"), Optional.of("ci-7"), SPENT, "memory");
        judge(asked, "breaks");

        Outcome again = judge(asked, "breaks");

        assertThat(life(again).change()).isEqualTo("host/x#1");
        assertThat(life(again).attempts().get(0).runs())
                .extracting(JudgedRun::run)
                .containsExactly("ci-7");
    }

    @Test
    void saysWhichCommitsItCannotTell() throws EvidenceException {
        judge("breaks");
        JudgedRun run = (JudgedRun) kept.entries.get(0);
        kept.entries.set(
                0,
                new JudgedRun(
                        run.run(),
                        run.at(),
                        new Revision("0".repeat(40)),
                        run.mergeBase(),
                        Optional.empty(),
                        run.follows(),
                        run.gates(),
                        run.spent(),
                        run.stops()));

        Outcome outcome = judge();

        assertThat(life(outcome).attempts().get(1).follows().orElseThrow().kind())
                .isEqualTo(Kind.UNKNOWN);
        assertThat(life(outcome).repairs()).singleElement().satisfies(repair -> {
            assertThat(repair.commits()).isEmpty();
            assertThat(repair.unread().orElseThrow()).contains("fetch the heads before");
        });
    }

    @Test
    void saysWhereItComesFromAndWhatIsDoubtful() throws EvidenceException {
        kept.doubts.add("the block was altered");

        EvidenceRecord record = judge().record();

        assertThat(record.history().orElseThrow().doubts()).containsExactly("the block was altered");
        assertThat(record.trust())
                .contains(
                        new Provenance("history", Basis.CLAIMED, "memory"),
                        new Provenance("history", Basis.MISSING, "the block was altered"));
    }

    @Test
    void judgesNothingThatItCannotKeep() {
        kept.doubts.add("full");

        assertThatThrownBy(() -> judge()).isInstanceOf(EvidenceException.class).hasMessage("the disk is full");
    }

    @Test
    void refusesADetachedHeadWithoutAName() {
        git.run("switch", "--quiet", "--detach");

        assertThatThrownBy(() -> judge())
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("no branch")
                .hasMessageContaining("--change");
    }
}
