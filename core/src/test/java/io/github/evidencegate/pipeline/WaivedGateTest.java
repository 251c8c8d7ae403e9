package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.GateOutcome.Waiver;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.history.FolderHistory;
import io.github.evidencegate.pipeline.ChangeControl.Wish;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Surface;
import io.github.evidencegate.stop.Identity;
import io.github.evidencegate.testkit.GitSandbox;
import io.github.evidencegate.verdict.Decision;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R076, R096, R098: a gate whose failure a person waived, from check to check. */
class WaivedGateTest {
    private static final Identity ADA = new Identity("ada", List.of(), false, "test");
    private static final Instant START = Instant.parse("2031-03-01T09:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(3));

    @TempDir
    private Path folder;

    private GitSandbox git;
    private ChangeHistory kept;
    private Instant now;

    @BeforeEach
    void begin() {
        git = GitSandbox.create(folder.resolve("work"));
        git.write(".gitignore", "target/\n").write(".evidence-gate.yml", """
                gates: {unit-tests: {kind: tests, required: true}}
                stop: {deciders: [ada]}
                rules: {gate-failed: stop, repair-budget-spent: block}
                repairBudget: {attempts: 1}
                """).commit("Agree");
        git.branch("topic");
        kept = new FolderHistory(folder.resolve("history"));
        now = START;
    }

    private Outcome judge(String... failing) throws EvidenceException {
        StringBuilder cases = new StringBuilder("<testcase classname=\"a.B\" name=\"holds\"/>");
        for (String name : failing) {
            cases.append("<testcase classname=\"a.B\" name=\"").append(name).append("\"><failure/></testcase>");
        }
        git.write(
                "target/surefire-reports/TEST-a.B.xml",
                "<testsuite name=\"a.B\" tests=\"" + (1 + failing.length) + "\" failures=\"" + failing.length + "\">"
                        + cases + "</testsuite>");
        WorkTreeRunSource source = WorkTreeRunSource.open(request());
        now = now.plusSeconds(60);
        HistoryRequest asked = new HistoryRequest(Optional.of("x#1"), Optional.empty(), Spent.UNKNOWN, "folder");
        RunHistory history = new RunHistory(kept, asked, source.workTree());
        return new CheckRun(source, Clock.fixed(now, ZoneOffset.UTC), Optional.of(history)).judge();
    }

    private CheckRequest request() {
        return new CheckRequest(
                git.top(),
                Optional.of("main"),
                "HEAD",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                "evidence-gate test");
    }

    private void push(String text) {
        git.write("a.txt", text).commit("Work");
    }

    private ChangeControl control() throws EvidenceException {
        return ChangeControl.open(request(), Optional.of("x#1"), kept, Optional.empty(), now);
    }

    private void waive() throws EvidenceException {
        now = now.plusSeconds(60);
        Wish wish = new Wish(Action.WAIVE, "the vendor repairs it", List.of(), Optional.empty(), Optional.of(END));
        control().decide(wish, ADA);
    }

    private static GateOutcome gate(Outcome outcome) {
        return outcome.record().gates().get(0);
    }

    @Test
    void isWaivedAtLaterHeadsAndOnlyWarns() throws EvidenceException {
        push("1");
        judge("breaks");
        waive();
        push("2");

        Outcome outcome = judge("breaks");

        assertThat(gate(outcome).state()).isEqualTo(State.WAIVED);
        assertThat(gate(outcome).details().waiver().map(Waiver::was)).contains(State.FAIL);
        assertThat(outcome.verdict().decision()).isEqualTo(Decision.ATTENTION);
        assertThat(outcome.verdict().findings(Mode.WARN))
                .filteredOn(finding -> finding.rule().equals("gate-failed"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .endsWith("Waived by ada until " + END + " (the vendor repairs it)."));
        assertThat(outcome.record().quality()).isEmpty();
    }

    @Test
    void tellsWhoUntilWhenAndWhyAtTheTopAndInItsRow() throws EvidenceException {
        push("1");
        judge("breaks");
        waive();

        String packet = MarkdownPacket.render(judge("breaks").packet(), 60_000);

        String told = "waived by `ada` until `" + END + "` (the vendor repairs it)";
        assertThat(packet.substring(0, packet.indexOf("###"))).contains("**Waived:** `unit-tests` " + told);
        assertThat(packet).contains("1 of 2 tests failed; " + told);
        assertThat(packet).contains("waived until `" + END + "` by `ada`");
    }

    @Test
    void blocksForAnotherFailureOfTheSameGate() throws EvidenceException {
        push("1");
        judge("breaks");
        waive();
        push("2");

        Outcome outcome = judge("breaks", "tears");

        assertThat(gate(outcome).state()).isEqualTo(State.FAIL);
        assertThat(outcome.verdict().decision()).isEqualTo(Decision.STOPPED);
    }

    /** What was accepted is not to be repaired: more work on the change is no attempt to. */
    @Test
    void spendsNoAttemptUntilTheWaiverEnds() throws EvidenceException {
        push("1");
        judge("breaks");
        waive();
        Outcome first = judge("breaks");
        push("2");
        judge("breaks");
        push("3");

        Outcome waived = judge("breaks");

        assertThat(first.verdict().decision()).isEqualTo(Decision.ATTENTION);
        assertThat(waived.verdict().decision()).isEqualTo(Decision.ATTENTION);
        assertThat(attempts(waived)).contains(0L);
        now = END;
        push("4");
        Outcome later = judge("breaks");
        push("5");
        assertThat(gate(later).state()).isEqualTo(State.FAIL);
        assertThat(later.verdict().decision()).isEqualTo(Decision.STOPPED);
        assertThat(attempts(judge("breaks"))).contains(1L);
    }

    private static Optional<Long> attempts(Outcome outcome) {
        return outcome.record().history().orElseThrow().budget().stream()
                .filter(line -> line.unit() == BudgetLine.Unit.ATTEMPTS)
                .findFirst()
                .flatMap(BudgetLine::spent);
    }

    @Test
    void saysADayBeforeThatItEndsAndRefusesThePipelineWhenItHas() throws EvidenceException {
        push("1");
        judge("breaks");
        waive();
        now = END.minus(Duration.ofHours(20));

        Outcome outcome = judge("breaks");

        assertThat(outcome.verdict().findings(Mode.WARN))
                .extracting(Finding::rule)
                .contains("waiver-expires-soon");
        assertThat(control().notice())
                .hasValueSatisfying(notice -> assertThat(notice).contains(END.toString()));
        assertThat(control().refusal(Surface.COMMAND_LINE)).isEmpty();
        now = END;
        assertThat(control().refusal(Surface.COMMAND_LINE)).isPresent();
    }

    /** R113: nobody waives at a base that does not know them. */
    @Test
    void isNotWaivedByThePolicyOfAnotherBase() throws EvidenceException {
        push("1");
        judge("breaks");
        waive();
        judge("breaks");
        git.switchTo("main");
        git.write(".evidence-gate.yml", """
                gates: {unit-tests: {kind: tests, required: true}}
                stop: {deciders: [grace]}
                rules: {gate-failed: stop}
                """).commit("Agree anew");
        git.switchTo("topic");

        Outcome outcome = judge("breaks");

        assertThat(gate(outcome).state()).isEqualTo(State.FAIL);
        assertThat(outcome.verdict().decision()).isEqualTo(Decision.STOPPED);
        assertThat(outcome.record().history().orElseThrow().state().kind()).isEqualTo(StopState.Kind.STOPPED);
        assertThat(outcome.verdict().findings())
                .filteredOn(finding -> finding.rule().equals("change-stopped"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("It was waived by ada, whom the policy of the base")
                        .endsWith(" does not entitle."));
        assertThat(outcome.verdict().next()).contains("To let work go on, grace:");
        assertThat(control().refusal(Surface.COMMAND_LINE).orElseThrow().text())
                .contains("whom the policy of the base", "Decides: grace");
    }
}
