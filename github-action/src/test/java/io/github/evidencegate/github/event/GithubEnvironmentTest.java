package io.github.evidencegate.github.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GithubEnvironmentTest {
    @Test
    void namesAVariableThatIsMissingAndWhatToDo() {
        GithubEnvironment environment = new GithubEnvironment(Map.of());

        assertThatThrownBy(environment::event)
                .isInstanceOf(EvidenceException.class)
                .hasMessage(
                        "environment variable GITHUB_EVENT_NAME is not set; run this in a step of a GitHub workflow,"
                                + " where the runner sets it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "owner/name/more", "../x", "owner/na me", "owner/name?x=1"})
    void refusesAProjectThatIsNone(String repository) {
        GithubEnvironment environment = new GithubEnvironment(Map.of("GITHUB_REPOSITORY", repository));

        assertThatThrownBy(environment::repository)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("GITHUB_REPOSITORY")
                .hasMessageContaining("owner/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc", "https://secret@host", "api.github.com", "https://host?token=secret", "::"})
    void refusesAnAddressWithoutRepeatingIt(String url) {
        GithubEnvironment environment = new GithubEnvironment(Map.of("GITHUB_SERVER_URL", url));

        assertThatThrownBy(environment::server)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("GITHUB_SERVER_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void readsWhatTheRunnerSets() throws Exception {
        GithubEnvironment environment = new GithubEnvironment(Map.of(
                "GITHUB_SERVER_URL", "https://github.example/",
                "GITHUB_REPOSITORY", "acme/shop",
                "GITHUB_RUN_ID", "7",
                "GITHUB_RUN_ATTEMPT", "2",
                "GITHUB_JOB", " ",
                "GITHUB_ACTIONS", "false"));

        assertThat(environment.runUrl()).isEqualTo("https://github.example/acme/shop/actions/runs/7");
        assertThat(environment.runAttempt()).isEqualTo(2);
        assertThat(environment.job()).isEmpty();
        assertThat(environment.output()).isEmpty();
        assertThat(environment.isOnRunner()).isFalse();
    }

    @Test
    void refusesAFileAndAFolderThatAreNotThere() {
        GithubEnvironment environment = new GithubEnvironment(
                Map.of("GITHUB_EVENT_PATH", "/no/such\n" + "x".repeat(200), "GITHUB_WORKSPACE", "/no/such/folder"));

        assertThatThrownBy(environment::payload)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("GITHUB_EVENT_PATH is \"/no/such?xxx")
                .hasMessageContaining("…\", expected a file that is there");
        assertThatThrownBy(environment::workspace)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("expected a folder that is there");
    }

    @Test
    void refusesWhatNoFileCanBeCalled() {
        GithubEnvironment environment = new GithubEnvironment(Map.of("GITHUB_OUTPUT", "a\0b"));

        assertThatThrownBy(environment::output)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("GITHUB_OUTPUT")
                .hasMessageContaining("expected a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e3", "seven"})
    void refusesARunWithoutANumber(String run) {
        GithubEnvironment environment = new GithubEnvironment(Map.of("GITHUB_RUN_ID", run));

        assertThatThrownBy(environment::runId)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("GITHUB_RUN_ID");
    }
}
