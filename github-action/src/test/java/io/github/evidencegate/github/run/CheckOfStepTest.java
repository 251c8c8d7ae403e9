package io.github.evidencegate.github.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.github.run.WorkflowSandbox.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check that a branch rule requires: no other event, and no fault, may leave a good one that a run did not earn. */
class CheckOfStepTest {
    private static final String POLICY = """
            mode: stop
            gates: {unit: {kind: tests}}
            rules: {gate-failed: stop}
            stop: {deciders: [maria]}
            report: {check: Gate of ours}
            """;

    @TempDir
    private Path folder;

    @AutoClose
    private WorkflowSandbox workflow;

    @BeforeEach
    void start() throws IOException {
        workflow = WorkflowSandbox.start(folder, POLICY);
    }

    @Test
    void failsTheCheckThatPolicyNamesWhenNothingCanBeJudged() throws Exception {
        workflow.push("a.txt", "a\n").test(true);
        workflow.onPullRequest("opened");
        workflow.variables.put("EVIDENCE_GATE_INPUT_REPAIR_MONEY", "much");

        Ran ran = workflow.onPullRequest("labeled");

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(checks()).containsExactly("Gate of ours success", "Gate of ours failure");
    }

    @Test
    void failsTheCheckThatPolicyNamesWhenAnInputWantsAnother() throws Exception {
        workflow.push("a.txt", "a\n").test(true);
        workflow.variables.put("EVIDENCE_GATE_INPUT_CHECK_NAME", "Another");

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(checks()).containsExactly("Gate of ours failure");
    }

    @Test
    void doesNotFillTheCheckOfAPullRequestWithThatOfAPush() throws Exception {
        workflow.push("a.txt", "a\n").test(false);
        workflow.onPullRequest("opened");
        workflow.test(true);

        Ran ran = workflow.on("push", """
                {"ref": "refs/heads/fix", "before": "%s", "after": "%s"}
                """.formatted(workflow.base(), workflow.head()));

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(checks()).containsExactly("Gate of ours failure", "Gate of ours (branch) success");
    }

    @Test
    void doesNotFillTheCheckOfAPullRequestWithAPushThatCannotBeJudged() throws Exception {
        workflow.push("a.txt", "a\n").test(true);
        workflow.variables.put("EVIDENCE_GATE_INPUT_MODE", "harsh");

        workflow.on("push", """
                {"ref": "refs/heads/fix", "before": "%s", "after": "%s"}
                """.formatted(workflow.base(), workflow.head()));

        assertThat(checks()).containsExactly("Gate of ours (branch) failure");
    }

    @Test
    void refusesAMergeQueueWithAChangeThatWasStopped() throws Exception {
        workflow.push("a.txt", "a\n").test(true);
        workflow.onPullRequest("opened");
        workflow.github.with(new Permission("maria", true, List.of(), ""));
        String text = "/evidence pause wait for the freeze";
        workflow.onComment(workflow.github.commented(WorkflowSandbox.NUMBER, "maria", text), text);

        Ran ran = onQueue();

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.BLOCKED);
        assertThat(ran.log()).contains("wait for the freeze");
        assertThat(ran.outputs()).contains("stop-state=paused");
        assertThat(checks()).last().isEqualTo("Gate of ours failure");
    }

    @Test
    void refusesAMergeQueueOfWhichNobodyCanTellWhetherItWasStopped() throws Exception {
        workflow.push("a.txt", "a\n").test(true);
        workflow.variables.put("EVIDENCE_GATE_INPUT_TOKEN", "ghs_ended");

        Ran ran = onQueue();

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.FORGE_FAILED);
        assertThat(checks()).isEmpty();
    }

    @Test
    void writesNoCheckBeforeTheTestsOfAMergeQueueRan() throws Exception {
        workflow.push("a.txt", "a\n");
        workflow.variables.put("EVIDENCE_GATE_INPUT_COMMAND", "preflight");

        Ran ran = onQueue();

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(checks()).isEmpty();
    }

    @Test
    void writesNoCheckBeforeTheTestsOfABranchRan() throws Exception {
        workflow.push("a.txt", "a\n");
        workflow.variables.put("EVIDENCE_GATE_INPUT_COMMAND", "preflight");

        Ran ran = workflow.on("workflow_dispatch", "{}");

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(checks()).isEmpty();
    }

    private Ran onQueue() throws IOException {
        return workflow.on("merge_group", """
                {"action": "checks_requested", "merge_group": {"head_sha": "%s", "base_sha": "%s",
                  "head_ref": "refs/heads/gh-readonly-queue/main/pr-12-%s"}}
                """.formatted(workflow.head(), workflow.base(), workflow.base()));
    }

    /** Name and conclusion of each, in the order in which they were made. */
    private List<String> checks() {
        return workflow.github.checkRuns().stream().map(CheckOfStepTest::told).toList();
    }

    private static String told(JsonNode check) {
        return check.path("name").asText() + " " + check.path("conclusion").asText();
    }
}
