package io.github.evidencegate.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.github.testkit.ScriptedServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsThatWaitTest {
    @ParameterizedTest
    @CsvSource({"in_progress,true", "queued,false", "waiting,false", "requested,false", "pending,false"})
    void haveNotBegunAlthoughGithubNamesATime(String status, boolean hasBegun) throws Exception {
        String answer = """
                {"total_count": 1, "check_runs": [{"name": "build", "status": "%s", "conclusion": null,
                  "started_at": "2026-11-01T07:00:00Z", "completed_at": null, "app": {"slug": "github-actions"},
                  "html_url": "https://github.com/acme/shop/actions/runs/1/job/2"}]}
                """.formatted(status);

        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.answer(200, answer))) {
            GithubForge forge = new GithubForge(
                    GithubProject.of(server.url(), "acme/shop"), new AccessToken("ghs_token"), Optional.empty());
            List<JobResult> jobs = forge.jobs(new Revision("b".repeat(40)));

            assertThat(jobs)
                    .singleElement()
                    .returns(hasBegun, job -> job.startedAt().isPresent());
        }
    }
}
