package io.github.evidencegate.github.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.github.run.WorkflowSandbox.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R098, R113: a pull request that is proposed to a branch with another policy, and back again. */
class RetargetedChangeTest {
    private static final String POLICY = """
            gates: {unit-tests: {kind: tests, required: true}}
            stop: {deciders: [%s]}
            rules: {gate-failed: stop}
            """;

    @TempDir
    private Path folder;

    private WorkflowSandbox workflow;
    private Revision main;
    private Revision own;

    @BeforeEach
    void begin() throws IOException {
        workflow = WorkflowSandbox.start(folder, POLICY.formatted("maria"));
        main = workflow.base();
        workflow.git.switchTo("main");
        workflow.git.branch("eves").write(".evidence-gate.yml", POLICY.formatted("eve"));
        own = workflow.git.commit("Let Eve decide");
        workflow.git.switchTo("fix");
        workflow.github.with(new Permission("eve", true, List.of(), ""));
        workflow.github.with(new Permission("maria", true, List.of(), ""));
    }

    @AfterEach
    void end() {
        workflow.close();
    }

    private Ran says(String who, String text) throws IOException {
        return workflow.onComment(workflow.github.commented(WorkflowSandbox.NUMBER, who, text), text);
    }

    private Ran preflight() throws IOException {
        workflow.variables.put("EVIDENCE_GATE_INPUT_COMMAND", "preflight");
        Ran ran = workflow.onPullRequest("edited");
        workflow.variables.remove("EVIDENCE_GATE_INPUT_COMMAND");
        return ran;
    }

    private String packet() {
        return workflow.github.comments(WorkflowSandbox.NUMBER).stream()
                .filter(text -> text.contains("evidence-gate:packet"))
                .findFirst()
                .orElse("");
    }

    private void resumeElsewhere(String text) throws IOException {
        workflow.push("a.txt", "a\n").test(false);
        workflow.onPullRequest("opened");
        workflow.retarget("eves", own);
        workflow.onPullRequest("edited");
        says("eve", text);
        workflow.onPullRequest("edited");
    }

    @Test
    void isAsStoppedAsBeforeWhenItComesBackResumed() throws Exception {
        resumeElsewhere("/evidence resume it is fine");
        Ran elsewhere = preflight();
        workflow.retarget("main", main);

        Ran refused = preflight();
        String marked = packet();
        Ran judged = workflow.onPullRequest("edited");

        assertThat(elsewhere.outputs()).contains("stop-state=resumed");
        assertThat(refused.status()).as(refused.log()).isEqualTo(ExitStatus.BLOCKED);
        assertThat(refused.outputs()).contains("stop-state=stopped");
        assertThat(refused.log())
                .contains("It was resumed by eve, whom the policy of the base " + main.abbreviated()
                        + " does not entitle")
                .contains("Decides: maria")
                .contains("comment on the pull request: /evidence resume REASON");
        assertThat(judged.outputs()).contains("decision=stopped", "stop-state=stopped");
        assertThat(marked)
                .contains("**Not heard:** It was resumed by eve, whom the policy of the base `" + main.abbreviated());
        assertThat(packet())
                .contains("It was resumed by eve, whom the policy of the base `" + main.abbreviated())
                .doesNotContain("Not heard");
    }

    @Test
    void isNotWaivedWhenItComesBack() throws Exception {
        resumeElsewhere("/evidence waive until 2026-11-05 it is fine");
        workflow.retarget("main", main);

        Ran judged = workflow.onPullRequest("edited");

        assertThat(judged.outputs()).contains("decision=stopped", "stop-state=stopped");
        assertThat(packet())
                .contains("It was waived by eve, whom the policy of the base `" + main.abbreviated())
                .doesNotContain("**Waived:**");
    }

    @Test
    void goesOnOnceSomebodyDecidesWhomItsOwnBaseEntitles() throws Exception {
        resumeElsewhere("/evidence resume it is fine");
        workflow.retarget("main", main);
        workflow.onPullRequest("edited");

        Ran again = says("eve", "/evidence resume it really is fine");
        Ran still = preflight();
        Ran decided = says("maria", "/evidence resume the test is repaired next");
        Ran allowed = preflight();

        assertThat(again.log()).contains("only who may decide is heard");
        assertThat(still.status()).isEqualTo(ExitStatus.BLOCKED);
        assertThat(decided.status()).as(decided.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(allowed.status()).as(decided.log() + allowed.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(allowed.outputs()).contains("stop-state=resumed");
    }

    /** Whoever may run a workflow again could bring the other policy back by an event of then. */
    @Test
    void isJudgedByNoEventOfWhenItWantedToGoElsewhere() throws Exception {
        resumeElsewhere("/evidence resume it is fine");
        String then = workflow.pullRequest("edited", WorkflowSandbox.PROJECT);
        workflow.retarget("main", main);

        Ran again = workflow.test(true).on("pull_request", then);

        assertThat(again.status()).as(again.log()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(again.log()).contains("wants to go to main now", "wanted to go to eves");
        assertThat(workflow.github.checkRuns())
                .last()
                .satisfies(
                        check -> assertThat(check.path("conclusion").asText()).isEqualTo("failure"));
    }

    /** A packet on GitHub tells remedies that GitHub has. */
    @Test
    void namesNoOptionOfTheCommandLineInItsPacket() throws Exception {
        workflow.push("a.txt", "a\n");

        workflow.onPullRequest("opened");

        assertThat(packet())
                .contains("with the input work-item, or name the issue")
                .doesNotContain("--work-item", "--results", "evidence-gate resume", "--history");
    }
}
