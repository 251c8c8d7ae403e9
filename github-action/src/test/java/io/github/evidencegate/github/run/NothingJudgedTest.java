package io.github.evidencegate.github.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.github.run.WorkflowSandbox.Ran;
import io.github.evidencegate.github.testkit.StandInToken;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that judge nothing: there is nothing to judge, or what they are given cannot be used. */
class NothingJudgedTest {
    @TempDir
    private Path folder;

    private WorkflowSandbox workflow;

    @BeforeEach
    void start() throws IOException {
        workflow = WorkflowSandbox.start(folder, "mode: block\n");
    }

    @AfterEach
    void end() {
        workflow.close();
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

    @Test
    void needsAToken() throws Exception {
        workflow.variables.put("EVIDENCE_GATE_INPUT_TOKEN", " ");
        workflow.push("a.txt", "a\n");

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.log()).contains("the input token is empty");
    }

    @Test
    void needsToKnowWhereTheCodeHostIs() throws Exception {
        workflow.variables.put("GITHUB_API_URL", "");
        workflow.push("a.txt", "a\n");

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.log()).contains("neither the input api-url nor GITHUB_API_URL says where the code host is");
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
