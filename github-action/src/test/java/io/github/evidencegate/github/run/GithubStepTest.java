package io.github.evidencegate.github.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.github.run.WorkflowSandbox.Ran;
import io.github.evidencegate.github.testkit.GithubStandIn;
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

/** One step of a workflow after another, from the event to what people see on GitHub. */
class GithubStepTest {
    private static final String POLICY = """
            mode: stop
            gates: {unit: {kind: tests}}
            rules: {gate-failed: stop}
            stop: {deciders: [robin, maria]}
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
    void postsPacketAndCheckAndSetsOutputsAndSummary() throws Exception {
        workflow.push("a.txt", "a\n").test(true);

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.log()).contains("decision: ");
        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(workflow.github.comments(WorkflowSandbox.NUMBER))
                .singleElement()
                .asString()
                .contains("evidence-gate:packet");
        assertThat(workflow.github.checkRuns())
                .singleElement()
                .satisfies(
                        check -> assertThat(check.path("conclusion").asText()).isEqualTo("success"));
        assertThat(ran.outputs()).contains("decision=", "stop-state=running", "comment-url=http", "check-url=http");
        assertThat(ran.summary()).contains("evidence-gate:packet");
    }

    @Test
    void tellsTheNextRunWhatItRepaired() throws Exception {
        workflow.close();
        workflow = WorkflowSandbox.start(folder.resolve("blocking"), "mode: block\n");
        workflow.push("a.txt", "a\n").test(false);
        workflow.onPullRequest("opened");

        workflow.push("a.txt", "b\n").test(true);
        Ran ran = workflow.onPullRequest("synchronize");

        assertThat(ran.outputs()).contains("attempts-used=1");
        assertThat(workflow.github.comments(WorkflowSandbox.NUMBER))
                .singleElement()
                .asString()
                .contains("repaired");
    }

    @Test
    void refusesAStoppedChangeUntilAWriterResumesIt() throws Exception {
        workflow.github.with(new Permission("maria", true, List.of(), ""));
        workflow.push("a.txt", "a\n").test(false);
        Ran stopped = workflow.onPullRequest("opened");
        workflow.variables.put("EVIDENCE_GATE_INPUT_COMMAND", "preflight");
        Ran refused = workflow.onPullRequest("synchronize");
        String text = "/evidence resume the flaky test is fixed";
        String id = workflow.github.commented(WorkflowSandbox.NUMBER, "maria", text);
        Ran resumed = workflow.onComment(id, text);

        Ran allowed = workflow.onPullRequest("synchronize");

        assertThat(stopped.status()).as(stopped.log()).isEqualTo(ExitStatus.BLOCKED);
        assertThat(stopped.outputs()).contains("decision=stopped", "stop-state=stopped");
        assertThat(refused.status()).as(refused.log()).isEqualTo(ExitStatus.BLOCKED);
        assertThat(refused.log()).contains("/evidence resume");
        assertThat(resumed.status()).as(resumed.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(allowed.status()).as(resumed.log() + allowed.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(allowed.outputs()).contains("stop-state=resumed");
    }

    @Test
    void staysStoppedWhenSomebodyElseWantsToResume() throws Exception {
        workflow.github.with(new Permission("eve", false, List.of(), ""));
        workflow.push("a.txt", "a\n").test(false);
        workflow.onPullRequest("opened");
        String text = "/evidence resume let me in";
        String id = workflow.github.commented(WorkflowSandbox.NUMBER, "eve", text);

        Ran asked = workflow.onComment(id, text);

        workflow.variables.put("EVIDENCE_GATE_INPUT_COMMAND", "preflight");
        assertThat(asked.status()).as(asked.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(workflow.onPullRequest("synchronize").status()).isEqualTo(ExitStatus.BLOCKED);
    }

    @Test
    void givesAMergeQueueACheckAndNoComment() throws Exception {
        workflow.push("a.txt", "a\n").test(true);

        Ran ran = workflow.on("merge_group", """
                {"action": "checks_requested", "merge_group": {"head_sha": "%s", "base_sha": "%s",
                  "head_ref": "refs/heads/gh-readonly-queue/main/pr-12"}}
                """.formatted(workflow.head(), workflow.base()));

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(workflow.github.comments(WorkflowSandbox.NUMBER)).isEmpty();
        assertThat(workflow.github.checkRuns())
                .singleElement()
                .satisfies(check -> assertThat(check.path("head_sha").asText())
                        .isEqualTo(workflow.head().objectName()));
    }

    @Test
    void asksForTheJobsOfAMergeQueue() throws Exception {
        workflow.close();
        workflow = WorkflowSandbox.start(folder.resolve("jobs"), "mode: block\ngates: {build: {kind: job}}\n");
        workflow.push("a.txt", "a\n");
        Instant time = Instant.parse("2026-11-01T06:00:00Z");
        workflow.github.with(
                workflow.head(),
                List.of(new JobResult("build", "success", "github-actions", "", Optional.of(time), Optional.of(time))));

        Ran ran = workflow.on("merge_group", """
                {"action": "checks_requested", "merge_group": {"head_sha": "%s", "base_sha": "%s",
                  "head_ref": "refs/heads/gh-readonly-queue/main/pr-12"}}
                """.formatted(workflow.head(), workflow.base()));

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(ran.summary()).contains("build");
    }

    @Test
    void doesNotFailBecauseAForkMayOnlyRead() throws Exception {
        workflow.github.knows("ghs_fork", StandInToken.readOnly());
        workflow.variables.put("EVIDENCE_GATE_INPUT_TOKEN", "ghs_fork");
        workflow.push("a.txt", "a\n", "eve/shop").test(true);

        Ran ran = workflow.on("pull_request", workflow.pullRequest("opened", "eve/shop"));

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(ran.log())
                .contains("The packet is in the summary of the job and in ")
                .contains("GitHub lets the workflows of a fork only read");
        assertThat(ran.summary()).contains("evidence-gate:packet");
    }

    @Test
    void failsBecauseATokenOfTheProjectMayOnlyRead() throws Exception {
        workflow.github.knows("ghs_less", StandInToken.readOnly());
        workflow.variables.put("EVIDENCE_GATE_INPUT_TOKEN", "ghs_less");
        workflow.push("a.txt", "a\n").test(true);

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.FORGE_FAILED);
        assertThat(ran.log()).contains("pull-requests: write");
    }

    @Test
    void keepsVerdictAndRecordWhenTheCodeHostIsDown() throws Exception {
        workflow.push("a.txt", "a\n").test(true);
        workflow.variables.put("EVIDENCE_GATE_INPUT_OUT", folder.resolve("out").toString());
        workflow.variables.put("EVIDENCE_GATE_INPUT_TOKEN", "ghs_ended");

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.FORGE_FAILED);
        assertThat(folder.resolve("out").toFile().list())
                .containsExactlyInAnyOrder("record.json", "verdict.json", "packet.md", "packet.html");
        assertThat(ran.outputs()).contains("record=" + folder.resolve("out/record.json"));
    }

    @Test
    void countsTheTimeOfTheJobsOfItsRun() throws Exception {
        workflow.push("a.txt", "a\n").test(true);
        workflow.github.with(
                workflow.head(),
                List.of(job("build", 1_001, 600, 120), running("gate", 1_001, 60), job("of another run", 999, 600, 0)));

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.outputs()).contains("cost=CI time 9 min 0 s, no limit");
        assertThat(ran.summary()).contains("CI time 9 min 0 s");
    }

    @Test
    void countsNoJobTwiceThatARerunTellsOfAgain() throws Exception {
        workflow.variables.put("GITHUB_RUN_ID", "77");
        workflow.push("a.txt", "a\n").test(true);
        workflow.github.with(workflow.head(), List.of(job("build", 77, 600, 0), job("lint", 77, 600, 0)));
        workflow.onPullRequest("opened");
        workflow.variables.put("GITHUB_RUN_ATTEMPT", "2");
        workflow.github.with(workflow.head(), List.of(job("lint", 77, 0, -30)));

        Ran ran = workflow.on("pull_request", workflow.pullRequest("opened", WorkflowSandbox.PROJECT));

        assertThat(ran.outputs()).contains("cost=CI time 20 min 30 s, no limit");
    }

    @Test
    void spendsTheBudgetOfCiMinutes() throws Exception {
        workflow.variables.put("EVIDENCE_GATE_INPUT_REPAIR_CI_MINUTES", "5");
        workflow.push("a.txt", "a\n").test(false);
        workflow.github.with(workflow.head(), List.of(job("build", 1_001, 600, 120)));

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.outputs()).contains("cost=CI time 8 min 0 s of 5 min 0 s");
        assertThat(ran.summary()).contains("CI time 8 min 0 s of 5 min 0 s");
    }

    @Test
    void doesNotKnowTheTimeOfJobsThatNobodyTells() throws Exception {
        workflow.push("a.txt", "a\n").test(true);

        assertThat(workflow.onPullRequest("opened").outputs()).contains("cost=unknown");
    }

    /** Seconds before the first run is judged. */
    private static JobResult job(String name, long run, long start, long end) {
        return new JobResult(
                name,
                "success",
                "github-actions",
                url(run, name),
                Optional.of(before(start)),
                Optional.of(before(end)));
    }

    private static JobResult running(String name, long run, long start) {
        return new JobResult(name, "", "github-actions", url(run, name), Optional.of(before(start)), Optional.empty());
    }

    private static String url(long run, String name) {
        return "https://github.example/acme/shop/actions/runs/" + run + "/job/" + name.length();
    }

    private static Instant before(long seconds) {
        return Instant.parse("2026-11-01T07:01:00Z").minusSeconds(seconds);
    }

    @Test
    void tellsWhichPermissionIsMissing() throws Exception {
        workflow.push("a.txt", "a\n");
        workflow.variables.put("EVIDENCE_GATE_INPUT_COMMAND", "doctor");
        Ran whole = workflow.onPullRequest("opened");
        workflow.github.knows("ghs_less", StandInToken.readOnly());
        workflow.variables.put("EVIDENCE_GATE_INPUT_TOKEN", "ghs_less");

        Ran less = workflow.onPullRequest("opened");

        assertThat(whole.status()).as(whole.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(whole.log()).contains("may write: packet, labels, answers to commands");
        assertThat(less.status()).isEqualTo(ExitStatus.BLOCKED);
        assertThat(less.log()).contains("the line \"pull-requests: write\"");
        assertThat(less.summary()).contains("pull-requests: write");
        assertThat(workflow.github.comments(WorkflowSandbox.NUMBER)).isEmpty();
    }

    @Test
    void asksAtMostTwelveTimes() throws Exception {
        for (int i = 0; i < 99; i++) {
            workflow.git.write("src/f" + i + ".txt", "x\n");
        }
        workflow.push("a.txt", "a\n").test(true);
        for (int i = 0; i < 30; i++) {
            workflow.github.commented(WorkflowSandbox.NUMBER, "robin", "comment " + i);
        }

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(workflow.github.recorded()).hasSizeLessThanOrEqualTo(12);
        assertThat(ran.log()).contains(workflow.github.recorded().size() + " API calls");
    }

    @Test
    void writesTheTokenNowhere() throws Exception {
        workflow.push("a.txt", "a " + GithubStandIn.TOKEN.substring(0, 10) + "\n")
                .test(true);

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.log()).doesNotContain(GithubStandIn.TOKEN);
        for (Path file : workflow.written()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain(GithubStandIn.TOKEN);
        }
        assertThat(workflow.github.recorded())
                .allSatisfy(call -> assertThat(call.body()).doesNotContain(GithubStandIn.TOKEN));
    }

    @Test
    void letsTheRunnerHideTheTokenInOneLineAndWritesItNowhereElse() throws Exception {
        workflow.variables.put("GITHUB_ACTIONS", "true");
        workflow.push("a.txt", "a\n").test(true);

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.log()).startsWith("::add-mask::" + GithubStandIn.TOKEN + "\n");
        assertThat(ran.log().lines().skip(1)).noneMatch(line -> line.contains(GithubStandIn.TOKEN));
    }

    @Test
    void doesNotFailBecauseDependabotMayOnlyRead() throws Exception {
        workflow.github.knows("ghs_bot", StandInToken.readOnly());
        workflow.variables.put("EVIDENCE_GATE_INPUT_TOKEN", "ghs_bot");
        workflow.variables.put("GITHUB_ACTOR", "dependabot[bot]");
        workflow.push("a.txt", "a\n").test(true);

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(ran.log()).contains("GitHub lets the workflows of Dependabot only read");
    }

    @Test
    void refusesAPolicyThatThePullRequestBringsAlong() throws Exception {
        workflow.push("mild.yml", "mode: observe\n").test(false);
        workflow.variables.put("EVIDENCE_GATE_INPUT_POLICY", "mild.yml");

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.log()).contains("the input policy stands in for no policy of a base that has one");
        assertThat(workflow.github.checkRuns())
                .singleElement()
                .satisfies(
                        check -> assertThat(check.path("conclusion").asText()).isEqualTo("failure"));
    }

    @Test
    void judgesTheHeadOfTheEventWhereTheMergeIsCheckedOut() throws Exception {
        workflow.push("a.txt", "a\n");
        workflow.git.run("checkout", "--quiet", "--detach", "main");
        workflow.git.run("merge", "--quiet", "--no-ff", "--message=Merge", "fix");
        workflow.test(true);

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.GO_ON);
        assertThat(workflow.github.checkRuns())
                .singleElement()
                .satisfies(check -> assertThat(check.path("head_sha").asText())
                        .isEqualTo(workflow.head().objectName()));
    }

    @Test
    void doesNothingWhenAPullRequestIsClosed() throws Exception {
        workflow.push("a.txt", "a\n");

        Ran ran = workflow.onPullRequest("closed");

        assertThat(ran.status()).isEqualTo(ExitStatus.GO_ON);
        assertThat(ran.summary()).contains("pull request 12 was closed without a merge");
        assertThat(workflow.github.recorded()).isEmpty();
    }

    @Test
    void obeysNoCommandOfTheRunnerInTextOfTheChange() throws Exception {
        workflow.push("a\n::set-output name=decision::ready\n##[error]x.txt", "a\n")
                .test(true);

        Ran ran = workflow.onPullRequest("opened");

        assertThat(ran.log().lines())
                .allMatch(line -> line.startsWith("evidence-gate: ") || line.startsWith("::notice "));
        assertThat(ran.log()).doesNotContain("##[");
        assertThat(ran.outputs().lines().filter(line -> line.startsWith("decision=")))
                .hasSize(1);
    }
}
