package io.github.evidencegate.github.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.github.event.GithubEvent.OfChange;
import io.github.evidencegate.github.event.GithubEvent.OfComment;
import io.github.evidencegate.github.event.GithubEvent.OfCommit;
import io.github.evidencegate.github.event.GithubEvent.OfRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    private static final String HEAD = "a".repeat(40);
    private static final String BASE = "b".repeat(40);
    private static final String CHANGE = """
            {"action": "%s", "number": 12, "pull_request": {"number": 12, "merged": %s,
              "head": {"sha": "%s", "ref": "fix", "repo": {"full_name": "fork/name"}},
              "base": {"sha": "%s", "ref": "main", "repo": {"full_name": "owner/name"}}}}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "pull_request, opened, CHANGE",
        "pull_request, synchronize, CHANGE",
        "pull_request, reopened, CHANGE",
        "pull_request, ready_for_review, CHANGE",
        "pull_request, edited, CHANGE",
        "pull_request, labeled, CHANGE",
        "pull_request, assigned, CHANGE",
        "pull_request, closed, CLOSED",
        "pull_request_target, opened, CHANGE_TRUSTED",
        "pull_request_target, closed, CLOSED",
        "pull_request_review, submitted, REVIEW",
        "pull_request_review, dismissed, REVIEW",
    })
    void tellsThePullRequestOfAnEvent(String event, String action, EventKind kind) throws Exception {
        GithubEvent told = told(event, CHANGE.formatted(action, "false", HEAD, BASE));

        assertThat(told)
                .isEqualTo(new OfChange(
                        kind,
                        12,
                        new Revision(HEAD),
                        new Revision(BASE),
                        Optional.of("main"),
                        "fork/name",
                        false,
                        Optional.empty()));
    }

    @Test
    void tellsThatAPullRequestWasMerged() throws Exception {
        GithubEvent told = told("pull_request", CHANGE.formatted("closed", "true", HEAD, BASE));

        assertThat(told)
                .isInstanceOfSatisfying(
                        OfChange.class, change -> assertThat(change.isMerged()).isTrue());
    }

    @Test
    void knowsNoProjectOfAForkThatWasDeleted() throws Exception {
        String payload = CHANGE.formatted("opened", "false", HEAD, BASE)
                .replace("\"repo\": {\"full_name\": \"fork/name\"}", "\"repo\": null");

        GithubEvent told = told("pull_request", payload);

        assertThat(told)
                .isInstanceOfSatisfying(
                        OfChange.class,
                        change -> assertThat(change.headProject()).isEmpty());
    }

    @Test
    void tellsTheRunThatEnded() throws Exception {
        GithubEvent told = told("workflow_run", """
                {"action": "completed", "workflow_run": {"id": 77, "event": "pull_request", "head_sha": "%s",
                  "head_branch": "fix", "head_repository": {"full_name": "fork/name"}, "pull_requests": []}}
                """.formatted(HEAD));

        assertThat(told)
                .isEqualTo(new OfRun(
                        EventKind.RUN,
                        77,
                        "pull_request",
                        new Revision(HEAD),
                        "fix",
                        "fork/name",
                        List.of(),
                        Optional.empty()));
    }

    @Test
    void comparesTheHeadOfAQueueWithItsBase() throws Exception {
        GithubEvent told = told("merge_group", """
                {"action": "checks_requested", "merge_group": {"head_sha": "%s", "base_sha": "%s",
                  "head_ref": "refs/heads/gh-readonly-queue/main/pr-12-x"}}
                """.formatted(HEAD, BASE));

        assertThat(told).isInstanceOfSatisfying(OfCommit.class, commit -> {
            assertThat(commit.kind()).isEqualTo(EventKind.QUEUE);
            assertThat(commit.base()).contains(new Revision(BASE));
        });
    }

    @Test
    void comparesAPushWithWhatWasThereBefore() throws Exception {
        GithubEvent told = told("push", push(BASE, HEAD, "refs/heads/main", false));

        assertThat(told)
                .isEqualTo(new OfCommit(
                        EventKind.PUSH, new Revision(HEAD), Optional.of(new Revision(BASE)), "refs/heads/main"));
    }

    @ParameterizedTest
    @CsvSource({"0000000000000000000000000000000000000000, false", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, true"})
    void knowsNoBaseOfANewBranchOrAForcePush(String before, boolean isForced) throws Exception {
        GithubEvent told = told("push", push(before, HEAD, "refs/heads/fix", isForced));

        assertThat(told)
                .isInstanceOfSatisfying(
                        OfCommit.class, commit -> assertThat(commit.base()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "refs/tags/v1, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "refs/heads/fix, 0000000000000000000000000000000000000000"
    })
    void passesOverTagsAndBranchesThatGo(String ref, String after) throws Exception {
        GithubEvent told = told("push", push(BASE, after, ref, false));

        assertThat(told).isInstanceOf(GithubEvent.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"workflow_dispatch", "schedule"})
    void takesTheCommitOfTheWorkflowWhereNothingHappened(String event) throws Exception {
        GithubEvent told = told(event, "{\"schedule\": \"0 5 * * *\"}");

        assertThat(told)
                .isEqualTo(new OfCommit(EventKind.BRANCH, new Revision(HEAD), Optional.empty(), "refs/heads/main"));
    }

    @Test
    void tellsTheCommentOnAPullRequest() throws Exception {
        GithubEvent told = told("issue_comment", """
                {"action": "created", "issue": {"number": 12, "pull_request": {"url": "x"}},
                  "comment": {"id": 99, "body": "/evidence resume: fixed"}}
                """);

        assertThat(told).isEqualTo(new OfComment(EventKind.COMMENT, 12, "99"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\": \"created\", \"issue\": {\"number\": 12}, \"comment\": {\"id\": 99}}",
                "{\"action\": \"created\", \"issue\": {\"number\": 12, \"pull_request\": {}}, \"comment\": {\"id\": 9, \"body\": \"hi\"}}",
                "{\"action\": \"edited\", \"issue\": {\"number\": 12, \"pull_request\": {}}, \"comment\": {\"id\": 99}}"
            })
    void passesOverCommentsThatAreNotNewCommandsOnAPullRequest(String payload) throws Exception {
        GithubEvent told = told("issue_comment", payload);

        assertThat(told).isInstanceOf(GithubEvent.Nothing.class);
    }

    @Test
    void refusesAnEventThatItDoesNotKnow() {
        assertThatThrownBy(() -> told("fork", "{}"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("the event fork is not known")
                .hasMessageContaining("pull_request, pull_request_target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"action\": \"opened\"}",
                "{\"action\": \"opened\", \"pull_request\": 7}",
                "{\"action\": \"opened\", \"pull_request\": {\"number\": -1}}",
                "{\"action\": \"opened\", \"pull_request\": {\"number\": 99999999999999999999}}",
                "{\"action\": \"opened\", \"pull_request\": {\"number\": 1, \"head\": {\"sha\": \"--output=x\"}}}",
                "{\"action\": \"opened\", \"action\": \"closed\"}"
            })
    void refusesAPayloadThatGithubWouldNotWrite(String payload) {
        assertThatThrownBy(() -> told("pull_request", payload))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("the payload of pull_request")
                .hasMessageContaining("do not change GITHUB_EVENT_PATH");
    }

    private GithubEvent told(String event, String payload) throws IOException, EvidenceException {
        Path file = Files.writeString(folder.resolve("event.json"), payload);
        GithubEnvironment environment = new GithubEnvironment(
                Map.of("GITHUB_SHA", HEAD, "GITHUB_REF", "refs/heads/main", "GITHUB_RUN_ATTEMPT", "1"));
        return Payload.read(event, file).told(environment);
    }

    private static String push(String before, String after, String ref, boolean isForced) {
        return "{\"before\": \"%s\", \"after\": \"%s\", \"ref\": \"%s\", \"forced\": %s}"
                .formatted(before, after, ref, isForced);
    }
}
