package io.github.evidencegate.github.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.github.run.WorkflowSandbox.Ran;
import io.github.evidencegate.github.testkit.StandInToken;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that judge nothing: there is nothing to judge, or what they are given cannot be used. */
class NothingJudgedTest {
    @TempDir
    private Path folder;

    @AutoClose
    private WorkflowSandbox workflow;

    @BeforeEach
    void start() throws IOException {
        workflow = WorkflowSandbox.start(folder, "mode: block\n");
    }

    @Test
    void saysThatAPullRequestWasMerged() throws Exception {
        workflow.push("a.txt", "a\n");
        String merged = workflow.pullRequest("closed", WorkflowSandbox.PROJECT)
                .replace("\"merged\": false", "\"merged\": true");

        Ran ran = workflow.on("pull_request", merged);

        assertThat(ran.log()).contains("pull request 12 was merged");
    }

    @Test
    void passesOverARunThatWasForNoPullRequest() throws Exception {
        workflow.push("a.txt", "a\n");

        Ran ran = workflow.on("workflow_run", """
                {"action": "completed", "workflow_run": {"id": 77, "event": "push", "head_sha": "%s",
                  "head_branch": "fix", "head_repository": {"full_name": "acme/shop"}, "pull_requests": [],
                  "run_started_at": "2026-11-01T06:50:00Z"}}
                """.formatted(workflow.head()));

        assertThat(ran.status()).isEqualTo(ExitStatus.GO_ON);
        assertThat(ran.summary()).contains("run 77 was for no pull request, but on push");
    }

    @ParameterizedTest
    @CsvSource({
        "EVIDENCE_GATE_INPUT_TOKEN, the input token is empty",
        "GITHUB_API_URL, neither the input api-url nor GITHUB_API_URL says where the code host is"
    })
    void needsATokenAndToKnowWhereTheCodeHostIs(String variable, String message) throws Exception {
        workflow.variables.put(variable, " ");
        workflow.push("a.txt", "a\n");

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.log()).contains(message);
    }

    @Test
    void refusesAnEventThatItDoesNotKnow() throws Exception {
        Ran ran = workflow.on("fork", "{}");

        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.log()).contains("fork");
    }

    @Test
    void saysSoIfEvenTheCheckOfAnUnusableRunIsRefused() throws Exception {
        workflow.push("mild.yml", "mode: observe\n").test(false);
        workflow.variables.put("EVIDENCE_GATE_INPUT_POLICY", "mild.yml");
        workflow.github.knows("ghs_less", StandInToken.readOnly());
        workflow.variables.put("EVIDENCE_GATE_INPUT_TOKEN", "ghs_less");

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.log()).contains("The check cannot say so: ");
    }
}
