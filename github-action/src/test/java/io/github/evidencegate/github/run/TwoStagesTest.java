package io.github.evidencegate.github.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.github.artifact.ArtifactServer;
import io.github.evidencegate.github.artifact.Zip;
import io.github.evidencegate.github.run.WorkflowSandbox.Ran;
import io.github.evidencegate.github.testkit.StandInToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The privileged stage: the base is checked out, and what the fork's own run left is only claimed. */
class TwoStagesTest {
    private static final String FORK = "eve/shop";
    private static final String TESTS = "<testsuite tests=\"1\"><testcase classname=\"A\" name=\"holds\"/></testsuite>";

    @TempDir
    private Path folder;

    @AutoClose
    private WorkflowSandbox workflow;

    @BeforeEach
    void start() throws IOException {
        workflow = WorkflowSandbox.start(folder, "mode: block\ngates: {unit: {kind: tests}}\n");
        workflow.push("a.txt", "a\n", FORK);
        workflow.git.switchTo("main");
        workflow.variables.put("EVIDENCE_GATE_INPUT_CLAIMED_ARTIFACT", "claimed-results");
        workflow.variables.put("EVIDENCE_GATE_INPUT_OUT", folder.resolve("out").toString());
    }

    @Test
    void judgesByWhatTheForkClaims() throws Exception {
        Ran ran = ran(Zip.of("target/surefire-reports/TEST-A.xml", TESTS), FORK);

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(workflow.github.comments(WorkflowSandbox.NUMBER)).hasSize(1);
        assertThat(Files.readString(folder.resolve("out/record.json")))
                .contains("artifact claimed-results of run 77, which ran the change's own code");
    }

    @Test
    void blocksWithoutResultsOfTheFork() throws Exception {
        workflow.test(true);

        Ran ran = ran(Zip.of("README", "no results"), FORK);

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.BLOCKED);
        assertThat(Files.readString(folder.resolve("out/record.json"))).contains("\"missing\"");
    }

    @Test
    void refusesAHostileArtifactWithACheckThatFails() throws Exception {
        Ran ran = ran(Zip.of("../../workspace/target/surefire-reports/TEST-A.xml", TESTS), FORK);

        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.log()).contains("the artifact is refused").contains("is no plain path inside of it");
        assertThat(workflow.git.top().resolve("target")).doesNotExist();
        assertThat(workflow.github.checkRuns())
                .singleElement()
                .satisfies(
                        check -> assertThat(check.path("conclusion").asText()).isEqualTo("failure"));
    }

    @Test
    void doesNotBelieveANumberOfAnotherProjectsRun() throws Exception {
        byte[] zip = Zip.of("target/surefire-reports/TEST-A.xml", TESTS, RunStep.NUMBER_FILE, "12");

        Ran ran = ran(zip, "mallory/shop");

        assertThat(ran.status()).isEqualTo(ExitStatus.GO_ON);
        assertThat(ran.log()).contains("no open pull request is at ");
        assertThat(workflow.github.comments(WorkflowSandbox.NUMBER)).isEmpty();
    }

    @Test
    void judgesWithoutAnArtifactThatIsNotThere() throws Exception {
        workflow.variables.put("EVIDENCE_GATE_INPUT_CLAIMED_ARTIFACT", "no-such-artifact");

        Ran ran = ran(Zip.of("README", "no results"), FORK);

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.BLOCKED);
        assertThat(ran.log()).contains("Run 77 has no artifact \"no-such-artifact\" any more, or never had");
    }

    @Test
    void judgesWithoutAnyArtifactWhereNoneIsClaimed() throws Exception {
        workflow.variables.remove("EVIDENCE_GATE_INPUT_CLAIMED_ARTIFACT");

        Ran ran = ran(Zip.of("README", "no results"), FORK);

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.BLOCKED);
    }

    @Test
    void countsTheJobsOfTheFirstStageSinceItsAttemptBegan() throws Exception {
        workflow.github.with(
                workflow.head(), List.of(job("tests", "06:51:00", "06:56:00"), job("reused", "05:00:00", "06:00:00")));

        Ran ran = ran(Zip.of("target/surefire-reports/TEST-A.xml", TESTS), FORK);

        assertThat(ran.outputs()).contains("cost=CI time 5 min 0 s, no limit");
    }

    private static JobResult job(String name, String start, String end) {
        return new JobResult(
                name,
                "success",
                "github-actions",
                "https://github.example/acme/shop/actions/runs/77/job/" + name.length(),
                Optional.of(Instant.parse("2026-11-01T" + start + "Z")),
                Optional.of(Instant.parse("2026-11-01T" + end + "Z")));
    }

    private Ran ran(byte[] zip, String project) throws IOException {
        try (ArtifactServer artifacts = ArtifactServer.with(zip)) {
            workflow.artifacts(artifacts.url());
            workflow.github.knows("ghs_artifact", StandInToken.ofWorkflow());
            workflow.variables.put("EVIDENCE_GATE_INPUT_TOKEN", ArtifactServer.TOKEN.secret());
            return workflow.on("workflow_run", """
                    {"action": "completed", "workflow_run": {"id": 77, "event": "pull_request", "head_sha": "%s",
                      "head_branch": "fix", "head_repository": {"full_name": "%s"}, "pull_requests": [],
                      "run_started_at": "2026-11-01T06:50:00Z"}}
                    """.formatted(workflow.head(), project));
        }
    }
}
