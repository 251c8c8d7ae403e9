package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path folder;

    private String repo = "";

    @BeforeEach
    void makeChange() {
        GitSandbox git = GitSandbox.create(folder.resolve("shop")).write("a.txt", "a\n");
        git.commit("Begin");
        git.write("a.txt", "b\n").commit("Go on");
        repo = git.top().toString();
    }

    @Test
    void goesOnIfSomethingIsOnlyLimited() {
        Run run = Run.of("doctor", "--repo", repo);

        assertThat(run.status()).isZero();
        assertThat(run.error()).isEmpty();
        assertThat(run.output())
                .contains("limited  policy", "-> evidence-gate init")
                .endsWith(" 0 missing\n");
    }

    @Test
    void endsWithOneIfSomethingIsMissing() throws Exception {
        Path policy = Files.writeString(folder.resolve("p.yml"), "gates: {unit-tests: {kind: tests}}\n");

        Run run = Run.of("doctor", "--repo", repo, "--policy", policy.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("missing  gate unit-tests");
    }

    @Test
    void endsWithOneIfTheBaseIsUnknown() {
        Run run = Run.of("doctor", "--repo", repo, "--base", "nowhere");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("missing  base", "-> check the name");
    }

    @Test
    void endsWithTwoIfItCannotLook() {
        Run run = Run.of("doctor", "--repo", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
    }

    @Test
    void refusesAnUnknownFormat() {
        Run run = Run.of("doctor", "--format", "html");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("expected one of: text, json");
    }

    @Test
    void printsJson() {
        Run run = Run.of("doctor", "--repo", repo, "--format", "json");

        assertThat(run.output()).startsWith("{\n  \"state\": \"limited\",\n").endsWith("}\n");
    }

    @Test
    void takesTheWorkItemThatACheckTakes() {
        Run run = Run.reading("# SHOP-7 Round\n", "doctor", "--repo", repo, "--work-item", "-");

        assertThat(run.output()).contains("ok       work item");
    }

    @Test
    void showsNoValueOfAVariable() {
        Map<String, String> variables =
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_TOKEN", "sesame", "XDG_CACHE_HOME", folder.toString());

        Run run = Run.in(variables, Set.of(), "", "doctor", "--repo", repo);

        assertThat(run.output())
                .contains("GITHUB_TOKEN is set", "GitHub Actions")
                .doesNotContain("sesame");
    }

    @Test
    void asksGithubAboutTheTokenOfAWorkflow() {
        Map<String, String> variables = Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_TOKEN", "sesame",
                "GITHUB_REPOSITORY", "acme/shop",
                "GITHUB_API_URL", "http://127.0.0.1:1",
                "XDG_CACHE_HOME", folder.toString());

        Run run = Run.in(variables, Set.of(), "", "doctor", "--repo", repo);

        assertThat(run.status()).isZero();
        assertThat(run.output())
                .contains("limited  rights", "cannot be told: GitHub answers no further question", "127.0.0.1")
                .doesNotContain("sesame");
    }
}
